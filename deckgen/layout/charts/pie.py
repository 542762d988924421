"""Slices of a whole, as they are given.

They go clockwise from the top in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import cos, pi, sin

from deckgen.layout.charts.canvas import LABEL_GAP, SQUARE, Canvas
from deckgen.layout.charts.colors import slice_colors
from deckgen.layout.charts.data import Label
from deckgen.layout.charts.key_line import Entry, key_column
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Drawable
from deckgen.theme.tokens import LABEL
from deckgen.units import Emu, Rect, inch

LONGEST = 0.26
"""How much of the width a name at a slice may take: PowerPoint breaks labels that are much wider."""

KEY_GAP: Emu = inch(0.5)


def pie(canvas: Canvas) -> list[Drawable]:
    """Return the pie with names and values at its slices.

    Where these have no room, the names stand in a key over it. Where that is too short for them, or small slices lie
    next to each other so that not even the values have room, both stand in a key beside it.

    Raises:
        OutlineError: the names are too long for a key.
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
        try:
            nodes, rect = canvas.head(_entries(canvas, data.categories))
        except OutlineError:
            # Beside the pie long names may take several lines.
            return _beside(canvas)
        drawn = _drawn(canvas, rect, [value] * len(names), 1)
    return [*nodes, drawn] if drawn else _beside(canvas)


def _beside(canvas: Canvas) -> list[Drawable]:
    """Return a key with names and values, and the pie behind it.

    Raises:
        OutlineError: the names are too long.
    """
    nodes, rect = canvas.head()
    diameter = min(rect.h, rect.w // 2)
    key, w = key_column(canvas.draft, _entries(canvas, canvas.named_values()), rect, rect.w - diameter - KEY_GAP)
    # What the key leaves over stands on the far side of the pie.
    behind = canvas.grid.slice(rect, w + KEY_GAP, rect.w - w - KEY_GAP)
    plot = _round(canvas, behind, diameter)
    return [*nodes, *key, canvas.chart(behind, plot, slices=slice_colors(canvas.data))]


def _entries(canvas: Canvas, names: Sequence[Label]) -> list[Entry]:
    return [Entry(name, color, SQUARE) for name, color in zip(names, slice_colors(canvas.data), strict=True)]


def _round(canvas: Canvas, rect: Rect, diameter: Emu) -> Rect:
    """Return the square that stands in the middle of a box."""
    plot = canvas.grid.slice(rect, (rect.w - diameter) // 2, diameter)
    return plot._replace(y=rect.y + (rect.h - diameter) // 2, h=diameter)


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
    if any(a.meets(b) for a, b in combinations(boxes, 2)):
        return None
    labels = canvas.names("out", value=True) if lines > 1 else canvas.values(LABEL)
    return canvas.chart(rect, _round(canvas, rect, diameter), labels=labels, slices=slice_colors(canvas.data))
