"""The handout: each slide on a page of its own.

Its notes are under it, then come the sources.
"""

from __future__ import annotations

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, length, sequence, string
from deckgen.render.typst.paper import INNER, SMALL, at_end, directed, heading, marking, references, rules, styled
from deckgen.render.typst.shapes import box
from deckgen.render.typst.slide import slide
from deckgen.render.typst.text import flowing
from deckgen.scene.nodes import Paragraph, SlideScene, Stroke
from deckgen.scene.papers import Handout
from deckgen.theme.tokens import HAIRLINE
from deckgen.units import Emu, Pt, Rect, pt

SIZE: Pt = 11
TITLE = 1.5
FRAME = Stroke("a6", HAIRLINE)
INDENT: Emu = pt(18)
"""Of the paragraphs of a list, for each level."""


def handout(drawing: Drawing, paper: Handout) -> str:
    """Return the document's markup."""
    pages = [_slide(drawing, scene, drawing.slides[scene.id]) for scene in paper.deck.slides]
    if paper.references:
        title = heading(drawing, paper.references.title, TITLE * SIZE)
        pages.append(sequence([title, references(drawing, paper.references)]))
    handling = marking(drawing, paper.marking) if paper.marking else "none"
    # In Typst a numbering is named by its sign for one.
    number = f"context counter(page).display({string(drawing.scene.words['digits'][1])})"
    foot = f"grid(columns: (1fr, auto), align: horizon, {handling}, {styled(drawing, number, color='a5', size=SMALL)})"
    page = rules(drawing, SIZE, at_end(drawing, paper.label), foot)
    return page + "#pagebreak()\n".join(f"#{page}\n" for page in pages)


def _slide(drawing: Drawing, scene: SlideScene, number: int) -> str:
    w, h = drawing.scene.size
    picture = f"scale({INNER / w:.6%}, origin: top + left, reflow: true, {slide(drawing, scene, number)})"
    frame = at(0, 0, box(drawing, Rect(0, 0, INNER, INNER * h // w), "rect", None, FRAME))
    return sequence([f"block(below: 1.5em, {{{picture}; {frame}}})", *(_note(drawing, note) for note in scene.notes)])


def _note(drawing: Drawing, note: Paragraph) -> str:
    """Return a paragraph of the notes; one of a list stands behind its sign."""
    text = sequence([*directed(drawing, note.rtl), f"par({flowing(drawing, note.runs)})"])
    if note.marker is None:
        return text
    columns = f"columns: ({length(INDENT * note.level)}, {length(INDENT)}, 1fr)"
    return f"grid({columns}, [], {string(note.marker)}, {text})"
