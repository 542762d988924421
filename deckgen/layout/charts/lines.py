"""Lines and areas: what changes from category to category.

They run from the reading side.

A single line bears its values, several bear their names at their last points; areas stand on each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from deckgen.layout.charts.canvas import LABEL_GAP, SIZES, SYMBOLS, Canvas
from deckgen.layout.charts.scale import Scale, scale
from deckgen.scene.nodes import SYMBOL_SIZE, Axis, Drawable
from deckgen.theme.tokens import CHROME, LABEL
from deckgen.units import Emu, Pt, Rect, pt

WIDTH: Emu = pt(2.25)

VALUES: tuple[Pt, ...] = SIZES[:2]
"""The sizes of a line's values; smaller ones stand at an axis."""

MARK: Emu = pt(SYMBOL_SIZE) // 2

LONGEST = 0.22
"""How much of the width a name at the end of a line may take: PowerPoint breaks labels that are much wider."""

APART = 1.2
"""How far names must be from each other, in lines: a program's scale may differ a little from ours."""


def lines(canvas: Canvas) -> list[Drawable]:
    """Return the lines.

    Where neither values nor names have room at them, there is an axis and a key.

    Raises:
        OutlineError: a name is too long.
    """
    if len(canvas.data.series) == 1:
        return _with_values(canvas) or _with_axis(canvas)
    return _with_names(canvas) or _with_axis(canvas)


def areas(canvas: Canvas) -> list[Drawable]:
    """Return the areas, the first series at the foot.

    Raises:
        OutlineError: a name is too long.
    """
    series = canvas.data.series
    sums = [sum(value or 0 for value in at) for at in zip(*(numbers.values for numbers in series), strict=True)]
    nodes, rect = canvas.head(canvas.entries())
    plot, axes = _at_axis(canvas, rect, scale(sums, from_zero=True, whole=canvas.data.format.percent))
    return [*nodes, canvas.chart(rect, plot, axes)]


def _with_values(canvas: Canvas) -> list[Drawable] | None:
    """Return a line whose points bear their values, ``None`` where these have no room."""
    nodes, rect = canvas.head()
    slot = rect.w // len(canvas.data.categories)
    size = next((size for size in VALUES if canvas.value_w(size) <= slot), None)
    if size is None:
        return None
    names = canvas.names_under(slot)
    high = canvas.value_h(size) + LABEL_GAP
    plot = canvas.plot(rect, top=high, bottom=names.room)
    over = scale(canvas.data.values, from_zero=False, below=(high + MARK) / plot.h, whole=canvas.data.format.percent)
    axes = canvas.names_axis(names, reversed=canvas.grid.reversed), canvas.values_axis(over, shown=False)
    # Over its point, a number below zero would stand on the axis.
    under = tuple(i for i, value in enumerate(canvas.data.series[0].values) if value is not None and value < 0)
    labels = canvas.values(size, "t")
    return [*nodes, canvas.chart(rect, plot, axes, labels, line=WIDTH, symbols=SYMBOLS[:1], under=under)]


def _with_names(canvas: Canvas) -> list[Drawable] | None:
    """Return lines with their names at their last points, ``None`` where these have no room."""
    series, over = canvas.data.series, _scale(canvas)
    nodes, rect = canvas.head()
    room = max(canvas.width(numbers.name.text, LABEL, bold=True) for numbers in series) + LABEL_GAP
    if room > rect.w * LONGEST:
        return None
    plot, axes = _at_axis(canvas, rect, over, room)
    ends = [over.at(last) * plot.h for numbers in series if (last := numbers.values[-1]) is not None]
    if len(ends) < len(series) or _closest(ends) < canvas.line(LABEL) * APART:
        return None
    labels = canvas.names(canvas.grid.end, value=False)
    return [*nodes, canvas.chart(rect, plot, axes, labels, line=WIDTH, symbols=SYMBOLS[:1] * len(series))]


def _with_axis(canvas: Canvas) -> list[Drawable]:
    """Return lines that bear nothing: their names stand in a key, their values at an axis."""
    nodes, rect = canvas.head(canvas.entries(symbols=True))
    plot, axes = _at_axis(canvas, rect, _scale(canvas))
    return [*nodes, canvas.chart(rect, plot, axes, line=WIDTH, symbols=SYMBOLS)]


def _scale(canvas: Canvas) -> Scale:
    return scale(canvas.data.values, from_zero=False, whole=canvas.data.format.percent)


def _at_axis(canvas: Canvas, rect: Rect, over: Scale, end: Emu = 0) -> tuple[Rect, tuple[Axis, Axis]]:
    """Return the place and the axes of marks the first of which stands at the axis of the values.

    ``end`` is the room that is needed beyond the last.
    """
    ticks, n = canvas.ticks_w(over), len(canvas.data.categories)
    slot = min((rect.w - ticks) // n, (rect.w - ticks - end) // (n - 1))
    names = canvas.names_under(slot)
    # The names of the first and of the last category stand half beyond the marks.
    start, end = max(ticks, slot // 2), max(end, slot // 2)
    plot = canvas.plot(rect, start=start, top=canvas.line(CHROME) // 2, end=end, bottom=names.room)
    axis = canvas.names_axis(names, reversed=canvas.grid.reversed, on_ticks=True)
    return plot, (axis, canvas.values_axis(over, shown=True))


def _closest(ends: Sequence[float]) -> float:
    return min(abs(a - b) for a, b in combinations(ends, 2))
