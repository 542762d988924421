"""Where a deck's lines stand in a PDF of it, whatever program made that, beside where the scene has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from deckgen.scene.nodes import DeckScene, FittedText, Fonts, SlideScene, Table, TextBox, TextStyle
from deckgen.units import Pt, Rect, to_pt


class Baseline(NamedTuple):
    """A line of a slide. Lengths are in points; ``top`` is that of the line, ``y`` that of its baseline.

    ``field``: its paragraph holds a link or the slide's number, which are fields to LibreOffice.
    """

    slide: int
    node: str
    text: str
    left: Pt
    right: Pt
    top: Pt
    y: Pt
    em: Pt
    field: bool


class Found(NamedTuple):
    """A line of the scene, and the baseline it has on its slide's page, ``None`` where nothing stands there."""

    line: Baseline
    y: Pt | None


def expected(scene: DeckScene) -> list[list[Baseline]]:
    """Return the lines of each text of a deck, in order, where the scene has them."""
    return [text for number, slide in enumerate(scene.slides, 1) for text in _texts(scene.fonts, slide, number)]


def found(texts: list[list[Baseline]], pdf: bytes) -> list[list[Found]]:
    """Return where a PDF has these lines."""
    with pypdfium2.PdfDocument(pdf) as document:
        origins = [list(_origins(page)) for page in document]
    return [[Found(line, _nearest(line, origins[line.slide - 1])) for line in text] for text in texts]


def misplaced(texts: list[list[Found]], near: Pt) -> list[Found]:
    """Return the lines that are missing, or stand further than ``near`` from where the scene has them."""
    return [one for text in texts for one in text if one.y is None or abs(one.y - one.line.y) > near]


def apart(texts: list[list[Found]], pixel: Pt = 0.15) -> list[tuple[Found, Found]]:
    """Return the neighbours in a text whose distance is not the scene's within 2 %, nor within ``pixel``."""
    return [
        (upper, lower)
        for text in texts
        for upper, lower in pairwise(text)
        if upper.y is not None and lower.y is not None
        if abs((lower.y - upper.y) - (lower.line.y - upper.line.y)) > max(0.02 * (lower.line.y - upper.line.y), pixel)
    ]


def _origins(page: pypdfium2.PdfPage) -> Iterator[tuple[Pt, Pt]]:
    """Yield for each letter of a page where its piece of text begins.

    PDFium gives letters within a form wrong places, but not their pieces.
    """
    height = page.get_height()
    for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
        matrix, form = piece.get_matrix(), piece.container
        while form is not None:
            matrix, form = matrix.multiply(form.get_matrix()), form.container
        yield from [(matrix.e, height - matrix.f)] * len(piece.extract().strip())


def _nearest(line: Baseline, origins: list[tuple[Pt, Pt]]) -> Pt | None:
    """Return the baseline of most letters that stand about where a line should."""
    near = [round(y, 2) for x, y in origins if line.left <= x <= line.right and abs(y - line.y) < 0.35 * line.em]
    return Counter(near).most_common(1)[0][0] if near else None


def _texts(fonts: Fonts, slide: SlideScene, number: int) -> Iterator[list[Baseline]]:
    for node in slide.nodes:
        if isinstance(node, TextBox):
            yield list(_lines(number, node.key, node.rect, node.style, node.text, fonts, 0.2))
        elif isinstance(node, Table):
            y = node.rect.y
            for row in node.rows:
                for cell, column in zip(row.cells, node.columns, strict=True):
                    box = Rect(column.x, y, column.w, row.h)
                    yield list(_lines(number, node.key, box, cell.style, cell.text, fonts, fonts.descent))
                y += row.h


def _lines(
    slide: int, node: str, box: Rect, style: TextStyle, text: FittedText, fonts: Fonts, under: float
) -> Iterator[Baseline]:
    left, top, right, bottom = style.insets
    edges = to_pt(box.x + left) - 1, to_pt(box.right - right) + 1
    y = to_pt(box.y + top) + to_pt(box.h - top - bottom - text.drawn) * {"t": 0, "ctr": 0.5, "b": 1}[style.anchor]
    for index, paragraph in enumerate(text.paragraphs):
        y += style.levels[paragraph.level].space_before if index else 0
        em = max(run.size or paragraph.size for run in paragraph.runs)
        pitch = em * fonts.pitch * paragraph.line_pct / 100
        field = any(run.link or run.field for run in paragraph.runs)
        for start, end in pairwise([0, *paragraph.breaks, len(paragraph.text)]):
            # A line that only keeps its room has no letter by which it is found.
            if said := paragraph.text[start:end].strip():
                yield Baseline(slide, node, said, *edges, y, y + pitch - under * em, em, field)
            y += pitch
