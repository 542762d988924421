from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from deckgen import pipeline
from deckgen.edits import record
from deckgen.edits.added import with_added
from deckgen.house.xml import A, P, placeholder, shapes
from deckgen.limits import Limits
from tests.house import support
from tests.house.test_merge import KEPT
from tests.powerpoint import faults

NAMES = ["Opening", "Chapter", "Text", "Vertical"]
WIDTH = 12191695


def test_a_deck_has_them_behind_its_own_where_it_keeps_them(tmp_path: Path) -> None:
    plain, kept = (
        [layout.name for layout in Presentation(str(support.worn(tmp_path, named=named))).slide_layouts]
        for named in ("house.potx", KEPT)
    )
    assert kept == plain + NAMES


@pytest.mark.slow
def test_a_slide_is_added_by_hand_in_one_of_them(tmp_path: Path) -> None:
    deck = Presentation(str(support.worn(tmp_path, named=KEPT)))
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name("Text"))
    slide.shapes.title.text = "شريحة مضافة"
    deck.save(out := BytesIO())
    assert len(Presentation(out).slides) == len(deck.slides)


@pytest.mark.parametrize("rtl", [False, True])
def test_they_are_turned_with_the_master(rtl: bool) -> None:
    layouts = support.taken(support.template(), rtl=rtl, keep=True).house.layouts
    (picture,) = etree.fromstring(layouts[0].part.xml).iter(f"{P}pic")
    (off,) = picture.iter(f"{A}off")
    assert int(off.get("x")) == (WIDTH - round(4.2 * 914400) if rtl else 0)


def _with(number: int, *changes: tuple[str, str]) -> bytes:
    """Return the template with texts of a layout replaced."""
    name = f"ppt/slideLayouts/slideLayout{number}.xml"
    xml = support.members(support.template())[name].decode()
    for old, new in changes:
        assert old in xml
        xml = xml.replace(old, new)
    return support.changed(support.template(), {name: xml})


def test_a_picture_that_fills_one_keeps_its_places() -> None:
    made = support.maker()
    full = made.picture(8, made.transform(0, 0, 13.333, 7.5), "rIdArt")
    data = _with(2, ("</p:grpSpPr>", f"</p:grpSpPr>{full}"))
    there, here = (support.taken(data, rtl=rtl, keep=True).house.layouts[1].part.xml for rtl in (False, True))
    assert [off.get("x") for off in etree.fromstring(there).iter(f"{A}off")] == [
        off.get("x") for off in etree.fromstring(here).iter(f"{A}off")
    ]


def test_ids_names_and_indices_are_of_their_own() -> None:
    data = _with(3, ('idx="10"', 'idx="1"'), ('id="4"', 'id="2"'))
    root = etree.fromstring(support.taken(data, keep=True).house.layouts[2].part.xml)
    properties = list(root.iter(f"{P}cNvPr"))
    marks = [mark for shape in shapes(root) if (mark := placeholder(shape)) is not None]
    assert len({element.get("id") for element in properties}) == len(properties)
    assert len({mark.get("idx") for mark in marks}) == len(marks)
    assert [element.get("name") for element in properties[1:3]] == ["Title 1", "Content Placeholder 2"]


def test_a_master_that_is_not_worn_leaves_none() -> None:
    assert len(support.taken(support.two_masters(), keep=True).house.layouts) == len(NAMES)


def test_connectors_name_no_shapes_by_ids_that_are_others_now() -> None:
    line = (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="9" name="x"/><p:cNvCxnSpPr><a:stCxn id="2" idx="0"/>'
        '<a:endCxn id="3" idx="1"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr/></p:cxnSp>'
    )
    house = support.taken(_with(3, ("</p:grpSpPr>", f"</p:grpSpPr>{line}")), keep=True).house
    assert all("Cxn id" not in part.xml for part in (house.content.drawn, *(layout.part for layout in house.layouts)))


def next_deck(folder: Path) -> tuple[Path, list[str]]:
    """Return a deck that keeps slides in two layouts, one of them the template's own, and the layouts' names."""
    path = support.outline(folder, named=KEPT)
    deck = pipeline.build(pipeline.load(path))
    (file,) = deck.save(folder / "outline.pptx")
    record.keep(path, path.read_text("utf-8"), None, deck, file, file.read_bytes())
    edited = Presentation(str(file))
    names = ["Text", deck.scene.layouts[0].name]
    for name in names:
        edited.slides.add_slide(edited.slide_layouts.get_by_name(name)).shapes.title.text = "شريحة مضافة"
    edited.save(str(file))
    new, _ = with_added(deck, file, path, None, Limits())
    (again,) = new.save(folder / "again.pptx")
    return again, names


def test_a_slide_in_one_of_them_keeps_it_in_the_next_deck(tmp_path: Path) -> None:
    deck, names = next_deck(tmp_path)
    assert [slide.slide_layout.name for slide in Presentation(str(deck)).slides][-2:] == names


@pytest.mark.slow
def test_a_deck_that_keeps_such_slides_is_valid(tmp_path: Path) -> None:
    deck, _ = next_deck(tmp_path)
    assert faults(deck) == []
