"""The lengths of a slide: size, margins, columns, rows.

They say what stands where around a body.

Horizontal lengths count from the reading side; ``layout/grid.py`` makes left edges of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.outline.model import SlideSize
from deckgen.text.pitch import FIRAGO, Pitch
from deckgen.theme.house import HEIGHT, Frame, House
from deckgen.theme.tokens import BULLETS, LABEL_PCT, STRIP, TITLE
from deckgen.units import Emu, Pt, inch, pt

COLUMNS = 12
NARROW: Emu = inch(10)

LEAST_GAP, LEAST_FOOT, LEAST_CLEAR = inch(0.07), inch(0.12), inch(0.02)
"""What stays at least between tracker and kicker, between body and footer rule, and under the lowest letters."""

BODY_PART = 0.7
"""The part of its height that a body keeps beside a headline of two lines at its largest, if it can."""

STRIPS = (1, 0.89, 0.56, 0.45)
"""Parts of a strip's height: it holds two lines at 18 pt, two at 16, one at 20, one at 16."""

OVER_STRIP, OVER_PAIR = 0.45, 0.3
"""The part of its height that a body keeps over a strip, and over two, if it can."""

N = TypeVar("N", int, float)

Strip = Literal["takeaway", "deep"]
"""The strip at a body's foot: what the slide means, or what it asks for on a dark ground."""


class Geometry(Struct, frozen=True, kw_only=True):
    """The lengths of a slide, in EMU.

    ``w`` and ``h`` are its size, the others where what it shows stands.

    ``gutter`` is between two of its columns, ``strip_gap`` between a body and the strip under it; ``source_h`` holds
    two lines. Strips that stand over each other have the part ``paired`` of their height. ``far`` is the margin where
    lines end. ``frame`` are the boxes of a house's template, where the deck wears one.
    """

    w: Emu
    h: Emu = 6858000
    margin: Emu = 685800
    far: Emu = 685800
    gutter: Emu = 182880
    tracker_y: Emu = 256032
    tracker_h: Emu = 274320
    kicker_y: Emu = 713232
    kicker_h: Emu = 256032
    title_y: Emu = 969264
    title_h: Emu = 950976
    body_y: Emu = 2029968
    body_bottom: Emu = 6053328
    rule_y: Emu = 6272784
    footer_y: Emu = 6336792
    footer_h: Emu = 274320
    source_h: Emu = 457200
    takeaway_h: Emu = 640080
    deep_h: Emu = 676656
    strip_gap: Emu = 201168
    paired: float = 1
    pitch: Pitch = FIRAGO
    frame: Frame | None = None

    @property
    def content_w(self) -> Emu:
        """The width within the margins."""
        return self.w - self.margin - self.far

    @property
    def narrow(self) -> bool:
        """Whether the slide is narrow, as one of 4:3 is.

        Its texts need more of its width, and more lines.
        """
        return self.content_w < NARROW

    @property
    def band(self) -> int:
        """The column at which the band of the cover begins."""
        return 9 if self.narrow else 8

    def column(self, n: int) -> Emu:
        """Return how far column ``n`` begins from the slide's edge.

        Columns are 0 to 11; 12 would be the one behind the margin.
        """
        return self.margin + n * (self.content_w + self.gutter) // COLUMNS

    def columns_w(self, n: int) -> Emu:
        """Return the width of the first ``n`` columns.

        It includes the gutters between them.
        """
        return self.column(n) - self.gutter - self.margin

    def strip_h(self, strip: Strip | None, *, paired: bool = False) -> Emu:
        """Return the height of a strip, 0 of none.

        ``paired``: it is one of two.
        """
        h = {None: 0, "takeaway": self.takeaway_h, "deep": self.deep_h}[strip]
        return round(h * self.paired) if paired else h

    def for_lines(self, h: Emu, pct: int = LABEL_PCT, *, bold: bool = False) -> Emu:
        """Return a height made for FiraGO's lines for the deck's.

        It is never lower.
        """
        return round(h * max(1, self.pitch.line(1, pct, bold=bold) / FIRAGO.line(1, pct)))

    def under(self, size: Pt) -> Emu:
        """Return the room that letters need under their line.

        It is none with FiraGO, for which the boxes are made.
        """
        return pt(self.pitch.overhang * size)

    def insets(self, v: Emu, size: Pt) -> tuple[Emu, Emu]:
        """Return the insets over and under a text.

        They are ``v`` with FiraGO; letters that reach further down have more room under them and less over them.
        """
        foot = max(v, self.under(size))
        return max(0, 2 * v - foot), foot

    def set_in(self, pitch: Pitch) -> Geometry:
        """Return the lengths for a deck of another line pitch.

        What is around the body is as high as its lines need, and the body gives way.
        """
        own, full = replace(self, pitch=pitch), self.body_bottom - self.body_y
        if self.frame:
            # A template's boxes stay where they are; what does not fit is said.
            return replace(own, takeaway_h=own.for_lines(self.takeaway_h), deep_h=own.for_lines(self.deep_h))
        tracker_h, kicker_h = own.for_lines(self.tracker_h, bold=True), own.for_lines(self.kicker_h, bold=True)
        kicker_y = max(self.kicker_y, self.tracker_y + tracker_h + LEAST_GAP)
        title_y = kicker_y + kicker_h
        source_h = own.for_lines(self.source_h)
        footer_y = self.footer_y + self.source_h - source_h
        rule_y = footer_y - (self.footer_y - self.rule_y)
        bottom = min(self.body_bottom, rule_y - max(LEAST_FOOT, own.under(BULLETS[0]) + LEAST_CLEAR))
        gap, two_lines = self.body_y - self.title_y - self.title_h, own.for_lines(self.title_h, bold=True)
        gap = max(gap, own.under(TITLE[0]) + LEAST_CLEAR)
        titles = [max(self.title_h, round(two_lines * size / TITLE[0])) for size in TITLE]
        title_h = _largest(titles, bottom - title_y - gap - round(BODY_PART * full))
        body_y = title_y + title_h + gap
        own = replace(own, takeaway_h=own.for_lines(self.takeaway_h), deep_h=own.for_lines(self.deep_h))
        foot = own.under(STRIP)
        over = bottom - body_y - self.strip_gap - foot
        strips = _largest(STRIPS, (over - OVER_STRIP * full) / own.deep_h)
        over -= self.strip_gap + foot
        pair = _largest(STRIPS, (over - OVER_PAIR * full) / (own.deep_h + own.takeaway_h))
        return replace(
            own,
            tracker_h=tracker_h,
            kicker_y=kicker_y,
            kicker_h=kicker_h,
            title_y=title_y,
            title_h=title_h,
            body_y=body_y,
            body_bottom=bottom,
            rule_y=rule_y,
            footer_y=footer_y,
            footer_h=own.for_lines(self.footer_h, bold=True),
            source_h=source_h,
            takeaway_h=round(strips * own.takeaway_h) + foot,
            deep_h=round(strips * own.deep_h) + foot,
            paired=min(1, (pair * own.deep_h + foot) / (strips * own.deep_h + foot)),
        )


def of_house(house: House, *, rtl: bool) -> Geometry:
    """Return the lengths of a house's slide. It is 7.5 in high whatever its own height is."""
    frame, w = house.content, round(house.size[0] / house.scale)
    body, title = frame.body, frame.title.rect
    left, right = body.x, w - body.right
    return Geometry(
        w=w,
        h=HEIGHT,
        margin=right if rtl else left,
        far=left if rtl else right,
        title_y=title.y,
        title_h=title.h,
        body_y=body.y,
        body_bottom=body.bottom,
        frame=frame,
    )


def _largest(sizes: Sequence[N], room: float) -> N:
    """Return the first that there is room for, of sizes that get smaller, else the last."""
    return next((size for size in sizes if size <= room), sizes[-1])


SIZES: Mapping[SlideSize, Geometry] = MappingProxyType(
    {"16:9": Geometry(w=12192000), "4:3": Geometry(w=9144000), "A4": Geometry(w=9906000)}
)
"""The lengths of each size that an outline may ask for, as PowerPoint has it; A4 lies on its side."""

WIDE = SIZES["16:9"]
