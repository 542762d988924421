"""Matrix: things placed by two measures at once.

They are numbered marks between two axes, named in a key beside them.

Keys: ``x`` and ``y``, the axes, each ``{title, low, high}``, where ``low`` and ``high`` say what its ends mean; and
``items``: a list of up to 12 ``{text, x, y}`` with numbers from 0 to 1. ``x`` grows from the reading side, ``y``
upwards. Marks that would cover each other are moved side by side. Comfortable: 8 items of 5 words. A key that is too
long is continued on a further slide, beside the same marks.

Example::

    matrix:
      x: {title: الكلفة, low: منخفضة, high: مرتفعة}
      y: {title: الأثر, low: محدود, high: واسع}
      items:
        - {text: تدريب وحدات مختارة, x: 0.2, y: 0.7}
        - {text: توسيع القواعد, x: 0.9, y: 0.8}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from math import cos, sin, tau
from typing import Annotated

from msgspec.structs import replace

from deckgen.layout.circle import numbered
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import HAIR, Trait, label, level, sign
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Node, Number, Text
from deckgen.scene.nodes import (
    Drawable,
    Level,
    Line,
    Shape,
    SlideLayout,
    SlideScene,
    Stroke,
    TextBox,
    TextStyle,
)
from deckgen.theme.tokens import CARD_INSET, HEAD_RULE, LABEL, TABLE_PCT
from deckgen.units import Emu, Point, Rect, inch

MOST = 12
SIDE, FOOT, LABEL_GAP = inch(1.2), inch(0.62), inch(0.1)
"""The room for the labels of y at the reading side, for those of x under the plot, and between axis and label."""

MARK = inch(0.36)
APART, STEP = inch(0.4), inch(0.1)
"""How far apart the middles of marks are, at least, and how far a mark is moved at a time."""

TURNS = 16
"""In so many directions."""

EDGE_GAP = inch(0.08)

AXIS = Stroke("a5", HEAD_RULE, arrow=True)
KEY_V, KEY_BEFORE = inch(0.12), 6
LABELS = ("x-title", "x-low", "x-high", "y-title", "y-low", "y-high")


class Axis(Node, frozen=True, kw_only=True):
    """A measure and what its ends mean."""

    title: Annotated[Text | None, Doc("what is measured")] = None
    low: Annotated[Text | None, Doc("what 0 means")] = None
    high: Annotated[Text | None, Doc("what 1 means")] = None


class MatrixItem(Item, frozen=True, kw_only=True):
    """Something with its place between the axes."""

    text: Annotated[Text, Doc("what it is, in the key")]
    x: Annotated[float, Number(0, 1), Doc("where it is along the first axis, from the reading side")]
    y: Annotated[float, Number(0, 1), Doc("where it is along the second axis, from below")]


class MatrixBody(Body, frozen=True, kw_only=True):
    """Two measures and what is placed by them."""

    x: Annotated[Axis, Doc("the measure that grows from the reading side")]
    y: Annotated[Axis, Doc("the measure that grows upwards")]
    items: Annotated[tuple[MatrixItem, ...], Count(1, MOST), Doc("what is placed")]


def slide_layout(deck: DeckContext, labels: Sequence[str] = LABELS, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of a plot and of the key beside it.

    Of its six ``labels`` it has those that there are.
    """
    grid = deck.grid
    body = grid.body(strip)
    plot = _plot(grid, strip)
    key = grid.columns(8, 11, body.y, body.h)
    style = TextStyle(
        (level(grid, (16, LABEL), pct=TABLE_PCT, before=KEY_BEFORE),), "ctr", (CARD_INSET, KEY_V, CARD_INSET, KEY_V)
    )
    placeholders = [deck.box("key", 0, key, style, fill="panel")]
    for i, (name, (box, text)) in enumerate(_labels(grid, plot).items(), 1):
        if name in labels:
            placeholders.append(deck.box(name, i, box, text))
    variant = () if len(labels) == len(LABELS) else tuple(map(Trait, labels))
    return deck.slide_layout("matrix", placeholders, list(_axes(grid, plot)), variant=variant, strip=strip)


def _foot(grid: Grid) -> Emu:
    return grid.geometry.for_lines(FOOT, bold=True)


def _plot(grid: Grid, strip: Strip | None) -> Rect:
    body = grid.body(strip)
    area = grid.columns(0, 7, body.y, body.h - _foot(grid))
    return grid.slice(area, SIDE, area.w - SIDE)


def _labels(grid: Grid, plot: Rect) -> dict[str, tuple[Rect, TextStyle]]:
    """Return the boxes of the labels, each along a third of its axis."""
    under = grid.split(plot._replace(y=plot.bottom, h=_foot(grid)), 3, 0)
    beside = grid.stack(grid.slice(plot, -SIDE, SIDE - LABEL_GAP), 3)
    title, low = label(grid, "a1"), label(grid, "a5", bold=False)
    boxes = {"x-low": under[0], "x-title": under[1], "x-high": under[2]}
    boxes |= {"y-high": beside[0], "y-title": beside[1], "y-low": beside[2]}
    looks = {
        "x-low": _under(low),
        "x-title": _under(replace(title, align="ctr")),
        "x-high": _under(replace(low, align=grid.end)),
        "y-high": TextStyle((replace(low, align=grid.end),), "t"),
        "y-title": TextStyle((replace(title, align=grid.end),), "ctr"),
        "y-low": TextStyle((replace(low, align=grid.end),), "b"),
    }
    return {key: (box, looks[key]) for key, box in boxes.items()}


def _under(level: Level) -> TextStyle:
    return TextStyle((level,), insets=(0, LABEL_GAP, 0, 0))


def _axes(grid: Grid, plot: Rect) -> Iterator[Shape | Line]:
    """Yield the plot's ground, the hairlines through its middle, and the two axes."""
    start, middle, end = (grid.slice(plot, x, 0).x for x in (0, plot.w // 2, plot.w))
    half = plot.y + plot.h // 2
    yield Shape(key="plot", place=NOWHERE, rect=plot, fill="panel")
    yield Line(key="middle-x", place=NOWHERE, start=(middle, plot.y), end=(middle, plot.bottom), stroke=HAIR)
    yield Line(key="middle-y", place=NOWHERE, start=(start, half), end=(end, half), stroke=HAIR)
    yield Line(key="axis-x", place=NOWHERE, start=(start, plot.bottom), end=(end, plot.bottom), stroke=AXIS)
    yield Line(key="axis-y", place=NOWHERE, start=(start, plot.bottom), end=(start, plot.y), stroke=AXIS)


def layout(draft: Draft, body: MatrixBody) -> list[SlideScene]:
    """Return the slides.

    They are continued beside the same marks where the key is too long for one.

    Raises:
        OutlineError: the label of an axis is too long.
    """
    said = {
        f"{name}-{end}": text
        for name, axis in (("x", body.x), ("y", body.y))
        for end, text in (("title", axis.title), ("low", axis.low), ("high", axis.high))
        if text
    }
    layout = slide_layout(draft.deck, tuple(said), draft.strip)
    fitted = draft.must_fit(
        layout,
        {key: [draft.block(text)] for key, text in said.items()},
        {key: text.place for key, text in said.items()},
    )
    plot: list[Drawable] = [draft.fill(layout, key, text, said[key].place) for key, text in fitted.items()]
    plot += _marks(draft, body.items)
    entries = [
        draft.block(draft.runs(f"{draft.number(i)}. ", bold=True, color="a1"), item.text)
        for i, item in enumerate(body.items, 1)
    ]
    place = body.items[0].place
    keys = draft.flow(layout.placeholder("key"), entries)
    return content_slides(draft, layout, [[*plot, draft.fill(layout, "key", text, place)] for text in keys])


def _marks(draft: Draft, items: Sequence[MatrixItem]) -> Iterator[TextBox]:
    """Yield a numbered circle for each item."""
    style = TextStyle((sign((LABEL,), "bg"),), "ctr")
    plot = _plot(draft.grid, draft.strip)
    room = Rect(draft.grid.offset(plot), plot.y, plot.w, plot.h).inset(MARK // 2 + EDGE_GAP)
    wanted = [(room.x + round(item.x * room.w), room.bottom - round(item.y * room.h)) for item in items]
    for i, (item, (x, y)) in enumerate(zip(items, _apart(wanted, room), strict=True), 1):
        circle = draft.grid.at(x - MARK // 2, y - MARK // 2, MARK, MARK)
        yield replace(numbered(draft, f"mark-{i}", circle, style, draft.number(i), "a1"), place=item.place)


def _apart(wanted: Sequence[Point], room: Rect) -> list[Point]:
    """Return the points, those at which a mark would cover an earlier one moved to the nearest free place in ``room``.

    Distances are counted from the reading side.
    """
    placed: list[Point] = []
    for point in wanted:
        spots = _around(point, room)
        placed.append(next((x, y) for x, y in spots if all(max(abs(x - a), abs(y - b)) >= APART for a, b in placed)))
    return placed


def _around(point: Point, room: Rect) -> Iterator[Point]:
    """Yield a point, then those about it in ``room``, ring by ring."""
    yield point
    for ring in count(1):
        for turn in range(TURNS):
            x = point[0] + round(cos(tau * turn / TURNS) * ring * STEP)
            y = point[1] + round(sin(tau * turn / TURNS) * ring * STEP)
            if room.x <= x <= room.right and room.y <= y <= room.bottom:
                yield x, y


KIND = Kind(
    name="matrix",
    layout=layout,
    body=MatrixBody,
    words=6 * 2 + 8 * 5,
    slide_layouts=lambda deck: (slide_layout(deck),),
)
