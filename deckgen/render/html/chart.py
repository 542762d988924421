"""Charts: a drawing, and the labels round its marks as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from math import ceil, cos, pi, sin
from typing import assert_never

from deckgen.render.html.chart_labels import label, written
from deckgen.render.html.markup import element, number, px
from deckgen.render.html.shapes import box, outlined, path, point, px_of, svg
from deckgen.render.labels import GAP, labels
from deckgen.render.plot import Plot, ticks
from deckgen.scene.nodes import SYMBOL_SIZE, Chart, DeckScene, Series
from deckgen.scene.symbols import outline
from deckgen.units import Emu, Point, Rect, pt

SIGN: Emu = pt(SYMBOL_SIZE)
ARC = pi / 2
"""The most that one arc turns, so that a pie of one slice is closed."""


def chart(scene: DeckScene, node: Chart) -> str:
    """Return a chart, where it stands."""
    if node.kind == "pie":
        drawing, texts = "".join(_slices(node)), "".join(_slice_labels(scene, node))
    else:
        plot = Plot(node)
        drawing, texts = "".join(_marks_on_axes(plot)), "".join(label(scene, given) for given in labels(plot))
    return element("div", svg(scene, drawing) + texts, class_="chart", role="img", aria_label=node.alt)


def _marks_on_axes(plot: Plot) -> Iterator[str]:
    """Yield the hairlines, the marks on them, the axes on both."""
    first, values = plot.chart.axes
    if values.grid:
        yield from (path([(plot.point(0, t), plot.point(1, t))], None, values.grid) for t in ticks(values))
    if first.grid:
        yield from (path([(plot.point(t, 0), plot.point(t, 1))], None, first.grid) for t in ticks(first))
    yield from _marks(plot)
    if first.edge:
        foot = plot.zero if plot.chart.categories else 0
        yield path([(plot.point(0, foot), plot.point(1, foot))], None, first.edge)


def _marks(plot: Plot) -> Iterator[str]:
    node = plot.chart
    match node.kind:
        case "bar" | "column":
            for number, series in enumerate(node.series):
                bars = enumerate(plot.bars(number))
                yield from (box(bar, "rect", series.color_of(i), None) for i, bar in bars if bar)
        case "area":
            for series, area in zip(node.series, plot.areas(), strict=True):
                yield path([area], series.color, None)
        case "line" | "scatter":
            for series in node.series:
                points = plot.points(series)
                if series.line and (lines := _unbroken(points)):
                    yield path(lines, None, series.line)
                yield from (_sign(series, i, at) for i, at in enumerate(points) if at)
        case "pie":
            return
        case _:
            assert_never(node.kind)


def _unbroken(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the lines that points make, broken where one is missing. A point alone makes none."""
    lines = [[point for point in run if point] for given, run in groupby(points, bool) if given]
    return [line for line in lines if len(line) > 1]


def _sign(series: Series, i: int, at: Point) -> str:
    rect = Rect(at[0] - SIGN // 2, at[1] - SIGN // 2, SIGN, SIGN)
    match series.symbol:
        case None:
            return ""
        case "circle" | "square":
            return box(rect, "ellipse" if series.symbol == "circle" else "rect", series.color_of(i), None)
        case _:
            line = [(rect.x + x, rect.y + y) for x, y in outline(series.symbol, SIGN, SIGN)]
            return path([line], series.color_of(i), None)


def _turns(node: Chart) -> list[tuple[float, float]]:
    """Return the angles between which each slice lies, clockwise from the top."""
    values = [value or 0 for value in node.series[0].values]
    return list(pairwise(2 * pi * total / sum(values) for total in accumulate(values, initial=0)))


def _slices(node: Chart) -> Iterator[str]:
    radius = node.plot.w / 2
    for role, (start, end) in zip(node.slices, _turns(node), strict=True):
        parts = max(1, ceil((end - start) / ARC))
        angles = [start + (end - start) * i / parts for i in range(1, parts + 1)]
        arcs = "".join(f"A{px_of(radius)} {px_of(radius)} 0 0 1 {point(_on(node, radius, a))}" for a in angles)
        yield outlined(f"M{point(_on(node, 0, 0))}L{point(_on(node, radius, start))}{arcs}Z", role, node.edge)


def _slice_labels(scene: DeckScene, node: Chart) -> Iterator[str]:
    """Yield each slice's label, whose inner edge lies on a circle a little larger than the pie."""
    if node.labels is None:
        return
    for name, text, (start, end) in zip(node.categories, node.series[0].texts, _turns(node), strict=True):
        lines, angle = [name, text] if node.labels.name else [text], (start + end) / 2
        x, y = _on(node, node.plot.w / 2 + GAP, angle)
        moved = f"{number((sin(angle) - 1) * 50)}%,{number((-cos(angle) - 1) * 50)}%"
        place = f"left:{px(round(x))};top:{px(round(y))};transform:translate({moved});text-align:center"
        yield written(scene, node.labels.look, lines, place, rtl=node.labels.rtl)


def _on(node: Chart, radius: float, angle: float) -> tuple[float, float]:
    plot = node.plot
    return plot.x + plot.w / 2 + radius * sin(angle), plot.y + plot.h / 2 - radius * cos(angle)
