"""Tables: columns, whole rows, a head on every slide.

Columns are as wide as their texts ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import accumulate, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout import cards
from deckgen.layout.cells import Column, Row, Tails
from deckgen.layout.distribution import in_pieces, table_widths
from deckgen.layout.draft import Draft
from deckgen.layout.growth import grow
from deckgen.layout.slide_layout import BODY_INDEX
from deckgen.layout.style import BASE, HAIR, HEAD, Growth, larger, level, table_text
from deckgen.outline import markup
from deckgen.problems import Message, OutlineError, Place, Problem
from deckgen.scene.nodes import Cell, Level, Table, TableColumn, TableRow, TextStyle
from deckgen.text.fit import Block, Box
from deckgen.text.split import split
from deckgen.theme.tokens import ACCENT_BAR, CARD_INSET, CELL_INNER, CELL_V, LABEL_PCT, TABLE, TABLE_ROW
from deckgen.units import Emu, Pt, Rect, inch

HEAD_ROW: Emu = inch(0.48)
HEAD_SIZE: Pt = 16
ROW_AIR: Emu = inch(0.25)
"""What a row is higher than its text where there is room."""

ROWS: tuple[Emu, ...] = (TABLE_ROW, inch(0.8), inch(0.95))
"""The height of a row of one line, and what it grows to."""

LONGEST_WORD: Emu = inch(1.8)
"""A longer word, such as an address, is broken where its column would leave the others too little."""

SLACK = 1.1
"""How much wider than measured a line may come out, at most."""

LAST = len(TABLE) - 1


def arrange(draft: Draft, columns: Sequence[Column], rows: Sequence[Row], rect: Rect, place: Place) -> list[Table]:
    """Return the table in as many pieces as it needs.

    One that leaves room has higher rows, then larger type; of one or two rows it is cards. One that is continued is set
    at the larger size if that takes no more slides.

    Rows are parted from each other, and only one that is higher than a slide is divided, at the end of a sentence
    or a line; its first cell, where that is whole, stands again beside what goes on.

    Args:
        draft: the slide.
        columns: the columns, from the reading side.
        rows: the rows, at least one.
        rect: the box of the last piece, over its strips; a piece that does not fill it is lower.
        place: where the table stands in the outline.

    Raises:
        OutlineError: the columns are too many for the width, or a head is too long.
    """
    if len(rows) <= cards.MOST and not rows[-1].strong and (table := _cards(draft, columns, rows, rect, place)):
        return [table]

    def at(growth: Growth) -> tuple[Table, float] | None:
        try:
            pieces = _Arranger(draft, columns, rows, rect, place, 0, growth).tables(rows)
        except OutlineError:
            return None
        return (pieces[0], pieces[0].rect.h / rect.h) if len(pieces) == 1 else None

    if found := grow(draft, at):
        return [found[0]]
    best: list[Table] = []
    for step in range(len(TABLE)):
        try:
            tables = _Arranger(draft, columns, rows, rect, place, step).tables(rows)
        except OutlineError:
            if step == LAST:
                raise
            continue
        if tables and (not best or len(tables) < len(best)):
            best = tables
        if len(best) == 1:
            break
    return best


def _cards(draft: Draft, columns: Sequence[Column], rows: Sequence[Row], rect: Rect, place: Place) -> Table | None:
    """Return few rows as cards.

    ``None``: their texts are too long to stand large.
    """
    for step in range(len(cards.SIZES)):
        with suppress(OutlineError):
            pieces = _Arranger(draft, columns, rows, rect, place, step, as_cards=True).tables(rows)
            if len(pieces) == 1:
                return pieces[0]
    return None


class _SetRow(Struct, frozen=True):
    """A row in lines: the least height that holds it, and the height that it should have."""

    cells: tuple[Cell, ...]
    strong: bool
    least: Emu
    wanted: Emu


class _Arranger:
    """What the pieces of one table have in common: the columns, the head, the step of their size."""

    def __init__(
        self,
        draft: Draft,
        columns: Sequence[Column],
        rows: Sequence[Row],
        rect: Rect,
        place: Place,
        step: int,
        growth: Growth = BASE,
        *,
        as_cards: bool = False,
    ) -> None:
        self.draft = draft
        self.fitter = draft.deck.fitter
        self.columns = columns
        self.rect = rect
        self.place = place
        self.marked = any(row.fill for row in rows)
        self.step, self.cards, self.last = step, as_cards, not as_cards and step == LAST
        self.sizes = cards.SIZES if as_cards else larger(TABLE, growth.size)
        self.size = self.sizes[step]
        self.tails = Tails(draft, columns, rows, self.size)
        self.widths = self._widths(rows)
        self.head = self._head()
        self.room = rect.h - self.head.h
        # Strips stand on the last slide only.
        self.more = draft.body().bottom - rect.bottom
        self.row = ROWS[growth.space]
        if as_cards:
            self.row = (round(cards.PARTS[len(rows) - 1] * rect.h) - self.head.h) // len(rows)

    def tables(self, rows: Sequence[Row]) -> list[Table]:
        """Return the pieces.

        There are none where a row is higher than a slide, or than its card, and could yet be smaller.
        """
        if self.last:
            rows = [piece for row in rows for piece in self._divided(row)]
        done = [self._set(row) for row in rows]
        high = [
            row for row, lines in zip(rows, done, strict=True) if lines.least > (self.row if self.cards else self.room)
        ]
        if high and self.last:
            raise OutlineError([self.draft.too_long(self.place, sum(map(self._excess, high)))])
        if high:
            return []
        pieces = [done[piece] for piece in in_pieces([row.least for row in done], self.room + self.more, self.room)]
        rooms = [*(self.room + self.more for _ in pieces[:-1]), self.room]
        ease = min(map(self._ease, pieces, rooms))
        return [self._table(piece, ease) for piece in pieces]

    @property
    def parted(self) -> bool:
        """Whether each cell is a card, with a ground of its own."""
        return self.cards and not self.marked

    def _ease(self, piece: Sequence[_SetRow], room: Emu) -> float:
        """Return how much of what rows should be higher than the least there is room for, 0 to 1."""
        least, wanted = sum(row.least for row in piece), sum(row.wanted for row in piece)
        return 1 if wanted <= room else (room - least) / (wanted - least)

    def _table(self, piece: Sequence[_SetRow], ease: float) -> Table:
        rows = [self.head]
        for row, following in zip(piece, (*piece[1:], None), strict=True):
            line = HEAD if following and following.strong else HAIR
            h = row.least + int((row.wanted - row.least) * ease)
            cells = row.cells if self.parted else tuple(replace(cell, bottom=line) for cell in row.cells)
            rows.append(TableRow(h, cells))
        return Table(
            key="table",
            placeholder=BODY_INDEX,
            place=self.place,
            rect=self.rect._replace(h=sum(row.h for row in rows)),
            columns=tuple(self._columns()),
            rows=tuple(rows),
            alt=markup.plain(self.draft.content.headline.string),
        )

    def _columns(self) -> Iterator[TableColumn]:
        for offset, w in zip(accumulate(self.widths, initial=0), self.widths, strict=False):
            yield TableColumn(self.draft.grid.slice(self.rect, offset, w).x, w)

    def _head(self) -> TableRow:
        cells = []
        for i, (column, w) in enumerate(zip(self.columns, self.widths, strict=True)):
            style = self._style(i, self._aligned(i, level(self.draft.grid, (HEAD_SIZE,), "a5", pct=LABEL_PCT)))
            words = self.fitter.excess(Box((column.head,), style, w, self.rect.h // 2))
            if words:
                raise OutlineError([self.draft.too_long(column.place or self.place, words)])
            cells.append(Cell(self.fitter.set([column.head], style, w), style, bottom=None if self.parted else HEAD))
        return TableRow(max(HEAD_ROW, *(cell.text.height + 2 * CELL_V for cell in cells)), tuple(cells))

    def _widths(self, rows: Sequence[Row]) -> list[Emu]:
        least, wanted = [], []
        for i, column in enumerate(self.columns):
            padding = sum(self._padding(i))
            narrow, wide = self._width(column.head, HEAD_SIZE, bold=False)
            for row in rows:
                if cell := row.cells[i]:
                    word, whole = self._width(cell, self.size, bold=self._level(i, row.strong).bold)
                    whole += self.tails.missing(i, cell)
                    narrow, wide = max(narrow, word if column.kind == "text" else whole), max(wide, whole)
            least.append(narrow + padding)
            # Beyond that a column takes the more lines, however long its texts are.
            wanted.append(max(narrow, min(wide, 2 * self.rect.w)) + padding)
        if sum(least) > self.rect.w:
            what = Message(
                "the table's {count} columns need {percent} % of the slide's width",
                count=len(least),
                percent=100 * sum(least) // self.rect.w,
            )
            # The columns of a data file stand there.
            head = next((column.place for column in self.columns if column.place), self.place)
            place = self.place if head.path == self.place.path else head
            raise OutlineError([Problem("table-too-wide", place, what, Message("fewer columns, or shorter words"))])
        closed = [i for i, column in enumerate(self.columns) if column.kind == "likelihood"]
        twins = [i for i, column in enumerate(self.columns) if column.twin]
        return table_widths(least, wanted, self.rect.w, closed, twins)

    def _width(self, block: Block, size: Pt, *, bold: bool) -> tuple[Emu, Emu]:
        """Return the width of a text's longest word, and that of the text in one line."""
        runs = [replace(run, bold=True) for run in block.runs] if bold else block.runs
        longest = self.fitter.widest_word(runs, size)
        whole = self.fitter.natural_width(runs, size)
        return min(round(longest * SLACK), LONGEST_WORD), round(whole * SLACK)

    def _set(self, row: Row) -> _SetRow:
        cells = []
        for i, (block, w) in enumerate(zip(row.cells, self.widths, strict=True)):
            style = self._style(i, self._level(i, row.strong), self.tails.missing(i, block))
            text = self.fitter.set([block] if block else [], style, w, self.step)
            cells.append(Cell(text, style, fill=row.fill))
        text_h = max(cell.text.height for cell in cells)
        least = text_h + 2 * CELL_V
        if self.cards:
            cells = cards.of(cells, self.row, least, grounds=self.parted)
        return _SetRow(tuple(cells), row.strong, least, max(least, self.row, text_h + ROW_AIR))

    def _excess(self, row: Row) -> int:
        """Return how many words of a row are too many for a slide."""
        boxes = [
            Box((cell,), self._style(i, self._level(i, row.strong)), self.widths[i], self.room)
            for i, cell in enumerate(row.cells)
            if cell
        ]
        return sum(map(self.fitter.excess, boxes))

    def _divided(self, row: Row) -> Iterator[Row]:
        """Yield the row, or the pieces of one that is higher than a slide at the smallest size."""
        columns = [list(self._pieces(i, cell, row.strong)) for i, cell in enumerate(row.cells)]
        for cells in zip_longest(*columns):
            first = columns[0][0] if len(columns[0]) == 1 else cells[0]
            yield replace(row, cells=(first, *cells[1:]))

    def _pieces(self, i: int, cell: Block | None, strong: bool) -> Iterator[Block | None]:
        if cell is None:
            yield None
            return
        for (piece,) in split(self.fitter, [cell], self._style(i, self._level(i, strong)), self.widths[i], self.room):
            yield piece

    def _level(self, i: int, strong: bool) -> Level:
        if i == 0 and self.columns[i].kind == "text":
            return table_text(self.draft.grid, "a1", bold=True, sizes=self.sizes)
        return self._aligned(i, table_text(self.draft.grid, bold=strong, sizes=self.sizes))

    def _aligned(self, i: int, level: Level) -> Level:
        # Digits run from the left in every script: their units are at the right, whatever the deck's direction.
        return replace(level, align="r") if self.columns[i].kind == "number" else level

    def _style(self, i: int, level: Level, missing: Emu = 0) -> TextStyle:
        start, end = self._padding(i)
        left, top, right, bottom = self.draft.grid.insets(start, CELL_V, end, CELL_V)
        return TextStyle((level,), "ctr", (left, top, right + missing, bottom))

    def _padding(self, i: int) -> tuple[Emu, Emu]:
        """Return the insets at the reading side and at the far side: none at the table's own edges."""
        if self.parted:
            return CARD_INSET, CARD_INSET
        if self.marked:
            return CELL_INNER if i else ACCENT_BAR + CELL_INNER, CELL_INNER
        after = self.columns[i].after(len(self.columns)) if i < len(self.columns) - 1 else 0
        return CELL_INNER if i else 0, after
