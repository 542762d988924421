"""The signs that mark points of a chart and its key.

They are no preset shapes.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.scene.nodes import Symbol
from deckgen.units import Emu, Point

_THIRD = 1 / 3
_PLUS = (
    (_THIRD, 0), (2 * _THIRD, 0), (2 * _THIRD, _THIRD), (1, _THIRD), (1, 2 * _THIRD), (2 * _THIRD, 2 * _THIRD),
    (2 * _THIRD, 1), (_THIRD, 1), (_THIRD, 2 * _THIRD), (0, 2 * _THIRD), (0, _THIRD), (_THIRD, _THIRD), (_THIRD, 0),
)  # fmt: skip
_PATHS: Mapping[Symbol, tuple[tuple[float, float], ...]] = {
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5), (0.5, 0)),
    "triangle": ((0.5, 0), (1, 1), (0, 1), (0.5, 0)),
    "plus": _PLUS,
    # A plus turned by an eighth, and made as large as its box.
    "x": tuple(((x - y) / (4 * _THIRD) + 0.5, (x + y - 1) / (4 * _THIRD) + 0.5) for x, y in _PLUS),
}


def outline(symbol: Symbol, w: Emu, h: Emu) -> tuple[Point, ...]:
    """Return a sign as a closed line.

    It stands in a box of that size. A circle and a square, which are shapes, have none.
    """
    return tuple((round(x * w), round(y * h)) for x, y in _PATHS[symbol])
