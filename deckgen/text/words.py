"""A paragraph's runs to words, and how wide they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from deckgen.scene.nodes import Run
from deckgen.text.breaks import broken, pieces
from deckgen.text.shape import Shaper
from deckgen.units import Pt

Part: TypeAlias = tuple[str, bool, Pt | None]
"""What the widths of a run come from: its text, whether it is bold, the size that it has of its own."""

RECENT = 256
"""So many texts at most are known in words: a slide's are tried at several sizes and widths."""


class Weights:
    """The shapers of the two weights, and what texts they measured last.

    ``words`` returns the words of a paragraph whose size is one point.
    """

    def __init__(self, regular: Shaper, bold: Shaper) -> None:
        self.regular = regular
        self.bold = bold
        self.words: Callable[[tuple[Part, ...]], Words] = lru_cache(RECENT)(partial(words_of, self))

    def of(self, run: Run, bold: bool) -> Shaper:
        """Return the run's shaper, in a paragraph that is bold or not."""
        return self.bold if (bold if run.bold is None else run.bold) else self.regular


class Words(Struct, frozen=True):
    """What a line may end after: words, spaces, and their widths.

    The widths are in points; ``whole`` is that of all in one line, ``widest`` that of the widest word. ``torn`` ones go
    on with the word before them, the two of which no line can hold; ``broken`` says whether a word had to be, ``sized``
    whether a run has a size of its own.
    """

    texts: list[tuple[str, str]]
    widths: list[Pt]
    gaps: list[Pt]
    torn: list[bool]
    whole: Pt
    widest: Pt
    broken: bool
    sized: bool

    def times(self, scale: float) -> Words:
        """Return the words as many times as wide."""
        widths, gaps = [width * scale for width in self.widths], [gap * scale for gap in self.gaps]
        whole, widest = _whole(widths, gaps), self.widest * scale
        return Words(self.texts, widths, gaps, self.torn, whole, widest, self.broken, self.sized)

    def width(self, start: int, end: int) -> Pt:
        """Return how wide some of the words are in one line."""
        return sum(self.widths[start:end]) + sum(self.gaps[start : end - 1])

    def begins_torn(self, k: int) -> bool:
        """Return whether a word wider than a line begins here."""
        return not self.torn[k] and any(self.torn[k + 1 : k + 2])


def width(runs: Sequence[Run], size: Pt, weights: Weights) -> Pt:
    """Return how wide the runs are in one line, in points."""
    words, scale = measured(parts_of(runs, bold=False), size, weights)
    return words.times(scale).whole


def widest_word(runs: Sequence[Run], size: Pt, weights: Weights) -> Pt:
    """Return how wide the widest word of the runs is, in points."""
    words, scale = measured(parts_of(runs, bold=False), size, weights)
    return words.widest * scale


def parts_of(runs: Iterable[Run], bold: bool) -> tuple[Part, ...]:
    """Return what the widths of a paragraph's runs come from.

    ``bold`` are those that do not say whether they are.
    """
    return tuple([(run.text, bold if run.bold is None else run.bold, run.size) for run in runs])


def measured(parts: tuple[Part, ...], size: Pt, weights: Weights) -> tuple[Words, float]:
    """Return a paragraph's words, and how many times as wide they are.

    What has no size of its own is measured once for all sizes.
    """
    words = weights.words(parts)
    return (words_of(weights, parts, size), 1) if words.sized else (words, size)


def words_of(weights: Weights, parts: Iterable[Part], size: Pt = 1, room: Pt = math.inf) -> Words:
    """Return a paragraph's words. Those wider than ``room`` are broken."""
    texts: list[tuple[str, str]] = []
    widths: list[Pt] = []
    gaps: list[Pt] = []
    torn: list[bool] = []
    broken_word = sized = False
    for text, bold, own in parts:
        sized = sized or own is not None
        advances, em = weights.bold if bold else weights.regular, own or size
        found = pieces(text)
        goes_on = bool(texts and found and found[0][0] and not texts[-1][1])
        found_torn = [False] * len(found)
        if room < math.inf and max([advances[word] for word, _ in found], default=0) * em > room:
            broken_word = True
            cut = [_broken(word, spaces, room / em, advances) for word, spaces in found]
            found = list(chain.from_iterable(cut))
            found_torn = [i > 0 for each in cut for i in range(len(each))]
        found_widths = [advances[word] * em for word, _ in found]
        found_gaps = [advances[spaces] * em for _, spaces in found]
        if texts and found and (not found[0][0] or (goes_on and widths[-1] + found_widths[0] <= room)):
            # A word, or the spaces after it, may go on in the next run.
            texts[-1] = texts[-1][0] + found[0][0], texts[-1][1] + found[0][1]
            widths[-1] += found_widths.pop(0)
            gaps[-1] += found_gaps.pop(0)
            found, found_torn = found[1:], found_torn[1:]
        elif goes_on:
            found_torn[0] = True
        texts += found
        widths += found_widths
        gaps += found_gaps
        torn += found_torn
    return Words(texts, widths, gaps, torn, _whole(widths, gaps), max(widths, default=0), broken_word, sized)


def _whole(widths: Sequence[Pt], gaps: Sequence[Pt]) -> Pt:
    """Return how wide words are in one line."""
    return sum(widths) + sum(gaps[:-1])


def _broken(word: str, spaces: str, room: float, advances: Shaper) -> list[tuple[str, str]]:
    if advances[word] <= room:
        return [(word, spaces)]
    *parts, last = broken(word, room, advances)
    return [*((part, "") for part in parts), (last, spaces)]
