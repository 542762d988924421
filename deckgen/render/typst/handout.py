"""The handout: two slides on a page.

The notes of each stand beside it, or lines to write on; then come the sources.
"""

from __future__ import annotations

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, length, sequence, string
from deckgen.render.typst.paper import (
    HEIGHT,
    MARGIN,
    SMALL,
    WIDTH,
    at_end,
    directed,
    heading,
    marking,
    references,
    rules,
    styled,
)
from deckgen.render.typst.shapes import box
from deckgen.render.typst.slide import slide
from deckgen.render.typst.text import flowing
from deckgen.scene.nodes import Paragraph, SlideScene, Stroke
from deckgen.scene.papers import Handout
from deckgen.theme.tokens import HAIRLINE
from deckgen.units import Emu, Pt, Rect, inch, pt

SIZE: Pt = 11
TITLE = 1.5
FRAME = Stroke("a6", HAIRLINE)
INDENT: Emu = pt(18)
"""Of the paragraphs of a list, for each level."""

GAP: Emu = inch(0.3)
"""Between a slide and its notes, and between the two slides of a page."""

ROW: Emu = (WIDTH - 2 * MARGIN - GAP) // 2 - pt(1)
"""The height that a slide has on a page that lies on its long side."""

WIDEST: Emu = (HEIGHT - 2 * MARGIN) * 11 // 20
RULING: Emu = inch(9 / 25.4)
"""Between the lines to write on."""


def handout(drawing: Drawing, paper: Handout) -> str:
    """Return the document's markup."""
    rows = [_row(drawing, scene, drawing.slides[scene.id]) for scene in paper.deck.slides]
    shown = "".join(f"#{row}\n" for row in rows)
    if paper.references:
        title = heading(drawing, paper.references.title, TITLE * SIZE)
        listed = f"columns(2, gutter: {length(GAP)}, {references(drawing, paper.references)})"
        shown += f"#pagebreak()\n#{sequence([title, listed])}\n"
    handling = marking(drawing, paper.marking) if paper.marking else "none"
    # In Typst a numbering is named by its sign for one.
    number = f"context counter(page).display({string(drawing.scene.words['digits'][1])})"
    foot = f"grid(columns: (1fr, auto), align: horizon, {handling}, {styled(drawing, number, color='a5', size=SMALL)})"
    page = rules(drawing, SIZE, at_end(drawing, paper.label), foot, flipped=True)
    return f"{page}#set block(spacing: {length(GAP)})\n{shown}"


def _row(drawing: Drawing, scene: SlideScene, number: int) -> str:
    """Return a slide and what stands beside it. Only what is higher than a page is parted."""
    w, h = drawing.scene.size
    width = min(WIDEST, ROW * w // h)
    picture = f"scale({width / w:.6%}, origin: top + left, reflow: true, {slide(drawing, scene, number)})"
    frame = at(0, 0, box(drawing, Rect(0, 0, width, width * h // w), "rect", None, FRAME))
    shown = f"block(height: {length(ROW)}, {{{picture}; {frame}}})"
    said = sequence(["set block(spacing: 0.85em)", *(_note(drawing, note) for note in scene.notes)])
    notes = said if scene.notes else _lines(drawing)
    row = f"grid(columns: ({length(width)}, 1fr), column-gutter: {length(GAP)}, {shown}, {notes})"
    return (
        f"layout(page => {{let row = {row}; "
        "block(breakable: measure(row, width: page.width).height > page.height, row)})"
    )


def _lines(drawing: Drawing) -> str:
    """Return lines to write on, as many as stand beside a slide."""
    line = f"line(length: 100%, stroke: {drawing.stroke(FRAME)})"
    return f"pdf.artifact(stack(..(v({length(RULING)}), {line}) * {ROW // RULING}))"


def _note(drawing: Drawing, note: Paragraph) -> str:
    """Return a paragraph of the notes; one of a list stands behind its sign."""
    text, rules = flowing(drawing, note.runs), directed(drawing, note.rtl)
    if note.marker and note.rtl != drawing.scene.rtl:
        # Flush with the other side, a text begins anywhere: its sign goes with it.
        sign = f"box(width: {length(INDENT)}, align(start, {string(note.marker)}))"
        return sequence([*rules, f"par(hanging-indent: {length(INDENT)}, {sign} + {text})"])
    text = sequence([*rules, f"par({text})"])
    if note.marker is None:
        return text
    columns = f"columns: ({length(INDENT * note.level)}, {length(INDENT)}, 1fr)"
    return f"grid({columns}, [], {string(note.marker)}, {text})"
