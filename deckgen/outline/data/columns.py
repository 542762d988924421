"""Columns of a data file, chosen and named by the outline. They may be in several languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from msgspec import Struct

from deckgen.files import Files
from deckgen.language import numbers
from deckgen.limits import listed, shown
from deckgen.outline import markup
from deckgen.outline.data.number_columns import Cell, is_missing
from deckgen.outline.values import Doc, FileName, Node, Text
from deckgen.problems import Message, OutlineError, Place, Problem

if TYPE_CHECKING:
    from deckgen.outline.data.spreadsheet import Data, Record


class DataColumn(Node, frozen=True, kw_only=True):
    """A column of a data file."""

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("its name on the slide; with a data file, that of a column there")]
    column: Annotated[
        Text | None,
        Doc("its name in the data file, where it is not the title; in several languages, a column for each of them"),
    ] = None


NO_WARNINGS: Sequence[Problem] = ()


class Filled(Struct, frozen=True):
    """What a data file fills.

    It is each column's title and cells, row by row, and where the rows stand.

    ``numbers`` are the numbers of every column of the file, which tell together how they are read. ``warnings`` are
    those of the file.
    """

    titles: tuple[Text, ...]
    columns: tuple[tuple[Text | None, ...], ...]
    places: tuple[Place, ...]
    numbers: tuple[tuple[Cell, ...], ...]
    warnings: Sequence[Problem]


def fill(name: FileName, files: Files, wanted: Sequence[DataColumn]) -> Filled:
    """Return what a data file says in the wanted columns.

    By default it is in all of its own.

    Raises:
        OutlineError: the file is wrong, or lacks a column.
    """
    # Late: most figures stand in the outline.
    from deckgen.outline.data import spreadsheet

    data = files.read(name, name.place, "data_bytes")
    file = spreadsheet.read(name, data, name.place, files.limits.rows)
    places = tuple(row.place for row in file.rows)
    given = tuple(_numbers(file, i) for i in range(len(file.columns)))
    if not wanted:
        titles = tuple(_literal(head, file.header.at(i)) for i, head in enumerate(file.columns))
        cells = tuple(_cells(file, {"": i}) for i in range(len(titles)))
        return Filled(titles, cells, places, given, file.warnings)
    problems: list[Problem] = []
    chosen = [_chosen(file, name, column, problems) for column in wanted]
    if problems:
        raise OutlineError(problems)
    columns = tuple(_cells(file, by_tag) for by_tag in chosen)
    return Filled(tuple(c.title for c in wanted), columns, places, given, file.warnings)


def _chosen(file: Data, name: FileName, wanted: DataColumn, problems: list[Problem]) -> dict[str, int]:
    """Return which columns of the file a wanted one is, by language tag; ``""`` is for every language."""
    said = wanted.column or wanted.title
    heads = [_key(head) for head in file.columns]
    found: dict[str, int] = {}
    lacking: list[Problem] = []
    for tag, string in said.said.items():
        asked = markup.plain(string)
        count = heads.count(_key(asked))
        if count == 1:
            found[tag] = heads.index(_key(asked))
            continue
        if count:
            what = Message(
                'the data file "{name}" has {count} columns "{column}"',
                name=shown(name),
                count=count,
                column=shown(asked),
            )
            hint = Message("a column is named once")
        else:
            what = Message('the data file "{name}" has no column "{column}"', name=shown(name), column=shown(asked))
            hint = Message("it has: {columns}", columns=listed(file.columns))
        lacking.append(Problem("unknown-column", said.places[tag], what, hint))
    # A title in several languages may name the column in one of them only.
    if lacking and (wanted.column or not found):
        problems += lacking
    return {"": next(iter(found.values()))} if len(set(found.values())) == 1 else found


def _key(name: str) -> str:
    """Return a column's name as it is compared: however it is composed and spaced, without invisible marks."""
    return " ".join(numbers.without_marks(unicodedata.normalize("NFC", name)).split())


def _cells(file: Data, by_tag: dict[str, int]) -> tuple[Text | None, ...]:
    def cell(row: Record) -> Text | None:
        said = {tag: markup.escape(given) for tag, i in by_tag.items() if (given := row.cells[i]) is not None}
        return Text(said, {tag: row.at(by_tag[tag]) for tag in said}) if said else None

    return tuple(map(cell, file.rows))


def literal(cell: Text) -> str:
    """Return what a cell of a data file says, whatever its language."""
    return markup.plain(next(iter(cell.said.values())))


def _literal(string: str, place: Place) -> Text:
    return Text.of(markup.escape(string), place)


def _numbers(file: Data, i: int) -> tuple[Cell, ...]:
    def cells() -> Iterator[Cell]:
        for row in file.rows:
            if (given := row.cells[i]) is not None and not is_missing(given):
                yield Cell(given, row.at(i))

    return tuple(cells())
