"""Data files in CSV (RFC 4180): a header, then rows of as many cells, all of it literal."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import NamedTuple

from deckgen.limits import shown
from deckgen.outline.safety import check_characters, is_blank
from deckgen.problems import OutlineError, Place, Problem

_SPACE = re.compile(r"[ \t\r\n]+")

DELIMITERS = ",;\t"
"""The first of these that the header has most of parts the cells: spreadsheets of many countries write ``;``."""


class Record(NamedTuple):
    """A row of a data file: its cells, ``None`` where one is empty, and where it begins."""

    cells: tuple[str | None, ...]
    place: Place


class Data(NamedTuple):
    """A data file: the names of its columns, and its rows, at least one."""

    columns: tuple[str, ...]
    rows: tuple[Record, ...]


def read(name: str, data: bytes, place: Place) -> Data:
    """Return what a CSV file holds.

    Args:
        name: the file's path, as its author wrote it; problems of the file stand in it.
        data: the file.
        place: where the outline names the file.

    Raises:
        OutlineError: it is not CSV in UTF-8, is empty, or its rows are not of one length.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        what = f'the data file "{shown(name)}" is not in UTF-8'
        raise OutlineError([Problem("bad-data", place, what, "save it as CSV in UTF-8")]) from None
    records, problems = _records(name, text)
    if not records and not problems:
        problems = [Problem("bad-data", place, f'the data file "{shown(name)}" is empty')]
    elif len(records) == 1 and not problems:
        problems = [Problem("bad-data", place, f'the data file "{shown(name)}" has no rows under its header')]
    if problems:
        raise OutlineError(problems)
    header, *rows = records
    return Data(tuple(cell or "" for cell in header.cells), tuple(rows))


def _records(name: str, text: str) -> tuple[list[Record], list[Problem]]:
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count), strict=True)
    records: list[Record] = []
    problems: list[Problem] = []
    line = 1
    try:
        for cells in reader:
            place, line = Place(name, line, 1), reader.line_num + 1
            if cells:
                problems += _wrong(cells, len(records[0].cells) if records else len(cells), place)
                records.append(Record(tuple(map(_cleaned, cells)), place))
    except csv.Error as error:
        problems.append(Problem("bad-data", Place(name, line, 1), f"this cannot be read as CSV: {error}"))
    return records, problems


def _cleaned(cell: str) -> str | None:
    return None if is_blank(cell) else _SPACE.sub(" ", cell).strip(" ")


def _wrong(cells: list[str], columns: int, place: Place) -> list[Problem]:
    problems = [
        Problem(code, place, message, hint) for cell in cells for code, message, hint, _ in check_characters(cell)
    ]
    if len(cells) != columns:
        what = f"the row has {len(cells)} cell{'s' * (len(cells) != 1)}, the header {columns}"
        problems.append(Problem("bad-data", place, what, "a cell that holds a comma stands in quotes"))
    return problems
