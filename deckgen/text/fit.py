"""Texts to boxes: at which of its steps a text fits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from deckgen.problems import Place
from deckgen.scene.nodes import UNDER, FittedText, Level, Paragraph, Placeholder, Run, TextStyle
from deckgen.text.bidi import enclosed, laid_out, marked, side
from deckgen.text.face import Faces
from deckgen.text.lines import Lines, closest, holding, wrap
from deckgen.text.pitch import AIR, FIRAGO, Pitch
from deckgen.text.shape import shaper, vowelled
from deckgen.text.words import RECENT, Weights, parts_of, widest_word, width
from deckgen.units import Emu, Pt, pt, to_pt


class Block(Struct, frozen=True, cache_hash=True):
    """A paragraph that has no lines yet. ``keep``: it stays with the next one when its box is parted.

    Its runs get the marks that their order needs; ``places`` are those of its runs, which are not compared by them.
    ``rtl`` is its base direction, ``None`` for that of its letters or, where it has right-to-left ones, of the deck.
    ``text`` is that of its runs, ``side`` that from which it is laid out by itself.
    """

    runs: tuple[Run, ...]
    level: int = 0
    rtl: bool | None = None
    keep: bool = False
    places: tuple[Place | None, ...] = ()
    text: str = ""
    side: Literal["left", "right"] | None = None

    def __post_init__(self) -> None:
        force_setattr(self, "runs", marked(self.runs))
        force_setattr(self, "places", tuple([run.place for run in self.runs]))
        force_setattr(self, "text", "".join([run.text for run in self.runs]))
        force_setattr(self, "side", side(self.text))


class Box(Struct, frozen=True, cache_hash=True):
    """Paragraphs and the box that they should fit.

    It has a look, and its outer width and height.
    """

    blocks: tuple[Block, ...]
    style: TextStyle
    w: Emu
    h: Emu

    @classmethod
    def of(cls, placeholder: Placeholder, blocks: Iterable[Block]) -> Box:
        """Return paragraphs in the box of a placeholder."""
        return cls(tuple(blocks), placeholder.style, placeholder.rect.w, placeholder.rect.h)


Made: TypeAlias = tuple[Paragraph, Lines, Pt]
"""A paragraph in lines: those drawn, those given room, and how far apart they stand."""


class Fitter:
    """Sets the texts of one deck.

    ``rtl`` is the deck's direction; ``slack`` how many times wider than measured a line may come out; ``pitch`` how far
    apart its lines stand. Lines are broken at the width of their box, where office programs break them too; but whether
    a text holds, how high it is and where it is parted is decided for lines that come out wider, and are then more.
    """

    def __init__(self, faces: Faces, rtl: bool, slack: float = 1.03, pitch: Pitch = FIRAGO) -> None:
        self._weights = Weights(shaper(faces.regular, faces.scale), shaper(faces.bold, faces.scale))
        self._wrap = lru_cache(RECENT)(partial(wrap, self._weights, slack))
        self._pitch = pitch
        descent = faces.scale * max(-face.descent / face.upem for face in (faces.regular, faces.bold))
        self._descent = faces.scale * UNDER if pitch.exact else descent
        self._lift = max(0, descent - self._descent)
        self._rtl = rtl
        # The frame's texts come on every slide, and a text that is parted is set again and again.
        self._made: dict[tuple[Block, Level, Emu, int], Made] = {}
        self._fitted: dict[tuple[tuple[Box, ...], bool], tuple[FittedText, ...]] = {}

    def set(self, blocks: Iterable[Block], style: TextStyle, w: Emu, step: int = 0) -> FittedText:
        """Return the text in lines at a step, for outer width ``w``."""
        return self._set(blocks, style, w, step)[0]

    def holds(self, fitted: FittedText, box: Box) -> bool:
        """Return whether the box is as high and wide as the text."""
        if fitted.height > inner_height(box.style, box.h):
            return False
        inner = inner_width(box.style, box.w)
        return all(max(p.widths) <= inner - box.style.levels[p.level].margin for p in fitted.paragraphs)

    def fit(self, boxes: Sequence[Box], *, unbroken: bool = False) -> tuple[FittedText, ...] | None:
        """Return the texts of boxes at the first step where all hold.

        A step at which no word is broken goes before one at which some are, and is the only one that will do for
        ``unbroken`` ones. ``None``: they hold at no step.
        """
        key = tuple(boxes), unbroken
        fitted = self._fitted.get(key)
        if fitted is None and (fitted := self._fit(boxes, unbroken)):
            self._fitted[key] = fitted
        return fitted

    def _fit(self, boxes: Sequence[Box], unbroken: bool) -> tuple[FittedText, ...] | None:
        second: tuple[FittedText, ...] | None = None
        said = [self.one_way(box.blocks) for box in boxes]
        for step in range(max([last_step(box.style) for box in boxes], default=0) + 1):
            texts, broken = [], False
            for box, blocks in zip(boxes, said, strict=True):
                fitted, box_broken = self._set(blocks, box.style, box.w, step)
                if not self.holds(fitted, box):
                    break
                texts.append(fitted)
                broken = broken or box_broken
            else:
                if not broken:
                    return tuple(texts)
                second = second or tuple(texts)
        return None if unbroken else second

    def one_way(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the paragraphs of a box with their direction.

        It is from the left where none of them is written from the right; so they need no marks behind bullets. Else
        each has its own. It is asked of a whole box, before that is parted.
        """
        blocks = tuple(blocks)
        sides = {block.side for block in blocks}
        if not self._rtl or "right" in sides or "left" not in sides:
            return blocks
        return tuple([block if block.rtl is False else replace(block, rtl=False) for block in blocks])

    def natural_width(self, runs: Sequence[Run], size: Pt) -> Emu:
        """Return how wide the runs are in one line. Runs that do not say whether they are bold are not."""
        return math.ceil(pt(1) * width(runs, size, self._weights))

    def widest_word(self, runs: Sequence[Run], size: Pt) -> Emu:
        """Return how wide the widest word of the runs is. Runs that do not say whether they are bold are not."""
        return math.ceil(pt(1) * widest_word(runs, size, self._weights))

    def ink_top(self, text: FittedText, style: TextStyle) -> Emu:
        """Return how far below a text's top edge its ink begins.

        What a line has over its ink stands above it.
        """
        first = text.paragraphs[0]
        rise, _ = self._ink(first, style, first.text[: first.breaks[0] if first.breaks else None])
        return pt(self.line_height(first) - first.size * (self._descent + rise))

    def excess(self, box: Box) -> int:
        """Return how many words are too many at the last step.

        It is 0 where the box holds the text.
        """
        fitted = self.set(box.blocks, box.style, box.w, last_step(box.style))
        if self.holds(fitted, box):
            return 0
        room, y, words = inner_height(box.style, box.h), 0.0, 0
        for index, (block, paragraph) in enumerate(zip(box.blocks, fitted.paragraphs, strict=True)):
            level = box.style.levels[block.level]
            _, safe, _ = self.made(block, level, inner_width(box.style, box.w), fitted.step)
            y += level.space_before if index else 0
            line = self.line_height(paragraph)
            lines = max(0, int((to_pt(room) - y) / line))
            if lines < len(safe.widths):
                first = (0, *safe.breaks)[lines]
                words += len(paragraph.text[first:].split())
            y += line * len(safe.widths)
        return max(words, 1)

    def _set(self, blocks: Iterable[Block], style: TextStyle, w: Emu, step: int) -> tuple[FittedText, bool]:
        """Return the text in lines, and whether a word is broken."""
        inner, step = inner_width(style, w), min(step, last_step(style))
        paragraphs: list[Paragraph] = []
        any_broken, height, drawn = False, 0.0, 0.0
        for block in blocks:
            level = style.levels[block.level]
            made = self.made(block, level, inner, step)
            if paragraphs:
                made = self.clear(paragraphs[-1], made, style)
            paragraph, safe, line = made
            before = level.space_before if paragraphs else 0
            height += before + line * len(safe.widths)
            drawn += before + line * len(paragraph.widths)
            paragraphs.append(paragraph)
            any_broken = any_broken or safe.broken
        whole = pt(height)
        return FittedText(tuple(paragraphs), step, whole, spare=whole - pt(drawn)), any_broken

    def made(self, block: Block, level: Level, inner: Emu, step: int) -> Made:
        """Return a paragraph in lines of an inner width, at a step."""
        key = (block, level, inner, step)
        made = self._made.get(key)
        if made is None:
            block, rtl = self.directed(block, level)
            size, room = level.sizes[step], to_pt(inner - level.margin)
            lines, safe = self._wrap(parts_of(block.runs, level.bold), size, room)
            runs = holding(block.runs, lines.held)
            paragraph = Paragraph(
                runs=runs,
                level=block.level,
                rtl=rtl,
                align=level.align,
                size=size,
                line_pct=self._line_pct(block.text, runs, lines, level, size),
                breaks=lines.breaks,
                widths=tuple([pt(line) for line in lines.widths]),
            )
            made = self._made[key] = paragraph, safe, self.line_height(paragraph)
        return made

    def directed(self, block: Block, level: Level) -> tuple[Block, bool]:
        """Return a marked paragraph, and whether it runs from the right."""
        runs, rtl = block.runs, block.rtl
        if rtl is None:
            # One that runs as its deck does has its marks from the beginning.
            rtl = self._rtl
            if rtl and block.side == "left":
                runs, rtl = laid_out(runs, rtl, bullet=level.bullet is not None)
        if rtl != self._rtl and block.level and level.bullet is None:
            # LibreOffice forgets the direction of paragraphs below the first level, but those with bullets.
            runs = enclosed(runs, rtl=rtl)
        return (block if runs == block.runs else replace(block, runs=runs)), rtl

    def line_height(self, paragraph: Paragraph) -> Pt:
        """Return the distance of lines in points, by the largest run."""
        return _em(paragraph) * self._pitch.em * paragraph.line_pct / 100

    def clear(self, above: Paragraph, made: Made, style: TextStyle) -> Made:
        """Return a paragraph that does not touch the one above it.

        In decks of exact pitch its lines are as far apart as that needs: the levels of a box are kept clear of each
        other for letters, but words may reach further, by ligatures and in Nastaliq.
        """
        if not self._pitch.exact:
            return made
        paragraph, safe, line = made
        _, bottom = self._ink(above, style, above.text[above.breaks[-1] if above.breaks else 0 :])
        top, _ = self._ink(paragraph, style, paragraph.text[: paragraph.breaks[0] if paragraph.breaks else None])
        reach = self._pitch.reach
        if bottom <= reach[style.levels[above.level].bold][1] and top <= reach[style.levels[paragraph.level].bold][0]:
            return made
        upper, em = _em(above), _em(paragraph)
        needed = upper * (bottom - self._descent) + em * (top + self._descent)
        lack = needed - style.levels[paragraph.level].space_before - line
        if lack <= 0:
            return made
        paragraph = replace(paragraph, line_pct=paragraph.line_pct + math.ceil(100 * lack / (em * self._pitch.em)))
        return paragraph, safe, self.line_height(paragraph)

    def _ink(self, paragraph: Paragraph, style: TextStyle, line: str) -> tuple[float, float]:
        """Return how far a line of a paragraph reaches over and under its baseline, in em."""
        weight = self._weights.bold if style.levels[paragraph.level].bold else self._weights.regular
        inks = [weight.ink(word) for word in line.split()]
        return max([top for top, _ in inks], default=0), max([bottom for _, bottom in inks], default=0)

    def _line_pct(self, text: str, runs: Sequence[Run], lines: Lines, level: Level, size: Pt) -> int:
        """Return the line pitch in percent, more for vowelled text and where lines of exact pitch would touch."""
        pct = level.line_pct
        if vowelled(text):
            inks = [self._weights.of(run, level.bold).ink(word) for run in runs for word in run.text.split()]
            needed = max(top for top, _ in inks) + max(bottom for _, bottom in inks)
            pct = max(pct, math.ceil(100 * needed / self._pitch.em))
        elif self._pitch.exact and lines.breaks:
            apart = closest(runs, lines, size, level.bold, self._weights, centred=level.align == "ctr")
            pct = max(pct, math.ceil(100 * (apart / size + AIR) / self._pitch.em))
        # LibreOffice sets a line with a link by the font, and so higher.
        lifted = self._lift and any(run.link for run in runs)
        return pct + math.ceil(100 * self._lift / self._pitch.em) if lifted else pct


def _em(paragraph: Paragraph) -> Pt:
    """Return the size of a paragraph's largest run."""
    return max([run.size or paragraph.size for run in paragraph.runs], default=paragraph.size)


def last_step(style: TextStyle) -> int:
    """Return the step at which a text is smallest."""
    return len(style.levels[0].sizes) - 1


def inner_width(style: TextStyle, w: Emu) -> Emu:
    """Return the width within the insets of outer width ``w``."""
    left, _, right, _ = style.insets
    return w - left - right


def inner_height(style: TextStyle, h: Emu) -> Emu:
    """Return the height within the insets of outer height ``h``."""
    _, top, _, bottom = style.insets
    return h - top - bottom
