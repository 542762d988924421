"""A paragraph's runs to lines: greedy wrapping over the widths of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.scene.nodes import Run
from deckgen.text.breaks import NBSP, SPACES, keeps_together, pieces
from deckgen.text.words import Part, Weights, Words, measured, words_of
from deckgen.units import Pt


class Lines(Struct, frozen=True):
    """A paragraph in lines.

    ``breaks`` are the offsets at which further lines begin; ``widths`` the lines' advances in points; ``held`` the
    offsets of the spaces between words that were held together; ``broken`` says whether a word had to be. ``fullest``
    is how wide a line was before words went to the next one with another.
    """

    breaks: tuple[int, ...]
    widths: tuple[Pt, ...]
    held: tuple[int, ...] = ()
    broken: bool = False
    fullest: Pt = 0


class _Ink(Struct, frozen=True):
    """Where a word stands in its line, and how far its ink reaches over and under the baseline, in points."""

    start: Pt
    end: Pt
    top: Pt
    bottom: Pt


STAY = 2
"""So many words stay at least in the line before, where the last word but one leaves it."""


def wrap(weights: Weights, slack: float, parts: tuple[Part, ...], size: Pt, room: Pt) -> tuple[Lines, Lines]:
    """Return a paragraph's lines, and those if they come out wider.

    None is wider than ``room``, but a single letter may be; the second lines have room for ``slack``. The width of a
    line is the sum of its words and spaces; spaces at its end do not count. A word wider than a line begins one, as in
    other programs, before it is broken. Words that belong together are moved to the next line together, and so is the
    last word but one where the last would stand alone, if two words stay before them.

    Args:
        weights: the measures of both weights.
        slack: how many times wider than measured lines may come out; words held together fit a line even then.
        parts: the paragraph.
        size: of what has none of its own, in points.
        room: a line's width in points.
    """
    most = room / slack
    words, scale = measured(parts, size, weights)
    if words.whole * scale <= most:
        line = Lines((), (words.whole * scale,))
        return line, line
    if words.widest * scale <= most:
        words = words.times(scale)
        lines = _wrapped(words, room, most)
        safe = lines if lines.fullest <= most else _wrapped(words, most, most)
    else:
        # They are broken for the room that they have.
        lines = _wrapped(words_of(weights, parts, size, room), room, most)
        safe = _wrapped(words_of(weights, parts, size, most), most, most)
    # An address may take fewer lines where less room breaks it at more places.
    return min(lines, safe, key=lambda these: len(these.breaks)), safe


def _wrapped(words: Words, room: Pt, most: Pt) -> Lines:
    """Return a paragraph's words in lines.

    None is wider than ``room``; words that are held together are no wider than ``most``.
    """
    if words.whole <= room:
        return Lines((), (words.whole,), broken=words.broken, fullest=words.whole)
    starts, held, fullest = _starts(words, room, most)
    ends = list(accumulate([len(word) + len(spaces) for word, spaces in words.texts]))
    return Lines(
        held=tuple([ends[k] - 1 for k in held]),
        breaks=tuple([ends[start - 1] for start in starts[1:]]),
        widths=tuple([words.width(start, end) for start, end in pairwise((*starts, len(ends)))]),
        broken=words.broken,
        fullest=fullest,
    )


def closest(runs: Iterable[Run], lines: Lines, size: Pt, bold: bool, weights: Weights, *, centred: bool = False) -> Pt:
    """Return the distance at which ink of two lines first touches.

    It is in points, and 0 of a single line. Words count as boxes as wide as they move the pen; lines begin at one edge,
    or have their middles over each other.
    """
    rows: list[list[_Ink]] = [[] for _ in lines.widths]
    at = row = 0
    x: Pt = 0
    for run in runs:
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


def _starts(words: Words, room: Pt, most: Pt) -> tuple[list[int], list[int], Pt]:
    """Return the index of each line's first word.

    Besides, the indices of the words held to the next one, and how wide the fullest line was before these went there.
    Words are held together that are no wider than ``most``.
    """
    starts = [0]
    held: list[int] = []
    pen: Pt = 0
    fullest: Pt = 0
    any_torn = any(words.torn)
    for k, (width, gap) in enumerate(zip(words.widths, words.gaps, strict=True)):
        if (pen + width > room or (any_torn and words.begins_torn(k))) and k > starts[-1]:
            fullest = max(fullest, pen - words.gaps[k - 1])
            first = _first(words, k, k, starts[-1], most)
            held += range(first, k)
            starts.append(first)
            pen = sum(words.widths[first:k]) + sum(words.gaps[first:k])
        pen += width + gap
    fullest = max(fullest, pen - gap)
    last = len(words.texts) - 1
    lonely = starts[-1] == last > 0 and words.texts[last - 1][1] == " " and last - 1 - starts[-2] >= STAY
    if lonely and _may_move(words, last, last, starts[-2], most):
        starts[-1] = _first(words, last - 1, last, starts[-2], most)
        held += range(starts[-1], last)
    elif 0 < starts[-1] == last - 1 and words.texts[last - 1][1] == " " and words.width(last - 1, last + 1) <= most:
        # A program that sets the text a little narrower would take the first of the two up and leave the last alone.
        held.append(last - 1)
    return starts, held, fullest


def _first(words: Words, first: int, last: int, line: int, most: Pt) -> int:
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


def _may_move(words: Words, first: int, last: int, line: int, most: Pt) -> bool:
    """Return whether the word before ``first`` may leave its line.

    The line begins with ``line``; the word goes before ``last``.
    """
    return first - 1 > line and words.width(first - 1, last + 1) <= most


def holding(runs: tuple[Run, ...], spaces: Sequence[int]) -> tuple[Run, ...]:
    """Return the runs with no-break spaces at these offsets."""
    if not spaces:
        return runs
    result, start = [], 0
    for run in runs:
        end = start + len(run.text)
        for at in spaces:
            if start <= at < end:
                run = replace(run, text=run.text[: at - start] + NBSP + run.text[at - start + 1 :])
        result.append(run)
        start = end
    return tuple(result)
