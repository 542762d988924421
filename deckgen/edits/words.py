"""What was changed in a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

MARKS = "\u200e\u200f"
"""The marks of direction, which a build sets as well as authors do."""

_SPACES = str.maketrans("\u00a0\u202f", "  ")
_JOINED = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200d\u2060"
"""Vowel signs and joiners, which are no letters and yet part no word."""
_WORD = rf"(?s)[\w{_JOINED}]+|\s+|."


class Change(NamedTuple):
    """A change of a text.

    The characters from ``start`` to ``end`` became ``new``.
    """

    start: int
    end: int
    new: str


def spaced(text: str) -> str:
    """Return a text with one kind of space, as long as before."""
    return text.translate(_SPACES)


def marked_at(text: str, index: int) -> int:
    """Return where a character stands, by its index without marks.

    Marks before it stand before that place, but those before the first.
    """
    places = [place for place, char in enumerate(text) if char not in MARKS]
    return places[index - 1] + 1 if index else 0


def marks_added(before: str, after: str) -> list[Change]:
    """Return the marks of direction that a text has got.

    It says the same otherwise.
    """
    found = []
    old, new = _marks(before), _marks(after)
    for at in sorted(new):
        more = new[at]
        for mark in old.get(at, ""):
            more = more.replace(mark, "", 1)
        if more:
            found.append(Change(at, at, more))
    return found


def tokens(text: str) -> list[str]:
    """Return the words, spaces and signs of a text."""
    return re.findall(_WORD, text)


def changes(before: str, after: str) -> list[Change]:
    """Return what was changed in a text, in whole words. Two kinds of space are one."""
    old, new = tokens(before), tokens(after)
    ends = [0]
    for token in old:
        ends.append(ends[-1] + len(token))
    found = SequenceMatcher(None, [spaced(t) for t in old], [spaced(t) for t in new], autojunk=False)
    return [
        Change(ends[i], ends[j], "".join(new[first:last]))
        for tag, i, j, first, last in found.get_opcodes()
        if tag != "equal"
    ]


def shifted(text: str, change: Change) -> Iterator[Change]:
    """Yield an insertion or deletion wherever it makes the same text.

    Its own place comes first. «a b» becomes «a c b» whether «c » or « c» comes in.
    """
    yield change
    start, end, new = change
    if new and start < end:
        return
    while start and spaced(text[start - 1]) == spaced((new or text[:end])[-1]):
        start, end, new = start - 1, end - 1, new[-1:] + new[:-1]
        yield Change(start, end, new)
    start, end, new = change
    while end < len(text) and spaced(text[end]) == spaced(new[0] if new else text[start]):
        start, end, new = start + 1, end + 1, new[1:] + new[:1]
        yield Change(start, end, new)


def apply(text: str, made: Sequence[Change]) -> str:
    """Return a text with changes made in it. They are in order and do not meet."""
    for start, end, new in reversed(made):
        text = text[:start] + new + text[end:]
    return text


def _marks(text: str) -> dict[int, str]:
    """Return the marks of direction in a text by the index, without marks, of what they stand before."""
    found: dict[int, str] = {}
    at = 0
    for char in text:
        if char in MARKS:
            found[at] = found.get(at, "") + char
        else:
            at += 1
    return found


def merged(base: str, theirs: str, ours: str) -> str | None:
    """Return a text with both of two changes of it.

    It is ``None`` where these touch.
    """
    both = sorted({*changes(base, theirs), *changes(base, ours)})
    if any(before.end >= after.start for before, after in pairwise(both)):
        return None
    return apply(base, both)


def alike(one: str, other: str) -> float:
    """Return how much two texts have in common, from 0 to 1."""
    if one == other:
        return 1
    # Blanks, which all texts have, make none of them alike.
    old, new = ([token for token in tokens(text) if not token.isspace()] for text in (one, other))
    return SequenceMatcher(None, old, new, autojunk=False).ratio()
