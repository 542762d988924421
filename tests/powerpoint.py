"""A PowerPoint file as the tests read it: parts as trees, relationships, and what a paragraph inherits."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "a16": "http://schemas.microsoft.com/office/drawing/2014/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}
PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"

KIN = {"ctrTitle": "title", "subTitle": "body"}
"""The placeholder types that inherit from another one of the master."""

STYLES = {"title": "titleStyle", "body": "bodyStyle"}

Element = etree._Element


def faults(path: Path) -> list[str]:
    """Return what an independent validator finds wrong with a file."""
    # It takes longer to load than most tests do.
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors]


class PowerPoint:
    """The file in ``data``."""

    def __init__(self, data: bytes) -> None:
        self._zip = ZipFile(BytesIO(data))
        self._trees: dict[str, Element] = {}
        self.names = self._zip.namelist()

    def data(self, name: str) -> bytes:
        """Return the bytes of a part."""
        return self._zip.read(name)

    def xml(self, name: str) -> Element:
        """Return the root of a part."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self._zip.read(name))
        return self._trees[name]

    def find(self, name: str, path: str) -> list[Element]:
        """Return the elements of a part, or the values of attributes, on an XPath."""
        return find(self.xml(name), path)

    def parts(self, folder: str) -> list[str]:
        """Return the XML parts of a folder under ``ppt/`` in the order of their numbers."""
        found = [name for name in self.names if re.fullmatch(rf"ppt/{folder}/[^/]+\.xml", name)]
        return sorted(found, key=lambda name: int("".join(re.findall(r"\d+", name))))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return a part's relationships by id: the last segment of the type, and the target part or address."""
        folder, file = posixpath.split(name)
        rels = f"{folder}/_rels/{file}.rels"
        if rels not in self.names:
            return {}
        found = {}
        for relation in self.find(rels, "rel:Relationship"):
            target = relation.get("Target")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, target))
            found[relation.get("Id")] = relation.get("Type").rsplit("/", 1)[-1], target
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """Return the targets of a part's relationships of one type."""
        return [target for type, target in self.relations(name).values() if type == kind]

    @cached_property
    def slides(self) -> list[str]:
        """The slide parts in the order of the show."""
        relations = self.relations(PRESENTATION)
        return [relations[id][1] for id in self.find(PRESENTATION, "p:sldIdLst/p:sldId/@r:id")]

    def notes(self, slide: str) -> str | None:
        """Return the part of a slide's notes."""
        return next(iter(self.related(slide, "notesSlide")), None)

    def inherited(self, part: str, paragraph: Element, attribute: str) -> str | None:
        """Return the effective value of an attribute of ``a:pPr``, on a slide or a notes page."""
        own = paragraph.find("a:pPr", NS)
        level = 1 if own is None else int(own.get("lvl", "0")) + 1
        styles = () if inside_table(paragraph) else self._styles(part, _shape(paragraph), f"a:lvl{level}pPr")
        for style in ([] if own is None else [own], *styles):
            for element in style:
                if element.get(attribute) is not None:
                    return element.get(attribute)
        return None

    def _styles(self, part: str, shape: Element, level: str) -> Iterator[list[Element]]:
        """Yield what a paragraph of a shape inherits from, nearest first."""
        own = f"p:txBody/a:lstStyle/{level}"
        yield find(shape, own)
        (mark,) = find(shape, "p:nvSpPr/p:nvPr/p:ph") or [None]
        if mark is not None:
            kind = mark.get("type", "body")
            kind, index = KIN.get(kind, kind), mark.get("idx", "0")
            for layout in self.related(part, "slideLayout"):
                yield self.find(
                    layout, f"//p:sp[p:nvSpPr/p:nvPr/p:ph[@idx='{index}' or '{index}'='0' and not(@idx)]]/{own}"
                )
            notes = self.related(part, "notesMaster")
            master = notes[0] if notes else MASTER
            yield self.find(master, f"//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='{kind}']/{own}")
            style = "p:notesStyle" if notes else f"p:txStyles/p:{STYLES.get(kind, 'otherStyle')}"
            yield self.find(master, f"{style}/{level}")
        yield self.find(PRESENTATION, f"p:defaultTextStyle/{level}")


def find(element: Element, path: str) -> list[Element]:
    """Return the elements, or the values of attributes, on an XPath from an element."""
    return element.xpath(path, namespaces=NS)


def text(element: Element) -> str:
    """Return the text of all runs in an element."""
    return "".join(find(element, ".//a:t/text()"))


def inside_table(element: Element) -> bool:
    """Return whether an element stands in a table cell."""
    return bool(find(element, "ancestor::a:tc"))


def _shape(element: Element) -> Element:
    return find(element, "ancestor::p:sp")[-1]
