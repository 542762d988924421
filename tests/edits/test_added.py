"""Slides that somebody has added to a deck go into the next one whole, and nothing else of it does."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from deckgen import pipeline
from deckgen.edits import record
from deckgen.edits.added import with_added
from deckgen.edits.edited import slides as read
from deckgen.edits.finding import found
from deckgen.edits.found import Found
from deckgen.limits import Limits
from deckgen.problems import UsageError
from tests.edits import support
from tests.edits.adding import SAID, added, deck, everything, kept, opened, recorded, slide_of, titles
from tests.edits.pulling import OUTLINE, built
from tests.edits.support import Edit
from tests.kinds.support import FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return recorded(tmp_path)


def test_a_slide_is_carried_with_all_that_it_holds(folder: Path) -> None:
    data, told = kept(folder, added(2, everything))
    assert told == []
    slide = slide_of(data)
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [list(plot.categories) for plot in chart.plots] == [["أ", "ب"]]
    assert chart.part.chart_workbook.xlsx_part.blob[:2] == b"PK"
    assert slide.notes_slide.notes_text_frame.text == "ملاحظة زميل"
    assert next(shape.table for shape in slide.shapes if shape.has_table).cell(0, 0).text == "خلية"
    kinds = sorted(relation.reltype.rpartition("/")[2] for relation in slide.part.rels.values())
    assert kinds == [
        "chart", "hyperlink", "image", "image", "media", "notesSlide", "slide", "slideLayout", "video",
    ]  # fmt: skip
    links = [shape.click_action.target_slide for shape in slide.shapes if shape.shape_type == 1]
    assert [link.slide_id for link in links] == [opened(data).slides[0].slide_id]
    assert sum(name.endswith(".mp4") for name in ZipFile(BytesIO(data)).namelist()) == 1


def test_it_is_carried_where_another_was_deleted(folder: Path) -> None:
    data, told = kept(folder, added(3), support.deleted)
    assert titles(data).count(SAID) == 1
    assert told == []


@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.slow) for place in (1, 2, 3, 4)), 5])
def test_it_follows_the_slide_that_it_followed(place: int, folder: Path) -> None:
    count = len(deck().slides)
    place = min(place, count)
    edits = added(place), added(place + 1, title=f"{SAID} أيضًا")
    assert titles(kept(folder, *edits)[0]) == [*[""] * place, SAID, f"{SAID} أيضًا", *[""] * (count - place)]


@pytest.mark.slow
def test_it_follows_that_slide_under_another_title(folder: Path) -> None:
    """A section without an id has one that is made from its title, which a pull may have changed."""
    now = deck(OUTLINE.replace("title: المجالات", "title: ميادين"))
    assert titles(kept(folder, added(4), now=now)[0]) == ["", "", "", "", SAID, ""]


def test_where_that_slide_is_gone_it_follows_the_one_before(folder: Path) -> None:
    last = OUTLINE.index("  - title: المجالات")
    now = deck(OUTLINE[:last])
    assert len(now.slides) == len(deck().slides) - 1
    before = [slide.id for slide in deck().slides].index(now.slides[-2].id)
    data, _ = kept(folder, added(before + 2), now=now)
    assert titles(data)[-2:] == [SAID, ""]


@pytest.mark.slow
def test_every_slide_layout_is_found_by_its_name(folder: Path) -> None:
    names = [layout.name for layout in opened(built().data).slide_layouts]
    edits = [added(i, layout=i, title=f"{SAID} {i}") for i in range(len(names))]
    data, _ = kept(folder, data=support.edited(built().data, *edits))
    assert [slide.slide_layout.name for slide in opened(data).slides][: len(names)] == names


def test_where_there_is_no_such_layout_boxes_stay_where_they_stood(folder: Path) -> None:
    def renamed(presentation: Any) -> None:
        layout = presentation.slide_layouts[1]
        layout._element.cSld.set("name", "تخطيط زميل")
        body = next(shape for shape in layout.placeholders if shape.placeholder_format.type not in (1, 3, 13, 15, 16))
        body.left, body.top, body.width, body.height = 1, 2, 3000000, 4000000
        body._element.xpath(".//p:ph")[0].set("idx", "4711")

    def filled(presentation: Any, slide: Any) -> None:
        box = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 4711)
        box.text_frame.text = "نص"

    slide = slide_of(kept(folder, renamed, added(2, filled, layout=1))[0])
    box = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 4711)
    assert (box.left, box.top, box.width, box.height) == (1, 2, 3000000, 4000000)


def copied(presentation: Any) -> None:
    """Copy the second slide as PowerPoint does, with its lasting id."""
    added(2)(presentation)
    old, new = presentation.slides[1], presentation.slides[2]
    for child in list(new._element):
        new._element.remove(child)
    for child in old._element:
        new._element.append(etree.fromstring(etree.tostring(child)))


def test_a_copied_slide_is_one_and_has_an_id_of_its_own(folder: Path) -> None:
    data, _ = kept(folder, copied)
    slides = read(data)
    assert slides is not None
    assert len(slides) == len(deck().slides) + 1
    assert len({slide.creation_id for slide in slides}) == len(slides)
    assert slides[1].texts == slides[2].texts


@pytest.mark.slow
def test_again_and_again_there_is_one_of_each_and_the_same_bytes(folder: Path) -> None:
    data = support.edited(built().data, copied, added(1, everything), added(0, title=f"{SAID} أولًا"))
    first, _ = kept(folder, data=data)
    assert kept(folder, data=data)[0] == first
    path, outline = folder / "edited.pptx", folder / "study.yaml"
    new, _ = with_added(deck(), path, outline, None, Limits())
    record.keep(outline, OUTLINE, None, new, folder / "study.pptx", first)
    assert kept(folder, data=first)[0] == first
    # Somebody has edited that deck as well.
    third, _ = kept(folder, data=support.edited(first, added(2, title=f"{SAID} ثم"), support.word(-1)))
    assert sorted(filter(None, titles(third))) == sorted([SAID, f"{SAID} أولًا", f"{SAID} ثم"])
    assert len(opened(third).slides) == len(opened(first).slides) + 1


@pytest.mark.parametrize(
    "lost", [(), pytest.param((support.without_ids,), marks=pytest.mark.slow)], ids=["ids", "no ids"]
)
def test_of_a_deck_with_such_slides_nothing_is_told_that_nobody_did(lost: tuple[Edit, ...], folder: Path) -> None:
    first, _ = kept(folder, added(1, everything), added(3, title=f"{SAID} ثم"))
    new, _ = with_added(deck(), folder / "edited.pptx", folder / "study.yaml", None, Limits())
    slides, carried = (json.loads(json.dumps(each)) for each in (record.slides(new), record.added(new)))
    edited = read(support.edited(first, *lost))
    assert edited is not None
    assert found(slides, edited, carried) == Found()
    edited = read(support.edited(first, added(4, title="أخرى"), *lost))
    assert edited is not None
    assert [left.kind for left in found(slides, edited, carried).left] == ["slide-added"]


def test_the_parts_of_the_deck_stay_whole(folder: Path) -> None:
    text = OUTLINE.replace("  - title: الشواهد", "  - title: الشواهد\n    part: الأول").replace(
        "  - title: المجالات", "  - title: المجالات\n    part: الثاني"
    )
    data, _ = kept(folder, added(2), added(4, title=f"{SAID} ثم"), now=deck(text))
    xml = ZipFile(BytesIO(data)).read("ppt/presentation.xml").decode()
    ids = re.findall(r'<p:sldId id="(\d+)"', xml)
    assert re.findall(r'<p14:sldId id="(\d+)"', xml) == ids
    assert len(set(ids)) == len(ids)


def test_only_the_same_reader_s_deck_of_the_same_size_is_kept(folder: Path) -> None:
    path, outline = folder / "edited.pptx", folder / "study.yaml"
    path.write_bytes(support.edited(built().data, added(2)))
    with pytest.raises(UsageError, match="another reader"):
        with_added(deck(), path, outline, "minister", Limits())
    other = pipeline.build(pipeline.load_text(OUTLINE, "study.yaml", FILES), size="4:3")
    with pytest.raises(UsageError, match="size"):
        with_added(other, path, outline, None, Limits())
    with pytest.raises(UsageError, match="no record"):
        with_added(deck(), path, folder / "elsewhere" / "study.yaml", None, Limits())
    (folder / "other.yaml").write_text(OUTLINE, encoding="utf-8")
    with pytest.raises(UsageError, match="study"):
        with_added(deck(), path, folder / "other.yaml", None, Limits())
