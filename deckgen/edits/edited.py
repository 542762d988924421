"""What an edited deck says, slide by slide, whichever program wrote it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from deckgen.files import older
from deckgen.problems import Message, UsageError

PRESENTATION, NOTES, COMMENTS, CHART = "/officeDocument", "/notesSlide", "/comments", "/chart"
"""How the types of relationships end, to the presentation and from a slide to its notes, comments and charts."""

MOST_XML, MOST_UNPACKED = 1 << 24, 1 << 28
"""Bytes of a part that is read, and of all of them."""

LONGEST_INDEX = 4
"""Digits of the place of a number in a chart: one of a billion would take all memory."""

SHAPES = frozenset(("sp", "cxnSp", "pic", "graphicFrame"))
"""The elements of a shape tree that are no groups (ISO/IEC 29500-1 §19.3.1.45)."""


class EditedParagraph(NamedTuple):
    """A paragraph that is not empty, and its level from 0."""

    text: str
    level: int = 0


class EditedSeries(NamedTuple):
    """A series of a chart as it is now.

    ``xs`` are the numbers along x of a scatter chart. ``None`` stands where a number is missing.
    """

    name: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    xs: tuple[float | None, ...]


class EditedShape(Struct, frozen=True):
    """A shape as it is now.

    ``guid`` is its ``a16:creationId``, ``None`` where a program did not keep it. ``corner`` are its left and its top
    edge in EMU, ``None`` where it has those of its slide layout or stands in a group. ``rows`` are those of a table:
    cells with their paragraphs. ``series`` are those of a chart. ``shows``: whether it can be seen without a text.
    """

    name: str
    guid: str | None
    alt: str
    corner: tuple[int, int] | None
    paragraphs: tuple[EditedParagraph, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    series: tuple[EditedSeries, ...]
    shows: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says, paragraph by paragraph."""
        return tuple(paragraph.text for paragraph in self.paragraphs)


class EditedSlide(Struct, frozen=True):
    """A slide as it is now.

    ``creation_id`` is its ``p14:creationId``, ``None`` where a program did not keep it. ``remarks`` says whether people
    have commented on it.
    """

    creation_id: int | None
    shapes: tuple[EditedShape, ...]
    notes: tuple[str, ...]
    hidden: bool
    remarks: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """What its shapes say, paragraph by paragraph."""
        return tuple(text for shape in self.shapes for text in shape.texts)


class _Archive(ZipFile):
    """A deck's parts. ``left`` are the bytes that may still be read, a part anew each time."""

    left = MOST_UNPACKED


class _NoDoctype(ElementTree.TreeBuilder):
    """Builds trees of XML without entities, of which an edited deck has none (ISO/IEC 29500-2 §6.2.5)."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse a document type declaration."""
        raise ValueError("a part has a document type declaration")


def read(path: Path) -> bytes:
    """Return a deck's bytes.

    Raises:
        UsageError: there is none, or it cannot be read.
    """
    try:
        data = older(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(Message('"{path}" cannot be read: {reason}', path=path, reason=reason)) from None
    if data is None:
        raise UsageError(Message('there is no deck "{path}"', path=path))
    return data


def slides(data: bytes) -> list[EditedSlide] | None:
    """Return a deck's slides in order, ``None`` where it cannot be read."""
    try:
        with _Archive(BytesIO(data)) as archive:
            return list(_slides(archive))
    except Exception:
        # Damaged archives and parts are answered with errors of any kind.
        return None


def _slides(archive: _Archive) -> Iterator[EditedSlide]:
    (main,) = _related(archive, "", PRESENTATION).values()
    ids = [_relationship(element) for element in _parsed(archive, main).iter() if _local(element) == "sldId"]
    by_id = _related(archive, main)
    # A section lists slides too, by numbers of their own.
    for part in (by_id[id] for id in ids if id is not None):
        root = _parsed(archive, part)
        notes = [_parsed(archive, name) for name in _related(archive, part, NOTES).values()]
        charts = _related(archive, part, CHART)
        body = [shape for page in notes for shape in _seen(page) if _local(shape) == "sp" and _is_body(shape)]
        yield EditedSlide(
            creation_id=_creation_id(root),
            shapes=tuple(
                _shape(shape, grouped, tuple(_series(archive, charts, shape))) for shape, grouped in _shapes(root)
            ),
            notes=tuple(paragraph.text for shape in body for paragraph in _paragraphs(shape)),
            hidden=root.get("show") in ("0", "false"),
            remarks=bool(_related(archive, part, COMMENTS)),
        )


def _related(archive: _Archive, part: str, kind: str = "") -> dict[str, str]:
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


def _shapes(root: Element) -> Iterator[tuple[Element, bool]]:
    """Yield a slide's shapes in order, each with whether it stands in a group."""
    inside = {shape for group in root.iter() if _local(group) == "grpSp" for shape in group.iter()}
    yield from ((element, element in inside) for element in _seen(root) if _local(element) in SHAPES)


def _shape(shape: Element, grouped: bool, series: tuple[EditedSeries, ...]) -> EditedShape:
    own = next((element for element in shape.iter() if _local(element) == "cNvPr"), shape)
    ids = (element.get("id") for element in own.iter() if _local(element) == "creationId")
    return EditedShape(
        name=own.get("name", ""),
        guid=next(ids, None),
        alt=own.get("descr", ""),
        corner=None if grouped else _corner(shape),
        paragraphs=tuple(_paragraphs(shape)),
        rows=tuple(
            tuple(tuple(p.text for p in _paragraphs(cell)) for cell in row if _local(cell) == "tc")
            for row in shape.iter()
            if _local(row) == "tr"
        ),
        series=series,
        shows=_local(shape) != "sp" or not any(_local(element) == "ph" for element in shape.iter()),
    )


def _series(archive: _Archive, charts: Mapping[str, str], shape: Element) -> Iterator[EditedSeries]:
    """Yield the series of the chart that a shape holds, if it holds one (ISO/IEC 29500-1 §21.2.2)."""
    for part in filter(None, (charts.get(_relationship(element) or "") for element in shape.iter())):
        # A part that is damaged or leads elsewhere holds no numbers that were changed.
        root = None
        with suppress(KeyError, ValueError, ElementTree.ParseError, BadZipFile):
            root = _parsed(archive, part)
        for one in _under(root, "ser"):
            held = {_local(element): element for element in one}
            yield EditedSeries(
                "".join(v.text or "" for v in _under(held.get("tx"), "v")),
                tuple(said or "" for said in _points(held.get("cat"))),
                tuple(map(_number, _points(held.get("val", held.get("yVal"))))),
                tuple(map(_number, _points(held.get("xVal")))),
            )


def _points(element: Element | None) -> Iterator[str | None]:
    points = (
        (point.get("idx", ""), "".join(v.text or "" for v in _under(point, "v"))) for point in _under(element, "pt")
    )
    said = {int(at): text for at, text in points if at.isdecimal() and len(at) <= LONGEST_INDEX}
    yield from (said.get(i) for i in range(max(said, default=-1) + 1))


def _under(element: Element | None, name: str) -> Iterator[Element]:
    return (other for other in (() if element is None else element.iter()) if _local(other) == name)


def _number(said: str | None) -> float | None:
    try:
        return float(said or "")
    except ValueError:
        return None


def _corner(shape: Element) -> tuple[int, int] | None:
    frames = (element for element in shape.iter() if _local(element) == "xfrm")
    offset = next((element for frame in frames for element in frame if _local(element) == "off"), None)
    return None if offset is None else (int(offset.attrib["x"]), int(offset.attrib["y"]))


def _paragraphs(root: Element) -> Iterator[EditedParagraph]:
    """Yield the paragraphs that are not empty."""
    for element in _seen(root):
        if _local(element) == "p" and (text := "".join(map(_run, element))).strip():
            properties = next((child for child in element if _local(child) == "pPr"), element)
            yield EditedParagraph(text, int(properties.get("lvl", "0")))


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


def _parsed(archive: _Archive, part: str) -> Element:
    entry = archive.getinfo(part)
    archive.left -= entry.file_size
    if entry.file_size > MOST_XML or archive.left < 0:
        raise ValueError("the parts are too large")
    return ElementTree.fromstring(archive.read(entry), ElementTree.XMLParser(target=_NoDoctype()))


def _local(element: Element) -> str:
    """Return an element's name, whichever of the two editions' namespaces it is in (ISO/IEC 29500-1 and -4)."""
    return str(element.tag).rpartition("}")[2]
