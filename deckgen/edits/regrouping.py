"""Paragraphs that were parted or joined.

Their words are all still there: what looks deleted or new is neither, and taking one half alone would lose the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from deckgen.edits.matching import plain
from deckgen.problems import Message

Row: TypeAlias = tuple[int | None, int | None]
"""Which paragraph of a record is which of a deck, ``None`` where there is none."""


class Regrouped(NamedTuple):
    """A paragraph that was parted, or joined to another."""

    kind: str
    what: Message


def regrouped(before: Sequence[str], after: Sequence[str], rows: Sequence[Row]) -> tuple[list[Row], list[Regrouped]]:
    """Return the rows of whole paragraphs, and what was regrouped."""
    old = {i: _squeezed(before[i]) for i, j in rows if i is not None and _differs(before, after, i, j)}
    new = {j: _squeezed(after[j]) for i, j in rows if j is not None and _differs(before, after, i, j)}
    out: set[Row] = set()
    found: dict[str, Regrouped] = {}
    for i, j in rows:
        if i is not None and j is None:
            other = next((k for k, said in new.items() if old[i] in said and old[i] != said), None)
            if other is not None:
                whole = plain(after[other])
                found[whole] = Regrouped("joined", Message('paragraphs were joined to "{text}"', text=whole))
                out |= {row for row in rows if row[1] == other or row == (i, j)}
        elif j is not None and i is None:
            other = next((k for k, said in old.items() if new[j] in said and new[j] != said), None)
            if other is not None:
                whole = plain(before[other])
                found[whole] = Regrouped("parted", Message('the paragraph "{text}" was parted', text=whole))
                out |= {row for row in rows if row[0] == other or row == (i, j)}
    return [row for row in rows if row not in out], list(found.values())


def _differs(before: Sequence[str], after: Sequence[str], i: int | None, j: int | None) -> bool:
    return i is None or j is None or plain(before[i]) != plain(after[j])


def _squeezed(text: str) -> str:
    return "".join(plain(text).split())
