"""Table: facts side by side, in a native table with a head and no fills.

Keys: ``{columns, rows, total}``, or ``{csv, columns, total}``. A column is a text or ``{title, kind}``, where
``kind`` is ``text``, ``number`` or ``likelihood``; a row is a list of cells or ``{cells, for, not_for, depth}``, and
``null`` in it is «–». A number is read in ASCII, Arabic-Indic or Persian digits, keeps its decimals and is written in
the deck's digits. ``total: true`` adds a row with the sums of the number columns, but for those with a percent sign in
the head. A data file's cells are literal;
with ``columns`` only those are shown, in that order. Comfortable: 5 columns, 6 rows, 8 words a cell. Rows that are
too many are continued on a further slide, under the same head.

Example::

    table:
      columns: [المجال, {title: الترجيح, kind: likelihood}, الحدود]
      rows:
        - [التدريب, likely, اختبار متدرّج خطوة بخطوة]
        - [الدفاع الجوي, unlikely, وفق ما تسمح به الظروف]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar, NamedTuple, TypeAlias, cast

from deckgen.language import numbers
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.layout.slides import content_slides
from deckgen.layout.table import Column, ColumnKind, Row, arrange, nothing
from deckgen.limits import shown
from deckgen.outline import data, markup
from deckgen.outline.markup import Span
from deckgen.outline.values import LIKELIHOODS, Body, Count, Doc, FileName, Item, Likelihood, Node, Text
from deckgen.problems import OutlineError, Place, Problem
from deckgen.scene.nodes import Run, SlideScene
from deckgen.text.fit import Block

COLUMNS, ROWS, HEAD_WORDS, CELL_WORDS = 5, 6, 2, 8

Said: TypeAlias = Text | str | None
"""A cell: the author's text, a literal one of a data file, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(Node):
    """A column."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("the column's head; with a data file, the name of a column there")]
    kind: Annotated[ColumnKind, Doc("what its cells hold")] = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Item):
    """A row."""

    LIST: ClassVar[str | None] = "cells"

    cells: Annotated[tuple[Text | None, ...], Count(), Doc("a cell for each column; `null` where nothing is known")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBody(Body):
    """A table, with rows of its own or those of a data file."""

    columns: Annotated[tuple[TableColumn, ...], Count(), Doc("the columns, from the reading side")] = ()
    rows: Annotated[tuple[TableRow, ...], Count(), Doc("the rows")] = ()
    csv: Annotated[FileName | None, Doc("a CSV file with a header, in place of rows")] = None
    total: Annotated[bool, Doc("whether a last row holds the sums of the number columns")] = False

    @property
    def is_complete(self) -> bool:
        """Whether there are rows, in the table or in a data file."""
        return self.csv is not None or not self._missing

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the rows, and a problem where they are missing or come from two places."""
        for key in () if self.is_complete else self._missing:
            yield Problem("missing-key", self.place, f'a table needs "{key}", or "csv"')
        if self.csv is not None and self.rows:
            yield Problem("two-sources", self.place, 'a table has "csv" or "rows", not both')
        if self.total and not any(column.kind == "number" for column in self.columns):
            yield Problem("nothing-to-add", self.place, '"total" needs a column of kind number')
        for row in self.rows if self.columns else ():
            if len(row.cells) != len(self.columns):
                what = f"the row has {len(row.cells)} cells, but there are {len(self.columns)} columns"
                yield Problem("wrong-length", row.place, what, "null is a cell of which nothing is known")
            for column, cell in zip(self.columns, row.cells, strict=False):
                if cell is not None:
                    for tag, said in cell.said.items():
                        yield from _wrong(column.kind, Text.of(said), cell.places[tag])

    @property
    def _missing(self) -> list[str]:
        return [key for key in ("columns", "rows") if not getattr(self, key)]


def _wrong(kind: ColumnKind, said: Text | str, place: Place) -> Iterator[Problem]:
    raw = said if isinstance(said, str) else said.string
    if kind == "number" and numbers.read(_plain(said)) is None:
        what = f'a cell of a number column must be a number, not "{shown(raw)}"'
        yield Problem("not-a-number", place, what, "units stand in the head; null is a cell of which nothing is known")
    elif kind == "likelihood" and raw not in LIKELIHOODS:
        what = f'a cell of a likelihood column must be one of {", ".join(LIKELIHOODS)}, not "{shown(raw)}"'
        yield Problem("unknown-value", place, what)


class _Table(NamedTuple):
    """What is shown: each column's head and kind, and the rows without the totals."""

    heads: Sequence[Text | str]
    kinds: Sequence[ColumnKind]
    rows: Sequence[Sequence[Said]]


def layout(draft: Draft, body: TableBody) -> list[SlideScene]:
    """Return the slides: continued at a row where the rows are too many for one.

    Raises:
        OutlineError: the columns are too many, a head is too long, or the data file is wrong.
    """
    table = _from_file(body.csv, body, draft) if body.csv else _own(body)
    columns = [Column(draft.block(head), kind) for head, kind in zip(table.heads, table.kinds, strict=True)]
    rows = [
        Row(tuple(_cell(draft, kind, said) for kind, said in zip(table.kinds, cells, strict=True)))
        for cells in table.rows
    ]
    if body.total:
        rows.append(Row(tuple(_totals(draft, table)), strong=True))
    pieces = arrange(draft, columns, rows, draft.body(draft.strip), body.place)
    return content_slides(draft, draft.slide_layout(strip=draft.strip), [[piece] for piece in pieces])


def _own(body: TableBody) -> _Table:
    columns = body.columns
    return _Table([c.title for c in columns], [c.kind for c in columns], [row.cells for row in body.rows])


def _from_file(name: FileName, body: TableBody, draft: Draft) -> _Table:
    """Return the data file's rows, in the columns that are asked for.

    Raises:
        OutlineError: the file is wrong, or lacks a column.
    """
    file = data.read(name, draft.deck.files.read(name, name.place, "data_bytes"), name.place)
    if not body.columns:
        return _Table(file.columns, ["text"] * len(file.columns), [row.cells for row in file.rows])
    names = [markup.plain(column.title.string) for column in body.columns]
    problems = [
        _unknown(name, wanted, file, column.title.place)
        for column, wanted in zip(body.columns, names, strict=True)
        if wanted not in file.columns
    ]
    if problems:
        raise OutlineError(problems)
    order = [file.columns.index(wanted) for wanted in names]
    table = _own(body)._replace(rows=[[row.cells[i] for i in order] for row in file.rows])
    for row, cells in zip(file.rows, table.rows, strict=True):
        for kind, said in zip(table.kinds, cells, strict=True):
            problems += _wrong(kind, said, row.place) if said else ()
    if problems:
        raise OutlineError(problems)
    return table


def _unknown(name: str, wanted: str, file: data.Data, place: Place) -> Problem:
    what = f'the data file "{shown(name)}" has no column "{shown(wanted)}"'
    return Problem("unknown-column", place, what, f"it has: {shown(', '.join(file.columns))}")


def _cell(draft: Draft, kind: ColumnKind, said: Said) -> Block:
    if said is None:
        return nothing(draft)
    if kind == "number":
        return Block(_number(draft, said), rtl=False)
    if kind == "likelihood":
        return Block(likelihood(draft, cast(Likelihood, _plain(said))))
    return draft.block(said)


def _plain(said: Text | str) -> str:
    return said if isinstance(said, str) else markup.plain(said.string)


def _number(draft: Draft, said: Text | str) -> tuple[Run, ...]:
    """Return a number in the deck's digits, with what it cites."""
    cites = [] if isinstance(said, str) else [span for span in markup.parse(said.string) if span.cites]
    return draft.deck.composer.spans((Span(draft.number(_plain(said))), *cites))


def _totals(draft: Draft, table: _Table) -> Iterator[Block | None]:
    for i, (head, kind) in enumerate(zip(table.heads, table.kinds, strict=True)):
        if kind == "number" and not set(_plain(head)) & set(numbers.PERCENT.values()):
            given = [_plain(said) for row in table.rows if (said := row[i]) is not None]
            total = sum((numbers.read(number) or Decimal() for number in given), Decimal())
            # Grouped as the author groups: years and codes are not.
            grouped = any("," in numbers.write(number, "latn") for number in given)
            yield Block(draft.runs(draft.number(f"{total:,}" if grouped else f"{total}")), rtl=False)
        else:
            yield draft.block(draft.word("total")) if i == 0 else None


KIND = Kind(name="table", layout=layout, body=TableBody, words=COLUMNS * (HEAD_WORDS + ROWS * CELL_WORDS))
