from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language import numbers
from deckgen.language.numbers import Separator
from deckgen.outline.data.number_columns import Cell, decide, is_missing, not_a_number
from deckgen.problems import Place


def column(*written: str, line: int = 2) -> list[Cell]:
    return [Cell(text, Place("d.csv", line + i, 1)) for i, text in enumerate(written)]


def values(*written: str) -> list[Decimal]:
    (separator,), problems = decide([column(*written)])
    assert problems == []
    return [found.value for text in written if (found := numbers.number(text, separator))]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["1.250", "2.375,5", "850"], ["1250", "2375.5", "850"]),
        (["1,250", "2,375.5", "850"], ["1250", "2375.5", "850"]),
        (["1.250", "0.5"], ["1.250", "0.5"]),
        (["1,250", "0,5"], ["1.250", "0.5"]),
        (["1,250", "0,125"], ["1.250", "0.125"]),
        (["1,250", "2,50"], ["1.250", "2.50"]),
        (["1,250", "12,34,567"], ["1250", "1234567"]),
        (["1.250", "1.234.567"], ["1250", "1234567"]),
        (["1.250", "1 234,5"], ["1250", "1234.5"]),
        (["1,250", "1'234.5"], ["1250", "1234.5"]),
        (["1,250", "12345,6"], ["1.250", "12345.6"]),
        (["١٬٢٣٤٫٥", "٢٫٥"], ["1234.5", "2.5"]),
        (["١,٢٥٠", "٢,٥"], ["1.250", "2.5"]),
        (["۱٬۲۵۰", "1'250", "1 250", "1\u202f250", "1’250"], ["1250"] * 5),
        (["2019", "2020"], ["2019", "2020"]),
        (["-1.250", "−2,5", "–3,5", "- 4,5", "+5"], ["-1250", "-2.5", "-3.5", "-4.5", "5"]),
        (["1.250%", "2,5%", "٪٣٠", "٤٠ ٪"], ["1250", "2.5", "30", "40"]),
        ([".5", "1.250"], ["0.5", "1.250"]),
        (["\u200e1.250\u200f", "\u202b2,5\u202c", "\u00a03,5\u00a0"], ["1250", "2.5", "3.5"]),
    ],
)
def test_a_cell_that_can_be_read_one_way_decides_for_its_column(written: list[str], read: list[str]) -> None:
    assert values(*written) == list(map(Decimal, read))
    assert values(*reversed(written)) == list(map(Decimal, reversed(read)))


@pytest.mark.parametrize(
    ("columns", "separators"),
    [
        ([["1.250"], ["2,5"]], [",", ","]),
        ([["1.250"], ["2.5"]], [".", "."]),
        ([["1.250"], ["2,5"], ["3.5"]], [".", ",", "."]),
        ([["850"], ["2,5"]], [",", ","]),
    ],
)
def test_a_column_that_leaves_it_open_is_read_as_the_others(columns: list[list[str]], separators: list[str]) -> None:
    assert decide([column(*cells) for cells in columns])[0] == separators


def test_columns_that_are_not_shown_decide_too_but_not_texts() -> None:
    assert decide([column("1.250")], [column("2,5")]) == ([","], [])
    separators, problems = decide([column("1.250")], [column("2,5", "نص")])
    assert separators == ["."]
    assert [problem.code for problem in problems] == ["ambiguous-number"]


@pytest.mark.parametrize(
    ("written", "point", "comma"), [("1,250", "1250", "1.25"), ("1.250", "1.25", "1250"), ("١,٢٥٠", "1250", "1.25")]
)
def test_what_stays_open_is_told_once_with_both_readings(written: str, point: str, comma: str) -> None:
    (separator,), (problem,) = decide([column("850", written, written)])
    assert separator == "."
    assert (problem.severity, problem.place) == ("warning", Place("d.csv", 3, 1))
    assert f'"{written}" can be read as {point} or {comma}' in problem.message


@pytest.mark.parametrize(
    ("first", "second"), [("1.234,5", "1,234.5"), ("2,5", "2.5"), ("1,234,567", "٢,٥"), ("0.5", "0,5")]
)
def test_contradicting_cells_are_both_named(first: str, second: str) -> None:
    _, (problem,) = decide([column(first, "7", second)])
    assert (problem.severity, problem.place.line) == ("error", 4)
    assert f'"{first}" (line 2) and "{second}" (line 4)' in problem.message


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)


@given(st.lists(AMOUNTS, min_size=1, max_size=8), st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'")]))
def test_a_column_is_read_as_it_was_written(amounts: list[Decimal], signs: tuple[str, str]) -> None:
    decimal, group = signs
    written = [f"{amount:,}".translate(str.maketrans({".": decimal, ",": group})) for amount in amounts]
    assert values(*written) == amounts


@given(st.lists(st.text("0123456789.,٫٬' ", min_size=1, max_size=9), min_size=1, max_size=6))
def test_a_column_is_read_with_one_sign_or_told(written: list[str]) -> None:
    cells = column(*written)
    (separator,), problems = decide([cells])
    other: Separator = "," if separator == "." else "."
    if not problems:
        for cell in cells:
            found = numbers.readings(cell.written)
            assert not found or separator in found
            if other in found and found[other].value != found[separator].value:
                assert any(len(numbers.readings(text)) == 1 for text in written)


@pytest.mark.parametrize(
    "written",
    ["", " ", "-", "–", "—", "--", "…", "..", "N/A", "n/a", "#N/A", "NA", "غير متوفر", "غير  متوفر", "\u200fغير متوفر",
     "לא זמין", "ناموجود", "دستیاب نہیں", "n.d.", "\u00a0"],
)  # fmt: skip
def test_a_missing_number_may_be_said_in_many_ways(written: str) -> None:
    assert is_missing(written)


@pytest.mark.parametrize("written", ["0", "كثير", "-5", "A"])
def test_what_is_said_is_not_missing(written: str) -> None:
    assert not is_missing(written)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("(1,234)", "a negative number has a minus, not parentheses: -1,234"),
        ("$(1,234)", 'currency "$"'),
        ("$1,200", 'currency "$"'),
        ("1200 €", 'currency "€"'),
        ("1200 ريال", 'currency "ريال"'),
        ("SAR 1,200", 'currency "SAR"'),
        ("١٢٠٠ د.م.", 'currency "د.م."'),
        ("12 كم", 'currency "كم"'),
        ("5-", "-5"),
        ("1,23E+05", "shortened"),
        ("#DIV/0!", "spreadsheet"),
        ("#####", "spreadsheet"),
        ("كثير", 'units stand in "unit"'),
        ("10–20", "غير متوفر"),
    ],
)
def test_what_is_no_number_is_told_by_name(written: str, hint: str) -> None:
    problem = not_a_number("a value", Cell(written, Place("d.csv", 2, 1)), '"unit"')
    assert problem is not None
    assert hint in (problem.hint or "")


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    problem = not_a_number("a value", Cell(text, Place("d.csv", 2, 1)), "the head")
    assert (problem is None) == bool(numbers.readings(text))
