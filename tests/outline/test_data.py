from __future__ import annotations

import pytest

from deckgen.outline import data
from deckgen.problems import OutlineError, Place

HERE = Place("study.yaml", 7, 3)


def read(source: str | bytes) -> data.Data:
    return data.read("t.csv", source.encode() if isinstance(source, str) else source, HERE)


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
        ("أ\n\u202eا\n", ("bidi-control", "t.csv", 2)),
        ('أ\n"' + "x" * 200_000 + '"\n', ("bad-data", "t.csv", 2)),
    ],
)
def test_what_is_wrong_is_said_where_it_is(source: str | bytes, where: tuple[str, str, int]) -> None:
    assert problem(source) == where
