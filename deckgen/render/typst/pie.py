"""Pies: slices clockwise from the top, each with its label beyond it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import ceil, cos, pi, sin, tan

from deckgen.render.labels import GAP
from deckgen.render.typst.chart_labels import written
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, length
from deckgen.scene.nodes import Chart
from deckgen.units import Rect

ARC = pi / 2
"""The most that one curve turns: to that, a cubic curve departs from a circle by less than a thousandth."""


def pie(drawing: Drawing, chart: Chart) -> Iterator[str]:
    """Yield the slices, then their labels."""
    (series,) = chart.series
    values = [value or 0 for value in series.values]
    turns = [2 * pi * total / sum(values) for total in accumulate(values, initial=0)]
    for role, (start, end) in zip(chart.slices, pairwise(turns), strict=True):
        look = f"fill: {drawing.color(role)}, stroke: {drawing.stroke(chart.edge)}"
        yield at(0, 0, f"curve({look}, {', '.join(_slice(chart.plot, start, end))})")
    if chart.labels:
        for name, text, (start, end) in zip(chart.categories, series.texts, pairwise(turns), strict=True):
            yield _label(drawing, chart, [name, text] if chart.labels.name else [text], (start + end) / 2)


def _slice(circle: Rect, start: float, end: float) -> Iterator[str]:
    """Yield the outline of a slice between two angles, which count clockwise from the top."""
    x, y, radius = circle.x + circle.w / 2, circle.y + circle.h / 2, circle.w / 2
    yield f"curve.move({_point(x, y)})"
    yield f"curve.line({_point(*_on(x, y, radius, start))})"
    parts = max(1, ceil((end - start) / ARC))
    step = (end - start) / parts
    # How far the control points of a cubic curve lie on the tangents, in radii.
    reach = radius * 4 / 3 * tan(step / 4)
    for a in (start + i * step for i in range(parts)):
        (x1, y1), (x2, y2) = _on(x, y, radius, a), _on(x, y, radius, a + step)
        first = _point(x1 + reach * cos(a), y1 + reach * sin(a))
        second = _point(x2 - reach * cos(a + step), y2 - reach * sin(a + step))
        yield f"curve.cubic({first}, {second}, {_point(x2, y2)})"
    yield 'curve.close(mode: "straight")'


def _label(drawing: Drawing, chart: Chart, lines: list[str], angle: float) -> str:
    """Return a label whose inner edge lies on a circle a little larger than the pie."""
    assert chart.labels is not None
    plot = chart.plot
    x, y = _on(plot.x + plot.w / 2, plot.y + plot.h / 2, plot.w / 2 + GAP, angle)
    across, down = (sin(angle) - 1) / 2, (-cos(angle) - 1) / 2
    label = f"box(align(center, {written(drawing, chart.labels.look, lines, rtl=chart.labels.rtl)}))"
    # Typst knows how large the label is.
    moved = f"dx: {length(round(x))} + {across:.5f} * it.width, dy: {length(round(y))} + {down:.5f} * it.height"
    return f"context {{let label = {label}; let it = measure(label); place(top + left, {moved}, label)}}"


def _on(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * sin(angle), y - radius * cos(angle)


def _point(x: float, y: float) -> str:
    return f"({length(round(x))}, {length(round(y))})"
