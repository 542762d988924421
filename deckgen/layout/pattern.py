"""The line pattern of cover and dividers.

Eight-pointed stars whose tips touch, crosses between them.
"""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from deckgen.units import Emu, Point

PITCH: Emu = 1143000
"""From the middle of one star to the next: six stars on the height of a slide."""

Path = tuple[Point, ...]


@cache
def stars(w: Emu, h: Emu) -> tuple[Path, ...]:
    """Return the pattern's lines within a box of that size.

    They are in EMU from its top left corner.
    """
    outline = _star(PITCH / 2)
    paths: list[list[Point]] = []
    for row in range(h // PITCH + 1):
        for column in range(w // PITCH + 2):
            points = [(x + column * PITCH, y + (row + 0.5) * PITCH) for x, y in outline]
            for a, b in zip(points, points[1:] + points[:1], strict=True):
                cut = _clip(a, b, w, h)
                if cut:
                    _join(paths, cut)
    return tuple(map(tuple, paths))


def _star(radius: float) -> list[tuple[float, float]]:
    # The outline of two squares turned by 45 degrees: the notch lies at cos 45 / cos 22.5 of the tip's radius.
    notch = radius * cos(pi / 4) / cos(pi / 8)
    return [
        ((radius if i % 2 == 0 else notch) * cos(i * pi / 8), (radius if i % 2 == 0 else notch) * sin(i * pi / 8))
        for i in range(16)
    ]


def _clip(a: tuple[float, float], b: tuple[float, float], w: Emu, h: Emu) -> tuple[Point, Point] | None:
    """Return the part of the segment inside the box (Liang and Barsky's method), or ``None``."""
    if max(a[0], b[0]) <= 0 or min(a[0], b[0]) >= w or max(a[1], b[1]) <= 0 or min(a[1], b[1]) >= h:
        return None
    dx, dy = b[0] - a[0], b[1] - a[1]
    enter, leave = 0.0, 1.0
    for p, q in ((-dx, a[0]), (dx, w - a[0]), (-dy, a[1]), (dy, h - a[1])):
        if p == 0:
            if q < 0:
                return None
        elif p < 0:
            enter = max(enter, q / p)
        else:
            leave = min(leave, q / p)
    if enter >= leave:
        return None
    first = (round(a[0] + enter * dx), round(a[1] + enter * dy))
    last = (round(a[0] + leave * dx), round(a[1] + leave * dy))
    return first, last


def _join(paths: list[list[Point]], cut: tuple[Point, Point]) -> None:
    if paths and paths[-1][-1] == cut[0]:
        paths[-1].append(cut[1])
    else:
        paths.append(list(cut))
