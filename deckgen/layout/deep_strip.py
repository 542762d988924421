"""Slides of a table that end in a question or a demand.

A dark strip is at the foot, and over it the takeaway if there is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.layout.deep import on_deep
from deckgen.layout.draft import Draft
from deckgen.layout.slide_layout import strip_placeholder
from deckgen.layout.slides import content_slides
from deckgen.layout.style import Trait
from deckgen.outline.values import Text
from deckgen.scene.nodes import Drawable, SlideScene
from deckgen.units import Rect

TAKEAWAY_INDEX = 20


def body(draft: Draft, asked: Text | None) -> Rect:
    """Return the box that the strips leave.

    ``asked`` is what stands in the dark one.
    """
    if asked is None or draft.content.takeaway is None:
        return draft.body("deep" if asked else draft.strip)
    rect, over = draft.grid.body("deep", paired=True), _over(draft)
    return rect._replace(h=over.y - draft.grid.geometry.strip_gap - rect.y)


def _over(draft: Draft) -> Rect:
    """Return the strip over the dark one."""
    rect, under = (draft.grid.strip_box(strip, paired=True) for strip in ("takeaway", "deep"))
    return rect._replace(y=under.y - draft.grid.geometry.strip_gap - rect.h)


def slides(draft: Draft, bodies: Sequence[Sequence[Drawable]], word: str, asked: Text | None) -> list[SlideScene]:
    """Return the slides for the bodies, with the strips on the last.

    Args:
        draft: the planned slide.
        bodies: what each slide shows, a table and what belongs to it.
        word: the key of the word that stands before what is asked.
        asked: what stands in the dark strip.

    Raises:
        OutlineError: a strip's text is too long.
    """
    table = draft.deck.object_box("table", "tbl", body(draft, asked))
    if asked is None:
        return content_slides(draft, draft.slide_layout([table], strip=draft.strip), bodies)
    question = on_deep(draft.block(asked, lead=draft.word(word), lead_color="deep.accent"))
    takeaway = draft.content.takeaway
    if takeaway is None:
        return content_slides(draft, draft.slide_layout([table], strip="deep"), bodies, question)
    box, bar = strip_placeholder(draft.grid, "takeaway", _over(draft), "takeaway", TAKEAWAY_INDEX)
    layout = draft.slide_layout([table, box], bar, variant=[Trait("takeaway")], strip="deep", paired=True)
    node = draft.filled(layout, "takeaway", draft.block(takeaway), place=takeaway.place)
    return content_slides(draft, layout, [*bodies[:-1], [*bodies[-1], node]], question)
