"""Slices of a whole, as they are given.

They go clockwise from the top in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import cos, pi, sin

from deckgen.layout.charts.canvas import COLORS, LABEL_GAP, Canvas
from deckgen.layout.charts.key_line import Entry
from deckgen.problems import Message, OutlineError, Problem
from deckgen.scene.nodes import Drawable
from deckgen.theme.tokens import LABEL
from deckgen.units import Emu, Rect

LONGEST = 0.26
"""How much of the width a name at a slice may take: PowerPoint breaks labels that are much wider."""


def pie(canvas: Canvas) -> list[Drawable]:
    """Return the pie with names and values at its slices.

    Where these have no room, the names stand in a key.

    Raises:
        OutlineError: the slices are so small that not even their values have room.
    """
    data = canvas.data
    names = [canvas.width(name.text, LABEL, bold=True) for name in data.categories]
    value = canvas.value_w(LABEL)
    nodes, rect = canvas.head()
    widths = [max(name, value) for name in names]
    drawn = None
    if max(names) <= rect.w * LONGEST:
        drawn = _drawn(canvas, rect, widths, 2)
    if drawn is None:
        entries = [Entry(*pair, "square") for pair in zip(data.categories, COLORS, strict=False)]
        nodes, rect = canvas.head(entries)
        drawn = _drawn(canvas, rect, [value] * len(names), 1)
    if drawn is None:
        what = Message("slices next to each other are too small for their values to be written at them")
        raise OutlineError([Problem("too-small", data.place, what, Message("make one of the smallest"))])
    return [*nodes, drawn]


def _drawn(canvas: Canvas, rect: Rect, widths: Sequence[Emu], lines: int) -> Drawable | None:
    """Return the pie with labels of these widths and so many lines, ``None`` where they would meet."""
    h = lines * canvas.line(LABEL)
    diameter = min(rect.h - 2 * (h + LABEL_GAP), rect.w - 2 * (max(widths) + LABEL_GAP))
    x, y, radius = rect.x + rect.w / 2, rect.y + rect.h / 2, diameter / 2
    values = [value or 0 for value in canvas.data.series[0].values]
    boxes, before = [], 0.0
    for value, w in zip(values, widths, strict=True):
        angle = 2 * pi * (before + value / 2) / sum(values)
        before += value
        across, down = sin(angle), -cos(angle)
        # A label's inner edge lies on a circle a little larger than the pie.
        left = x + across * (radius + LABEL_GAP) + (across - 1) * w / 2
        top = y + down * (radius + LABEL_GAP) + (down - 1) * h / 2
        boxes.append(Rect(round(left), round(top), w, h))
    if any(_meet(a, b) for a, b in combinations(boxes, 2)):
        return None
    plot = canvas.grid.slice(rect, (rect.w - diameter) // 2, diameter)
    plot = plot._replace(y=rect.y + (rect.h - diameter) // 2, h=diameter)
    labels = canvas.names("out", value=True) if lines > 1 else canvas.values(LABEL)
    return canvas.chart(rect, plot, labels=labels, slices=COLORS[: len(values)])


def _meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
