"""Texts on several slides: where a text is parted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence, Sized
from functools import cache
from typing import TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.language.facts import facts
from deckgen.scene.nodes import Paragraph, TextStyle
from deckgen.text.breaks import SPACES
from deckgen.text.fit import Block, Fitter, Made, inner_height, inner_width, last_step
from deckgen.text.lines import cut_at
from deckgen.units import Emu, pt, to_pt

THINNEST = 0.1
"""Em of a letter, on the average of a whole slide, that no script stays under."""

LEAST = 0.2
"""The part of what fits that a slide has at least where it ends with a sentence."""

HALVINGS = 6
"""To within a sixty-fourth of a page, less than half a line."""

Blocks: TypeAlias = tuple[Block, ...]
P = TypeVar("P", bound=Sized)


def at_largest_step(last: int, pieces_at: Callable[[int], P], hold: Callable[[P], bool]) -> tuple[int, P]:
    """Return the largest step with the fewest pieces, and its pieces.

    All of them ``hold`` in their boxes. The fewest are those of the ``last`` one, which may yet not hold.
    """
    fewest = pieces_at(last)
    for step in range(last):
        if len(pieces := pieces_at(step)) == len(fewest) and hold(pieces):
            return step, pieces
    return last, fewest


def split(
    fitter: Fitter,
    blocks: Sequence[Block],
    style: TextStyle,
    w: Emu,
    h: Emu,
    step: int | None = None,
    last_h: Emu | None = None,
) -> list[Blocks]:
    """Return the text in pieces that hold in a box.

    The last two are of like height. ``step`` is that of its sizes, by default the last; ``last_h`` is the height of the
    last box, by default that of all.

    It is parted between paragraphs, else at the end of a sentence, else at that of a line; then the space there is
    dropped, and nothing else. A piece has one line at least, even where the box is too low for it.
    """
    step = last_step(style) if step is None else step
    column, room = _Column(fitter, style, inner_width(style, w), step), inner_height(style, h)
    last_room = room if last_h is None else inner_height(style, last_h)
    pieces: list[Blocks] = []
    rest = last = tuple(blocks)
    while rest:
        before, last = last, rest
        piece, rest = column.piece(rest, room)
        if not rest and column.piece(piece, last_room)[1]:
            piece, rest = column.piece(piece, last_room)
        pieces.append(piece)
    if len(pieces) > 1:
        pieces[-2:] = column.regrouped(column.balanced(before, (pieces[-2], pieces[-1]), room, last_room), last_room)
    return pieces


class _Column(Struct, frozen=True):
    """What texts are set in: a look, a width, a step."""

    fitter: Fitter
    style: TextStyle
    w: Emu
    step: int

    def piece(self, rest: Blocks, room: Emu) -> tuple[Blocks, Blocks]:
        """Return as much as a box holds, and what is left.

        ``room`` is its inner height.
        """
        whole, left = self._whole(rest, room)
        if whole == len(rest):
            return rest, ()
        for cut in range(whole, 0, -1):
            if _may_part(rest[cut - 1], rest[cut]):
                return rest[:cut], rest[cut:]
        if left < 1 and whole:
            return rest[:whole], rest[whole:]
        head, tail = self._divided(rest[whole], max(left, 1))
        return (*rest[:whole], head), (tail, *rest[whole + 1 :]) if tail.runs else rest[whole + 1 :]

    def balanced(self, rest: Blocks, two: tuple[Blocks, Blocks], room: Emu, last: Emu) -> tuple[Blocks, Blocks]:
        """Return the last two pieces, parted where the higher is lowest.

        No more paragraphs are divided.
        """
        low, high = 0, room
        for _ in range(HALVINGS):
            middle = (low + high) // 2
            first, second = self.piece(rest, middle)
            fits = self.piece(first, middle)[1] == () == self.piece(second, min(middle, last))[1]
            if fits and second and len(first) + len(second) == len(two[0]) + len(two[1]):
                two, high = (first, second), middle
            else:
                low = middle
        return two

    def regrouped(self, two: tuple[Blocks, Blocks], last: Emu) -> tuple[Blocks, Blocks]:
        """Return the last two pieces, no point in both.

        One goes over to the second with what stands under it if that holds all, and the first keeps half of its
        paragraphs.
        """
        first, second = two
        over = (i for i in range(len(first) - 1, 0, -1) if first[i].level < second[0].level)
        point = next(over, 0)
        whole = (*first[point:], *second)
        return (first[:point], whole) if point * 2 >= len(first) and not self.piece(whole, last)[1] else two

    def _whole(self, rest: Sequence[Block], room: Emu) -> tuple[int, int]:
        """Return how many paragraphs fit, and lines of the next one."""
        y = 0.0
        above: Paragraph | None = None
        for index, block in enumerate(rest):
            level = self.style.levels[block.level]
            made = self._made(self._begin(block, math.ceil(room / pt(level.sizes[self.step]))))
            if above:
                made = self.fitter.clear(above, made, self.style)
            paragraph, safe, line = made
            above = paragraph
            y += level.space_before if index else 0
            if pt(y + line * len(safe.widths)) > room or len(paragraph.text) < len(block.text):
                return index, int((to_pt(room) - y) / line)
            y += line * len(safe.widths)
        return len(rest), 0

    def _divided(self, block: Block, lines: int) -> tuple[Block, Block]:
        """Return the paragraph in two, the first at most so many lines."""
        block, _ = self.fitter.directed(block, self.style.levels[block.level])
        paragraph, safe, _ = self._made(self._begin(block, lines))
        text = paragraph.text
        end = (*safe.breaks, len(text))[min(lines, len(safe.widths)) - 1]
        sentences = [match.end() for match in _sentence().finditer(text, 0, end)]
        # Only where the part before it is worth a slide.
        return _cut(block, sentences[-1] if sentences and sentences[-1] >= end * LEAST else end)

    def _begin(self, block: Block, lines: int) -> Block:
        """Return as much of a paragraph as so many lines could hold.

        So a very long one takes linear time.
        """
        level = self.style.levels[block.level]
        letter = pt(level.sizes[self.step]) * THINNEST
        most = max(1, math.ceil((self.w - level.margin) / letter)) * (lines + 1)
        return block if len(block.text) <= most else replace(block, runs=cut_at(block.runs, most)[0], keep=False)

    def _made(self, block: Block) -> Made:
        return self.fitter.made(block, self.style.levels[block.level], self.w, self.step)


def _may_part(block: Block, following: Block) -> bool:
    """Return whether a box may be parted here.

    It may before a heading, but not after one, nor between a point and those under it.
    """
    return not block.keep and (following.keep or block.level >= following.level)


@cache
def _sentence() -> re.Pattern[str]:
    """Return what matches a sentence's end, its citations and spaces.

    A full stop after a single letter abbreviates or counts.
    """
    known = facts()
    ends, stops, closing = map(re.escape, (known.ends, known.stops, known.closing))
    return re.compile(rf"(?:[{ends}]|(?<!\W\w)(?<!^\w)[{stops}])[{closing}\"]*(?:\u00a0\[[^\]]*\])*[{SPACES}]+")


def _cut(block: Block, at: int) -> tuple[Block, Block]:
    """Return a paragraph in two at an offset, without the spaces there."""
    head, tail = cut_at(block.runs, at)
    return replace(block, runs=head, keep=False), replace(block, runs=tail)
