from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date

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
        ("fa", "2026-01", "ژانویهٔ 2026"),
        ("he", "2026-01-31", "31 בינואר 2026"),
        ("he", "2026-01", "ינואר 2026"),
        ("ur", "2026-01-31", "31 جنوری، 2026"),
        ("ar", "ربيع 2026", "ربيع 2026"),
        ("ar", "2026-13", "2026-13"),
        ("ar", "2026-02-30", "2026-02-30"),
    ],
)
def test_dates_are_written_as_the_language_and_country_write_them(tag: str, date: str, written: str) -> None:
    assert language(tag).date(date) == written


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        *(
            (tag, tag.replace("-", "_"))
            for tag in ("ar", "ar-EG", "ar-SA", "ar-SY", "ar-LB", "ar-JO", "ar-IQ", "ar-PS")
        ),
        *((tag, tag) for tag in ("fa", "he", "ur", "fr")),
        ("en", "en_GB"),
    ],
)
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_those_of_cldr(tag: str, locale: str, month: int) -> None:
    assert language(tag).date(f"2026-{month:02}-15") == format_date(date(2026, month, 15), "long", locale)


def test_months_and_digits_are_those_asked_for() -> None:
    assert language("ar", months="levant").date("2026-01") == "كانون الثاني 2026"
    assert language("ar-SY", months="egypt").date("2026-01") == "يناير 2026"
    assert language("ar", digits="arab").date("2026-01-31") == "٣١ يناير ٢٠٢٦"


@pytest.mark.parametrize(
    ("calendar", "date", "written"),
    [
        # First days of months as announced in the calendar of Umm al-Qura University.
        ("hijri", "2024-03-11", "1 رمضان 1445"),
        ("hijri", "2024-07-07", "1 محرم 1446"),
        ("hijri", "2025-03-30", "1 شوال 1446"),
        ("hijri", "2025-06-26", "1 محرم 1447"),
        ("hijri", "2026-01-31", "12 شعبان 1447"),
        ("both", "2026-01-31", "31 يناير 2026 / 12 شعبان 1447"),
        ("hijri", "2026-01", "رجب–شعبان 1447"),
        ("hijri", "2026-06", "ذو الحجة 1447–محرم 1448"),
        ("hijri", "2026", "1447–1448"),
        ("both", "2026-01", "يناير 2026 / رجب–شعبان 1447"),
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


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("ar", "1 رمضان 1445"),
        ("fa", "1 رمضان 1445"),
        ("he", "1 ברמדאן 1445"),
        ("ur", "1 رمضان، 1445"),
        ("en", "1 Ramadan 1445"),
        ("fr", "1er ramadan 1445"),
    ],
)
def test_a_hijri_date_is_written_as_the_language_writes_dates(tag: str, written: str) -> None:
    assert language(tag, calendar="hijri").date("2024-03-11") == written
