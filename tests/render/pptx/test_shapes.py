from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.render.pptx.shapes import drawn, fill, line_look, tree
from deckgen.scene.nodes import Line, Picture, Shape, Stroke
from deckgen.units import Rect
from tests.powerpoint import Element, find
from tests.render.pptx.support import HERE, drawing, parse

STROKE = Stroke("a2", 19050)
SHAPE = Shape(key="bar", place=HERE, rect=Rect(10, 20, 30, 40), fill="a2")
PICTURE = Picture(key="logo", place=HERE, rect=Rect(10, 20, 30, 40), data=b"pixels", format="png", alt="شعار")


def line(start: tuple[int, int], end: tuple[int, int], stroke: Stroke = STROKE) -> Element:
    return parse(drawn(drawing(), Line(key="rule", place=HERE, start=start, end=end, stroke=stroke)))


def box(element: Element) -> tuple[int, ...]:
    (transform,) = find(element, "p:spPr/a:xfrm")
    return tuple(int(value) for value in find(transform, "a:off/@x | a:off/@y | a:ext/@cx | a:ext/@cy"))


def test_a_shape_stands_in_its_box_with_fill_and_no_line() -> None:
    shape = parse(drawn(drawing(), SHAPE))
    assert box(shape) == (10, 20, 30, 40)
    assert find(shape, "p:spPr/a:prstGeom/@prst") == ["rect"]
    assert find(shape, "p:spPr/a:solidFill/a:schemeClr/@val") == ["accent2"]
    assert find(shape, "p:spPr/a:ln/a:noFill")
    assert not find(shape, "p:txBody")


def test_what_carries_no_meaning_is_marked_as_decorative() -> None:
    shape = parse(drawn(drawing(), SHAPE))
    assert find(shape, "p:nvSpPr/p:cNvPr/@descr") == [""]
    assert find(shape, "p:nvSpPr/p:cNvPr//adec:decorative/@val") == ["1"]


def test_what_carries_meaning_is_described() -> None:
    shape = parse(drawn(drawing(), replace(SHAPE, alt="أعلى <من> غيره")))
    assert find(shape, "p:nvSpPr/p:cNvPr/@descr") == ["أعلى <من> غيره"]
    assert not find(shape, "p:nvSpPr/p:cNvPr//adec:decorative")


def test_paths_are_closed_where_they_end_as_they_begin() -> None:
    open_path, closed = ((0, 0), (30, 0), (30, 40)), ((0, 0), (30, 0), (0, 40), (0, 0))
    shape = parse(drawn(drawing(), replace(SHAPE, preset="path", paths=(open_path, closed))))
    (path,) = find(shape, "p:spPr/a:custGeom/a:pathLst/a:path")
    assert (path.get("w"), path.get("h")) == ("30", "40")
    steps = [child.tag.split("}")[1] for child in path]
    assert steps == ["moveTo", "lnTo", "lnTo", "moveTo", "lnTo", "lnTo", "close"]
    assert find(path, "a:moveTo/a:pt/@x") == ["0", "0"]


@pytest.mark.parametrize(
    ("start", "end", "flips"),
    [
        ((10, 20), (40, 60), {}),
        ((40, 20), (10, 60), {"flipH": "1"}),
        ((10, 60), (40, 20), {"flipV": "1"}),
        ((40, 60), (10, 20), {"flipH": "1", "flipV": "1"}),
    ],
)
def test_a_line_runs_from_its_start_to_its_end(
    start: tuple[int, int], end: tuple[int, int], flips: dict[str, str]
) -> None:
    connector = line(start, end)
    assert box(connector) == (10, 20, 30, 40)
    assert dict(find(connector, "p:spPr/a:xfrm")[0].attrib) == flips


def test_an_arrow_has_its_head_at_the_end() -> None:
    look = find(line((0, 0), (9, 9), replace(STROKE, arrow=True, dash="dash")), "p:spPr/a:ln")[0]
    assert [child.tag.split("}")[1] for child in look] == ["solidFill", "prstDash", "tailEnd"]
    assert find(look, "a:prstDash/@val") == ["dash"]


def test_a_picture_fills_its_box_and_is_described() -> None:
    page = drawing()
    picture = parse(drawn(page, PICTURE))
    assert box(picture) == (10, 20, 30, 40)
    assert find(picture, "p:nvPicPr/p:cNvPr/@descr") == ["شعار"]
    (id,) = find(picture, "p:blipFill/a:blip/@r:embed")
    assert f'Id="{id}"' in page.part.relationships()
    assert 'Target="../media/image1.png"' in page.part.relationships()


def test_the_same_picture_is_in_the_package_once() -> None:
    page = drawing()
    names = [find(parse(drawn(page, picture)), ".//a:blip/@r:embed") for picture in (PICTURE, PICTURE)]
    assert names[0] == names[1]
    drawn(page, replace(PICTURE, data=b"others"))
    assert [part.name for part in page.deck.media.values()] == ["/ppt/media/image1.png", "/ppt/media/image2.png"]


def test_a_theme_role_is_a_slot_and_any_other_a_colour() -> None:
    deck = drawing().deck
    assert find(parse(fill(deck, "ink")), "a:schemeClr/@val") == ["tx1"]
    assert find(parse(fill(deck, "tlp.red")), "a:srgbClr/@val") == [deck.scene.theme.colors["tlp.red"]]
    assert parse(fill(deck, None)).tag.endswith("noFill")


def test_no_stroke_is_a_line_that_is_not_drawn() -> None:
    assert find(parse(line_look(drawing().deck, None)), "a:noFill")


def test_shapes_are_counted_after_their_group() -> None:
    page = drawing()
    shapes = parse(tree(drawn(page, SHAPE) + drawn(page, replace(SHAPE, key="bar-2"))))
    assert find(shapes, ".//p:cNvPr/@id") == ["1", "2", "3"]
    assert find(shapes, ".//p:cNvPr/@name") == ["", "Bar", "Bar 2"]
