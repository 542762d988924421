"""The grid: places counted from the reading side.

They are turned into left edges here and nowhere else.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckgen.layout.geometry import COLUMNS, WIDE, Geometry, Strip
from deckgen.units import Emu, Rect


class Grid(Struct, frozen=True):
    """Twelve columns within the margins of a slide. ``rtl``: the reading side is the right."""

    rtl: bool
    geometry: Geometry = WIDE

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
        """Whether the reading direction runs against a left-to-right axis."""
        return self.rtl

    def at(self, offset: Emu, y: Emu, w: Emu, h: Emu) -> Rect:
        """Return the box that begins ``offset`` from the edge.

        That is in EMU, from the slide's edge on the reading side.
        """
        return Rect(self.geometry.w - offset - w if self.rtl else offset, y, w, h)

    def columns(self, first: int, last: int, y: Emu, h: Emu) -> Rect:
        """Return the box over the columns ``first`` to ``last``.

        They are 0 to 11, both included.
        """
        start = self.geometry.column(first)
        return self.at(start, y, self.geometry.column(last + 1) - self.geometry.gutter - start, h)

    def body(self, strip: Strip | None = None, *, paired: bool = False) -> Rect:
        """Return the box under the headline.

        It is above the strip where there is one, which may be ``paired``.
        """
        lengths = self.geometry
        taken = lengths.strip_h(strip, paired=paired) + lengths.strip_gap if strip else 0
        return self.columns(0, COLUMNS - 1, lengths.body_y, lengths.body_bottom - lengths.body_y - taken)

    def kicker_row(self) -> Rect:
        """Return the row of the kicker. A marking stands at its far end."""
        lengths = self.geometry
        if lengths.frame and lengths.frame.kicker:
            return lengths.frame.kicker
        return self.columns(0, COLUMNS - 1, lengths.kicker_y, lengths.kicker_h)

    def tracker_row(self) -> Rect | None:
        """Return the row of the tracker. It is ``None`` where a template has no room for one."""
        lengths = self.geometry
        if lengths.frame:
            return lengths.frame.tracker
        return self.columns(0, COLUMNS - 1, lengths.tracker_y, lengths.tracker_h)

    def source_row(self) -> Rect:
        """Return the row of the source line. A marking stands at its far end too."""
        lengths = self.geometry
        if lengths.frame and lengths.frame.source:
            return lengths.frame.source.rect
        return self.columns(0, COLUMNS - 1, lengths.footer_y, lengths.source_h)

    def far_end(self, rect: Rect, w: Emu, h: Emu) -> Rect:
        """Return a box at the far end of ``rect``. It stands at its top."""
        return self.slice(rect, rect.w - w, w)._replace(h=h)

    def strip_box(self, strip: Strip, *, paired: bool = False) -> Rect:
        """Return the strip at the body's foot.

        It may be ``paired`` with one over it.
        """
        h = self.geometry.strip_h(strip, paired=paired)
        return self.columns(0, COLUMNS - 1, self.geometry.body_bottom - h, h)

    def offset(self, rect: Rect) -> Emu:
        """Return how far a box begins from the slide's edge.

        That is the edge on the reading side.
        """
        return self.geometry.w - rect.right if self.rtl else rect.x

    def split(self, rect: Rect, n: int, gap: Emu) -> tuple[Rect, ...]:
        """Return ``n`` equal boxes side by side in ``rect``.

        The first is at the reading side.
        """
        w = (rect.w - (n - 1) * gap) // n
        first = self.offset(rect)
        return tuple(self.at(first + i * (w + gap), rect.y, w, rect.h) for i in range(n))

    def slice(self, rect: Rect, offset: Emu, w: Emu) -> Rect:
        """Return the part of ``rect`` that is ``w`` wide.

        It begins ``offset`` from its reading side.
        """
        return self.at(self.offset(rect) + offset, rect.y, w, rect.h)

    def stack(self, rect: Rect, n: int, gap: Emu = 0) -> tuple[Rect, ...]:
        """Return ``n`` boxes of equal height under each other in ``rect``."""
        h = (rect.h - (n - 1) * gap) // n
        return tuple(Rect(rect.x, rect.y + i * (h + gap), rect.w, h) for i in range(n))

    def insets(self, start: Emu, top: Emu, end: Emu, bottom: Emu) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, right and bottom insets.

        They are made from those of the reading side and the far side.
        """
        return (end, top, start, bottom) if self.rtl else (start, top, end, bottom)
