"""Table: facts side by side, in a native table.

It has a head and no fills, but for one of one or two rows, whose cells are cards.

Keys: ``{columns, rows, total}``, or ``{csv, columns, total}``. A column is a text or ``{title, kind}``, where
``kind`` is ``text``, ``number`` or ``likelihood``; a row is a list of cells or ``{cells, for, not_for, depth}``, and
``null`` in it is «–». With a data file ``columns`` are those that are shown, in that order; its cells are literal.
Comfortable: 5 columns, 6 rows, 8 words a cell. Rows that are too many are continued on a further slide, under the
same head.

Numbers keep their decimals and are written in the deck's digits; where one of a column, or its sum, has five digits or
decimals, the thousands of all are parted. ``total: true`` adds a row with the sums of the number columns, but for
percentages.

Example::

    table:
      columns: [المجال, {title: الترجيح, kind: likelihood}, الحدود]
      rows:
        - [التدريب, likely, اختبار متدرّج خطوة بخطوة]
        - [الدفاع الجوي, unlikely, وفق ما تسمح به الظروف]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Self, cast

from msgspec import field
from msgspec.structs import replace

from deckgen.files import Files
from deckgen.language import numbers
from deckgen.language.numbers import Number, Separator
from deckgen.layout.cells import Column, ColumnKind, Row, nothing
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.layout.slides import content_slides
from deckgen.layout.table import arrange
from deckgen.limits import shown
from deckgen.outline import data, markup
from deckgen.outline.data import DataColumn
from deckgen.outline.markup import Span
from deckgen.outline.values import (
    LIKELIHOODS,
    Body,
    ChangeKind,
    Count,
    Doc,
    Fact,
    FileName,
    Item,
    Likelihood,
    Placed,
    Text,
)
from deckgen.problems import Listed, Message, Problem
from deckgen.scene.nodes import Run, SlideScene
from deckgen.text.fit import Block

COLUMNS, ROWS, HEAD_WORDS, CELL_WORDS = 5, 6, 2, 8
_COUNTS_AS: dict[ColumnKind, ChangeKind] = {"text": "text", "number": "figure", "likelihood": "judgment"}


class TableColumn(DataColumn, frozen=True, kw_only=True):
    """A column. ``separators`` are what parts decimals in it, by the language tag of its cells."""

    kind: Annotated[ColumnKind, Doc("what its cells hold")] = "text"
    separators: Mapping[str, Separator] = field(default_factory=dict)


class TableRow(Item, frozen=True, kw_only=True):
    """A row."""

    LIST: ClassVar[str | None] = "cells"

    cells: Annotated[tuple[Text | None, ...], Count(), Doc("a cell for each column; `null` where nothing is known")]


class TableBody(Body, frozen=True, kw_only=True):
    """A table of its own rows or of a data file's."""

    columns: Annotated[tuple[TableColumn, ...], Count(), Doc("the columns, from the reading side")] = ()
    rows: Annotated[tuple[TableRow, ...], Count(), Doc("the rows")] = ()
    csv: Annotated[FileName | None, Doc("a CSV file with a header, in place of rows")] = None
    total: Annotated[bool, Doc("whether a last row holds the sums of the number columns")] = False

    @property
    def is_complete(self) -> bool:
        """Whether there are rows, in the table or in a data file."""
        return self.csv is not None or not self._missing

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the rows.

        They may be missing, or come from two places.
        """
        for key in () if self.is_complete else self._missing:
            yield Problem("missing-key", self.place, Message('a table needs "{key}", or "csv"', key=key))
        if self.csv is not None and self.rows:
            yield Problem("two-sources", self.place, Message('a table has "csv" or "rows", not both'))
        for column in self.columns if self.csv is None else ():
            if column.column is not None:
                what = Message('"column" names a column of a data file: "csv" names the file')
                yield Problem("misplaced-key", column.column.place, what)
        if self.total and not any(column.kind == "number" for column in self.columns):
            yield Problem("nothing-to-add", self.place, Message('"total" needs a column of kind number'))
        for row in self.rows if self.columns else ():
            if len(row.cells) != len(self.columns):
                what = Message(
                    "the row has {cells} cells, but there are {columns} columns",
                    cells=len(row.cells),
                    columns=len(self.columns),
                )
                yield Problem("wrong-length", row.place, what, Message("null is a cell of which nothing is known"))
            for column, cell in zip(self.columns, row.cells, strict=False):
                if cell is not None:
                    for tag, said in cell.said.items():
                        yield from _wrong(column.kind, Text.of(said, cell.places[tag]))

    FACTS: ClassVar[tuple[str, ...]] = ("columns", "rows")

    def facts(self) -> tuple[tuple[Fact, ...], ...]:
        """Return the cells of each row by the heads of their columns."""
        return tuple(
            tuple(
                Fact(
                    markup.plain(column.title.string),
                    _COUNTS_AS[column.kind],
                    markup.plain(cell.string) if cell else None,
                    cell.place if cell else row.place,
                )
                for column, cell in zip(self.columns, row.cells, strict=True)
            )
            for row in self.rows
        )

    def completed(self, files: Files) -> tuple[Self, list[Problem]]:
        """Return the table with the rows of its data file.

        With it comes how the numbers of its columns are read.

        Raises:
            OutlineError: the data file is wrong, or lacks a column.
        """
        body, others, warnings = self, data.NO_CELLS, data.NO_WARNINGS
        if self.csv is not None:
            filled = data.fill(self.csv, files, self.columns)
            columns = tuple(replace(column, column=None) for column in self.columns)
            columns = columns or tuple(TableColumn(title=title, place=title.place) for title in filled.titles)
            rows = tuple(
                TableRow(cells=tuple(row), place=place)
                for place, *row in zip(filled.places, *filled.columns, strict=True)
            )
            body, others = replace(self, csv=None, columns=columns, rows=rows), filled.numbers
            warnings = filled.warnings
            if problems := list(body.problems()):
                return body, problems
        numbers = body._numbers()
        separators, problems = data.decide(list(numbers.values()), others)
        by_column: dict[int, dict[str, Separator]] = {}
        for (i, tag), separator in zip(numbers, separators, strict=True):
            by_column.setdefault(i, {})[tag] = separator
        columns = tuple(replace(column, separators=by_column.get(i, {})) for i, column in enumerate(body.columns))
        return replace(body, columns=columns), [*warnings, *problems]

    def _numbers(self) -> dict[tuple[int, str], list[data.Cell]]:
        """Return the cells of the number columns by column and language."""
        found: dict[tuple[int, str], list[data.Cell]] = {}
        for i, column in enumerate(self.columns):
            cells = (row.cells[i] for row in self.rows) if column.kind == "number" else ()
            for cell in filter(None, cells):
                for tag, said in cell.said.items():
                    if not data.is_missing(plain := markup.plain(said)):
                        found.setdefault((i, tag), []).append(data.Cell(plain, cell.places[tag]))
        return found

    @property
    def _missing(self) -> list[str]:
        return [key for key in ("columns", "rows") if not getattr(self, key)]


def _wrong(kind: ColumnKind, said: Text) -> Iterator[Problem]:
    plain = markup.plain(said.string)
    if kind == "number" and not data.is_missing(plain):
        cell = data.Cell(plain, said.place)
        yield from filter(None, [data.not_a_number(Message("a cell of a number column"), cell, Message("the head"))])
    elif kind == "likelihood" and said.string not in LIKELIHOODS:
        what = Message(
            'a cell of a likelihood column must be one of {words}, not "{text}"',
            words=Listed(LIKELIHOODS),
            text=shown(said.string),
        )
        yield Problem("unknown-value", said.place, what)


def layout(draft: Draft, body: TableBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a row where the rows are too many for one.

    Raises:
        OutlineError: the columns are too many, or a head is too long.
    """
    numbers = [
        _column(column, [row.cells[i] for row in body.rows], total=body.total) for i, column in enumerate(body.columns)
    ]
    rows = [
        Row(tuple(_cell(draft, body.columns[i].kind, cell, numbers[i][r]) for i, cell in enumerate(row.cells)))
        for r, row in enumerate(body.rows)
    ]
    if body.total:
        rows.append(Row(tuple(_totals(draft, [column[-1] for column in numbers])), strong=True))
    columns = [Column(draft.block(column.title), column.kind, column.title.place) for column in body.columns]
    pieces = arrange(draft, columns, rows, draft.body(draft.strip), body.place)
    layout = draft.deck.table_layout(draft.content.kind, draft.strip)
    return content_slides(draft, layout, [[piece] for piece in pieces])


def _column(column: TableColumn, cells: Sequence[Text | None], *, total: bool) -> list[Number | None]:
    """Return the number in each cell of a column and their sum, written alike; ``None`` where there is none."""
    if column.kind != "number":
        return [None] * (len(cells) + 1)
    found = [
        numbers.number(markup.plain(cell.string), column.separators.get(cell.language, ".")) if cell else None
        for cell in cells
    ]
    found.append(_sum(column, [number for number in found if number]) if total else None)
    alike = iter(numbers.alike(filter(None, found)))
    return [number and next(alike) for number in found]


def _cell(draft: Draft, kind: ColumnKind, said: Text | None, number: Number | None) -> Block:
    if said is None:
        return nothing(draft)
    if number:
        return Block(_number(draft, number, said))
    plain = markup.plain(said.string)
    if kind == "likelihood":
        return Block(likelihood(draft, cast(Likelihood, Placed(plain, said.place))))
    # Words for what is missing stay the author's, signs are the deck's.
    return draft.block(said) if kind == "text" or any(map(str.isalpha, plain)) else nothing(draft)


def _number(draft: Draft, number: Number, said: Text) -> tuple[Run, ...]:
    """Return a number in the deck's digits, with what it cites."""
    cites = [span for span in markup.parse(said.string) if span.cites]
    return draft.deck.composer.spans((Span(draft.number(str(number))), *cites), place=said.place)


def _sum(column: TableColumn, given: Sequence[Number]) -> Number | None:
    """Return the sum of a column, ``None`` of one of percentages."""
    shares = any(number.percent for number in given)
    if shares or not set(markup.plain(column.title.string)).isdisjoint(numbers.PERCENT.values()):
        return None
    return numbers.number(f"{sum((number.value for number in given), Decimal()):f}")


def _totals(draft: Draft, sums: Sequence[Number | None]) -> Iterator[Block | None]:
    for i, total in enumerate(sums):
        if total:
            yield Block(draft.runs(draft.number(str(total))))
        else:
            yield draft.block(draft.word("total")) if i == 0 else None


KIND = Kind(
    name="table",
    layout=layout,
    body=TableBody,
    words=COLUMNS * (HEAD_WORDS + ROWS * CELL_WORDS),
    slide_layouts=lambda deck: (deck.table_layout("table"),),
)
