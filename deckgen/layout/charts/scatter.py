"""Points of two numbers. What is measured along x grows from the reading side, as bars do."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.layout.charts.canvas import LABEL_GAP, SYMBOLS, Canvas
from deckgen.layout.charts.key_line import ROW
from deckgen.layout.charts.scale import scale
from deckgen.layout.style import EDGE, label
from deckgen.scene.nodes import Drawable, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import CHROME


def scatter(canvas: Canvas) -> list[Drawable]:
    """Return the points, each series with its own mark.

    Raises:
        OutlineError: a title is too long.
    """
    data, draft = canvas.data, canvas.draft
    nodes, rect = canvas.head(canvas.entries(symbols=True))
    style = label(draft.grid, "a5", bold=False)
    if data.title.text:
        # Turned by a quarter, Arabic could not be read: the title of y stands over its axis.
        box, rect = rect._replace(h=ROW), rect._replace(y=rect.y + ROW, h=rect.h - ROW)
        block = Block(draft.runs(data.title.text, place=data.title.words))
        nodes.append(draft.text("y-title", box, TextStyle((style,)), block, place=data.title.place))
    bottom = canvas.line(CHROME) + LABEL_GAP
    if data.x_title.text:
        box, rect = rect._replace(y=rect.bottom - ROW, h=ROW), rect._replace(h=rect.h - ROW)
        block = Block(draft.runs(data.x_title.text, place=data.x_title.words))
        far = TextStyle((replace(style, align=draft.grid.end),), "b")
        nodes.append(draft.text("x-title", box, far, block, place=data.x_title.place))
    over = scale(data.values, from_zero=False, whole=data.format.percent)
    xs = [x for series in data.series for x in series.xs]
    along = scale(xs, from_zero=False, whole=data.x_format.percent)
    ticks = canvas.ticks_w(over)
    plot = canvas.plot(rect, start=ticks, top=canvas.line(CHROME) // 2, end=ticks // 2, bottom=bottom)
    x = canvas.numbers_axis(data.x_format, along, shown=True, reversed=draft.grid.reversed)
    axes = replace(x, edge=EDGE), canvas.values_axis(over, shown=True)
    return [*nodes, canvas.chart(rect, plot, axes, symbols=SYMBOLS)]
