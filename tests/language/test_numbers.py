from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language.numbers import Digits, alike, ascii_digits, convert, number, read, readings, write


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2077", "2077"),
        ("٢٠٧٧", "2077"),
        ("۲۰۷۷", "2077"),
        ("1,250.50", "1250.50"),
        ("١٬٢٥٠٫٥", "1250.5"),
        ("1.250,5", "1250.5"),
        ("1 250,5", "1250.5"),
        ("1\u00a0250", "1250"),
        ("12,34,567", "1234567"),
        ("2,5", "2.5"),
        ("2,500", "2500"),
        ("2.500", "2.500"),
        ("-3", "-3"),
        ("−3", "-3"),
        (" 7 ", "7"),
    ],
)
def test_numbers_are_read_however_they_are_written(text: str, number: str) -> None:
    found = read(text)
    assert found is not None
    assert (found, str(found)) == (Decimal(number), number)


@pytest.mark.parametrize("text", ["", "نص", "45%%", "1.2.3", "1,2,3", "1,25,0", "2025-01", "--3", "3-", "NaN", "1e3"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "digits", "written"),
    [
        ("1,250.50", "latn", "1,250.50"),
        ("1,250.50", "arab", "١٬٢٥٠٫٥٠"),
        ("1,250.50", "arabext", "۱٬۲۵۰٫۵۰"),
        ("١٬٢٥٠٫٥٠", "latn", "1,250.50"),
        ("12,34,567", "arab", "١٢٬٣٤٬٥٦٧"),
        ("2077", "arab", "٢٠٧٧"),
        ("-3", "arab", "-٣"),
        ("2025-01", "arab", "٢٠٢٥-٠١"),
    ],
)
def test_a_number_is_written_as_its_author_grouped_it(text: str, digits: Digits, written: str) -> None:
    assert write(text, digits) == written


def test_western_digits_have_the_separators_of_the_language() -> None:
    assert write("1,250.50", "latn", ",", "\u00a0") == "1\u00a0250,50"
    assert write("1,250.50", "arab", ",", "\u00a0") == "١٬٢٥٠٫٥٠"


def test_other_texts_change_their_digits_only() -> None:
    assert convert("F-16, 3D", "arab") == "F-١٦, ٣D"
    assert convert("F-16, 3D", "latn") == "F-16, 3D"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_what_is_written_is_read_as_the_same_number(number: Decimal) -> None:
    systems: tuple[Digits, ...] = ("latn", "arab", "arabext")
    assert {read(write(f"{number:,}", digits)) for digits in systems} == {number}


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1,250", "1250", "1.250"),
        ("1.250", "1.250", "1250"),
        ("1250", "1250", "1250"),
        ("1 250", "1250", "1250"),
        ("1.250,5", None, "1250.5"),
        ("1,250.5", "1250.5", None),
        ("0,250", None, "0.250"),
        ("2,5", None, "2.5"),
        ("1250,500", None, "1250.500"),
        ("1,25,000", "125000", None),
        ("1.25.000", None, None),
        ("1٫250", "1.250", "1.250"),
        ("12.5%", "12.5", None),
        ("٪ ٣٠", "30", "30"),
        ("%%", None, None),
        (".", None, None),
        ("", None, None),
    ],
)
def test_a_number_has_the_readings_that_its_signs_allow(text: str, point: str | None, comma: str | None) -> None:
    found = readings(text)
    assert [str(found[sign].value) if sign in found else None for sign in (".", ",")] == [point, comma]


@pytest.mark.parametrize(
    ("column", "written"),
    [
        (["2019", "2026"], ["2019", "2026"]),
        (["9999", "10000"], ["9,999", "10,000"]),
        (["1250", "2.5"], ["1,250", "2.5"]),
        (["1250", "1,000"], ["1,250", "1,000"]),
        (["12,34,567", "1250"], ["12,34,567", "1,250"]),
        (["-12500", "٩٥"], ["-12,500", "95"]),
        (["0912345", "12500"], ["0912345", "12500"]),
        (["+12500", "12500"], ["+12500", "12500"]),
        (["9661234567", "12500"], ["9661234567", "12500"]),
        (["12500%", "5%"], ["12,500%", "5%"]),
        ([], []),
    ],
)
def test_thousands_are_parted_in_a_whole_column_or_not_at_all(column: list[str], written: list[str]) -> None:
    assert list(map(str, alike(found for text in column if (found := number(text))))) == written


@pytest.mark.parametrize(
    ("text", "digits", "written"),
    [("12.5%", "arab", "١٢٫٥٪"), ("٪٣٠", "latn", "30%"), ("–5", "latn", "-5"), ("\u200e5", "latn", "5")],
)
def test_a_percentage_has_the_sign_of_its_digits(text: str, digits: Digits, written: str) -> None:
    assert write(text, digits) == written


def test_a_text_in_ascii_digits_keeps_its_letters() -> None:
    assert ascii_digits("\u200f−١٢٫٥D ٪") == "-12.5D %"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_parting_thousands_changes_no_number(value: Decimal) -> None:
    found = number(str(value))
    assert found is not None
    assert [one.value for one in alike([found])] == [value]
