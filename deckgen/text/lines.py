"""A paragraph's runs to lines: greedy wrapping over the widths of words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from deckgen.scene.nodes import Run
from deckgen.text.breaks import NBSP, SPACES, broken, keeps_together, pieces
from deckgen.text.shape import Shaper
from deckgen.units import Pt


class Weights(NamedTuple):
    """The shapers of the two weights."""

    regular: Shaper
    bold: Shaper

    def of(self, run: Run, bold: bool) -> Shaper:
        """Return the run's shaper, in a paragraph that is bold or not."""
        return self.bold if (bold if run.bold is None else run.bold) else self.regular


class Lines(NamedTuple):
    """A paragraph in lines.

    ``runs`` are those given, with no-break spaces where words were held together; ``breaks`` the offsets at which
    further lines begin; ``widths`` the lines' advances in points; ``broken`` says whether a word had to be.
    """

    runs: tuple[Run, ...]
    breaks: tuple[int, ...]
    widths: tuple[Pt, ...]
    broken: bool


class _Ink(NamedTuple):
    """Where a word stands in its line, and how far its ink reaches over and under the baseline, in points."""

    start: Pt
    end: Pt
    top: Pt
    bottom: Pt


class _Words(NamedTuple):
    """What a line may end after: words, spaces, and their widths.

    The widths are in points. ``torn`` ones go on with the word before them, the two of which no line can hold.
    """

    texts: list[tuple[str, str]]
    widths: list[Pt]
    gaps: list[Pt]
    torn: list[bool]

    def width(self, start: int, end: int) -> Pt:
        """Return how wide some of the words are in one line."""
        return sum(self.widths[start:end]) + sum(self.gaps[start : end - 1])

    def begins_torn(self, k: int) -> bool:
        """Return whether a word wider than a line begins here."""
        return not self.torn[k] and any(self.torn[k + 1 : k + 2])


STAY = 2
"""So many words stay at least in the line before, where the last word but one leaves it."""


def wrap(
    runs: Sequence[Run], size: Pt, bold: bool, room: Pt, weights: Weights, slack: float = 1
) -> tuple[Lines, Lines]:
    """Return a paragraph's lines, and those if they come out wider.

    None is wider than ``room``, but a single letter may be; the second lines have room for ``slack``. The width of a
    line is the sum of its words and spaces; spaces at its end do not count. A word wider than a line begins one, as in
    other programs, before it is broken. Words that belong together are moved to the next line together, and so is the
    last word but one where the last would stand alone, if two words stay before them.

    Args:
        runs: the paragraph.
        size: of runs that have none of their own, in points.
        bold: whether runs that do not say so are bold.
        room: a line's width in points.
        weights: the measures of both weights.
        slack: how many times wider than measured lines may come out; words held together fit a line even then.
    """
    words, broken_word = _words(runs, size, bold, room / slack, weights)
    safe = _wrapped(runs, words, broken_word, room / slack, room / slack)
    if not safe.breaks:
        return safe, safe
    if broken_word or any(words.torn):
        # They are broken for the room that they have.
        words, broken_word = _words(runs, size, bold, room, weights)
    lines = _wrapped(runs, words, broken_word, room, room / slack)
    # An address may take fewer lines where less room breaks it at more places.
    return min(lines, safe, key=lambda these: len(these.breaks)), safe


def _wrapped(runs: Sequence[Run], words: _Words, broken_word: bool, room: Pt, most: Pt) -> Lines:
    """Return a paragraph's words in lines.

    None is wider than ``room``; words that are held together are no wider than ``most``.
    """
    count = len(words.texts)
    width = words.width(0, count)
    if width <= room:
        return Lines(tuple(runs), (), (width,), broken_word)
    starts, held = _starts(words, room, most)
    ends = list(accumulate(len(word) + len(spaces) for word, spaces in words.texts))
    return Lines(
        runs=_holding(runs, [ends[k] - 1 for k in held]) if held else tuple(runs),
        breaks=tuple([ends[start - 1] for start in starts[1:]]),
        widths=tuple([words.width(start, end) for start, end in pairwise((*starts, count))]),
        broken=broken_word,
    )


def width(runs: Sequence[Run], size: Pt, weights: Weights) -> Pt:
    """Return how wide the runs are in one line, in points."""
    words, _ = _words(runs, size, False, math.inf, weights)
    return words.width(0, len(words.texts))


def widest_word(runs: Sequence[Run], size: Pt, weights: Weights) -> Pt:
    """Return how wide the widest word of the runs is, in points."""
    words, _ = _words(runs, size, False, math.inf, weights)
    return max(words.widths, default=0)


def closest(lines: Lines, size: Pt, bold: bool, weights: Weights, *, centred: bool = False) -> Pt:
    """Return the distance at which ink of two lines first touches.

    It is in points, and 0 of a single line. Words count as boxes as wide as they move the pen; lines begin at one edge,
    or have their middles over each other.
    """
    rows: list[list[_Ink]] = [[] for _ in lines.widths]
    at = row = 0
    x: Pt = 0
    for run in lines.runs:
        advances, em = weights.of(run, bold), run.size or size
        for word, spaces in pieces(run.text):
            if row < len(lines.breaks) and at >= lines.breaks[row]:
                row, x = row + 1, 0
            shift = lines.widths[row] / 2 if centred else 0
            top, bottom = advances.ink(word)
            end = x + advances[word] * em
            rows[row].append(_Ink(x - shift, end - shift, top * em, bottom * em))
            x, at = end + advances[spaces] * em, at + len(word) + len(spaces)
    return max(
        [
            upper.bottom + lower.top
            for above, below in pairwise(rows)
            for upper in above
            for lower in below
            if upper.start < lower.end and lower.start < upper.end
        ],
        default=0,
    )


def cut_at(runs: Iterable[Run], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return runs in two at an offset, without the spaces before it."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in runs:
        if at >= len(run.text):
            head.append(run)
        elif at <= 0:
            tail.append(run)
        else:
            head.append(replace(run, text=run.text[:at]))
            tail.append(replace(run, text=run.text[at:]))
        at -= len(run.text)
    while head and not (text := head[-1].text.rstrip(SPACES)):
        head.pop()
    if head:
        head[-1] = replace(head[-1], text=text)
    return tuple(head), tuple(tail)


def _words(runs: Sequence[Run], size: Pt, bold: bool, room: Pt, weights: Weights) -> tuple[_Words, bool]:
    """Return a paragraph's words, and whether one had to be broken.

    That is one wider than ``room``.
    """
    texts: list[tuple[str, str]] = []
    widths: list[Pt] = []
    gaps: list[Pt] = []
    torn: list[bool] = []
    broken_word = False
    for run in runs:
        advances, em = weights.of(run, bold), run.size or size
        found = pieces(run.text)
        goes_on = bool(texts and found and found[0][0] and not texts[-1][1])
        found_torn = [False] * len(found)
        if max([advances[word] for word, _ in found], default=0) * em > room:
            broken_word = True
            parts = [_broken(word, spaces, room / em, advances) for word, spaces in found]
            found = list(chain.from_iterable(parts))
            found_torn = [i > 0 for each in parts for i in range(len(each))]
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
    return _Words(texts, widths, gaps, torn), broken_word


def _broken(word: str, spaces: str, room: float, advances: Shaper) -> list[tuple[str, str]]:
    if advances[word] <= room:
        return [(word, spaces)]
    *parts, last = broken(word, room, advances)
    return [*((part, "") for part in parts), (last, spaces)]


def _starts(words: _Words, room: Pt, most: Pt) -> tuple[list[int], list[int]]:
    """Return the index of each line's first word.

    Besides, the indices of the words held to the next one. Words are held together that are no wider than ``most``.
    """
    starts = [0]
    held: list[int] = []
    pen = 0.0
    for k, width in enumerate(words.widths):
        if (pen + width > room or words.begins_torn(k)) and k > starts[-1]:
            first = _first(words, k, k, starts[-1], most)
            held += range(first, k)
            starts.append(first)
            pen = sum(words.widths[first:k]) + sum(words.gaps[first:k])
        pen += width + words.gaps[k]
    last = len(words.texts) - 1
    lonely = starts[-1] == last > 0 and words.texts[last - 1][1] == " " and last - 1 - starts[-2] >= STAY
    if lonely and _may_move(words, last, last, starts[-2], most):
        starts[-1] = _first(words, last - 1, last, starts[-2], most)
        held += range(starts[-1], last)
    elif 0 < starts[-1] == last - 1 and words.texts[last - 1][1] == " " and words.width(last - 1, last + 1) <= most:
        # A program that sets the text a little narrower would take the first of the two up and leave the last alone.
        held.append(last - 1)
    return starts, held


def _first(words: _Words, first: int, last: int, line: int, most: Pt) -> int:
    """Return the word to begin the next line with.

    It is ``first``, or one before it that is not to be parted from it.
    """
    texts = words.texts
    while (
        _may_move(words, first, last, line, most)
        and texts[first - 1][1] == " "
        and keeps_together(texts[first - 1][0], texts[first][0])
    ):
        first -= 1
    return first


def _may_move(words: _Words, first: int, last: int, line: int, most: Pt) -> bool:
    """Return whether the word before ``first`` may leave its line.

    The line begins with ``line``; the word goes before ``last``.
    """
    return first - 1 > line and words.width(first - 1, last + 1) <= most


def _holding(runs: Sequence[Run], spaces: Iterable[int]) -> tuple[Run, ...]:
    """Return the runs with no-break spaces at these offsets."""
    chars = list("".join(run.text for run in runs))
    for at in spaces:
        chars[at] = NBSP
    result, start = [], 0
    for run in runs:
        end = start + len(run.text)
        text = "".join(chars[start:end])
        result.append(run if text == run.text else replace(run, text=text))
        start = end
    return tuple(result)
