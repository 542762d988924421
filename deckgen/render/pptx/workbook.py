"""The workbook that a native chart brings.

PowerPoint edits its numbers there.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from deckgen.scene.nodes import Chart

SHEET = "Sheet1"
EPOCH = datetime(1980, 1, 1)
"""In place of the time of writing: the same numbers give the same bytes."""

LITERAL = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""No text becomes anything but text."""


def workbook(chart: Chart, *, rtl: bool) -> bytes:
    """Return the numbers of a chart as an ``.xlsx`` file.

    They are where the references say that they stand.
    """
    from xlsxwriter import Workbook

    data = BytesIO()
    book = Workbook(data, LITERAL)
    book.set_properties({"created": EPOCH})
    number = book.add_format({"num_format": chart.format})
    sheet = book.add_worksheet(SHEET)
    if rtl:
        sheet.right_to_left()
    for i, name in enumerate(chart.categories, 1):
        sheet.write_string(i, 0, name)
    for i, series in enumerate(chart.series):
        column = _column(chart, i)
        sheet.write_string(0, column, series.name)
        _write(sheet, column, series.values, number)
        if series.xs:
            _write(sheet, column - 1, series.xs, None)
    book.close()
    return data.getvalue()


def categories_ref(chart: Chart, series: int) -> str:
    """Return where the categories stand.

    In a scatter chart it is the numbers along x of a series.
    """
    return _range(_column(chart, series) - 1 if chart.series[series].xs else 0, _rows(chart, series))


def name_ref(chart: Chart, series: int) -> str:
    """Return where the name of a series stands."""
    return f"{SHEET}!${_letter(_column(chart, series))}$1"


def values_ref(chart: Chart, series: int) -> str:
    """Return where the numbers of a series stand."""
    return _range(_column(chart, series), _rows(chart, series))


def _write(sheet: Any, column: int, values: tuple[float | None, ...], look: Any) -> None:
    for row, value in enumerate(values, 1):
        if value is not None:
            sheet.write_number(row, column, value, look)


def _column(chart: Chart, series: int) -> int:
    """Return the column of a series from 0: one for each, in a scatter chart two, behind that of the categories."""
    return 2 * series + 1 if chart.series[series].xs else series + 1


def _rows(chart: Chart, series: int) -> int:
    return len(chart.series[series].values)


def _range(column: int, rows: int) -> str:
    letter = _letter(column)
    return f"{SHEET}!${letter}$2:${letter}${rows + 1}"


def _letter(column: int) -> str:
    return chr(ord("A") + column)
