"""Nothing is carried from a deck that leads outside, runs, or does harm."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from deckgen.edits.added import with_added
from deckgen.limits import Limits
from deckgen.problems import UsageError
from tests.edits import support
from tests.edits.adding import SAID, Adding, added, deck, everything, kept, opened, part_of, recorded, titles
from tests.edits.pulling import OUTLINE, built, light


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return recorded(tmp_path)


@pytest.fixture(scope="module")
def full() -> bytes:
    """Return a deck to which a slide with all that people put on slides was added."""
    return support.edited(light(OUTLINE), added(2, everything))


FOREIGN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, xml: str, *, external: bool = False, content_type: str = "") -> Adding:
    """Put an element on a slide whose relationship leads to what no deck may carry."""

    def fill(presentation: Any, slide: Any) -> None:
        if external:
            id = slide.part.relate_to(target, kind, is_external=True)
        else:
            part = Part(PackURI(target), content_type, slide.part.package, b"secret zq7zq")
            id = slide.part.relate_to(part, kind)
        names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
        element = etree.fromstring(xml.format(id=id, names=names))
        run = slide.shapes.title.text_frame.paragraphs[0].runs[0] if slide.shapes.title else None
        if element.tag.endswith("hlinkClick"):
            run.font._element.append(element)
        elif element.tag.endswith("custDataLst"):
            slide._element.cSld.append(element)
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
    data = support.edited(light(OUTLINE), added(2))
    name = part_of(data).removesuffix(".xml")
    with pytest.raises(UsageError, match="cannot be kept"):
        kept(folder, data=support.repacked(data, **{name: HOSTILE[what]}))


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "slide1.xml", "nowhere.xml", ""])
def test_a_path_that_leaves_the_archive_reads_nothing(target: str, full: bytes, folder: Path) -> None:
    data = full
    name = part_of(data)
    relations = ZipFile(BytesIO(data)).read(f"ppt/slides/_rels/{name}.rels").decode()
    relations = re.sub(r'Target="\.\./(charts|media)/[^"]*"', f'Target="{target}"', relations)
    assert relations.count(f'Target="{target}"') > 1
    new, _ = kept(folder, data=support.repacked(data, **{name: relations.encode()}))
    names = ZipFile(BytesIO(new)).namelist()
    assert [name for name in names if re.match("ppt/(charts|embeddings|media)/added", name)] == []
    assert SAID in titles(new)


def test_what_is_too_large_names_its_limit(folder: Path) -> None:
    path = folder / "edited.pptx"
    path.write_bytes(support.edited(built().data, added(2)))
    for limit in ({"template_parts": 5}, {"template_unpacked": 10_000}):
        with pytest.raises(UsageError, match=next(iter(limit)).replace("_", "-")):
            with_added(deck(), path, folder / "study.yaml", None, Limits(**limit))


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING = "http://schemas.microsoft.com/office/drawing/2008/diagram"


def diagram(presentation: Any, slide: Any) -> None:
    """Put a diagram on a slide, whose data names the relationship of its drawing by another way."""

    def part(name: str, kind: str, type: str, root: str) -> str:
        blob = f"<{root.format(id=drawing)} xmlns:dgm='{DIAGRAM}' xmlns:dsp='{DRAWING}'/>".encode()
        made = Part(PackURI(f"/ppt/diagrams/{name}1.xml"), type, slide.part.package, blob)
        return str(slide.part.relate_to(made, kind))

    drawingml = "application/vnd.openxmlformats-officedocument.drawingml"
    drawing = ""
    ids = [
        part(name, f"{FOREIGN}/{kind}", f"{drawingml}.{type}+xml", "dgm:x")
        for name, kind, type in (
            ("layout", "diagramLayout", "diagramLayout"),
            ("style", "diagramQuickStyle", "diagramStyle"),
            ("colors", "diagramColors", "diagramColors"),
        )
    ]
    drawn = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
    drawing = part("drawing", drawn, "application/vnd.ms-office.drawingml.diagramDrawing+xml", "dsp:drawing")
    data = part("data", f"{FOREIGN}/diagramData", f"{drawingml}.diagramData+xml", "dsp:dataModelExt relId='{id}'")
    held = "<dgm:relIds xmlns:dgm='{}' r:dm='{}' r:lo='{}' r:qs='{}' r:cs='{}'/>".format(DIAGRAM, data, *ids)
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
    frame = FRAME.format(uri=DIAGRAM, held=held).format(names=names)
    slide.shapes._spTree.append(etree.fromstring(frame))


def test_a_diagram_keeps_its_drawing(folder: Path) -> None:
    data, told = kept(folder, added(2, diagram))
    assert told == []
    with ZipFile(BytesIO(data)) as archive:
        (rels,) = [name for name in archive.namelist() if re.fullmatch(r"ppt/slides/_rels/added\d+.xml.rels", name)]
        relations = {
            element.get("Id"): (str(element.get("Type")).rpartition("/")[2], str(element.get("Target")))
            for element in etree.fromstring(archive.read(rels))
        }
        parts = {kind: archive.read(f"ppt/{target[3:]}") for kind, target in relations.values() if "diagram" in kind}
    assert len(parts) == 5
    (id,) = re.findall(rb'relId="(\w+)"', parts["diagramData"])
    assert relations[id.decode()][0] == "diagramDrawing"
