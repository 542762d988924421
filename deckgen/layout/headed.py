"""Heads side by side, each with paragraphs under it.

They are continued on further slides under the same heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

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


_Boxed: TypeAlias = tuple[Placeholder, Headed]


def flow(draft: Draft, layout: SlideLayout, columns: Sequence[Headed]) -> list[tuple[FittedText, ...]]:
    """Return the columns' texts, slide by slide, all at one step.

    Raises:
        OutlineError: what stands under a head is too much for one slide, and the head takes more than half of its box
            or leaves no line any room.
    """
    fitted = draft.fit(layout, {column.key: [*column.head, *column.under] for column in columns})
    if fitted:
        return [tuple(fitted.values())]
    boxed = [(layout.placeholder(column.key), column) for column in columns]
    for box, column in boxed:
        if words := draft.deck.fitter.excess(Box(tuple(column.head), box.style, box.rect.w, box.rect.h // 2)):
            raise OutlineError([draft.too_long(column.place, words, column.key)])
    last = max(last_step(box.style) for box, _ in boxed)
    _, rows = at_largest_step(
        last, lambda step: _rows(draft, boxed, step), lambda rows: not _excess(draft, boxed, rows)
    )
    if excess := _excess(draft, boxed, rows):
        raise OutlineError(draft.too_long(boxed[i][1].place, words, boxed[i][1].key) for i, words in excess.items())
    return rows


def _rows(draft: Draft, boxed: Sequence[_Boxed], step: int) -> list[tuple[FittedText, ...]]:
    """Return the texts of all columns at a step, slide by slide."""
    pieces = zip_longest(*(_pieces(draft, *one, step) for one in boxed), fillvalue=())
    return [
        tuple(
            draft.deck.fitter.set([*column.head, *piece], box.style, box.rect.w, step)
            for (box, column), piece in zip(boxed, row, strict=True)
        )
        for row in pieces
    ]


def _excess(draft: Draft, boxed: Sequence[_Boxed], rows: Sequence[tuple[FittedText, ...]]) -> dict[int, int]:
    """Return of each column that does not hold how many words are too many."""
    return {
        i: draft.deck.fitter.excess(Box.of(box, (*column.head, *column.under)))
        for i, (box, column) in enumerate(boxed)
        if not all(draft.deck.fitter.holds(row[i], Box.of(box, ())) for row in rows)
    }


def _pieces(draft: Draft, box: Placeholder, column: Headed, step: int) -> list[tuple[Block, ...]]:
    """Return what stands under a head, slide by slide, each as much as there is room for."""
    fitter, rect = draft.deck.fitter, box.rect
    before = pt(max(level.space_before for level in box.style.levels))
    taken = fitter.set(column.head, box.style, rect.w, step).height + before
    return split(fitter, column.under, box.style, rect.w, rect.h - taken, step)
