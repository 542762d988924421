"""Charts: their hairlines, their marks and the labels round them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from deckgen.render.labels import labels
from deckgen.render.plot import Plot, ticks
from deckgen.render.typst.chart_labels import label
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, sequence, size
from deckgen.render.typst.pie import pie
from deckgen.render.typst.shapes import box, described, path
from deckgen.scene.nodes import SYMBOL_SIZE, Chart, Series, Stroke
from deckgen.scene.symbols import outline
from deckgen.units import Emu, Point, Rect, pt

SIGN: Emu = pt(SYMBOL_SIZE)


def chart(drawing: Drawing, node: Chart) -> str:
    """Return a chart, where it stands."""
    parts = pie(drawing, node) if node.kind == "pie" else _with_axes(drawing, Plot(node))
    return at(0, 0, described(f"block({size(*drawing.scene.size)}, {sequence(list(parts))})", node.alt))


def _with_axes(drawing: Drawing, plot: Plot) -> Iterator[str]:
    """Yield the hairlines, the marks on them, the axes on both, then the labels."""
    first, values = plot.chart.axes
    if values.grid:
        yield from (_line(drawing, plot.point(0, tick), plot.point(1, tick), values.grid) for tick in ticks(values))
    if first.grid:
        yield from (_line(drawing, plot.point(tick, 0), plot.point(tick, 1), first.grid) for tick in ticks(first))
    yield from _marks(drawing, plot)
    if first.edge:
        foot = plot.zero if plot.chart.categories else 0
        yield _line(drawing, plot.point(0, foot), plot.point(1, foot), first.edge)
    yield from (label(drawing, given) for given in labels(plot))


def _marks(drawing: Drawing, plot: Plot) -> Iterator[str]:
    chart = plot.chart
    match chart.kind:
        case "bar" | "column":
            for number, series in enumerate(chart.series):
                for i, bar in enumerate(plot.bars(number)):
                    if bar:
                        yield at(bar.x, bar.y, box(drawing, bar, "rect", series.color_of(i), None))
        case "area":
            for series, area in zip(chart.series, plot.areas(), strict=True):
                yield at(0, 0, path(drawing, [area], series.color, None))
        case "line" | "scatter":
            for series in chart.series:
                points = plot.points(series)
                if series.line and (lines := _unbroken(points)):
                    yield at(0, 0, path(drawing, lines, None, series.line))
                yield from (_sign(drawing, series, i, point) for i, point in enumerate(points) if point)
        case "pie":
            return
        case _:
            assert_never(chart.kind)


def _unbroken(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the lines that points make, broken where one is missing. A point alone makes none."""
    lines = [[point for point in run if point] for given, run in groupby(points, bool) if given]
    return [line for line in lines if len(line) > 1]


def _sign(drawing: Drawing, series: Series, i: int, point: Point) -> str:
    rect = Rect(point[0] - SIGN // 2, point[1] - SIGN // 2, SIGN, SIGN)
    match series.symbol:
        case None:
            return "none"
        case "circle" | "square":
            form = box(drawing, rect, "ellipse" if series.symbol == "circle" else "rect", series.color_of(i), None)
        case _:
            form = path(drawing, [outline(series.symbol, SIGN, SIGN)], series.color_of(i), None)
    return at(rect.x, rect.y, form)


def _line(drawing: Drawing, start: Point, end: Point, stroke: Stroke) -> str:
    return at(0, 0, path(drawing, [(start, end)], None, stroke))
