"""Gates: conditions, and what comes of each.

They are a native table, since people go on writing in it; its empty rows and columns are what parts the gates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout.distribution import in_pieces
from deckgen.layout.draft import Draft
from deckgen.layout.slide_layout import BODY_INDEX
from deckgen.layout.style import level, sign
from deckgen.outline import markup
from deckgen.problems import OutlineError, Place
from deckgen.scene.nodes import Cell, Drawable, Level, Line, Shape, Stroke, Table, TableColumn, TableRow, TextStyle
from deckgen.text.fit import Block, Box
from deckgen.text.split import split
from deckgen.theme.tokens import CARD_INSET, CELL_V, HAIRLINE, LABEL_PCT, TABLE_PCT, Role
from deckgen.units import Emu, Pt, Rect, inch, pt

SIZES: tuple[Pt, ...] = (22, 20, 18, 16)
TALL_SIZES: tuple[Pt, ...] = (26, 24, *SIZES)
BASE: Pt = 20
"""A larger size is taken only where no text needs more than two lines in it."""

TALL = 2
"""So many gates have the whole height."""

ALONE = 0.75
"""The part of the height that a single gate has."""

HIGHEST: Emu = inch(0.95)
"""What a row of more gates is high, at most, where its texts ask for no more."""

CENTRED = 0.44
"""A text lower than that part of its cell stands below the middle, lest the cell look empty under it."""

HEAD: Emu = inch(0.4)
HEAD_SIZE: Pt = 16
NUMBER_W: Emu = inch(0.46)
ARROW_W: Emu = inch(0.55)
LINK_W: Emu = inch(0.3)
CLEAR: Emu = inch(0.03)
ROW_GAP: Emu = pt(6)
BAR_W: Emu = pt(5)
ARROW = Stroke("a3", pt(2.25), arrow=True)
LINK = Stroke("a4", pt(1.5), "dash")
EDGE = Stroke("a4", pt(1), "dash")


class Gate(Struct, frozen=True):
    """A condition, what is said under it, and its outcomes."""

    condition: tuple[Block, ...]
    then: Block
    otherwise: Block | None

    @property
    def texts(self) -> tuple[tuple[Block, ...], ...]:
        """What stands under each head."""
        return self.condition, (self.then,), (self.otherwise,) if self.otherwise else ()


class _Column(Struct, frozen=True):
    """A column: its width, the head over it, the look of its cells."""

    w: Emu
    head: str = ""
    color: Role = "ink"
    text: Role = "ink"
    bold: bool = False
    fill: Role | None = None
    edge: Stroke | None = None
    before: Emu = 0


def arrange(draft: Draft, gates: Sequence[Gate], rect: Rect, place: Place) -> list[list[Drawable]]:
    """Return each slide's table of gates, its bars and arrows.

    A gate that is higher than a slide goes on in a further one.

    Raises:
        OutlineError: a column's head is too long.
    """
    arranger = _Arranger(draft, gates, rect, place)
    best: list[list[Drawable]] = []
    for step, size in enumerate(arranger.sizes):
        pieces = arranger.pieces(step)
        if pieces and (not best or (size <= BASE and len(pieces) < len(best))):
            best = pieces
        if len(best) == 1:
            break
    return best


class _Arranger:
    """What the pieces share: columns and head."""

    def __init__(self, draft: Draft, gates: Sequence[Gate], rect: Rect, place: Place) -> None:
        self.draft, self.fitter, self.grid = draft, draft.deck.fitter, draft.grid
        self.gates, self.rect, self.place = gates, rect, place
        self.tall = len(gates) <= TALL
        self.sizes = TALL_SIZES if self.tall else SIZES
        self.columns = self._columns()
        self.head = self._head()
        self.room = rect.h - self.head.h
        # Strips stand on the last slide only.
        self.more = draft.body().h - rect.h

    def pieces(self, step: int) -> list[list[Drawable]]:
        """Return the pieces at a step; none where it is too large."""
        rows = [self._cells(i, gate, step) for i, gate in enumerate(self.gates)]
        last = step == len(self.sizes) - 1
        if not last and not all(self._easy(row, step) for row in rows):
            return []
        if last:
            rows = [
                self._cells(i, piece, step) for i, gate in enumerate(self.gates) for piece in self._divided(gate, step)
            ]
        least = [_least(row) for row in rows]
        pieces = in_pieces([h + ROW_GAP for h in least], self.room + self.more + ROW_GAP, self.room + ROW_GAP)
        if len(pieces) > 1 and self.sizes[step] > BASE:
            return []
        rooms = [*(self.room + self.more for _ in pieces[:-1]), self.room]
        return [self._drawn(rows[piece], least[piece], room) for piece, room in zip(pieces, rooms, strict=True)]

    def _columns(self) -> list[_Column]:
        word, otherwise = self.draft.word, any(gate.otherwise for gate in self.gates)
        numbered = NUMBER_W if len(self.gates) > 1 else 0
        rest = self.rect.w - numbered - ARROW_W - (LINK_W if otherwise else 0)
        shares = (0.35, 0.325, 0.325) if otherwise else (0.46, 0.54)
        if not numbered:
            shares = (0.38, 0.31, 0.31) if otherwise else shares
        widths = [round(rest * share) for share in shares]
        widths[-1] = rest - sum(widths[:-1])
        columns = [_Column(numbered, fill="deep.fill")] if numbered else []
        columns += [
            _Column(widths[0], word("condition"), "a1", "deep.text", bold=True, fill="deep.fill"),
            _Column(ARROW_W),
            _Column(widths[1], word("then"), "a3", bold=True, fill="a3.tint", before=BAR_W),
        ]
        if otherwise:
            columns += [_Column(LINK_W), _Column(widths[2], word("otherwise"), "a4", edge=EDGE, before=BAR_W)]
        return columns

    def _head(self) -> TableRow:
        cells = []
        for i, column in enumerate(self.columns):
            head = level(self.grid, (HEAD_SIZE,), column.color, bold=True, pct=LABEL_PCT)
            # The first head stands over the number of its gates.
            style = TextStyle((head,), "ctr", self._insets(i))
            blocks = [self.draft.block(column.head)] if column.head else []
            if words := self.fitter.excess(Box(tuple(blocks), style, column.w, self.rect.h // 2)):
                raise OutlineError([self.draft.too_long(self.place, words)])
            cells.append(Cell(self.fitter.set(blocks, style, column.w), style))
        return TableRow(max(HEAD, *(cell.text.height + 2 * CELL_V for cell in cells)), tuple(cells))

    def _insets(self, i: int, lower: Emu = 0) -> tuple[Emu, Emu, Emu, Emu]:
        column = self.columns[i]
        if not column.head:
            return (0, lower, 0, 0)
        before = CELL_V if i and not self.columns[i - 1].before and self.columns[i - 1].fill else CARD_INSET
        return self.grid.insets(before + column.before, CELL_V + lower, CARD_INSET, CELL_V)

    def _levels(self, i: int) -> tuple[Level, ...]:
        column = self.columns[i]
        if not column.head:
            return (sign(self.sizes, "deep.accent"),)
        text = level(self.grid, self.sizes, column.text, bold=column.bold, pct=TABLE_PCT)
        under = tuple(min(size, HEAD_SIZE) for size in self.sizes)
        return text, level(self.grid, under, column.text, pct=TABLE_PCT, before=4)

    def _cells(self, n: int, gate: Gate, step: int) -> tuple[Cell, ...]:
        texts = iter(gate.texts)
        cells = []
        for i, column in enumerate(self.columns):
            style = TextStyle(self._levels(i), "ctr", self._insets(i))
            blocks: Sequence[Block] = ()
            if column.head:
                blocks = next(texts)
            elif column.fill:
                blocks = [Block(self.draft.runs(self.draft.number(n + 1)))]
            text = self.fitter.set(blocks, style, column.w, step)
            edge = Stroke(column.fill, HAIRLINE) if column.fill == "deep.fill" else column.edge
            said = bool(blocks)
            cells.append(Cell(text, style, column.fill if said else None, edge=edge if said else None))
        return tuple(cells)

    def _easy(self, cells: Sequence[Cell], step: int) -> bool:
        """Return whether texts hold at a step with no word broken, and larger ones in two lines."""
        grown = self.sizes[step] > BASE
        for i, cell in enumerate(cells):
            left, _, right, _ = cell.style.insets
            for paragraph in cell.text.paragraphs:
                bold = cell.style.levels[paragraph.level].bold
                runs = [replace(run, bold=True) for run in paragraph.runs] if bold else paragraph.runs
                if self.fitter.widest_word(runs, paragraph.size) > self.columns[i].w - left - right:
                    return False
                if grown and len(paragraph.widths) > 2:
                    return False
        return _least(cells) <= self.room

    def _divided(self, gate: Gate, step: int) -> Iterator[Gate]:
        """Yield the gate, or the pieces of one that is higher than a slide."""
        at = [i for i, column in enumerate(self.columns) if column.head]
        pieces = []
        for i, blocks in zip(at, gate.texts, strict=False):
            style = TextStyle(self._levels(i), "ctr", self._insets(i))
            pieces.append(split(self.fitter, blocks, style, self.columns[i].w, self.room, step))
        empty = Block(())
        for condition, then, otherwise in zip_longest(*(*pieces, [], [])[:3]):
            again = gate.condition if len(pieces[0]) == 1 else condition or ()
            yield Gate(again, then[0] if then else empty, otherwise[0] if otherwise else None)

    def _drawn(self, rows: Sequence[tuple[Cell, ...]], least: Sequence[Emu], room: Emu) -> list[Drawable]:
        room -= ROW_GAP * (len(rows) - 1)
        each = room // len(rows)
        if not self.tall:
            each = min(HIGHEST, each)
        elif len(rows) == 1:
            each = round(ALONE * room)
        wanted = [max(h, each) for h in least]
        ease = 1.0 if sum(wanted) <= room else (room - sum(least)) / (sum(wanted) - sum(least))
        heights = [max(h, h + int((want - h) * ease)) for h, want in zip(least, wanted, strict=True)]
        made, y, drawn = [self.head], self.rect.y + self.head.h, list[Drawable]()
        for n, (cells, h) in enumerate(zip(rows, heights, strict=True), 1):
            if n > 1:
                made.append(self._gap())
                y += ROW_GAP
            lower = self._lower(cells, h)
            made.append(TableRow(h, self._lowered(cells, lower)))
            drawn += self._between(n, cells, y, h, lower)
            y += h
        table = Table(
            key="table",
            placeholder=BODY_INDEX,
            place=self.place,
            rect=self.rect._replace(h=y - self.rect.y),
            columns=tuple(TableColumn(self._slice(i).x, column.w) for i, column in enumerate(self.columns)),
            rows=tuple(made),
            alt=markup.plain(self.draft.content.headline.string),
        )
        return [table, *drawn]

    def _gap(self) -> TableRow:
        style = TextStyle((level(self.grid, (1,), pct=LABEL_PCT),))
        return TableRow(ROW_GAP, tuple(Cell(self.fitter.set((), style, column.w), style) for column in self.columns))

    def _lower(self, cells: Sequence[Cell], h: Emu) -> Emu:
        """Return how much more there is over the texts than under them."""
        lowest = min(cell.text.drawn for cell in cells if cell.text.paragraphs)
        return max(0, min(round(CENTRED * h) - lowest, h - _least(cells)))

    def _lowered(self, cells: Sequence[Cell], lower: Emu) -> tuple[Cell, ...]:
        return tuple(
            replace(cell, style=replace(cell.style, insets=self._insets(i, lower))) for i, cell in enumerate(cells)
        )

    def _between(self, n: int, cells: Sequence[Cell], y: Emu, h: Emu, lower: Emu) -> Iterator[Drawable]:
        """Yield the bars of a gate's outcomes, and what leads to each."""
        for i, column in enumerate(self.columns):
            if not column.before or not cells[i].text.paragraphs:
                continue
            # It hides the edge at its side, whose dashes would stand beside it.
            over = column.edge.width if column.edge else 0
            bar = self.grid.slice(self._slice(i)._replace(y=y, h=h), -over, BAR_W + over)
            yield Shape(key=f"bar-{n}-{column.color}", place=self.place, rect=bar, fill=column.color)
            way = self._slice(i - 1)
            start, end = self.grid.slice(way, CLEAR, 0).x, self.grid.slice(way, way.w - CLEAR, 0).x
            line = ARROW if column.color == ARROW.color else LINK
            middle = y + (h + lower) // 2
            key = f"way-{n}-{column.color}"
            yield Line(key=key, place=self.place, start=(start, middle), end=(end, middle), stroke=line)

    def _slice(self, i: int) -> Rect:
        offsets = list(accumulate((column.w for column in self.columns), initial=0))
        return self.grid.slice(self.rect, offsets[i], self.columns[i].w)


def _least(cells: Sequence[Cell]) -> Emu:
    return max(cell.text.height for cell in cells) + 2 * CELL_V
