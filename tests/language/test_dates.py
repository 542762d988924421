from __future__ import annotations

import pytest

from deckgen.language import language
from deckgen.language.dates import Calendar, valid


@pytest.mark.parametrize(
    ("tag", "date", "written"),
    [
        ("ar", "2026", "2026"),
        ("ar", "2026-01", "يناير 2026"),
        ("ar", "2026-01-31", "31 يناير 2026"),
        ("ar-SY", "2026-01-31", "31 كانون الثاني 2026"),
        ("en", "2026-01-31", "31 January 2026"),
        ("fr", "2026-01-01", "1er janvier 2026"),
        ("fr", "2026-01-02", "2 janvier 2026"),
        ("ar", "ربيع 2026", "ربيع 2026"),
        ("ar", "2026-13", "2026-13"),
        ("ar", "2026-02-30", "2026-02-30"),
    ],
)
def test_dates_are_written_as_the_language_and_country_write_them(tag: str, date: str, written: str) -> None:
    assert language(tag).date(date) == written


def test_months_and_digits_are_those_asked_for() -> None:
    assert language("ar", months="levant").date("2026-01") == "كانون الثاني 2026"
    assert language("ar-SY", months="egypt").date("2026-01") == "يناير 2026"
    assert language("ar", digits="arab").date("2026-01-31") == "٣١ يناير ٢٠٢٦"


@pytest.mark.parametrize(
    ("calendar", "date", "written"),
    [
        ("hijri", "2026-01-31", "12 شعبان 1447"),
        ("both", "2026-01-31", "31 يناير 2026 / 12 شعبان 1447"),
        ("hijri", "2026-01", "رجب–شعبان 1447"),
        ("hijri", "2026", "1447–1448"),
        ("hijri", "1900-01-01", "1 يناير 1900"),
    ],
)
def test_hijri_dates_are_those_of_umm_al_qura_and_span_what_has_no_day(
    calendar: Calendar, date: str, written: str
) -> None:
    assert language("ar", calendar=calendar).date(date) == written


@pytest.mark.parametrize(
    ("text", "is_date"), [("2026", True), ("2024-02-29", True), ("2026-02-29", False), ("", False)]
)
def test_a_date_is_one_that_the_calendar_has(text: str, is_date: bool) -> None:
    assert valid(text) is is_date
