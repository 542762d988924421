"""Data files in CSV (RFC 4180), as spreadsheets write it.

They are a header, then rows of as many cells, all of it literal.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import islice
from pathlib import PurePath
from typing import NamedTuple

from msgspec import Struct

from deckgen.language import numbers
from deckgen.limits import Limits, exceeded, shown
from deckgen.outline import presentation_forms
from deckgen.outline.safety import check_characters, is_blank
from deckgen.outline.yaml import encoding
from deckgen.problems import Message, OutlineError, Place, Problem

DELIMITERS = ",;\t"
"""What parts cells: spreadsheets of many countries write ``;``."""

SAMPLE = 50
"""How many lines tell which delimiter parts the cells. They are asked where the header has several."""

_SPACE = re.compile(r"[ \t\r\n]+")
_SEPARATOR_LINE = r'(?i)"?sep=([^\w\s"]|\t)"?[,;\t]*(?:\r\n|[\r\n])'
_LINE_BREAK = re.compile("\r\n|[\r\n]")
_QUOTED = re.compile('"[^"]*"')


class Record(NamedTuple):
    """A row of a data file. It has its cells, ``None`` where one is empty, and where it and each of them begins."""

    cells: tuple[str | None, ...]
    place: Place
    starts: tuple[int, ...]

    def at(self, i: int) -> Place:
        """Return where a cell begins."""
        return self.place._replace(column=self.starts[i])


class Data(Struct, frozen=True):
    """A data file. It has the names of its columns, where they stand, its rows, at least one, and warnings."""

    columns: tuple[str, ...]
    header: Record
    rows: tuple[Record, ...]
    warnings: Sequence[Problem]


def read(name: str, data: bytes, place: Place, most: int = Limits().rows) -> Data:
    """Return what a CSV file holds.

    Rows and columns without a single filled cell are left out.

    Args:
        name: the file's path, as its author wrote it, from the outline's folder.
        data: the file.
        place: where the outline names the file.
        most: how many rows it may have.

    Raises:
        OutlineError: it is not CSV in UTF-8, is empty, or its rows are not of one length.
    """
    if (document := encoding.document(data)) is not None:
        what = Message('the data file "{name}" is {what}, not CSV', name=shown(name), what=document)
        raise OutlineError([Problem("bad-data", place, what, Message("save it as CSV UTF-8"))])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        what = Message('the data file "{name}" is not in UTF-8', name=shown(name))
        raise OutlineError([Problem("bad-data", place, what, Message("save it as CSV UTF-8"))]) from None
    path = str(PurePath(place.path).parent / name)
    text, warnings = presentation_forms.of_file(text, path)
    records, problems = _records(path, text, most)
    if not records and not problems:
        problems = [Problem("bad-data", place, Message('the data file "{name}" is empty', name=shown(name)))]
    elif len(records) == 1 and not problems:
        problems = [
            Problem("bad-data", place, Message('the data file "{name}" has no rows under its header', name=shown(name)))
        ]
    elif not problems:
        problems += _nameless(records)
    if problems:
        raise OutlineError(problems)
    header, *rows = _without_empty_columns(records)
    return Data(tuple(cell or "" for cell in header.cells), header, tuple(rows), [*warnings, *_numbered(header)])


def _records(path: str, text: str, most: int) -> tuple[list[Record], list[Problem]]:
    first = re.match(_SEPARATOR_LINE, text)
    delimiter = first[1] if first else _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = _LINE_BREAK.split(text)
    records: list[Record] = []
    problems: list[Problem] = []
    line = 1
    try:
        for row in islice(reader, 1, None) if first else reader:
            place, line = Place(path, max(line, 2 if first else 1), 1), reader.line_num + 1
            cells = list(map(_cleaned, row))
            if any(cell is not None for cell in cells):
                if len(records) > most:
                    what = Message("the file has more rows")
                    raise OutlineError([exceeded("rows", most, what, place)])
                starts = _starts(lines[place.line - 1], delimiter, len(cells))
                problems += _wrong(cells, records[0].cells if records else cells, place)
                width = len(records[0].cells if records else cells)
                padding = width - len(cells)
                cells, starts = [*cells, *[None] * padding], [*starts, *[1] * padding]
                records.append(Record(tuple(cells[:width]), place, tuple(starts[:width])))
    except csv.Error as error:
        what = Message("this cannot be read as CSV: {error}", error=str(error))
        hint = Message('a cell that begins with " ends with it, and one within it is written ""')
        quoted = re.search("end of data|expected after", str(error))
        problems.append(Problem("bad-data", Place(path, line, 1), what, hint if quoted else None))
    return records, problems


def _starts(line: str, delimiter: str, count: int) -> list[int]:
    """Return where the cells of a line begin, 1 for all of them where one goes on in the next line."""
    hidden = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)
    starts = [1, *(i + 2 for i, sign in enumerate(hidden) if sign == delimiter)]
    return starts if len(starts) == count else [1] * count


def _delimiter(text: str) -> str:
    """Return what parts the cells: what the header has, of several that by which most rows are as long as it."""
    sample = (_QUOTED.sub("", line) for line in islice(_LINE_BREAK.split(text), SAMPLE))
    head, *rows = [line for line in sample if line.strip(f'{DELIMITERS}" ')] or [""]

    def fits(delimiter: str) -> tuple[int, int]:
        # Texts hold commas more often than the others.
        return sum(row.count(delimiter) == head.count(delimiter) for row in rows), DELIMITERS.index(delimiter)

    return max([delimiter for delimiter in DELIMITERS if delimiter in head] or DELIMITERS[0], key=fits)


def _cleaned(cell: str) -> str | None:
    # NUL is invisible too, but is left to be told: the file is no text.
    if is_blank(cell) and "\0" not in cell:
        return None
    cell = _SPACE.sub(" ", cell).strip(" ")
    # Marks of direction come with numbers that are copied from right-to-left programs.
    seen = numbers.without_marks(cell)
    return seen if seen != cell and numbers.readings(seen) else cell


def _wrong(cells: Sequence[str | None], header: Sequence[str | None], place: Place) -> list[Problem]:
    problems = [
        Problem(found.code, place, found.message, found.hint)
        for cell in cells
        if cell is not None
        for found in check_characters(cell)
    ]
    count, columns = len(cells), len(header)
    if _filled(cells) > columns or count < _filled(header):
        what = Message("cells in this row: {cells}, in the header: {columns}", cells=count, columns=columns)
        problems.append(Problem("bad-data", place, what, Message("a cell that holds a comma stands in quotes")))
    return problems


def _filled(cells: Sequence[str | None]) -> int:
    """Return how many cells there are without the empty ones at the end."""
    return max((i for i, cell in enumerate(cells, 1) if cell is not None), default=0)


def _nameless(records: Sequence[Record]) -> Iterable[Problem]:
    """Yield a problem where a line stands as header that names at most one of several columns: mostly a title."""
    header, *rows = records
    columns = [i for i in range(len(header.cells)) if any(row.cells[i] is not None for row in rows)]
    unnamed = [i for i in columns if header.cells[i] is None]
    if len(unnamed) > 1:
        what = Message("{count} of the {all} columns have no name here", count=len(unnamed), all=len(columns))
        hint = Message("the first line that is not empty holds the names of the columns: take out a title over them")
        yield Problem("bad-data", header.place, what, hint)


def _numbered(header: Record) -> Iterable[Problem]:
    """Yield a warning where a line of numbers stands as header: mostly the first row of a file without one."""
    if header.cells[0] and all(numbers.readings(cell) for cell in header.cells if cell):
        what = Message("the first line holds numbers alone, and is read as the names of the columns")
        yield Problem("bad-data", header.place, what, Message("put a line with the names over it"), "warning")


def _without_empty_columns(records: Sequence[Record]) -> list[Record]:
    kept = [i for i, column in enumerate(zip(*(record.cells for record in records), strict=True)) if any(column)]
    return [
        Record(tuple(cells[i] for i in kept), place, tuple(starts[i] for i in kept)) for cells, place, starts in records
    ]
