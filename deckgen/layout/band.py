"""The dark ground with a patterned band that cover and dividers share."""

from __future__ import annotations

from deckgen.layout.grid import Grid
from deckgen.layout.pattern import stars
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Shape, Stroke
from deckgen.theme.tokens import HAIRLINE
from deckgen.units import Emu, Rect, inch

RULE_W: Emu = inch(0.03)


def band_box(grid: Grid) -> Rect:
    """Return the box of the band, at the far edge."""
    offset = grid.geometry.column(grid.geometry.band)
    return grid.at(offset, 0, grid.geometry.w - offset, grid.geometry.h)


def band(grid: Grid) -> tuple[Shape, ...]:
    """Return the band.

    Its ground, its pattern, the rule at its reading side.
    """
    box = band_box(grid)
    return (
        Shape(key="band", place=NOWHERE, rect=box, fill="cover.band"),
        Shape(
            key="pattern",
            place=NOWHERE,
            rect=box,
            preset="path",
            stroke=Stroke("cover.line", HAIRLINE),
            paths=stars(box.w, box.h),
        ),
        Shape(key="band-rule", place=NOWHERE, rect=grid.slice(box, 0, RULE_W), fill="cover.accent"),
    )
