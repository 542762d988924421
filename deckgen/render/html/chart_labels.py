"""What is written round the marks of a chart. Where a label has no box of its own, it takes the room that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.render.html.markup import color, direction, element, escape, number, place, points, styles
from deckgen.render.plot import Plot, Point, Side, ticks
from deckgen.scene.nodes import SYMBOL_SIZE, Axis, DeckScene, Level, MarkLabels
from deckgen.units import Emu, Rect, inch, pt

GAP: Emu = inch(0.08)
"""How far a label stands from what it belongs to."""

MARK: Emu = pt(SYMBOL_SIZE) // 2
ROOM: Emu = inch(4)
"""A box that holds any label in one line."""

FLUSH: dict[Side, str] = {"l": "flush-r", "r": "flush-l", "t": "flush-b", "b": "flush-t"}
"""How a label at a side of something is set, by the style sheet: flush with it, or in the middle over or under it."""


def written(scene: DeckScene, look: Level, lines: Sequence[str], where: str, flush: str = "") -> str:
    """Return the lines of a label in a place.

    Numbers in ASCII digits run from the left in every language: their minus sign stands before them.
    """
    style = styles(
        [
            where,
            f"font-size:{points(look.sizes[0])};line-height:{number(scene.fonts.pitch)};color:{color(look.color)}",
            "font-weight:700" if look.bold else "",
        ]
    )
    rtl = scene.rtl and not "".join(lines).isascii()
    content = element("span", "<br>".join(map(escape, lines)))
    return element("div", content, class_=f"label {flush}".strip(), dir=direction(rtl), style=style)


def beside(scene: DeckScene, look: Level, text: str, point: Point, side: Side, gap: Emu = GAP) -> str:
    """Return a label at a side of a point: left, right, over or under it, and never broken."""
    (x, y), half = point, ROOM // 2
    left = {"l": x - gap - ROOM, "r": x + gap}.get(side, x - half)
    top = {"t": y - gap - ROOM, "b": y + gap}.get(side, y - half)
    return written(scene, look, [text], place(Rect(left, top, ROOM, ROOM)), FLUSH[side])


def category_labels(scene: DeckScene, plot: Plot, look: Level) -> Iterator[str]:
    """Yield the names of the categories, beside lying bars or under the plot, in as many lines as they need."""
    chart, frame, rect = plot.chart, plot.chart.rect, plot.chart.plot
    n = len(chart.categories)
    for i, name in enumerate(chart.categories):
        x, y = plot.point(plot.category(i), 0)
        if plot.lying:
            h, side = rect.h // n, plot.beside
            left, right = (rect.right + GAP, frame.right) if side == "r" else (frame.x, rect.x - GAP)
            yield written(scene, look, [name], place(Rect(left, y - h // 2, right - left, h)), FLUSH[side])
        else:
            w = rect.w // (n - 1 if chart.axes[0].on_ticks else n)
            box = Rect(x - w // 2, rect.bottom + GAP, w, frame.bottom - rect.bottom - GAP)
            yield written(scene, look, [name], place(box), FLUSH["b"])


def number_labels(scene: DeckScene, plot: Plot, axis: Axis) -> Iterator[str]:
    """Yield the numbers at the steps of an axis, under the plot or beside it."""
    if axis.look is None or not axis.texts:
        return
    of_values = axis is plot.chart.axes[1]
    for text, tick in zip(axis.texts, ticks(axis), strict=True):
        x, y = plot.point(0, tick) if of_values else plot.point(tick, 0)
        if of_values == plot.lying:
            yield beside(scene, axis.look, text, (x, plot.chart.plot.bottom), "b")
        else:
            yield beside(scene, axis.look, text, (x, y), plot.beside)


def mark_labels(scene: DeckScene, plot: Plot, labels: MarkLabels) -> Iterator[str]:
    """Yield the numbers at bars and points, or the names of lines at their last points."""
    for i, series in enumerate(plot.chart.series):
        if labels.side == "out":
            for value, text, bar in zip(series.values, series.texts, plot.bars(i), strict=True):
                if bar:
                    side = plot.outwards(value or 0)
                    x = {"l": bar.x, "r": bar.right}.get(side, bar.x + bar.w // 2)
                    y = {"t": bar.y, "b": bar.bottom}.get(side, bar.y + bar.h // 2)
                    yield beside(scene, labels.look, text, (x, y), side)
            continue
        marks = list(zip(plot.points(series), series.texts or [""] * len(series.values), strict=True))
        look = labels.look
        if labels.name:
            marks, look = [(marks[-1][0], series.name)], replace(look, color=series.color)
        for point, text in marks:
            if point:
                yield beside(scene, look, text, point, labels.side, MARK + GAP)
