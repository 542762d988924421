"""How much was changed by hand in a deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from deckgen.edits.edited import EditedSlide
from deckgen.edits.matching import in_place, kept, pairs, said, text


class Edits(NamedTuple):
    """How many paragraphs, notes of a slide, and slides were changed.

    A slide is changed that was added, deleted, hidden or moved.
    """

    texts: int
    notes: int
    slides: int


def edits(record: Mapping[str, Any], edited: Sequence[EditedSlide]) -> Edits:
    """Return how much a deck differs from its record."""
    recorded = record["slides"]
    both = pairs([*recorded, *record.get("added", ())], edited)
    carried = [pair for pair in both if pair[0] >= len(recorded)]
    both = [pair for pair in both if pair not in carried]
    texts = notes = hidden = 0
    for before, after in both:
        texts += _changed(said(recorded[before]), edited[after].texts)
        notes += bool(_changed(map(text, recorded[before]["notes"]), edited[after].notes))
        hidden += edited[after].hidden
    moved = len(both) - len(in_place([after for _, after in sorted(both)]))
    alone = len(recorded) + len(edited) - len(carried) - 2 * len(both)
    return Edits(texts, notes, alone + hidden + moved)


def _changed(before: Iterable[str], after: Iterable[str]) -> int:
    """Return how many paragraphs differ, wherever they stand."""
    old, new = Counter(kept(before)), Counter(kept(after))
    return max((old - new).total(), (new - old).total())
