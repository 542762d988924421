"""Heads side by side, each with paragraphs under it.

They are continued on further slides under the same heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from deckgen.layout.draft import Draft
from deckgen.problems import OutlineError, Place
from deckgen.scene.nodes import FittedText, Placeholder, SlideLayout
from deckgen.text.fit import Block, Box, last_step
from deckgen.text.split import at_largest_step, split
from deckgen.units import pt


class Headed(NamedTuple):
    """What fills the placeholder ``key``; ``place`` is that of the head."""

    key: str
    head: Sequence[Block]
    under: Sequence[Block]
    place: Place


def flow(draft: Draft, layout: SlideLayout, columns: Sequence[Headed]) -> list[tuple[FittedText, ...]]:
    """Return the columns' texts, slide by slide, all at one step.

    Raises:
        OutlineError: what stands under a head is too much for one slide, and the head takes more than half of its box.
    """
    fitted = draft.fit(layout, {column.key: [*column.head, *column.under] for column in columns})
    if fitted:
        return [tuple(fitted.values())]
    boxed = [(layout.placeholder(column.key), column) for column in columns]
    for box, column in boxed:
        if words := draft.deck.fitter.excess(Box(tuple(column.head), box.style, box.rect.w, box.rect.h // 2)):
            raise OutlineError([draft.too_long(column.place, words, column.key)])
    last = max(last_step(box.style) for box, _ in boxed)
    step, rows = at_largest_step(
        last, lambda step: list(zip_longest(*(_pieces(draft, *one, step) for one in boxed), fillvalue=()))
    )
    return [
        tuple(
            draft.deck.fitter.set([*column.head, *piece], box.style, box.rect.w, step)
            for (box, column), piece in zip(boxed, row, strict=True)
        )
        for row in rows
    ]


def _pieces(draft: Draft, box: Placeholder, column: Headed, step: int) -> list[tuple[Block, ...]]:
    """Return what stands under a head, slide by slide, each as much as there is room for."""
    fitter, rect = draft.deck.fitter, box.rect
    before = pt(max(level.space_before for level in box.style.levels))
    taken = fitter.set(column.head, box.style, rect.w, step).height + before
    return split(fitter, column.under, box.style, rect.w, rect.h - taken, step)
