"""What is written round the marks of a chart. Where a label has no box of its own, it takes the room that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deckgen.render.plot import Plot, Point, Side, ticks
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, sequence, size, string
from deckgen.render.typst.text import CELL_DESCENT, weight
from deckgen.scene.nodes import SYMBOL_SIZE, Axis, Level, MarkLabels
from deckgen.units import Emu, Rect, inch, pt

GAP: Emu = inch(0.08)
"""How far a label stands from what it belongs to."""

MARK: Emu = pt(SYMBOL_SIZE) // 2
ROOM: Emu = inch(4)
"""A box that holds any label in one line."""

FLUSH: dict[Side, str] = {"l": "right + horizon", "r": "left + horizon", "t": "center + bottom", "b": "center + top"}
"""How a label at a side of something is set: flush with it, or in the middle over or under it."""


def written(drawing: Drawing, look: Level, lines: Sequence[str]) -> str:
    """Return the lines of a label.

    Numbers in ASCII digits run from the left in every language: their minus sign stands before them.
    """
    rtl = drawing.scene.rtl and not "".join(lines).isascii()
    pitch = drawing.scene.fonts.pitch
    descent = pitch * CELL_DESCENT / 1.2
    style = (
        f"set text({weight(drawing, look.bold)}, size: {look.sizes[0]}pt, "
        f"fill: {drawing.color(look.color)}, dir: {'rtl' if rtl else 'ltr'}, "
        f"top-edge: {pitch - descent:.3f}em, bottom-edge: -{descent:.3f}em)"
    )
    return sequence([style, "set par(leading: 0pt)", " + linebreak() + ".join(f"text({string(t)})" for t in lines)])


def beside(drawing: Drawing, look: Level, lines: Sequence[str], point: Point, side: Side, gap: Emu = GAP) -> str:
    """Return a label at a side of a point: left, right, over or under it, and never broken."""
    (x, y), half = point, ROOM // 2
    left = {"l": x - gap - ROOM, "r": x + gap}.get(side, x - half)
    top = {"t": y - gap - ROOM, "b": y + gap}.get(side, y - half)
    return _in_box(drawing, look, lines, Rect(left, top, ROOM, ROOM), FLUSH[side])


def category_labels(drawing: Drawing, plot: Plot, look: Level) -> Iterator[str]:
    """Yield the names of the categories, beside lying bars or under the plot, in as many lines as they need."""
    chart, frame, rect = plot.chart, plot.chart.rect, plot.chart.plot
    n = len(chart.categories)
    for i, name in enumerate(chart.categories):
        x, y = plot.point(plot.category(i), 0)
        if plot.lying:
            h, side = rect.h // n, plot.beside
            left, right = (rect.right + GAP, frame.right) if side == "r" else (frame.x, rect.x - GAP)
            yield _in_box(drawing, look, [name], Rect(left, y - h // 2, right - left, h), FLUSH[side])
        else:
            w = rect.w // (n - 1 if chart.axes[0].on_ticks else n)
            box = Rect(x - w // 2, rect.bottom + GAP, w, frame.bottom - rect.bottom - GAP)
            yield _in_box(drawing, look, [name], box, FLUSH["b"])


def number_labels(drawing: Drawing, plot: Plot, axis: Axis) -> Iterator[str]:
    """Yield the numbers at the steps of an axis, under the plot or beside it."""
    if axis.look is None or not axis.texts:
        return
    of_values = axis is plot.chart.axes[1]
    for text, tick in zip(axis.texts, ticks(axis), strict=True):
        x, y = plot.point(0, tick) if of_values else plot.point(tick, 0)
        if of_values == plot.lying:
            yield beside(drawing, axis.look, [text], (x, plot.chart.plot.bottom), "b")
        else:
            yield beside(drawing, axis.look, [text], (x, y), plot.beside)


def mark_labels(drawing: Drawing, plot: Plot, labels: MarkLabels) -> Iterator[str]:
    """Yield the numbers at bars and points, or the names of lines at their last points."""
    for number, series in enumerate(plot.chart.series):
        if labels.side == "out":
            for value, text, bar in zip(series.values, series.texts, plot.bars(number), strict=True):
                if bar:
                    side = plot.outwards(value or 0)
                    yield beside(drawing, labels.look, [text], _end(bar, side), side)
            continue
        marks = list(zip(plot.points(series), series.texts or [""] * len(series.values), strict=True))
        look = labels.look
        if labels.name:
            marks, look = [(marks[-1][0], series.name)], replace(look, color=series.color)
        for point, text in marks:
            if point:
                yield beside(drawing, look, [text], point, labels.side, MARK + GAP)


def _end(bar: Rect, side: Side) -> Point:
    """Return the middle of a side of a bar."""
    x = {"l": bar.x, "r": bar.right}.get(side, bar.x + bar.w // 2)
    return x, {"t": bar.y, "b": bar.bottom}.get(side, bar.y + bar.h // 2)


def _in_box(drawing: Drawing, look: Level, lines: Sequence[str], box: Rect, align: str) -> str:
    content = f"align({align}, {written(drawing, look, lines)})"
    return at(box.x, box.y, f"block({size(box.w, box.h)}, {content})")
