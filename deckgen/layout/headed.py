"""Heads side by side, each with paragraphs under it.

They are continued on further slides under the same heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout.draft import Draft
from deckgen.problems import OutlineError, Place
from deckgen.scene.nodes import FittedText, Placeholder, SlideLayout
from deckgen.text.fit import Block, Box, last_step
from deckgen.text.split import at_largest_step, split
from deckgen.units import pt


class Headed(Struct, frozen=True):
    """What fills the placeholder ``key``; ``place`` is that of the head."""

    key: str
    head: Sequence[Block]
    under: Sequence[Block]
    place: Place


class _Boxed(NamedTuple):
    """A column, its box on the last slide, and that on those before it."""

    column: Headed
    last: Placeholder
    before: Placeholder


def flow(
    draft: Draft, layout: SlideLayout, columns: Sequence[Headed], before: SlideLayout | None = None
) -> list[tuple[FittedText, ...]]:
    """Return the columns' texts, slide by slide, all at one step.

    ``before`` is the layout of the slides before the last, by default the same.

    Raises:
        OutlineError: what stands under a head is too much for one slide, and the head takes more than half of its box
            or leaves no line any room.
    """
    fitted = draft.fit(layout, {column.key: [*column.head, *column.under] for column in columns})
    if fitted:
        return [tuple(fitted.values())]
    columns = [_one_way(draft, column) for column in columns]
    boxed = [_Boxed(c, layout.placeholder(c.key), (before or layout).placeholder(c.key)) for c in columns]
    for column, box, _ in boxed:
        if words := draft.deck.fitter.excess(Box(tuple(column.head), box.style, box.rect.w, box.rect.h // 2)):
            raise OutlineError([draft.too_long(column.place, words, column.key)])
    last = max(last_step(box.style) for _, box, _ in boxed)
    _, rows = at_largest_step(
        last, lambda step: _rows(draft, boxed, step), lambda rows: not _excess(draft, boxed, rows)
    )
    if excess := _excess(draft, boxed, rows):
        columns = [boxed[i].column for i in excess]
        raise OutlineError(
            draft.too_long(column.place, words, column.key)
            for column, words in zip(columns, excess.values(), strict=True)
        )
    return rows


def _one_way(draft: Draft, column: Headed) -> Headed:
    blocks, n = draft.deck.fitter.one_way([*column.head, *column.under]), len(column.head)
    return replace(column, head=blocks[:n], under=blocks[n:])


def _rows(draft: Draft, boxed: Sequence[_Boxed], step: int) -> list[tuple[FittedText, ...]]:
    """Return the texts of all columns at a step, slide by slide."""
    parted = [_pieces(draft, one, step) for one in boxed]
    ended: set[int] = set()
    # What ends on the last slide has less room there.
    while late := {i for i, pieces in enumerate(parted) if len(pieces) == max(map(len, parted))} - ended:
        for i in late:
            parted[i] = _pieces(draft, boxed[i], step, ends=True)
        ended |= late
    return [
        tuple(
            draft.deck.fitter.set([*column.head, *piece], box.style, box.rect.w, step)
            for (column, box, _), piece in zip(boxed, row, strict=True)
        )
        for row in zip_longest(*parted, fillvalue=())
    ]


def _excess(draft: Draft, boxed: Sequence[_Boxed], rows: Sequence[tuple[FittedText, ...]]) -> dict[int, int]:
    """Return of each column that does not hold how many words are too many."""
    holds = draft.deck.fitter.holds
    return {
        i: draft.deck.fitter.excess(Box.of(last, (*column.head, *column.under)))
        for i, (column, last, before) in enumerate(boxed)
        if not (holds(rows[-1][i], Box.of(last, ())) and all(holds(row[i], Box.of(before, ())) for row in rows[:-1]))
    }


def _pieces(draft: Draft, boxed: _Boxed, step: int, *, ends: bool = False) -> list[tuple[Block, ...]]:
    """Return what stands under a head, slide by slide, each as much as there is room for.

    ``ends``: the last of them stands on the last slide.
    """
    fitter, (column, last, box) = draft.deck.fitter, boxed
    before = pt(max(level.space_before for level in box.style.levels))
    taken = fitter.set(column.head, box.style, box.rect.w, step).height + before
    room = box.rect.h - taken
    return split(fitter, column.under, box.style, box.rect.w, room, step, last.rect.h - taken if ends else None)
