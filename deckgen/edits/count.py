"""How much was changed by hand in a deck."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from deckgen.edits.edited import EditedSlide

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200e": None})


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
    pairs = _pairs(recorded, edited)
    texts = notes = hidden = 0
    for before, after in pairs:
        said = _said(recorded[before])
        texts += _changed(said, edited[after].texts)
        notes += bool(_changed(recorded[before]["notes"], edited[after].notes))
        hidden += edited[after].hidden
    order = [after for _, after in sorted(pairs)]
    moved = len(order) - _longest_run(order)
    alone = len(recorded) + len(edited) - 2 * len(pairs)
    return Edits(texts, notes, alone + hidden + moved)


def _pairs(recorded: Sequence[Mapping[str, Any]], edited: Sequence[EditedSlide]) -> list[tuple[int, int]]:
    """Return which slide is which: by their lasting ids, else by what they say, else by their titles and order."""
    left, right = dict(enumerate(recorded)), dict(enumerate(edited))
    pairs: list[tuple[int, int]] = []

    def pair(keys: Mapping[int, Any], others: Mapping[int, Any]) -> None:
        taken: dict[Any, list[int]] = {}
        for after, key in others.items():
            taken.setdefault(key, []).append(after)
        for before, key in keys.items():
            if key is not None and taken.get(key):
                after = taken[key].pop(0)
                pairs.append((before, after))
                del left[before], right[after]

    pair({i: slide["creationId"] for i, slide in left.items()}, {i: slide.creation_id for i, slide in right.items()})
    lost = [i for i, slide in right.items() if slide.creation_id is None]
    pair({i: _bag(_said(s)) for i, s in left.items()}, {i: _bag(right[i].texts) for i in lost})
    lost = [i for i in lost if i in right]
    titles = {_plain(slide["title"]) for slide in left.values()}
    named = {i: next((t for t in map(_plain, right[i].texts) if t in titles), i) for i in lost}
    pair({i: _plain(slide["title"]) for i, slide in left.items()}, named)
    lost = [i for i in lost if i in right]
    if len(lost) == len(left):
        pairs += zip(left, lost, strict=True)
    return pairs


def _said(slide: Mapping[str, Any]) -> list[str]:
    texts: list[str] = []
    for node in slide["nodes"]:
        texts += node.get("paragraphs", ())
        texts += (text for row in node.get("rows", ()) for cell in row for text in cell)
    return texts


def _changed(before: Iterable[str], after: Iterable[str]) -> int:
    """Return how many paragraphs differ, wherever they stand."""
    old, new = Counter(_kept(before)), Counter(_kept(after))
    return max((old - new).total(), (new - old).total())


def _bag(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(_kept(texts)))


def _kept(texts: Iterable[str]) -> list[str]:
    return [text for text in map(_plain, texts) if text]


def _plain(text: str) -> str:
    """Return a text as programs keep it: no two kinds of space, no mark of direction, no blanks at its ends."""
    return text.translate(_SPACES).strip()


def _longest_run(order: Sequence[int]) -> int:
    """Return the length of the longest rising part of an order."""
    ends: list[int] = []
    for place in order:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)
