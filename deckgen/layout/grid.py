"""The grid: places counted from the reading side, turned into left edges here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from deckgen.theme.tokens import (
    BODY_BOTTOM,
    BODY_Y,
    COLUMN,
    CONTENT_W,
    GUTTER,
    MARGIN,
    SLIDE_W,
)
from deckgen.units import Emu, Rect, inch

STRIP_GAP: Emu = inch(0.22)


@dataclass(frozen=True, slots=True)
class Grid:
    """Twelve columns within the margins. ``rtl``: the reading side is the right."""

    rtl: bool

    @property
    def start(self) -> Literal["l", "r"]:
        """The alignment on the reading side."""
        return "r" if self.rtl else "l"

    @property
    def end(self) -> Literal["l", "r"]:
        """The alignment on the far side."""
        return "l" if self.rtl else "r"

    @property
    def reversed(self) -> bool:
        """Whether what runs from the reading side runs against an axis from left to right."""
        return self.rtl

    def at(self, offset: Emu, y: Emu, w: Emu, h: Emu) -> Rect:
        """Return the box that begins ``offset`` EMU from the slide's edge on the reading side."""
        return Rect(SLIDE_W - offset - w if self.rtl else offset, y, w, h)

    def columns(self, first: int, last: int, y: Emu, h: Emu) -> Rect:
        """Return the box over the columns ``first`` to ``last`` (0 to 11, both included)."""
        n = last - first + 1
        return self.at(MARGIN + first * (COLUMN + GUTTER), y, n * COLUMN + (n - 1) * GUTTER, h)

    def body(self, strip: Emu = 0) -> Rect:
        """Return the box under the headline; above a strip of that height where there is one."""
        h = BODY_BOTTOM - BODY_Y - (strip + STRIP_GAP if strip else 0)
        return self.at(MARGIN, BODY_Y, CONTENT_W, h)

    def strip(self, height: Emu) -> Rect:
        """Return the strip at the body's foot."""
        return self.at(MARGIN, BODY_BOTTOM - height, CONTENT_W, height)

    def offset(self, rect: Rect) -> Emu:
        """Return how far a box begins from the slide's edge on the reading side."""
        return SLIDE_W - rect.right if self.rtl else rect.x

    def split(self, rect: Rect, n: int, gap: Emu) -> tuple[Rect, ...]:
        """Return ``n`` equal boxes side by side in ``rect``, the first at the reading side."""
        w = (rect.w - (n - 1) * gap) // n
        first = self.offset(rect)
        return tuple(self.at(first + i * (w + gap), rect.y, w, rect.h) for i in range(n))

    def slice(self, rect: Rect, offset: Emu, w: Emu) -> Rect:
        """Return the part of ``rect`` that is ``w`` wide and begins ``offset`` from its reading side."""
        return self.at(self.offset(rect) + offset, rect.y, w, rect.h)

    def stack(self, rect: Rect, n: int, gap: Emu = 0) -> tuple[Rect, ...]:
        """Return ``n`` boxes of equal height under each other in ``rect``."""
        h = (rect.h - (n - 1) * gap) // n
        return tuple(Rect(rect.x, rect.y + i * (h + gap), rect.w, h) for i in range(n))

    def insets(self, start: Emu, top: Emu, end: Emu, bottom: Emu) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, right and bottom insets from those of the reading side and the far side."""
        return (end, top, start, bottom) if self.rtl else (start, top, end, bottom)
