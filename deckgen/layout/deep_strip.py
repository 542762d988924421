"""Slides that end in a question or a demand: a dark strip at the foot, and over it the takeaway if there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.layout.deep import on_deep
from deckgen.layout.frame import strip_parts
from deckgen.layout.grid import STRIP_GAP
from deckgen.layout.page import Page
from deckgen.outline.values import Text
from deckgen.scene.nodes import Drawable, SlideScene
from deckgen.theme.tokens import DEEP_STRIP_H, STRIP_H
from deckgen.units import Rect

TAKEAWAY_INDEX = 20


def body(page: Page, asked: Text | None) -> Rect:
    """Return the box that the strips leave; ``asked`` is what stands in the dark one."""
    rect = page.body("deep" if asked else page.strip)
    return rect._replace(h=rect.h - STRIP_H - STRIP_GAP) if asked and page.content.takeaway else rect


def slides(page: Page, bodies: Sequence[Sequence[Drawable]], word: str, asked: Text | None) -> list[SlideScene]:
    """Return the slides for the bodies, the strips on the last one.

    Args:
        page: the planned slide.
        bodies: what each slide shows.
        word: the key of the word that stands before what is asked.
        asked: what stands in the dark strip.

    Raises:
        OutlineError: a strip's text is too long.
    """
    if asked is None:
        return page.slides(page.frame(strip=page.strip), bodies)
    question = on_deep(page.block(asked, lead=page.word(word), lead_color="deep.accent"))
    takeaway = page.content.takeaway
    if takeaway is None:
        return page.slides(page.frame(strip="deep"), bodies, question)
    box, bar = strip_parts(page.grid, "takeaway", page.word("prompt.text"))
    assert bar is not None
    y = page.grid.strip(DEEP_STRIP_H).y - STRIP_GAP - STRIP_H
    box = replace(box, key="takeaway", index=TAKEAWAY_INDEX, rect=box.rect._replace(y=y))
    frame = page.frame([box], variant="takeaway", strip="deep")
    text = page.must_fit(frame, {"takeaway": [page.block(takeaway)]}, {"takeaway": takeaway.place})["takeaway"]
    edge = replace(bar, key="takeaway-bar", place=takeaway.place, rect=bar.rect._replace(y=y))
    last = [*bodies[-1], page.fill(frame, "takeaway", text, takeaway.place), edge]
    return page.slides(frame, [*bodies[:-1], last], question)
