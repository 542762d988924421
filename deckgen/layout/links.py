"""Links between cards in one row or two.

Lines stand in the gaps between the cards, with labels that meet nothing.

Cards side by side are joined by level lines, cards over each other by upright ones, any others by a lane in the
channel under the first row. Where lines and labels stand from side to side is counted from the reading side and does
not depend on the height of the cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout.draft import Draft
from deckgen.layout.grid import Grid
from deckgen.layout.style import centred, level
from deckgen.outline.values import Text
from deckgen.problems import Place
from deckgen.scene.nodes import Drawable, Line, Shape, Site, Stroke, TextStyle, Tie
from deckgen.text.fit import Box
from deckgen.theme.tokens import LABEL, LABEL_PCT
from deckgen.units import Emu, Point, Rect, inch, pt

MOST_LANES = 3
MOST_STRAIGHT = 2
"""How many straight lines may join the same two cards."""

DIRECT, INDIRECT = Stroke("a1", pt(1.5)), Stroke("a5", pt(1.5), "dash")

GAP = {2: inch(1.1), 3: inch(0.9)}
"""How far apart linked cards of a row are, by how many stand in it."""

UPRIGHT, LANE, FOOT = inch(0.54), inch(0.34), inch(0.12)
"""Heights in the channel: of the upright lines' labels, of a lane with its label, of what is under the last lane."""

LABEL_LINE, LABEL_GAP = pt(18.2), inch(0.07)

PAD, UPRIGHT_PAD = inch(0.05), inch(0.1)
"""What a label keeps from lines beside it, and from the upright one that it belongs to."""

FIRST_PORT, NEXT_PORT = 0.14, 0.08
"""Where lanes leave a card, in parts of its width from the edge that faces the other: each further in than the last."""


class Link(Struct, frozen=True):
    """A link between two cards, by their numbers from 0. ``alt`` names them."""

    start: int
    end: int
    text: Text | None
    direct: bool
    alt: str
    place: Place


class Room(Struct, frozen=True):
    """Where a label begins, and how wide and high it may be."""

    start: Emu
    w: Emu
    h: Emu


class Wire(Struct, frozen=True):
    """A link that is drawn; ``ports`` are its two ends.

    ``lane`` counts from 0, a straight line has none. Of ``times`` straight lines between two cards it is the one with
    this ``turn``, from 1. ``room`` is its label's, ``None`` where it has none or where the label does not fit.
    """

    link: Link
    ports: tuple[Emu, Emu]
    lane: int | None = None
    turn: int = 1
    times: int = 1
    room: Room | None = None

    @property
    def band(self) -> int:
        """Where its label stands in the channel.

        0 is beside the upright lines, then there is a band for each lane.
        """
        return 0 if self.lane is None else self.lane + 1


def label_line(grid: Grid) -> Emu:
    """Return how high a line of a label is."""
    return grid.geometry.for_lines(LABEL_LINE, bold=True)


def least_card(grid: Grid) -> Emu:
    """Return the least height of cards.

    Over the middle of such a card there is room for a label of two lines.
    """
    return 2 * (2 * label_line(grid) + LABEL_GAP)


def channel(grid: Grid, rows: int, lanes: int) -> Emu:
    """Return how high the channel under the first row is.

    It is that of so many rows.
    """
    upright, lane = (grid.geometry.for_lines(h, bold=True) for h in (UPRIGHT, LANE))
    return upright * (rows - 1) + (lanes * lane + FOOT if lanes else 0)


class Wiring:
    """How the links between cards are drawn.

    ``columns`` are boxes as wide as the columns of cards, the first at the reading side; ``lanes`` is how many lanes
    there may be. ``unsaid`` are the links that the drawing does not tell, since there is no place for their line or
    for their label.
    """

    def __init__(self, draft: Draft, columns: Sequence[Rect], links: Sequence[Link], lanes: int) -> None:
        self.draft = draft
        self.starts = [draft.grid.offset(column) for column in columns]
        self.w = columns[0].w
        drawn = list(self._wires(links, lanes))
        self.wires = [replace(wire, room=self._room(wire, drawn)) for wire in drawn]
        told = [wire.link for wire in self.wires if wire.room or not wire.link.text]
        self.unsaid = [link for link in links if not any(link is other for other in told)]

    @property
    def lanes(self) -> int:
        """How many lanes are used."""
        return sum(wire.lane is not None for wire in self.wires)

    @property
    def between_rows(self) -> bool:
        """Whether a line passes between the first row and the second."""
        return any(wire.lane is not None or self._upright(wire) for wire in self.wires)

    def draw(self, cards: Sequence[Rect]) -> Iterator[Drawable]:
        """Yield the lines and labels between the cards.

        These stand row by row, the channel under the first.
        """
        for i, wire in enumerate(self.wires, 1):
            points = self._points(wire, cards)
            yield self._line(f"link-{i}", wire, points)
            if wire.room and wire.link.text:
                start, w, h = wire.room.start, wire.room.w, wire.room.h
                y = cards[0].bottom if self._upright(wire) else points[len(points) // 2][1] - LABEL_GAP - h
                block = self.draft.block(wire.link.text)
                place = wire.link.text.place
                yield self.draft.text(
                    f"label-{i}", self.draft.grid.at(start, y, w, h), self._style(wire), block, place=place
                )

    def _wires(self, links: Sequence[Link], lanes: int) -> Iterator[Wire]:
        """Yield the links that find a place, without room for their labels."""
        pairs = [frozenset((link.start, link.end)) for link in links]
        turns: Counter[frozenset[int]] = Counter()
        lane = 0
        for link, pair in zip(links, pairs, strict=True):
            turns[pair] += 1
            times = min(pairs.count(pair), MOST_STRAIGHT)
            (row, column), (other_row, other) = sorted(map(self._cell, pair))
            if row == other_row and other - column == 1:
                ports = self.starts[column] + self.w, self.starts[other]
            elif column == other:
                x = self.starts[column] + self.w * turns[pair] // (times + 1)
                ports = x, x
            else:
                if lane < lanes:
                    yield Wire(link, self._lane_ports(link, lane), lane)
                    lane += 1
                continue
            if turns[pair] <= times:
                yield Wire(link, ports, turn=turns[pair], times=times)

    def _lane_ports(self, link: Link, lane: int) -> tuple[Emu, Emu]:
        """Return where a lane leaves its two cards: near the edges that face each other."""
        inward = round(self.w * (FIRST_PORT + lane * NEXT_PORT))
        first, second = self._cell(link.start)[1], self._cell(link.end)[1]
        if first > second:
            return self.starts[first] + inward, self.starts[second] + self.w - inward
        return self.starts[first] + self.w - inward, self.starts[second] + inward

    def _cell(self, card: int) -> tuple[int, int]:
        """Return the row and the column of a card."""
        return divmod(card, len(self.starts))

    def _upright(self, wire: Wire) -> bool:
        return wire.lane is None and wire.ports[0] == wire.ports[1]

    def _room(self, wire: Wire, wires: Sequence[Wire]) -> Room | None:
        """Return the room of a wire's label, if it has one that fits there."""
        if wire.link.text is None:
            return None
        if wire.lane is None and not self._upright(wire):
            start, end = wire.ports
            h = label_line(self.draft.grid) * (2 if wire.times == 1 else 1)
        else:
            crossings = [x for other in wires if other is not wire for x in self._crossings(other, wire.band)]
            if self._upright(wire):
                start, h = wire.ports[0], self.draft.grid.geometry.for_lines(UPRIGHT, bold=True)
                edge = self.starts[self._cell(wire.link.start)[1]] + self.w
                end = min(x for x in (*crossings, edge) if x > start)
            else:
                low, high = sorted(wire.ports)
                stops = sorted((low, *(x for x in crossings if low < x < high), high))
                start, end = max(pairwise(stops), key=lambda gap: gap[1] - gap[0])
                h = label_line(self.draft.grid)
        before = UPRIGHT_PAD if self._upright(wire) else PAD
        room = Room(start + before, end - start - before - PAD, h)
        return room if self._fits(wire, room) else None

    def _crossings(self, wire: Wire, band: int) -> Iterator[Emu]:
        """Yield where a wire crosses a band of the channel from top to bottom."""
        if wire.lane is None:
            yield from wire.ports[:1] if self._upright(wire) else ()
            return
        for card, port in zip((wire.link.start, wire.link.end), wire.ports, strict=True):
            from_above = self._cell(card)[0] == 0
            if from_above == (band <= wire.band):
                yield port

    def _fits(self, wire: Wire, room: Room) -> bool:
        """Return whether a label fits its room with no word broken."""
        assert wire.link.text is not None
        style = self._style(wire)
        box = Box((self.draft.block(wire.link.text),), style, room.w, room.h)
        return self.draft.deck.fitter.fit([box], unbroken=True) is not None

    def _style(self, wire: Wire) -> TextStyle:
        if self._upright(wire):
            return TextStyle((level(self.draft.grid, (LABEL,), "a1", bold=True, pct=LABEL_PCT),), "ctr")
        return TextStyle((centred(self.draft.grid, (LABEL,), "a1", bold=True),), "b")

    def _points(self, wire: Wire, cards: Sequence[Rect]) -> list[Point]:
        """Return the corners of a wire, from the start of its link to the end, still counted from the reading side."""
        start, end = cards[wire.link.start], cards[wire.link.end]
        x, other_x = wire.ports
        if wire.lane is None and not self._upright(wire):
            y = start.y + start.h * wire.turn // (wire.times + 1)
            return [(x, y), (other_x, y)]
        y, other_y = (
            card.bottom if self._cell(i)[0] == 0 else card.y
            for i, card in ((wire.link.start, start), (wire.link.end, end))
        )
        if wire.lane is None:
            return [(x, y), (x, other_y)]
        way = cards[0].bottom + channel(self.draft.grid, 1 + (len(cards) > len(self.starts)), wire.lane + 1) - FOOT
        return [(x, y), (x, way), (other_x, way), (other_x, other_y)]

    def _line(self, key: str, wire: Wire, points: Sequence[Point]) -> Line | Shape:
        at = [(self.draft.grid.at(x, y, 0, 0).x, y) for x, y in points]
        stroke = DIRECT if wire.link.direct else INDIRECT
        if wire.lane is None:
            (x, y), (other_x, other_y) = at
            sides: tuple[Site, Site] = ("b", "t") if y < other_y else ("t", "b")
            if y == other_y:
                sides = ("r", "l") if x < other_x else ("l", "r")
            # Of several between two cards none stands at the middle of a side.
            ends = (wire.link.start, wire.link.end) if wire.times == 1 else ()
            ties = [Tie(f"actor-{card + 1}", side) for card, side in zip(ends, sides, strict=False)]
            return Line(
                key=key,
                place=wire.link.place,
                start=at[0],
                end=at[1],
                stroke=stroke,
                alt=wire.link.alt,
                start_tie=ties[0] if ties else None,
                end_tie=ties[1] if ties else None,
            )
        (left, *_, right), (top, *_, foot) = sorted(x for x, _ in at), sorted(y for _, y in at)
        path = tuple((x - left, y - top) for x, y in at)
        rect = Rect(left, top, right - left, foot - top)
        return Shape(
            key=key, place=wire.link.place, rect=rect, preset="path", stroke=stroke, paths=(path,), alt=wire.link.alt
        )
