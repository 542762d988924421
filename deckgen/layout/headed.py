"""Heads side by side, each with paragraphs under it, continued on further slides under the same heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from deckgen.layout.draft import Draft
from deckgen.problems import OutlineError, Place
from deckgen.scene.nodes import FittedText, Placeholder, SlideLayout
from deckgen.text.fit import Block, Box, last_step
from deckgen.text.split import split
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
    boxes = [layout.placeholder(column.key) for column in columns]
    pieces = [_pieces(draft, box, column) for box, column in zip(boxes, columns, strict=True)]
    return [
        tuple(
            draft.deck.fitter.set([*column.head, *piece], box.style, box.rect.w, last_step(box.style))
            for box, column, piece in zip(boxes, columns, row, strict=True)
        )
        for row in zip_longest(*pieces, fillvalue=())
    ]


def _pieces(draft: Draft, box: Placeholder, column: Headed) -> list[tuple[Block, ...]]:
    """Return what stands under a head, slide by slide, each as much as there is room for at the smallest size."""
    fitter, rect = draft.deck.fitter, box.rect
    words = fitter.excess(Box(tuple(column.head), box.style, rect.w, rect.h // 2))
    if words:
        raise OutlineError([draft.too_long(column.place, words, column.key)])
    before = pt(max(level.space_before for level in box.style.levels))
    taken = fitter.set(column.head, box.style, rect.w, last_step(box.style)).height + before
    return split(fitter, column.under, box.style, rect.w, rect.h - taken)
