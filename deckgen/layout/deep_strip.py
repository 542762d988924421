"""Slides that end in a question or a demand: a dark strip at the foot, and over it the takeaway if there is one."""

from __future__ import annotations

from collections.abc import Sequence

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
    """Return the slides for the bodies, with the strips on each.

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
    rect = page.grid.strip(STRIP_H)._replace(y=page.grid.strip(DEEP_STRIP_H).y - STRIP_GAP - STRIP_H)
    prompt = page.word("prompt.text")
    box, bar = strip_parts(page.grid, "takeaway", rect, prompt, "takeaway", TAKEAWAY_INDEX)
    frame = page.frame([box], bar, variant="takeaway", strip="deep")
    node = page.filled(frame, "takeaway", page.block(takeaway), place=takeaway.place)
    return page.slides(frame, [[*body, node] for body in bodies], question)
