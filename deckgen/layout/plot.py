"""Two axes and what stands between them.

Marks with their labels, and the names of four quadrants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from math import cos, sin, tau

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.style import HAIR, label, level
from deckgen.outline.values import NOWHERE, Text
from deckgen.scene.nodes import Align, Level, Line, Shape, Stroke, TextBox, TextStyle
from deckgen.text.fit import Box
from deckgen.theme.tokens import HEAD_RULE, LABEL_PCT, Role
from deckgen.units import Emu, Point, Pt, Rect, inch

SIDE, FOOT, LABEL_GAP = inch(1.2), inch(0.62), inch(0.1)
"""The room for the labels of y at the reading side, for those of x under the plot, and between axis and label."""

NAME_H, NAME_INSET, NAME_LIFT = inch(0.36), inch(0.1), inch(0.04)
"""The height of a quadrant's name, and how far it stands from the plot's sides and over its lower axis."""

MARK, DOT = inch(0.36), inch(0.2)
"""The width of a mark with a number, and of one with a label."""

APART, STEP = inch(0.4), inch(0.1)
"""How far apart the middles of marks are, at least, and how far a mark is moved at a time."""

TURNS = 16
"""In so many directions."""

EDGE_GAP, BESIDE = inch(0.08), inch(0.06)
"""What stays between a mark and the plot's edge, and between a mark and its label."""

LABELS: tuple[Pt, ...] = (18, 16)
WIDEST = inch(2.6)
"""Wider labels have two lines."""

AXIS = Stroke("a5", HEAD_RULE, arrow=True)


class Plot(Struct, frozen=True):
    """The box between the axes.

    ``names``: there is room for those of quadrants.
    """

    grid: Grid
    rect: Rect
    names: bool

    @classmethod
    def of(cls, grid: Grid, strip: Strip | None, columns: int, *, names: bool) -> Plot:
        """Return the plot in the first columns of a body."""
        body = grid.body(strip)
        area = grid.columns(0, columns - 1, body.y, body.h - foot_h(grid))
        return cls(grid, grid.slice(area, SIDE, area.w - SIDE), names)

    def room(self, mark: Emu) -> Rect:
        """Return where the middles of marks may stand.

        That is counted from the reading side.
        """
        inner = Rect(self.grid.offset(self.rect), self.rect.y, self.rect.w, self.rect.h).inset(mark // 2 + EDGE_GAP)
        return inner.inset(0, NAME_H + NAME_LIFT) if self.names else inner

    def spots(self, places: Sequence[tuple[float, float]], mark: Emu) -> list[Point]:
        """Return where the middles of marks belong, counted from the reading side."""
        room = self.room(mark)
        return [(room.x + round(x * room.w), room.bottom - round(y * room.h)) for x, y in places]

    def quadrants(self) -> tuple[Rect, ...]:
        """Return the four quadrants in reading order, the upper row first."""
        upper, lower = self.grid.stack(self.rect, 2)
        return (*self.grid.split(upper, 2, 0), *self.grid.split(lower, 2, 0))

    def name_box(self, i: int) -> Rect:
        """Return the box for the name of a quadrant."""
        quadrant = self.quadrants()[i]
        box = quadrant.inset(NAME_INSET, 0)
        return box._replace(y=quadrant.y if i < 2 else quadrant.bottom - NAME_H - NAME_LIFT, h=NAME_H)

    def axes(self) -> Iterator[Line]:
        """Yield the hairlines through the plot's middle, and the two axes."""
        plot = self.rect
        start, middle, end = (self.grid.slice(plot, x, 0).x for x in (0, plot.w // 2, plot.w))
        half = plot.y + plot.h // 2
        yield Line(key="middle-x", place=NOWHERE, start=(middle, plot.y), end=(middle, plot.bottom), stroke=HAIR)
        yield Line(key="middle-y", place=NOWHERE, start=(start, half), end=(end, half), stroke=HAIR)
        yield Line(key="axis-x", place=NOWHERE, start=(start, plot.bottom), end=(end, plot.bottom), stroke=AXIS)
        yield Line(key="axis-y", place=NOWHERE, start=(start, plot.bottom), end=(start, plot.y), stroke=AXIS)

    def ends(self) -> dict[str, tuple[Rect, TextStyle]]:
        """Return the boxes of the axes' labels.

        Each has a third of its axis.
        """
        grid, plot = self.grid, self.rect
        under = grid.split(plot._replace(y=plot.bottom, h=foot_h(grid)), 3, 0)
        beside = grid.stack(grid.slice(plot, -SIDE, SIDE - LABEL_GAP), 3)
        title, low = label(grid, "a1"), label(grid, "a5", bold=False)
        return {
            "x-title": (under[1], _under(replace(title, align="ctr"))),
            "x-low": (under[0], _under(low)),
            "x-high": (under[2], _under(replace(low, align=grid.end))),
            "y-title": (beside[1], TextStyle((replace(title, align=grid.end),), "ctr")),
            "y-low": (beside[2], TextStyle((replace(low, align=grid.end),), "b")),
            "y-high": (beside[0], TextStyle((replace(low, align=grid.end),), "t")),
        }


def foot_h(grid: Grid) -> Emu:
    """Return the height of the labels under a plot."""
    return grid.geometry.for_lines(FOOT, bold=True)


def _under(level: Level) -> TextStyle:
    return TextStyle((level,), insets=(0, LABEL_GAP, 0, 0))


def apart(wanted: Sequence[Point], room: Rect) -> list[Point]:
    """Return the points so far apart that no mark covers another.

    One that would is moved to the nearest free place in ``room``. Distances are counted from the reading side.
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


def labelled(
    draft: Draft, plot: Plot, texts: Sequence[Text], spots: Sequence[Point], pointed: Sequence[bool]
) -> list[tuple[Shape, TextBox]] | None:
    """Return a dot at each spot, and its label beside it.

    ``None``: they would collide.

    Args:
        draft: the slide.
        plot: where the dots stand.
        texts: what the labels say.
        spots: the middles of the dots, counted from the reading side.
        pointed: which of them are pointed out; where some are, the others are muted.
    """
    dots = [Rect(x - DOT // 2, y - DOT // 2, DOT, DOT) for x, y in spots]
    if any(dot.meets(other) for i, dot in enumerate(dots) for other in dots[:i]):
        return None
    for size in LABELS:
        made: list[tuple[Shape, TextBox]] = []
        taken: list[Rect] = []
        for i, (text, dot, strong) in enumerate(zip(texts, dots, pointed, strict=True), 1):
            found = _beside(draft, plot, text, dot, [*taken, *(d for d in dots if d != dot)], size, strong)
            if found is None:
                break
            rect, align = found
            taken.append(rect)
            fill = mark_fill(pointed, strong=strong)
            circle = draft.grid.at(*dot)
            shape = Shape(key=f"mark-{i}", place=text.place, rect=circle, preset="ellipse", fill=fill)
            style = TextStyle((replace(_level(draft, size, strong), align=align),), "ctr")
            box = draft.text(f"label-{i}", draft.grid.at(*rect), style, draft.block(text), place=text.place)
            made.append((shape, box))
        else:
            return made
    return None


def mark_fill(pointed: Sequence[bool], *, strong: bool) -> Role:
    """Return the colour of a mark: muted where others are pointed out."""
    return "a5" if any(pointed) and not strong else "a1"


def _level(draft: Draft, size: Pt, strong: bool) -> Level:
    return level(draft.grid, (size,), "a1" if strong else "ink", bold=strong, pct=LABEL_PCT)


def _beside(
    draft: Draft, plot: Plot, text: Text, dot: Rect, taken: Sequence[Rect], size: Pt, strong: bool
) -> tuple[Rect, Align] | None:
    """Return where the label of a dot stands and how it is aligned: where no hairline crosses it, if it can."""
    wanted = _size(draft, text, size, strong)
    if wanted is None:
        return None
    w, h = wanted
    grid, area = draft.grid, plot.rect
    inner = Rect(grid.offset(area), area.y, area.w, area.h).inset(0, NAME_H + NAME_LIFT if plot.names else 0)
    x, y = dot.x + (dot.w - w) // 2, dot.y + (dot.h - h) // 2
    spots: list[tuple[Rect, Align]] = [
        (Rect(dot.right + BESIDE, y, w, h), grid.start),
        (Rect(dot.x - BESIDE - w, y, w, h), grid.end),
        (Rect(x, dot.y - h, w, h), "ctr"),
        (Rect(x, dot.bottom, w, h), "ctr"),
    ]
    free = [
        (rect, align)
        for rect, align in spots
        if inner.x <= rect.x
        and rect.right <= inner.right
        and inner.y <= rect.y
        and rect.bottom <= inner.bottom
        and not any(rect.meets(other) for other in taken)
    ]
    across, up = inner.x + inner.w // 2, inner.y + inner.h // 2

    def crossed(spot: tuple[Rect, Align]) -> int:
        rect, _ = spot
        return (rect.x < across < rect.right) + (rect.y < up < rect.bottom)

    return min(free, key=crossed, default=None)


def _size(draft: Draft, text: Text, size: Pt, strong: bool) -> tuple[Emu, Emu] | None:
    """Return width and height of a label of one line or two; ``None`` where it needs more."""
    fitter, block, level = draft.deck.fitter, draft.block(text), _level(draft, size, strong)
    whole = draft.runs(text, bold=strong)
    natural = fitter.natural_width(whole, size)
    w = natural if natural <= WIDEST else max(round(0.58 * natural), fitter.widest_word(whole, size))
    w = round(1.12 * w)
    style = TextStyle((level,), "ctr")
    height = fitter.set([block], style, w).height
    lines = 1 if natural <= WIDEST else 2
    fitted = fitter.fit([Box((block,), style, w, height)], unbroken=True)
    if w > 1.2 * WIDEST or fitted is None or len(fitted[0].paragraphs[0].widths) > lines:
        return None
    return w, height
