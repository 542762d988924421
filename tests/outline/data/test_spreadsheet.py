from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.outline.data import spreadsheet
from deckgen.problems import OutlineError, Place

HERE = Place("study.yaml", 7, 3)


def read(source: str | bytes) -> spreadsheet.Data:
    return spreadsheet.read("t.csv", source.encode() if isinstance(source, str) else source, HERE)


def problem(source: str | bytes) -> tuple[str, str, int]:
    with pytest.raises(OutlineError) as caught:
        read(source)
    found = caught.value.problems[0]
    return found.code, found.place.path, found.place.line


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_header_and_rows(start: str, end: str) -> None:
    file = read(start + end.join(["البند,القيمة", "أ,1", "ب,", ""]))
    assert file.columns == ("البند", "القيمة")
    assert [row.cells for row in file.rows] == [("أ", "1"), ("ب", None)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_are_parted_as_the_header_is(delimiter: str) -> None:
    assert read(f"أ{delimiter}ب\n1{delimiter}2\n").rows[0].cells == ("1", "2")


def test_quotes_hold_delimiters_and_line_breaks() -> None:
    assert read('أ,ب\n"1,5","سطر\nثان"\n').rows[0].cells == ("1,5", "سطر ثان")


def test_rows_know_their_line() -> None:
    assert [row.place for row in read('أ\n"1\n2"\n\n3\n').rows] == [Place("t.csv", 2, 1), Place("t.csv", 5, 1)]


def test_what_looks_like_a_formula_stays_as_it_is() -> None:
    assert read("أ\n=1+1\n").rows[0].cells == ("=1+1",)


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("أ,ب,ج\n1,2,3\n4,5\n", ("bad-data", "t.csv", 3)),
        ('أ,ب\n1,2\n"3,4\n5,6\n', ("bad-data", "t.csv", 3)),
        ("", ("bad-data", "study.yaml", 7)),
        ("أ,ب\n", ("bad-data", "study.yaml", 7)),
        ("أ\n".encode("cp1256"), ("bad-data", "study.yaml", 7)),
        ("أ\n1\n".encode("utf-16"), ("bad-data", "study.yaml", 7)),
        ("أ\n1\0\n", ("bad-character", "t.csv", 2)),
        ("أ,ب\n1,\0\n", ("bad-character", "t.csv", 2)),
        ("أ\n\u202eا\n", ("bidi-control", "t.csv", 2)),
        ('أ\n"' + "x" * 200_000 + '"\n', ("bad-data", "t.csv", 2)),
    ],
)
def test_what_is_wrong_is_said_where_it_is(source: str | bytes, where: tuple[str, str, int]) -> None:
    assert problem(source) == where


@pytest.mark.parametrize(
    "source",
    [
        "السنة,العدد,,\n2020,10,,\n2021,20,,\n,,,\n,,,\n",
        "\n,,\n,السنة,العدد\n,2020,10\n,2021,20\n",
        "السنة,,العدد\n2020,,10\n\n , ,\n2021,,20\n",
        ";;;\nالسنة;العدد;;\n2020;10;;\n;;;\n2021;20;;\n",
        "السنة\tالعدد\t\n2020\t10\t\n2021\t20\t\n",
        '"السنة","العدد",""\n"2020","10",""\n"2021","20",""\n',
        "السنة,العدد\n2020,10,,,\n2021,20\n",
        "السنة,العدد,\u200f,\u00a0\n2020,10,\u200f,\n2021,20,,\u00a0\n",
        "sep=;\nالسنة;العدد\n2020;10\n2021;20\n",
        "\ufeffsep=,\r\nالسنة,العدد\r\n2020,10\r\n2021,20\r\n",
        "sep=\t\nالسنة\tالعدد\n2020\t10\n2021\t20\n",
        '"sep=|"\nالسنة|العدد\n2020|10\n2021|20\n',
        "SEP=;\r\n\r\nالسنة;العدد;\r\n2020;10;\r\n2021;20;\r\n",
        "السنة\rالعدد\r".replace("\rالعدد\r", ",العدد\r2020,10\r2021,20\r"),
    ],
)
def test_what_spreadsheets_leave_behind_is_left_out(source: str) -> None:
    file = read(source)
    assert file.columns == ("السنة", "العدد")
    assert [row.cells for row in file.rows] == [("2020", "10"), ("2021", "20")]


def test_a_row_or_column_with_one_filled_cell_stays() -> None:
    file = read("أ,ب,,\n1,,,\n,,,\n,,,ملاحظة\n".replace("أ,ب,,", "أ,ب,,ج"))
    assert file.columns == ("أ", "ب", "ج")
    assert [row.cells for row in file.rows] == [("1", None, None), (None, None, "ملاحظة")]


def test_lines_are_counted_with_those_that_are_left_out() -> None:
    assert read("sep=;\n;\nأ;ب\n;\n1;2\n").header.place == Place("t.csv", 3, 1)
    assert [row.place.line for row in read("sep=;\n;\nأ;ب\n;\n1;2\n").rows] == [5]


@pytest.mark.parametrize(
    ("source", "columns"),
    [
        ("السنة, بالميلادي;العدد\n2020;10\n2021;20\n", ("السنة, بالميلادي", "العدد")),
        ('"السنة;م",العدد\n2020,10\n', ("السنة;م", "العدد")),
        ("السنة;العدد\n2020;1,5\n2021;2,5\n", ("السنة", "العدد")),
        ("السنة\tالعدد, ألف\n2020\t1,5\n2021\t2,5\n", ("السنة", "العدد, ألف")),
    ],
)
def test_the_delimiter_is_that_by_which_rows_are_as_long_as_the_header(source: str, columns: tuple[str, ...]) -> None:
    assert read(source).columns == columns


def test_numbers_lose_the_marks_round_them_and_texts_keep_theirs() -> None:
    row = read("أ,ب,ج\n\u202b12\u202c,\u200f1,نص\u200f\n").rows[0]
    assert row.cells == ("12", "1", "نص\u200f")


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("1,2,3", (1, 3, 5)),
        (",,3", (1, 2, 3)),
        ('"1,5",2,"a""b,c"', (1, 7, 9)),
        ("اب,😀,ج", (1, 4, 6)),
        ('1,"سطر\nثان",3', (1, 1, 1)),
    ],
)
def test_cells_know_where_they_begin(line: str, starts: tuple[int, ...]) -> None:
    assert read(f"أ,ب,ج\n{line}\n").rows[0].starts == starts


def test_a_title_over_the_header_is_said() -> None:
    with pytest.raises(OutlineError) as caught:
        read("تقرير سنوي,,\nالسنة,العدد,الحصة\n2020,10,5\n")
    (found,) = caught.value.problems
    assert found.place == Place("t.csv", 1, 1)
    assert "2 of the 3 columns have no name here" in found.message


CELLS = st.text(st.sampled_from('اب1٢,;\t"\n .-'), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_empty_rows_and_columns_change_nothing(rows: list[list[str]], delimiter: str) -> None:
    def written(padding: list[str], cells: Iterable[list[str]]) -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter)
        writer.writerows([*padding, *row, *padding] for row in cells)
        return out.getvalue()

    filled = [["س", "ع"], *(row for row in rows if any(cell.strip(" \n\t") for cell in row))]
    if len(filled) > 1:
        plain = read(f"sep={delimiter}\n" + written([], filled))
        padded = [padded for row in filled for padded in (row, ["", ""])]
        wide = read(f"sep={delimiter}\n" + written([" "], padded))
        assert (plain.columns, [row.cells for row in plain.rows]) == (wide.columns, [row.cells for row in wide.rows])


@given(st.binary(max_size=80) | st.text(st.sampled_from('اب1,;\t"\r\n =sep-.%\u200f'), max_size=60).map(str.encode))
def test_no_bytes_break_it(data: bytes) -> None:
    with suppress(OutlineError):
        file = read(data)
        assert all(len(row.cells) == len(row.starts) == len(file.columns) for row in file.rows)


def test_more_rows_than_the_limit_are_refused_whatever_else_is_wrong() -> None:
    ragged = b"a,b\n" + b"1,2,3\n" * 4
    assert len(spreadsheet.read("t.csv", b"a,b\n" + b"1,2\n" * 4, HERE, 4).rows) == 4
    with pytest.raises(OutlineError) as caught:
        spreadsheet.read("t.csv", ragged, HERE, 3)
    (found,) = caught.value.problems
    assert (found.code, found.place) == ("limit", Place("t.csv", 5, 1))


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (b"PK\x03\x04broken", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office program"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"<html><table></table></html>", "a web page"),
    ],
)
def test_a_file_of_another_program_is_told_as_what_it_is(source: bytes, what: str) -> None:
    with pytest.raises(OutlineError, match=f'"t.csv" is {what}, not CSV.*save it as CSV UTF-8'):
        read(source)


@pytest.mark.parametrize(
    ("source", "warned"),
    [
        ("2020,5\n2021,6\n", True),
        ("٢٠٢٠;٥\n٢٠٢١;٦\n", True),
        ("البند,2020,2021\nأ,5,6\n", False),
        (",2020,2021\nأ,5,6\n", False),
    ],
)
def test_a_header_of_numbers_alone_is_warned_about(source: str, warned: bool) -> None:
    told = [(problem.code, problem.place.line, problem.severity) for problem in read(source).warnings]
    assert told == ([("bad-data", 1, "warning")] if warned else [])


@pytest.mark.parametrize("source", ['أ,ب\n"1,2\n3,4\n', 'أ,ب\n"1"2,3\n'])
def test_a_quote_that_is_not_closed_is_told_with_how_it_is_written(source: str) -> None:
    with pytest.raises(OutlineError, match="a cell that begins with"):
        read(source)
