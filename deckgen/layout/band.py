"""The dark ground with a patterned band that cover and dividers share."""

from __future__ import annotations

from deckgen.layout.grid import Grid
from deckgen.layout.pattern import stars
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Shape, Stroke
from deckgen.theme.tokens import HAIRLINE
from deckgen.units import inch


def band(grid: Grid) -> tuple[Shape, ...]:
    """Return the band at the far edge.

    Its ground, its pattern, the rule at its reading side.
    """
    offset = grid.geometry.column(grid.geometry.band)
    box = grid.at(offset, 0, grid.geometry.w - offset, grid.geometry.h)
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
        Shape(key="band-rule", place=NOWHERE, rect=grid.slice(box, 0, inch(0.03)), fill="cover.accent"),
    )
