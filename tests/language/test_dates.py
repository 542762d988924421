from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from deckgen.language import language
from deckgen.language.dates import Calendar, valid
from deckgen.language.numbers import convert

FA_MONTHS = language("fa").dates.persian
HIJRI_MONTHS = language("ar").dates.hijri
# fmt: off
LEAP_YEARS = [
    1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379,
    1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453,
]
# fmt: on
"""Leap years of the Solar Hijri calendar (Calendar Center, Institute of Geophysics, University of Tehran)."""


@pytest.mark.parametrize(
    ("tag", "date", "written"),
    [
        ("ar", "2026", "2026"),
        ("ar", "2026-01", "يناير 2026"),
        ("ar", "2026-01-31", "31 يناير 2026"),
        ("ar-SY", "2026-01-31", "31 كانون الثاني 2026"),
        ("ar-MA", "2026-08", "غشت 2026"),
        ("ar-DZ", "2026-01-31", "31 جانفي 2026"),
        ("ar-TN", "2026-08", "أوت 2026"),
        ("ar-MR", "2026-12", "دجمبر 2026"),
        ("en", "2026-01-31", "31 January 2026"),
        ("en-US", "2026-01-31", "January 31, 2026"),
        ("fr", "2026-01-01", "1er janvier 2026"),
        ("fr", "2026-01-02", "2 janvier 2026"),
        ("fa", "2026-01", "ژانویهٔ ۲۰۲۶"),
        ("fa-AF", "2026-01", "جنوری ۲۰۲۶"),
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


@pytest.mark.parametrize(("tag", "locale"), [("ps", "ps"), ("az-Arab", "az"), ("sw", "sw")])
def test_dates_of_a_language_without_a_file_have_the_months_of_cldr(tag: str, locale: str) -> None:
    for number, month in Locale(locale).months["format"]["wide"].items():
        said = language(tag).date(f"2026-{number:02}")
        assert month in said
        assert "2026" in said


def test_months_and_digits_are_those_asked_for() -> None:
    assert language("ar", months="levant").date("2026-01") == "كانون الثاني 2026"
    assert language("ar-SY", months="egypt").date("2026-01") == "يناير 2026"
    assert language("ar", months="morocco").date("2026-08") == "غشت 2026"
    assert language("fa", months="afghanistan", calendar="persian").date("2026-11-28") == "۷ قوس ۱۴۰۵"
    assert language("fa-AF", months="iran", calendar="persian").date("2026-11-28") == "۷ آذر ۱۴۰۵"
    assert language("ar", digits="arab").date("2026-01-31") == "٣١ يناير ٢٠٢٦"
    assert language("fa", digits="latn").date("2026-01-31") == "31 ژانویهٔ 2026"


@pytest.mark.parametrize(("tag", "months"), [("fa", "levant"), ("fa-AF", "levant"), ("ar-SY", "iran"), ("en", "egypt")])
def test_months_of_another_language_change_nothing(tag: str, months: str) -> None:
    for written in ("2026-01", "2026-08"):
        assert language(tag, months=months).date(written) == language(tag).date(written)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("calendar", "date", "written"),
    [
        # First days of months as announced in the calendar of Umm al-Qura University.
        ("hijri", "2024-03-11", "1 رمضان 1445"),
        ("hijri", "2024-07-07", "1 محرم 1446"),
        ("hijri", "2025-03-30", "1 شوال 1446"),
        ("hijri", "2025-06-26", "1 محرم 1447"),
        ("hijri", "2026-01-31", "12 شعبان 1447"),
        ("both", "2026-01-31", "31 يناير 2026م / 12 شعبان 1447هـ"),
        ("hijri", "2026-01", "رجب–شعبان 1447"),
        ("hijri", "2026-06", "ذو الحجة 1447–محرم 1448"),
        ("hijri", "2026", "1447–1448"),
        ("both", "2026-01", "يناير 2026م / رجب–شعبان 1447هـ"),
        ("both", "2026-06", "يونيو 2026م / ذو الحجة 1447–محرم 1448هـ"),
        ("both", "2028", "2028م / 1449–1450هـ"),
        ("hijri", "1900-01-01", "1 يناير 1900"),
        ("both", "1900-01-01", "1 يناير 1900"),
        ("persian", "2026-11-28", "7 آذر 1405"),
    ],
)
def test_hijri_dates_are_those_of_umm_al_qura_and_span_what_has_no_day(
    calendar: Calendar, date: str, written: str
) -> None:
    assert language("ar", calendar=calendar).date(date) == written


@pytest.mark.parametrize(
    ("tag", "calendar", "date", "written"),
    [
        ("fa", "persian", "2026-11-28", "۷ آذر ۱۴۰۵"),
        ("fa", "persian", "2026-03-20", "۲۹ اسفند ۱۴۰۴"),
        ("fa", "persian", "2026-03-21", "۱ فروردین ۱۴۰۵"),
        ("fa", "persian", "2025-03-20", "۳۰ اسفند ۱۴۰۳"),
        ("fa", "persian", "2026-01", "دی–بهمن ۱۴۰۴"),
        ("fa", "persian", "2026-03", "اسفند ۱۴۰۴–فروردین ۱۴۰۵"),
        ("fa", "persian", "2026", "۱۴۰۴–۱۴۰۵"),
        ("fa", "persian", "1453-05-29", "۲۹ مهٔ ۱۴۵۳"),
        ("fa", "hijri", "2026-05", "ذیقعده–ذیحجهٔ ۱۴۴۷"),
        ("fa", "both", "2026-11-28", "۲۸ نوامبر ۲۰۲۶م / ۷ آذر ۱۴۰۵ش"),
        ("fa", "both", "2028", "۲۰۲۸م / ۱۴۰۶–۱۴۰۷ش"),
        ("fa-AF", "persian", "2026-11-28", "۷ قوس ۱۴۰۵"),
        ("fa-AF", "persian", "2026-08", "اسد–سنبلهٔ ۱۴۰۵"),
        ("fa-AF", "both", "2026-11-28", "۲۸ نومبر ۲۰۲۶م / ۷ قوس ۱۴۰۵ش"),
        ("ps", "both", "2026", "2026م / 1404–1405هـ.ش"),
        ("ckb", "both", "2026", "2026م / 1447–1448هـ"),
        ("he", "both", "2026", "2026\u00a0לספירה / 1447–1448\u00a0להג׳רה"),
        ("ur", "both", "2026", "2026ء / 1447–1448ھ"),
        ("en", "both", "2026-11-28", "28 November 2026\u00a0CE / 18 Jumada II 1448\u00a0AH"),
        ("fr", "both", "2026", "2026\u00a0apr.\u00a0J.-C. / 1447–1448\u00a0AH"),
    ],
)
def test_persian_dates_and_both_calendars_are_the_languages_own(
    tag: str, calendar: Calendar, date: str, written: str
) -> None:
    assert language(tag, calendar=calendar).date(date) == written


DAYS = st.dates(date(1925, 1, 1), date(2075, 12, 31))


@given(DAYS)
def test_a_day_in_another_calendar_is_the_same_day(day: date) -> None:
    written = convert_back(language("fa", calendar="persian").date(day.isoformat()))
    number, name, year = written.split(" ")
    assert JalaliDate(int(year), FA_MONTHS.index(name) + 1, int(number)).to_gregorian() == day
    number, _, rest = language("ar", calendar="hijri").date(day.isoformat()).partition(" ")
    name, _, year = rest.rpartition(" ")
    lunar = Hijri(int(year), HIJRI_MONTHS.index(name) + 1, int(number)).to_gregorian()
    assert (lunar.year, lunar.month, lunar.day) == (day.year, day.month, day.day)


def convert_back(written: str) -> str:
    return written.translate(str.maketrans(convert("0123456789", "arabext"), "0123456789"))


@pytest.mark.slow
def test_months_and_leap_years_are_as_long_as_those_of_the_calendar_centre() -> None:
    own, first = language("fa", calendar="persian", digits="latn"), date(1925, 3, 21)
    for year in range(1304, 1454):
        for number, name in enumerate(FA_MONTHS):
            length = 31 if number < 6 else 30 if number < 11 or year in LEAP_YEARS else 29
            for day in (1, length):
                assert own.date((first + timedelta(day - 1)).isoformat()) == f"{day} {name} {year}"
            first += timedelta(length)


@pytest.mark.slow
def test_a_lunar_month_has_29_or_30_days() -> None:
    # Some that were announced before have 28 or 31.
    own, first = language("ar", calendar="hijri"), date(1945, 8, 8)
    while first < date(2075, 1, 1):
        begun, last, after = (own.date((first + timedelta(days)).isoformat()).split(" ", 1) for days in (0, 28, 29))
        assert (begun[0], last) == ("1", ["29", begun[1]])
        longer = after == ["30", begun[1]]
        assert longer or (after[0] == "1" and after[1] != begun[1])
        first += timedelta(29 + longer)


@given(DAYS, st.sampled_from(["hijri", "persian"]))
def test_a_month_or_year_spans_its_days(day: date, calendar: Calendar) -> None:
    own = language("fa", calendar=calendar)
    said = own.date(day.isoformat())
    year = said.rpartition(" ")[2]
    first, last = own.date(f"{day:%Y}").split("–")
    assert first <= year <= last
    assert year in own.date(f"{day:%Y-%m}")
    assert own.year(day.isoformat()) == year


@pytest.mark.parametrize(
    ("text", "is_date"), [("2026", True), ("2024-02-29", True), ("2026-02-29", False), ("", False)]
)
def test_a_date_is_one_that_the_calendar_has(text: str, is_date: bool) -> None:
    assert valid(text) is is_date


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("ar", "1 رمضان 1445"),
        ("fa", "۱ رمضان ۱۴۴۵"),
        ("he", "1 ברמדאן 1445"),
        ("ur", "1 رمضان، 1445"),
        ("en", "1 Ramadan 1445"),
        ("fr", "1er ramadan 1445"),
    ],
)
def test_a_hijri_date_is_written_as_the_language_writes_dates(tag: str, written: str) -> None:
    assert language(tag, calendar="hijri").date("2024-03-11") == written
