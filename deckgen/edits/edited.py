"""What an edited deck says, slide by slide, whichever program wrote it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

PRESENTATION, NOTES = "/officeDocument", "/notesSlide"
"""How the types of relationships end, to the presentation and from a slide to its notes."""

MOST_XML = 1 << 24
"""Bytes of a part that is read."""


@dataclass(frozen=True, slots=True)
class EditedSlide:
    """A slide as it is now.

    ``creation_id`` is its ``p14:creationId``, ``None`` where a program did not keep it.
    """

    creation_id: int | None
    texts: tuple[str, ...]
    notes: tuple[str, ...]
    hidden: bool


class _NoDoctype(ElementTree.TreeBuilder):
    """Builds trees of XML without entities, of which an edited deck has none (ISO/IEC 29500-2 §6.2.5)."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse a document type declaration."""
        raise ValueError("a part has a document type declaration")


def slides(data: bytes) -> list[EditedSlide] | None:
    """Return a deck's slides in order, ``None`` where it cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return list(_slides(archive))
    except Exception:
        # Damaged archives and parts are answered with errors of any kind.
        return None


def _slides(archive: ZipFile) -> Iterator[EditedSlide]:
    (main,) = _related(archive, "", PRESENTATION).values()
    ids = [_relationship(element) for element in _parsed(archive, main).iter() if _local(element) == "sldId"]
    by_id = _related(archive, main)
    # A section lists slides too, by numbers of their own.
    for part in (by_id[id] for id in ids if id is not None):
        root = _parsed(archive, part)
        notes = [_parsed(archive, name) for name in _related(archive, part, NOTES).values()]
        body = [shape for page in notes for shape in _seen(page) if _local(shape) == "sp" and _is_body(shape)]
        yield EditedSlide(
            creation_id=_creation_id(root),
            texts=tuple(_paragraphs(root)),
            notes=tuple(text for shape in body for text in _paragraphs(shape)),
            hidden=root.get("show") in ("0", "false"),
        )


def _related(archive: ZipFile, part: str, kind: str = "") -> dict[str, str]:
    """Return the parts that one is related to by the relationships' ids; ``kind`` is how their types end."""
    folder, name = posixpath.split(part)
    relationships = posixpath.join(folder, "_rels", f"{name}.rels")
    if relationships not in archive.namelist():
        return {}
    return {
        element.attrib["Id"]: posixpath.normpath(posixpath.join("/", folder, element.attrib["Target"]))[1:]
        for element in _parsed(archive, relationships)
        if element.get("TargetMode") != "External" and element.attrib["Type"].endswith(kind)
    }


def _paragraphs(root: Element) -> Iterator[str]:
    """Yield the texts of the paragraphs that are not empty."""
    for element in _seen(root):
        if _local(element) == "p" and (text := "".join(map(_run, element))).strip():
            yield text


def _run(element: Element) -> str:
    if _local(element) == "br":
        return "\n"
    # A field's text is each program's own.
    return "".join(t.text or "" for t in element if _local(t) == "t") if _local(element) == "r" else ""


def _seen(root: Element) -> Iterator[Element]:
    """Yield an element and those in it, without what stands there for older programs only."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if _local(element) != "Fallback":
            yield element
            waiting += reversed(element)


def _is_body(shape: Element) -> bool:
    return any(_local(element) == "ph" and element.get("type") == "body" for element in shape.iter())


def _relationship(element: Element) -> str | None:
    """Return the id of the relationship that an element names, by the namespace of relationships."""
    return next((value for name, value in element.items() if name.endswith("relationships}id")), None)


def _creation_id(root: Element) -> int | None:
    """Return a slide's lasting id. Those of shapes have another attribute."""
    values = (element.get("val") for element in root.iter() if _local(element) == "creationId")
    return next((int(value) for value in values if value and value.isdecimal()), None)


def _parsed(archive: ZipFile, part: str) -> Element:
    entry = archive.getinfo(part)
    if entry.file_size > MOST_XML:
        raise ValueError("a part is too large")
    return ElementTree.fromstring(archive.read(entry), ElementTree.XMLParser(target=_NoDoctype()))


def _local(element: Element) -> str:
    """Return an element's name, whichever of the two editions' namespaces it is in (ISO/IEC 29500-1 and -4)."""
    return str(element.tag).rpartition("}")[2]
