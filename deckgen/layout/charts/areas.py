"""Areas on each other: what a whole is made of, from the reading side."""

from __future__ import annotations

from deckgen.layout.charts.canvas import Canvas
from deckgen.layout.charts.scale import scale
from deckgen.scene.nodes import Axis, Drawable
from deckgen.theme.tokens import CHROME


def areas(canvas: Canvas) -> list[Drawable]:
    """Return the areas, the first series at the foot.

    Raises:
        OutlineError: a name is too long.
    """
    data = canvas.data
    sums = [sum(value or 0 for value in at) for at in zip(*(series.values for series in data.series), strict=True)]
    over = scale(sums, from_zero=True)
    nodes, rect = canvas.head(canvas.entries())
    ticks = canvas.ticks_w(over)
    slot = (rect.w - ticks) // len(data.categories)
    names = canvas.names_under(slot)
    # The first and the last name stand half beyond the areas.
    plot = canvas.plot(
        rect, start=max(ticks, slot // 2), top=canvas.line(CHROME) // 2, end=slot // 2, bottom=names.room
    )
    axes = Axis(canvas.grid.reversed, names.look), canvas.values_axis(over, shown=True)
    return [*nodes, canvas.chart(rect, plot, axes)]
