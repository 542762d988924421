"""Rows of equal height in columns, with hairlines between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckgen.layout.grid import Grid
from deckgen.layout.style import HAIR
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Line
from deckgen.theme.tokens import COLUMN_GAP
from deckgen.units import Emu, Rect


def rows(grid: Grid, rect: Rect, n: int, gap: Emu, *, columns: int = 1, least: int = 1) -> tuple[Rect, ...]:
    """Return ``n`` boxes, column by column from the reading side.

    They are never higher than if there were ``least`` in a column.
    """
    per = -(-n // columns)
    stacks = (grid.stack(column, max(per, least), gap)[:per] for column in grid.split(rect, columns, COLUMN_GAP))
    return tuple(box for stack in stacks for box in stack)[:n]


def rules(boxes: Sequence[Rect], over: Emu) -> Iterator[Line]:
    """Yield the hairlines so far over each box that another stands above."""
    under = (box for above, box in pairwise(boxes) if box.y > above.y)
    for number, box in enumerate(under, 1):
        y = box.y - over
        yield Line(key=f"rule-{number}", place=NOWHERE, start=(box.x, y), end=(box.right, y), stroke=HAIR)
