from __future__ import annotations

import re

import pytest

from deckgen.house.ground import shared
from deckgen.outline.mapping_file import Layouts, MappingFile
from deckgen.outline.values import Name
from deckgen.theme.contrast import TEXT, ratio, weak
from deckgen.theme.house import HEIGHT
from deckgen.theme.tokens import ROLES
from deckgen.units import inch
from tests.house import support

GROUNDS = {
    "white": "",
    "slot": '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill>',
    "dark slot": '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>',
    "black": '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>',
    "grey": '<a:solidFill><a:srgbClr val="808080"/></a:solidFill>',
    "gradient": '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000">'
    '<a:srgbClr val="D0E0F0"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>',
}


def test_layouts_are_chosen_by_type() -> None:
    house = support.taken(support.template()).house
    assert (house.cover.name, house.section.name, house.content.name) == ("Opening", "Chapter", "Text")


def test_a_layout_may_be_asked_for_by_name_or_number() -> None:
    asked = MappingFile(layouts=Layouts(section=Name("opening"), cover=Name("٢")))
    house = support.taken(support.template(), asked=asked).house
    assert (house.cover.name, house.section.name) == ("Chapter", "Opening")


def test_a_left_to_right_template_is_turned_round() -> None:
    there, here = (support.taken(support.template(), rtl=rtl).house.content for rtl in (False, True))
    width = inch(13.333)
    assert here.title.rect == there.title.rect._replace(x=width - there.title.rect.right)
    assert (there.title.look.align, here.title.look.align) == ("l", "r")
    left, top, right, bottom = there.title.look.insets
    assert here.title.look.insets == (right, top, left, bottom)
    assert here.body.x == width - there.body.right


def test_a_right_to_left_template_is_left_alone() -> None:
    taken = support.taken(support.template(rtl=True))
    assert taken.rtl
    assert 'x="11640312"' in taken.house.master.xml  # the band at the right, where the template has it


def test_a_smaller_slide_is_laid_out_as_one_of_our_height() -> None:
    house = support.taken(support.template(scale=0.75)).house
    assert house.scale == 0.75
    assert house.content.body.bottom <= HEIGHT


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_role_can_be_read_on_its_ground(ground: str) -> None:
    """Also where the ground is none that the theme's colours were made for."""
    house = support.taken(support.template(ground=GROUNDS[ground])).house
    assert set(house.colors) >= set(ROLES)
    assert [pair.role for pair, _ in weak(house.colors) if pair.role not in ("cover.title", "cover.accent")] == []
    assert ratio(house.colors["ink"], house.colors["a3.tint"]) >= TEXT


@pytest.mark.parametrize("ground", GROUNDS)
def test_links_have_the_themes_color_which_can_be_read(ground: str) -> None:
    """Programs ask a link's color of nothing else."""
    house = support.taken(support.template(ground=GROUNDS[ground])).house
    assert set(re.findall(r"Hlink><a:srgbClr val=.(\w+)|<a:hlink><a:srgbClr val=.(\w+)", house.theme.xml)) >= {
        ("", house.colors["hl"])
    }
    assert ratio(house.colors["hl"], house.colors["bg"]) >= TEXT


def test_a_ground_on_which_nothing_can_be_read_gets_a_panel() -> None:
    """So do the headline, and the source line that would stand in the footer."""
    mixed = GROUNDS["gradient"].replace("D0E0F0", "000000")
    house = support.taken(support.template(ground=mixed)).house
    panel, source = house.content.panel, house.content.source
    assert panel is not None
    assert source is not None
    assert house.content.kicker is not None
    boxes = house.content.title.rect, house.content.body, house.content.kicker, source.rect
    assert not [box for box in boxes if shared(box, panel) < 1]


@pytest.mark.parametrize("slot", ["dk1", "dk2", "lt2", "accent2"])
def test_what_stands_in_a_band_can_be_read_there(slot: str) -> None:
    made = support.maker()
    band = made.rectangle(9, made.transform(0, 6.6, 13.333, 0.9), slot)
    xml = made.layouts()[2].replace(made.placeholder(2, "title"), band + made.placeholder(2, "title"))
    house = support.taken(support.template(**{"ppt/slideLayouts/slideLayout3.xml": xml})).house
    assert ratio(house.colors["house.source"], made.COLORS[slot]) >= TEXT


def test_what_stands_around_the_body_does_not_overlap() -> None:
    frame = support.taken(support.template()).house.content
    assert frame.kicker is not None
    assert frame.tracker is not None
    assert frame.source is not None
    boxes = [frame.title.rect, frame.body, frame.kicker, frame.tracker, frame.source.rect]
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.meets(b)]


def test_a_small_body_grows_where_nothing_stands() -> None:
    low = support.taken(support.with_content(body=(3, 2.4, 7.6, 2.8))).house.content
    assert low.body.h >= inch(4)
    assert low.body.w >= inch(8.4)
    assert low.source is not None
    assert not [box for box in (low.title.rect, low.kicker, low.source.rect) if box and box.meets(low.body)]


def test_of_layouts_without_a_type_the_one_with_the_largest_body_serves() -> None:
    made = support.maker()
    content = made.layouts()[2].replace('type="obj"', 'type="cust"')
    small = content.replace('name="Text"', 'name="Small"').replace(
        made.placeholder(3, "", idx=1), made.placeholder(3, "", made.transform(1, 2, 6, 4), idx=1)
    )
    parts = {"ppt/slideLayouts/slideLayout3.xml": small, "ppt/slideLayouts/slideLayout4.xml": content}
    assert support.taken(support.template(**parts)).house.content.name == "Text"
