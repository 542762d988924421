"""The lengths of a slide: size, margins, columns, rows.

They say what stands where around a body.

Horizontal lengths count from the reading side; ``layout/grid.py`` makes left edges of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from deckgen.outline.model import SlideSize
from deckgen.units import Emu, inch

COLUMNS = 12
NARROW: Emu = inch(10)

Strip = Literal["takeaway", "deep"]
"""The strip at a body's foot: what the slide means, or what it asks for on a dark ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """The lengths of a slide, in EMU.

    ``w`` and ``h`` are its size, the others where what it shows stands.

    ``gutter`` is between two of its columns, ``strip_gap`` between a body and the strip under it.
    """

    w: Emu
    h: Emu = 6858000
    margin: Emu = 685800
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
    takeaway_h: Emu = 640080
    deep_h: Emu = 676656
    strip_gap: Emu = 201168

    @property
    def content_w(self) -> Emu:
        """The width within the margins."""
        return self.w - 2 * self.margin

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

    def strip_h(self, strip: Strip | None) -> Emu:
        """Return the height of a strip, 0 of none."""
        return {None: 0, "takeaway": self.takeaway_h, "deep": self.deep_h}[strip]


SIZES: Mapping[SlideSize, Geometry] = MappingProxyType(
    {"16:9": Geometry(w=12192000), "4:3": Geometry(w=9144000), "A4": Geometry(w=9906000)}
)
"""The lengths of each size that an outline may ask for, as PowerPoint has it; A4 lies on its side."""

WIDE = SIZES["16:9"]
