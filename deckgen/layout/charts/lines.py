"""Lines, from the reading side: a single one bears its values, several bear their names at their last points."""

from __future__ import annotations

from itertools import combinations

from deckgen.layout.charts.canvas import LABEL_GAP, SYMBOLS, Canvas
from deckgen.layout.charts.scale import scale
from deckgen.scene.nodes import Axis, Drawable, MarkLabels
from deckgen.theme.tokens import CHROME, LABEL
from deckgen.units import Emu

LONGEST = 0.22
"""How much of the width a name at the end of a line may take: PowerPoint breaks labels that are much wider."""


def lines(canvas: Canvas) -> list[Drawable]:
    """Return the lines; where neither values nor names have room at them, there is an axis and a key.

    Raises:
        OutlineError: a name is too long.
    """
    if len(canvas.data.series) == 1:
        return _with_values(canvas) or _with_axis(canvas)
    return _with_names(canvas) or _with_axis(canvas)


def _with_values(canvas: Canvas) -> list[Drawable] | None:
    """Return a line whose points bear their values, ``None`` where these have no room."""
    nodes, rect = canvas.head()
    slot = rect.w // len(canvas.data.categories)
    if canvas.value_w(LABEL) > slot:
        return None
    names, over_points = canvas.names_under(slot), canvas.line(LABEL) + LABEL_GAP
    plot = canvas.plot(rect, top=over_points, bottom=names.room)
    over = scale(canvas.data.values, from_zero=False)
    axes = Axis(canvas.grid.reversed, names.look), canvas.values_axis(over, shown=False)
    return [*nodes, canvas.chart(rect, plot, axes, canvas.values(LABEL, "t"), symbols=SYMBOLS[:1])]


def _with_names(canvas: Canvas) -> list[Drawable] | None:
    """Return lines with their names at their last points, ``None`` where these have no room."""
    data = canvas.data
    over = scale(data.values, from_zero=False)
    nodes, rect = canvas.head()
    start, n = canvas.ticks_w(over), len(data.categories)
    name = max(canvas.width(series.name.text, LABEL, bold=True) for series in data.series) + LABEL_GAP
    # The last point stands in the middle of its slot, where its name begins.
    slot = round((rect.w - start - name) / (n - 0.5))
    end = max(0, name - slot // 2)
    names = canvas.names_under((rect.w - start - end) // n)
    plot = canvas.plot(rect, start=start, top=canvas.line(CHROME) // 2, end=end, bottom=names.room)
    lasts = [series.values[-1] for series in data.series]
    ends = [over.at(last) * plot.h for last in lasts if last is not None]
    if name > rect.w * LONGEST or len(ends) < len(lasts) or _closest(ends) < canvas.line(LABEL) * 1.2:
        return None
    labels = MarkLabels(canvas.look(LABEL, bold=True), canvas.grid.end, value=False, name=True)
    axes = Axis(canvas.grid.reversed, names.look), canvas.values_axis(over, shown=True)
    return [*nodes, canvas.chart(rect, plot, axes, labels, symbols=SYMBOLS[:1] * len(lasts))]


def _closest(ends: list[float]) -> float:
    return min(abs(a - b) for a, b in combinations(ends, 2))


def _with_axis(canvas: Canvas) -> list[Drawable]:
    """Return lines that bear nothing: their names stand in a key, their values at an axis."""
    over = scale(canvas.data.values, from_zero=False)
    nodes, rect = canvas.head(canvas.entries(symbols=True))
    start: Emu = canvas.ticks_w(over)
    names = canvas.names_under((rect.w - start) // len(canvas.data.categories))
    plot = canvas.plot(rect, start=start, top=canvas.line(CHROME) // 2, bottom=names.room)
    axes = Axis(canvas.grid.reversed, names.look), canvas.values_axis(over, shown=True)
    return [*nodes, canvas.chart(rect, plot, axes, symbols=SYMBOLS)]
