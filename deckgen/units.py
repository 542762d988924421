"""Lengths and rectangles of a slide.

Every horizontal and vertical position in the program is in EMU (English Metric Units, ISO/IEC 29500-1
§20.1.10.16), a whole number; every type size is in points. No other module converts between them.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Emu: TypeAlias = int
Pt: TypeAlias = float

Point: TypeAlias = tuple[Emu, Emu]
"""A place on the slide: x and y from its top left."""

EMU_PER_INCH = 914400
EMU_PER_PT = 12700


def inch(value: float) -> Emu:
    """Return ``value`` inches in EMU, rounded to the nearest."""
    return round(value * EMU_PER_INCH)


def pt(value: Pt) -> Emu:
    """Return ``value`` points in EMU, rounded to the nearest."""
    return round(value * EMU_PER_PT)


def to_pt(value: Emu) -> Pt:
    """Return a length in EMU as points."""
    return value / EMU_PER_PT


class Rect(NamedTuple):
    """A box on the slide, in EMU.

    Its left edge and top edge count from the slide's top left corner; width and height follow.
    """

    x: Emu
    y: Emu
    w: Emu
    h: Emu

    @property
    def right(self) -> Emu:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> Emu:
        """The bottom edge."""
        return self.y + self.h

    def meets(self, other: Rect) -> bool:
        """Return whether two boxes have some of their area in common."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def inset(self, dx: Emu, dy: Emu | None = None) -> Rect:
        """Return the box made smaller on all sides.

        It is by ``dx`` at both sides and ``dy`` (default ``dx``) above and below.
        """
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)
