"""What is written round the marks of a chart. Where a label has no box of its own, it takes the room that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.render.plot import Plot, Side, ticks
from deckgen.scene.nodes import SYMBOL_SIZE, Axis, Level, MarkLabels
from deckgen.units import Emu, Point, Rect, inch, pt

GAP: Emu = inch(0.08)
"""How far a label stands from what it belongs to."""

MARK: Emu = pt(SYMBOL_SIZE) // 2
ROOM: Emu = inch(4)
"""A box that holds any label in one line."""


class Label(Struct, frozen=True):
    """A label at a ``side`` of something.

    It is flush with it in ``box``, or in the middle over or under it.

    ``rtl``: it runs from the right.
    """

    text: str
    look: Level
    box: Rect
    side: Side
    rtl: bool = False


def labels(plot: Plot) -> Iterator[Label]:
    """Yield the labels of a chart with axes.

    Those of its categories, its numbers, its marks.
    """
    chart = plot.chart
    if look := chart.axes[0].look:
        yield from _running(chart.axes[0].rtl, _categories(plot, look))
    for axis in chart.axes:
        yield from _running(axis.rtl, _numbers(plot, axis))
    if chart.labels:
        yield from _running(chart.labels.rtl, _marks(plot, chart.labels))


def _running(rtl: bool, given: Iterable[Label]) -> Iterator[Label]:
    """Yield labels that run from the right, or from the left."""
    return (replace(label, rtl=rtl) for label in given)


def _categories(plot: Plot, look: Level) -> Iterator[Label]:
    """Yield the names of the categories, beside lying bars or under the plot, in as many lines as they need."""
    chart, frame, rect = plot.chart, plot.chart.rect, plot.chart.plot
    n = len(chart.categories)
    for i, name in enumerate(chart.categories):
        x, y = plot.point(plot.category(i), 0)
        if plot.lying:
            h, side = rect.h // n, plot.beside
            left, right = (rect.right + GAP, frame.right) if side == "r" else (frame.x, rect.x - GAP)
            yield Label(name, look, Rect(left, y - h // 2, right - left, h), side)
        else:
            w = rect.w // (n - 1 if chart.axes[0].on_ticks else n)
            yield Label(name, look, Rect(x - w // 2, rect.bottom + GAP, w, frame.bottom - rect.bottom - GAP), "b")


def _numbers(plot: Plot, axis: Axis) -> Iterator[Label]:
    """Yield the numbers at the steps of an axis, under the plot or beside it."""
    if axis.look is None or not axis.texts:
        return
    of_values = axis is plot.chart.axes[1]
    for text, tick in zip(axis.texts, ticks(axis), strict=True):
        x, y = plot.point(0, tick) if of_values else plot.point(tick, 0)
        if of_values == plot.lying:
            yield _beside(text, axis.look, (x, plot.chart.plot.bottom), "b")
        else:
            yield _beside(text, axis.look, (x, y), plot.beside)


def _marks(plot: Plot, given: MarkLabels) -> Iterator[Label]:
    """Yield the numbers at bars and points, or the names of lines at their last points."""
    for i, series in enumerate(plot.chart.series):
        if given.side == "out":
            for at, (value, text, bar) in enumerate(zip(series.values, series.texts, plot.bars(i), strict=True)):
                if bar:
                    side = plot.outwards(value or 0)
                    yield _beside(text, given.look_of(series, at), _end(bar, side), side)
            continue
        points, last = plot.points(series), len(series.values) - 1
        if given.name:
            look = replace(given.look_of(series, last), color=series.color_of(last))
            marks = [(points[-1], series.name, look, given.side)]
        else:
            marks = [
                (point, text, given.look_of(series, at), "b" if at in series.under else given.side)
                for at, (point, text) in enumerate(zip(points, series.texts, strict=True))
            ]
        for point, text, look, side in marks:
            if point:
                yield _beside(text, look, point, side, MARK + GAP)


def _beside(text: str, look: Level, point: Point, side: Side, gap: Emu = GAP) -> Label:
    """Return a label at a side of a point: left, right, over or under it, and never broken."""
    (x, y), half = point, ROOM // 2
    left = {"l": x - gap - ROOM, "r": x + gap}.get(side, x - half)
    top = {"t": y - gap - ROOM, "b": y + gap}.get(side, y - half)
    return Label(text, look, Rect(left, top, ROOM, ROOM), side)


def _end(bar: Rect, side: Side) -> Point:
    """Return the middle of a side of a bar."""
    x = {"l": bar.x, "r": bar.right}.get(side, bar.x + bar.w // 2)
    return x, {"t": bar.y, "b": bar.bottom}.get(side, bar.y + bar.h // 2)
