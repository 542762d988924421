from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language import language
from deckgen.language.data import built_in
from deckgen.language.numbers import Digits, convert
from deckgen.language.readings import readings

SYSTEMS: tuple[Digits, ...] = ("latn", "arab", "arabext")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15/01/2026", ["2026-01-15"]),
        ("2026/01/31", ["2026-01-31"]),
        ("31-01-2026", ["2026-01-31"]),
        ("03/2026", ["2026-03"]),
        ("2026.3", ["2026-03"]),
        ("٢٠٢٦-٠٣", ["2026-03"]),
        ("١٥/١/٢٠٢٦م", ["2026-01-15"]),
        ("15.1.2026", ["2026-01-15"]),
        ("15 / 1 / 26", ["2026-01-15"]),
        ("2026-1-5", ["2026-01-05"]),
        ("2026-01-15T10:00:00Z", ["2026-01-15"]),
        ("\u200f15/01/2026", ["2026-01-15"]),
        ("20260115", ["2026-01-15"]),
        ("05/01/2026", ["2026-01-05 (day first)", "2026-05-01 (month first)"]),
        ("05/05/2026", ["2026-05-05"]),
        ("12/31/2026", ["2026-12-31"]),
        ("15 يناير 2026", ["2026-01-15"]),
        ("الخميس ١٥ كانون الثاني ٢٠٢٦", ["2026-01-15"]),
        ("غشت 2026", ["2026-08"]),
        ("15 בינואר 2026", ["2026-01-15"]),
        ("January 15th, 2026", ["2026-01-15"]),
        ("Jan 2026", ["2026-01"]),
        ("1er août 2026", ["2026-08-01"]),
        ("۷ آذر ۱۴۰۵", ["2026-11-28 (and calendar: persian)"]),
        ("7 قوس 1405", ["2026-11-28 (and calendar: persian)"]),
        ("1 رمضان 1447", ["2026-02-18 (and calendar: hijri)"]),
        ("رمضان 1447", ["2026-02 (and calendar: hijri)", "2026-03 (and calendar: hijri)"]),
        ("۱۴۰۵/۹/۷", ["2026-11-28 (and calendar: persian)", "1985-05-26 (and calendar: hijri)"]),
        ("1447/09/01 هـ", ["2026-02-18 (and calendar: hijri)"]),
        ("1405/9/7 هـ.ش", ["2026-11-28 (and calendar: persian)"]),
    ],
)
def test_a_date_is_read_as_it_may_be_meant(text: str, meant: list[str]) -> None:
    assert readings(text) == meant


@pytest.mark.parametrize(
    "text",
    ["ربيع 2026", "الربع الأول 2026", "3/26", "13/13/2026", "2026-02-30", "مارس إلى مايو 2026", "قريبًا", "", "-"],
)
def test_what_may_be_no_date_has_no_reading(text: str) -> None:
    assert readings(text) == []


@given(st.dates(date(1925, 1, 1), date(2075, 12, 31)), st.sampled_from("/.- "), st.sampled_from(SYSTEMS), st.booleans())
def test_every_day_is_among_its_readings(day: date, sign: str, digits: Digits, padded: bool) -> None:
    numbers = [f"{day.day:02}", f"{day.month:02}"] if padded else [str(day.day), str(day.month)]
    year = str(day.year)
    for written in (sign.join((*numbers, year)), sign.join((year, *numbers[::-1])), sign.join((*numbers[::-1], year))):
        assert day.isoformat() in [meant.partition(" ")[0] for meant in readings(convert(written, digits))]


@given(
    st.dates(date(1925, 1, 1), date(2075, 12, 31)),
    st.sampled_from(built_in()),
    st.sampled_from(["gregorian", "hijri", "persian"]),
)
def test_what_a_deck_writes_is_read_again(day: date, tag: str, calendar: str) -> None:
    written = language(tag, calendar=calendar).date(day.isoformat())  # type: ignore[arg-type]
    assert [meant.partition(" ")[0] for meant in readings(written)] == [day.isoformat()]


@pytest.mark.parametrize("text", ["9" * 5000, "1 يناير " + "9" * 5000, "1/" * 3000, "آذار " * 3000])
def test_what_is_far_too_long_is_no_date(text: str) -> None:
    assert readings(text) == []
