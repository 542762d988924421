"""Bars, lying and standing, each with its value.

Where they are too many for that, there is an axis.
"""

from __future__ import annotations

from deckgen.layout.charts.canvas import LABEL_GAP, SIZES, Canvas
from deckgen.layout.charts.scale import scale
from deckgen.problems import Message, OutlineError, Problem
from deckgen.scene.nodes import Drawable
from deckgen.theme.tokens import CHROME
from deckgen.units import Emu, inch, pt

GAP = 0.6
"""The distance of two groups of bars, in a bar's thickness, where it is not more."""

WIDEST_GAP = 500
"""In percent, the most that a chart may have (ISO/IEC 29500-1 §21.2.3.16, ST_GapAmount)."""

THINNEST: Emu = pt(5)
"""A thinner bar looks like a line."""

THICKEST: Emu = inch(0.7)


def bars(canvas: Canvas) -> list[Drawable]:
    """Return lying bars.

    The first category is on top, the bars begin at the reading side.

    Raises:
        OutlineError: a name is too long, or the bars are too many.
    """
    data = canvas.data
    nodes, rect = canvas.head(canvas.entries())
    row = rect.h // len(data.categories)
    thickness, gap = _thickness(canvas, rect.h)
    room = row if len(data.series) == 1 else thickness
    size = next((size for size in SIZES if canvas.value_h(size) <= room), None)
    names = canvas.names_beside(row)
    beyond = canvas.value_w(size) + LABEL_GAP if size else LABEL_GAP
    plot = canvas.plot(rect, start=names.room, end=beyond, bottom=0 if size else canvas.line(CHROME) + LABEL_GAP)
    over = scale(data.values, from_zero=True, below=beyond / plot.w, whole=data.format.percent)
    axes = (
        canvas.names_axis(names, reversed=True),
        canvas.values_axis(over, shown=size is None, reversed=canvas.grid.reversed),
    )
    return [*nodes, canvas.chart(rect, plot, axes, canvas.values(size) if size else None, gap=gap)]


def columns(canvas: Canvas) -> list[Drawable]:
    """Return standing bars, the first category at the reading side.

    Raises:
        OutlineError: a name is too long, or the bars are too many.
    """
    data = canvas.data
    nodes, rect = canvas.head(canvas.entries())
    n, over = len(data.categories), scale(data.values, from_zero=True, whole=data.format.percent)
    room = rect.w // n if len(data.series) == 1 else _thickness(canvas, rect.w)[0]
    size = next((size for size in SIZES if canvas.value_w(size) <= room), None)
    start, top = (0, canvas.value_h(size)) if size else (canvas.ticks_w(over), canvas.line(CHROME) // 2)
    _, gap = _thickness(canvas, rect.w - start)
    names = canvas.names_under((rect.w - start) // n)
    plot = canvas.plot(rect, start=start, top=top, bottom=names.room)
    over = scale(data.values, from_zero=True, below=top / plot.h, whole=data.format.percent)
    axes = canvas.names_axis(names, reversed=canvas.grid.reversed), canvas.values_axis(over, shown=size is None)
    return [*nodes, canvas.chart(rect, plot, axes, canvas.values(size) if size else None, gap=gap)]


def _thickness(canvas: Canvas, room: Emu) -> tuple[Emu, int]:
    """Return how thick bars are that stand side by side in ``room``, and the gap of two groups in percent of that.

    Raises:
        OutlineError: they are too thin to be told apart.
    """
    n, m = len(canvas.data.categories), len(canvas.data.series)
    thickness = min(round(room / (n * (m + GAP))), THICKEST)
    if thickness < THINNEST:
        most = room // round(THINNEST * (m + GAP))
        what = Message(
            "a chart of {series} series has room for the bars of {most} categories, not of {count}",
            series=m,
            most=most,
            count=n,
        )
        raise OutlineError(
            [Problem("too-many-items", canvas.data.place, what, Message("leave some out, or use kind: line"))]
        )
    return thickness, min(round(100 * (room / (n * thickness) - m)), WIDEST_GAP)
