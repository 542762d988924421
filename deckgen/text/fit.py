"""Texts to boxes: at which of its steps a text fits, and where it is parted when it fits at none."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from deckgen.scene.nodes import FittedText, Level, Paragraph, Placeholder, Run, TextStyle
from deckgen.text.breaks import SPACES
from deckgen.text.fonts import Faces
from deckgen.text.lines import Lines, Weights, cut_at, widest_word, width, wrap
from deckgen.text.shape import shaper, vowelled
from deckgen.units import Emu, Pt, pt, to_pt

_SENTENCE = re.compile(rf"(?:[؟?!؛…]|(?<!\W\w)\.)[)»”\"\]]*(?:\u00a0\[[^\]]*\])*[{SPACES}]+")
"""A sentence's end, its citations and the spaces after it; a full stop after a single letter abbreviates."""

THINNEST = 0.1
"""Em of a letter, on the average of a whole slide, that no script stays under."""

HALVINGS = 6
"""To within a sixty-fourth of a page, less than half a line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that has no lines yet. ``keep``: it stays with the next one when its box is parted.

    ``rtl`` is its base direction, ``None`` for the deck's.
    """

    runs: tuple[Run, ...]
    level: int = 0
    rtl: bool | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Paragraphs and the box that they should fit: its look, and its outer width and height."""

    blocks: tuple[Block, ...]
    style: TextStyle
    w: Emu
    h: Emu

    @classmethod
    def of(cls, placeholder: Placeholder, blocks: Iterable[Block]) -> Box:
        """Return paragraphs in the box of a placeholder."""
        return cls(tuple(blocks), placeholder.style, placeholder.rect.w, placeholder.rect.h)


class _Made(NamedTuple):
    """A paragraph in the lines that are drawn, and in those that there must be room for."""

    paragraph: Paragraph
    safe: Lines


class Fitter:
    """Sets the texts of one deck.

    ``rtl`` is the deck's direction; ``slack`` how many times wider than measured a line may come out. Lines are broken
    at the width of their box, where office programs break them too; but whether a text holds, how high it is and
    where it is parted is decided for lines that come out wider, and are then more.
    """

    def __init__(self, faces: Faces, rtl: bool, slack: float = 1.03) -> None:
        self._weights = Weights(shaper(faces.regular), shaper(faces.bold))
        self._pitch = faces.pitch
        self._descent = max(-face.descent / face.upem for face in (faces.regular, faces.bold))
        self._rtl = rtl
        self._slack = slack
        # The frame's texts come on every slide, and a text that is parted is set again and again.
        self._made: dict[tuple[Block, Level, Emu, int], _Made] = {}

    def set(self, blocks: Iterable[Block], style: TextStyle, w: Emu, step: int = 0) -> FittedText:
        """Return the text broken into lines for a box of outer width ``w``, at a step of its sizes."""
        return self._set(blocks, style, w, step)[0]

    def holds(self, fitted: FittedText, box: Box) -> bool:
        """Return whether the box is high enough for the text, and as wide as its widest letters."""
        if fitted.height > _inner_height(box.style, box.h):
            return False
        inner = _inner_width(box.style, box.w)
        return all(max(p.widths) <= inner - box.style.levels[p.level].margin for p in fitted.paragraphs)

    def fit(self, boxes: Sequence[Box], *, unbroken: bool = False) -> tuple[FittedText, ...] | None:
        """Return the texts of boxes that step together, at the first step at which all hold.

        A step at which no word is broken goes before one at which some are, and is the only one that will do for
        ``unbroken`` ones. ``None``: they hold at no step.
        """
        second: tuple[FittedText, ...] | None = None
        for step in range(max((last_step(box.style) for box in boxes), default=0) + 1):
            texts, broken = [], False
            for box in boxes:
                fitted, box_broken = self._set(box.blocks, box.style, box.w, step)
                if not self.holds(fitted, box):
                    break
                texts.append(fitted)
                broken = broken or box_broken
            else:
                if not broken:
                    return tuple(texts)
                second = second or tuple(texts)
        return None if unbroken else second

    def split(self, blocks: Sequence[Block], style: TextStyle, w: Emu, h: Emu) -> list[tuple[Block, ...]]:
        """Return the text in pieces that hold in such a box at the last step, the last two of like height.

        It is parted between paragraphs, else at the end of a sentence, else at that of a line; then the space there
        is dropped, and nothing else. A piece has one line at least, even where the box is too low for it.
        """
        room = _inner_height(style, h)
        pieces: list[tuple[Block, ...]] = []
        rest = last = tuple(blocks)
        while rest:
            before, last = last, rest
            piece, rest = self._piece(rest, style, w, room)
            pieces.append(piece)
        if len(pieces) > 1:
            pieces[-2:] = self._balanced(before, (pieces[-2], pieces[-1]), style, w, room)
        return pieces

    def natural_width(self, runs: Sequence[Run], size: Pt) -> Emu:
        """Return how wide the runs are in one line. Runs that do not say whether they are bold are not."""
        return math.ceil(pt(1) * width(runs, size, self._weights))

    def widest_word(self, runs: Sequence[Run], size: Pt) -> Emu:
        """Return how wide the widest word of the runs is. Runs that do not say whether they are bold are not."""
        return math.ceil(pt(1) * widest_word(runs, size, self._weights))

    def ink_top(self, text: FittedText, style: TextStyle) -> Emu:
        """Return how far under the top edge of a text its ink begins. What a line has over its ink stands above it."""
        first = text.paragraphs[0]
        line = first.text[: first.breaks[0] if first.breaks else None]
        weight = self._weights.bold if style.levels[first.level].bold else self._weights.regular
        rise = max(weight.ink(word)[0] for word in line.split())
        return pt(self._line(first) - first.size * (self._descent + rise))

    def excess(self, box: Box) -> int:
        """Return how many words of a text are too many for its box at the last step, 0 where it holds."""
        fitted = self.set(box.blocks, box.style, box.w, last_step(box.style))
        if self.holds(fitted, box):
            return 0
        room, y, words = _inner_height(box.style, box.h), 0.0, 0
        for index, block in enumerate(box.blocks):
            level = box.style.levels[block.level]
            paragraph, safe = self._paragraph(block, level, _inner_width(box.style, box.w), fitted.step)
            y += level.space_before if index else 0
            line = self._line(paragraph)
            lines = max(0, int((to_pt(room) - y) / line))
            if lines < len(safe.widths):
                first = (0, *safe.breaks)[lines]
                words += len(paragraph.text[first:].split())
            y += line * len(safe.widths)
        return max(words, 1)

    def _set(self, blocks: Iterable[Block], style: TextStyle, w: Emu, step: int) -> tuple[FittedText, bool]:
        """Return the text in lines, and whether a word had to be broken."""
        inner, step = _inner_width(style, w), min(step, last_step(style))
        paragraphs: list[Paragraph] = []
        any_broken, height, drawn = False, 0.0, 0.0
        for block in blocks:
            level = style.levels[block.level]
            paragraph, safe = self._paragraph(block, level, inner, step)
            line, before = self._line(paragraph), level.space_before if paragraphs else 0
            height += before + line * len(safe.widths)
            drawn += before + line * len(paragraph.widths)
            paragraphs.append(paragraph)
            any_broken = any_broken or safe.broken
        return FittedText(tuple(paragraphs), step, pt(height), spare=pt(height) - pt(drawn)), any_broken

    def _paragraph(self, block: Block, level: Level, inner: Emu, step: int) -> _Made:
        key = (block, level, inner, step)
        made = self._made.get(key)
        if made is None:
            size, room = level.sizes[step], to_pt(inner - level.margin)
            safe = lines = wrap(block.runs, size, level.bold, room / self._slack, self._weights)
            if safe.breaks:
                lines = wrap(block.runs, size, level.bold, room, self._weights, self._slack)
                # An address may take fewer lines where less room breaks it at more places.
                lines = min(lines, safe, key=lambda these: len(these.breaks))
            paragraph = Paragraph(
                runs=lines.runs,
                level=block.level,
                rtl=self._rtl if block.rtl is None else block.rtl,
                align=level.align,
                size=size,
                line_pct=self._line_pct(block.runs, level),
                breaks=lines.breaks,
                widths=tuple([pt(line) for line in lines.widths]),
            )
            made = self._made[key] = _Made(paragraph, safe)
        return made

    def _line(self, paragraph: Paragraph) -> Pt:
        """Return the distance of a paragraph's lines in points, set by its largest run."""
        size = max([run.size or paragraph.size for run in paragraph.runs], default=paragraph.size)
        return size * self._pitch * paragraph.line_pct / 100

    def _line_pct(self, runs: Sequence[Run], level: Level) -> int:
        """Return the level's line pitch in percent, or that which the marks of vowelled text need."""
        if not vowelled("".join([run.text for run in runs])):
            return level.line_pct
        inks = [self._weights.of(run, level.bold).ink(word) for run in runs for word in run.text.split()]
        needed = max(top for top, _ in inks) + max(bottom for _, bottom in inks)
        return max(level.line_pct, math.ceil(100 * needed / self._pitch))

    def _piece(
        self, rest: tuple[Block, ...], style: TextStyle, w: Emu, room: Emu
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return as much as a box of inner height ``room`` holds, and what is left."""
        whole, left = self._whole(rest, style, w, room)
        if whole == len(rest):
            return rest, ()
        for cut in range(whole, 0, -1):
            if _may_part(rest[cut - 1], rest[cut]):
                return rest[:cut], rest[cut:]
        if left < 1 and whole:
            return rest[:whole], rest[whole:]
        head, tail = self._divided(rest[whole], style, w, max(left, 1))
        return (*rest[:whole], head), (tail, *rest[whole + 1 :]) if tail.runs else rest[whole + 1 :]

    def _whole(self, rest: Sequence[Block], style: TextStyle, w: Emu, room: Emu) -> tuple[int, int]:
        """Return how many paragraphs fit, and how many lines of the next one do besides."""
        y = 0.0
        for index, block in enumerate(rest):
            level = style.levels[block.level]
            begin = _begin(block, style, w, math.ceil(room / pt(level.sizes[-1])))
            paragraph, safe = self._paragraph(begin, level, _inner_width(style, w), last_step(style))
            y += level.space_before if index else 0
            line = self._line(paragraph)
            if pt(y + line * len(safe.widths)) > room or len(paragraph.text) < _length(block.runs):
                return index, int((to_pt(room) - y) / line)
            y += line * len(safe.widths)
        return len(rest), 0

    def _divided(self, block: Block, style: TextStyle, w: Emu, lines: int) -> tuple[Block, Block]:
        """Return the paragraph in two, the first at most so many lines."""
        begin = _begin(block, style, w, lines)
        level = style.levels[block.level]
        paragraph, safe = self._paragraph(begin, level, _inner_width(style, w), last_step(style))
        text = paragraph.text
        end = (*safe.breaks, len(text))[min(lines, len(safe.widths)) - 1]
        sentences = [match.end() for match in _SENTENCE.finditer(text, 0, end)]
        return _cut(block, sentences[-1] if sentences else end)

    def _balanced(
        self,
        rest: tuple[Block, ...],
        two: tuple[tuple[Block, ...], tuple[Block, ...]],
        style: TextStyle,
        w: Emu,
        room: Emu,
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """Return the last two pieces, parted where the higher one is lowest, with no more paragraphs divided."""
        low, high = 0, room
        for _ in range(HALVINGS):
            middle = (low + high) // 2
            first, second = self._piece(rest, style, w, middle)
            fits = self._piece(first, style, w, middle)[1] == () == self._piece(second, style, w, middle)[1]
            if fits and second and len(first) + len(second) == len(two[0]) + len(two[1]):
                two, high = (first, second), middle
            else:
                low = middle
        return two


def last_step(style: TextStyle) -> int:
    """Return the step at which a text is smallest, the one that ``Fitter.split`` parts it for."""
    return len(style.levels[0].sizes) - 1


def _inner_width(style: TextStyle, w: Emu) -> Emu:
    left, _, right, _ = style.insets
    return w - left - right


def _inner_height(style: TextStyle, h: Emu) -> Emu:
    _, top, _, bottom = style.insets
    return h - top - bottom


def _may_part(block: Block, following: Block) -> bool:
    """Return whether a box may be parted here: not after a heading, nor between a point and those under it."""
    return not block.keep and block.level >= following.level


def _length(runs: Iterable[Run]) -> int:
    return sum([len(run.text) for run in runs])


def _begin(block: Block, style: TextStyle, w: Emu, lines: int) -> Block:
    """Return as much of a paragraph as so many lines could hold, so that parting a very long one takes linear time."""
    level = style.levels[block.level]
    letter = pt(level.sizes[-1]) * THINNEST
    most = max(1, math.ceil((_inner_width(style, w) - level.margin) / letter)) * (lines + 1)
    return block if _length(block.runs) <= most else _cut(block, most)[0]


def _cut(block: Block, at: int) -> tuple[Block, Block]:
    """Return a paragraph in two at an offset, without the spaces there."""
    head, tail = cut_at(block.runs, at)
    return replace(block, runs=head, keep=False), replace(block, runs=tail)
