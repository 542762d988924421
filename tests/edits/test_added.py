"""Slides that somebody has added to a deck go into the next one whole, and nothing else of it does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from deckgen import pipeline
from deckgen.edits import record
from deckgen.edits.added import with_added
from deckgen.edits.edited import slides as read
from deckgen.edits.finding import Found, found
from deckgen.limits import Limits
from deckgen.output import Deck
from deckgen.problems import UsageError
from deckgen.render.pptx import render
from tests.edits import support
from tests.edits.pulling import OUTLINE, built
from tests.edits.support import Edit
from tests.kinds.support import FILES

PIXEL = Path(__file__).parents[2] / "examples" / "reservoir.png"
SAID = "قاله زميل"
Adding = Callable[[Any, Any], None]


@cache
def deck(text: str = OUTLINE) -> Deck:
    return built(text).deck


def added(after: int, *fills: Adding, layout: int = 0, title: str = SAID) -> Edit:
    """Add a slide behind so many others, with a title, and fill it."""

    def edit(presentation: Any) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
        if slide.shapes.title is not None:
            slide.shapes.title.text = title
        ids = presentation.slides._sldIdLst
        last = ids[-1]
        ids.remove(last)
        ids.insert(after, last)
        for fill in fills:
            fill(presentation, slide)

    return edit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an outline's record."""
    (tmp_path / "study.yaml").write_text(OUTLINE, encoding="utf-8")
    one = built()
    record.keep(tmp_path / "study.yaml", OUTLINE, None, one.deck, tmp_path / "study.pptx", one.data)
    return tmp_path


def kept(folder: Path, *edits: Edit, data: bytes | None = None, now: Deck | None = None) -> tuple[bytes, list[str]]:
    """Return a new deck with the slides that edits have added to the old one, and what is told."""
    path = folder / "edited.pptx"
    path.write_bytes(support.edited(built().data, *edits) if data is None else data)
    new, told = with_added(now or deck(), path, folder / "study.yaml", None, Limits())
    return render(new.scene), list(told)


def titles(data: bytes) -> list[str]:
    """Return the titles of slides that were added, and of the others what they end with."""
    shown = [slide.shapes.title.text if slide.shapes.title else "" for slide in opened(data).slides]
    return [title if title.startswith(SAID) else "" for title in shown]


def opened(data: bytes) -> Any:
    return pptx.Presentation(BytesIO(data))


def slide_of(data: bytes, title: str = SAID) -> Any:
    return next(slide for slide in opened(data).slides if slide.shapes.title and slide.shapes.title.text == title)


def everything(presentation: Any, slide: Any) -> None:
    """Fill a slide with all that people put on slides."""
    numbers = CategoryChartData()
    numbers.categories = ["أ", "ب"]
    numbers.add_series("س", (1, 2))
    at = Inches(1), Inches(2), Inches(3), Inches(2)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *at, numbers)
    slide.shapes.add_picture(str(PIXEL), *at)
    slide.shapes.add_table(2, 2, *at).table.cell(0, 0).text = "خلية"
    slide.shapes.add_movie(BytesIO(b"film" * 100), *at, mime_type="video/mp4")
    slide.notes_slide.notes_text_frame.text = "ملاحظة زميل"
    box = slide.shapes.add_textbox(*at)
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "موقع", "https://example.org/x"
    slide.shapes.add_shape(1, *at).click_action.target_slide = presentation.slides[0]


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


@pytest.mark.parametrize("place", range(6))
def test_it_follows_the_slide_that_it_followed(place: int, folder: Path) -> None:
    count = len(deck().slides)
    place = min(place, count)
    edits = added(place), added(place + 1, title=f"{SAID} أيضًا")
    assert titles(kept(folder, *edits)[0]) == [*[""] * place, SAID, f"{SAID} أيضًا", *[""] * (count - place)]


def test_where_that_slide_is_gone_it_follows_the_one_before(folder: Path) -> None:
    last = OUTLINE.index("  - title: المجالات")
    now = deck(OUTLINE[:last])
    assert len(now.slides) == len(deck().slides) - 1
    before = [slide.id for slide in deck().slides].index(now.slides[-2].id)
    data, _ = kept(folder, added(before + 2), now=now)
    assert titles(data)[-2:] == [SAID, ""]


def test_every_slide_layout_is_found_by_its_name(folder: Path) -> None:
    names = [layout.name for layout in opened(built().data).slide_layouts]
    edits = [added(i, layout=i, title=f"{SAID} {i}") for i in range(len(names))]
    data, _ = kept(folder, *edits)
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


@pytest.mark.parametrize("lost", [(), (support.without_ids,)], ids=["ids", "no ids"])
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


FOREIGN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, xml: str, *, external: bool = False, content_type: str = "") -> Adding:
    """Put an element on a slide whose relationship leads to what no deck may carry."""

    def fill(presentation: Any, slide: Any) -> None:
        if external:
            id = slide.part.relate_to(target, kind, is_external=True)
        else:
            from pptx.opc.package import Part
            from pptx.opc.packuri import PackURI

            part = Part(PackURI(target), content_type, slide.part.package, b"secret zq7zq")
            id = slide.part.relate_to(part, kind)
        names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
        element = etree.fromstring(xml.format(id=id, names=names))
        run = slide.shapes.title.text_frame.paragraphs[0].runs[0] if slide.shapes.title else None
        if element.tag.endswith("hlinkClick"):
            run.font._element.append(element)
        elif element.tag.endswith(("custDataLst", "timing")):
            slide._element.append(element) if element.tag.endswith("timing") else slide._element.cSld.append(element)
        else:
            slide.shapes._spTree.append(element)

    return fill


NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": FOREIGN,
}
FRAME = (
    "<p:graphicFrame {{names}}><p:nvGraphicFramePr><p:cNvPr id='90' name='x'/><p:cNvGraphicFramePr/><p:nvPr/>"
    "</p:nvGraphicFramePr><p:xfrm><a:off x='0' y='0'/><a:ext cx='9' cy='9'/></p:xfrm><a:graphic>"
    "<a:graphicData uri='{uri}'>{held}</a:graphicData></a:graphic></p:graphicFrame>"
)
OLE = FRAME.format(
    uri="http://schemas.openxmlformats.org/presentationml/2006/ole", held="<p:oleObj r:id='{id}' progId='x'/>"
)
CHART = FRAME.format(
    uri="http://schemas.openxmlformats.org/drawingml/2006/chart",
    held="<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' r:id='{id}'/>",
)
PICTURE = (
    "<p:pic {{names}}><p:nvPicPr><p:cNvPr id='91' name='x'/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>"
    "<a:blip r:{how}='{{id}}'/><a:stretch/></p:blipFill><p:spPr/></p:pic>"
)
LINK = "<a:hlinkClick {{names}} r:id='{{id}}'{action}/>"
BAD = {
    "object": related(f"{FOREIGN}/oleObject", "/ppt/embeddings/oleObject1.bin", OLE, content_type="application/x-ole"),
    "package": related(f"{FOREIGN}/package", "/ppt/embeddings/a.docm", OLE, content_type="application/x-docm"),
    "picture outside": related(f"{FOREIGN}/image", "http://evil/zq7zq", PICTURE.format(how="link"), external=True),
    "picture that is none": related(
        f"{FOREIGN}/image", "/ppt/media/a.png", PICTURE.format(how="embed"), content_type="image/png"
    ),
    "drawing with a script": related(
        f"{FOREIGN}/image", "/ppt/media/a.svg", PICTURE.format(how="embed"), content_type="image/svg+xml"
    ),
    "chart that is none": related(f"{FOREIGN}/chart", "/ppt/charts/c.xml", CHART, content_type="application/xml"),
    "file": related(f"{FOREIGN}/hyperlink", "file:///c:/zq7zq", LINK.format(action=""), external=True),
    "script": related(f"{FOREIGN}/hyperlink", "javascript:zq7zq", LINK.format(action=""), external=True),
    "program": related(
        f"{FOREIGN}/hyperlink", "https://zq7zq/", LINK.format(action=" action='ppaction://program'"), external=True
    ),
    "macro": related(
        f"{FOREIGN}/hyperlink", "https://a/", LINK.format(action=" action='ppaction://macro?name=zq7zq'"), external=True
    ),
    "tags": related(
        f"{FOREIGN}/tags",
        "/ppt/tags/tag1.xml",
        "<p:custDataLst {names}><p:tags r:id='{id}'/></p:custDataLst>",
        content_type="application/vnd.openxmlformats-officedocument.presentationml.tags+xml",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_nothing_is_carried_that_leads_outside_or_runs(what: str, folder: Path) -> None:
    data, told = kept(folder, added(2, BAD[what]))
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if "added" in name]
        held = b"".join(archive.read(name) for name in names)
    assert len(names) == 2
    assert b"zq7zq" not in held
    assert SAID in titles(data)
    assert len(told) == 1
    assert all(slide.shapes for slide in opened(data).slides)


def test_comments_stay_behind_and_are_told(folder: Path) -> None:
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    def commented(presentation: Any, slide: Any) -> None:
        part = Part(PackURI("/ppt/comments/comment1.xml"), "application/xml", slide.part.package, b"<zq7zq/>")
        slide.part.relate_to(part, f"{FOREIGN}/comments")

    data, told = kept(folder, added(2, commented))
    assert ["comments" in each for each in told] == [True]
    assert not any("comment" in name for name in ZipFile(BytesIO(data)).namelist())


HOSTILE = {
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
    "outside": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    "no slide": b"<x/>",
    "nothing": b"",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_part_is_told_and_not_carried(what: str, folder: Path) -> None:
    data = support.edited(built().data, added(2))
    name = slide_of(data).part.partname.rpartition("/")[2].removesuffix(".xml")
    with pytest.raises(UsageError, match="edited"):
        kept(folder, data=support.repacked(data, **{name: HOSTILE[what]}))


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "slide1.xml", "nowhere.xml", ""])
def test_a_path_that_leaves_the_archive_reads_nothing(target: str, folder: Path) -> None:
    data = support.edited(built().data, added(2, everything))
    name = slide_of(data).part.partname.rpartition("/")[2]
    relations = ZipFile(BytesIO(data)).read(f"ppt/slides/_rels/{name}.rels").decode()
    relations = re.sub(r'Target="\.\./(charts|media)/[^"]*"', f'Target="{target}"', relations)
    new, _ = kept(folder, data=support.repacked(data, **{name: relations.encode()}))
    assert {name for name in ZipFile(BytesIO(new)).namelist() if "added" in name}.isdisjoint({"charts", "media"})
    assert SAID in titles(new)


def test_what_is_too_large_names_its_limit(folder: Path) -> None:
    path = folder / "edited.pptx"
    path.write_bytes(support.edited(built().data, added(2)))
    for limit in ({"template_parts": 5}, {"template_unpacked": 10_000}):
        with pytest.raises(UsageError, match=next(iter(limit)).replace("_", "-")):
            with_added(deck(), path, folder / "study.yaml", None, Limits(**limit))


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
