"""Documents drawn by Typst as the tests read them: with poppler, as Okular and Evince, and with PDFium, as Chrome."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from msgspec.structs import replace

from deckgen.files import folder
from deckgen.render import typst
from deckgen.scene.nodes import DeckScene, Drawable, Level, Paragraph, SlideScene, Table, TextBox, TextStyle
from deckgen.text.bidi import unmarked
from deckgen.units import Rect, to_pt
from tests import study

Tool = Callable[[str], str]

FIRAGO_DESCENT = 0.265
"""Em under the baseline; with 0.935 over it the 1.2 em of which poppler makes a word's box."""

NO_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))

_SAID = re.compile(
    r"\d+|[A-Za-z\u00c0-\u024f]+|(?:[^\W\d_A-Za-z\u00c0-\u024f][\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*)+"
)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A word on a page: its edges in points, and its letters in some order."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def baseline(self) -> float:
        """The baseline of a word without marks."""
        return self.bottom - FIRAGO_DESCENT * (self.bottom - self.top) / 1.2


class Line(NamedTuple):
    """A line of the scene: where it should stand, in points, and its text, without the marks of its order."""

    left: float
    right: float
    baseline: float
    size: float
    text: str


def pdf(scene: DeckScene) -> bytes:
    """Return a scene as a PDF."""
    with folder(typst.files(scene)) as files:
        return typst.pdf(scene, files)


def pictures(scene: DeckScene, form: typst.Format = "png", slides: tuple[int, ...] = ()) -> list[bytes]:
    """Return the slides of a scene as pictures."""
    with folder(typst.files(scene)) as files:
        return typst.pictures(scene, files, form, slides)


def one(*nodes: Drawable, **more: Any) -> DeckScene:
    """Return the study's scene with one slide of these nodes, on the layout of a title alone."""
    first = study.scene().slides[0]
    slide = replace(first, id="one", kind="points", layout="title_only", title="عنوان", nodes=nodes)
    return replace(study.scene(), slides=(slide,), **more)


def dictionaries(data: bytes) -> Iterator[pikepdf.Object]:
    """Yield those of a PDF's objects that are dictionaries; each can be read until the next one is."""
    with pikepdf.open(BytesIO(data)) as document:
        yield from (item for item in document.objects if isinstance(item, pikepdf.Dictionary))


def letters(text: str) -> list[str]:
    """Return the letters of a text without their marks, sorted.

    Poppler writes the letters of a ligature in the order in which they are not read, and tells marks from letters by
    where they stand.
    """
    return sorted(char for char in text if not char.isspace() and not unicodedata.combining(char))


def by_poppler(data: bytes, tool: Tool, path: Path) -> list[list[str]]:
    """Return the lines of each page of a PDF as poppler finds them."""
    path.write_bytes(data)
    command = [tool("pdftotext"), str(path), "-"]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [_found(page) for page in found.split("\f")[:-1]]


def by_pdfium(data: bytes) -> list[list[str]]:
    """Return the lines of each page of a PDF as PDFium finds them."""
    with pypdfium2.PdfDocument(data) as document:
        return [_found(page.get_textpage().get_text_range()) for page in document]


def _found(page: str) -> list[str]:
    lines = unicodedata.normalize("NFC", page.translate(NO_DIRECTIONS)).splitlines()
    return [line.strip() for line in lines if line.strip()]


def said(line: str) -> list[str]:
    """Return the words of a line, with their marks, and its numbers, in order.

    Readers have rules of their own for where spaces, brackets and commas stand in right-to-left text.
    """
    return _SAID.findall(unicodedata.normalize("NFC", line))


def words(data: bytes, tool: Tool, path: Path) -> list[list[Word]]:
    """Return the words of each page of a PDF."""
    path.write_bytes(data)
    command = [tool("pdftotext"), "-bbox", str(path), "-"]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [list(map(_word, _WORD.findall(page))) for page in found.split("<page ")[1:]]


def _word(found: tuple[str, ...]) -> Word:
    *edges, text = found
    return Word(*map(float, edges), unescape(text))


def lines(slide: SlideScene, number: int) -> Iterator[Line]:
    """Yield the lines of a slide as the scene has them.

    A line of a box has its baseline a fifth of an em over its lower edge, one of a table's cell where the font has it.
    """
    for node in slide.nodes:
        if isinstance(node, TextBox):
            yield from _lines(node.rect, node.style, node.text.paragraphs, node.text.drawn, number, 0.2)
        elif isinstance(node, Table):
            y = node.rect.y
            for row in node.rows:
                for cell, column in zip(row.cells, node.columns, strict=True):
                    box = Rect(column.x, y, column.w, row.h)
                    yield from _lines(box, cell.style, cell.text.paragraphs, cell.text.drawn, number, FIRAGO_DESCENT)
                y += row.h


def _lines(
    box: Rect, style: TextStyle, paragraphs: tuple[Paragraph, ...], height: int, number: int, descent: float
) -> Iterator[Line]:
    left, top, right, bottom = style.insets
    free = box.h - top - bottom - height
    y = to_pt(box.y + top) + to_pt(free) * {"t": 0, "ctr": 0.5, "b": 1}[style.anchor]
    for index, paragraph in enumerate(paragraphs):
        level: Level = style.levels[paragraph.level]
        y += level.space_before if index else 0
        em = max(run.size or paragraph.size for run in paragraph.runs)
        starts = [0, *paragraph.breaks, len(paragraph.text)]
        x0, x1 = to_pt(box.x + left), to_pt(box.right - right)
        x0, x1 = (x0, x1 - to_pt(level.margin)) if paragraph.rtl else (x0 + to_pt(level.margin), x1)
        for (start, end), width in zip(pairwise(starts), paragraph.widths, strict=True):
            y += em * 1.2 * paragraph.line_pct / 100
            w = to_pt(width)
            x = {"l": x0, "r": x1 - w, "ctr": (x0 + x1 - w) / 2}[paragraph.align]
            text = unmarked(paragraph.text[start:end].replace("‹#›", str(number)))
            yield Line(x, x + w, y - descent * em, em, text)
