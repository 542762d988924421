"""Dates of the Extended Date/Time Format, written out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language import edtf, language

WRITTEN = {
    "2019-03/2021-05": {"ar": "مارس 2019 – مايو 2021", "en": "March 2019–May 2021", "fr": "mars 2019 – mai 2021"},
    "2020/2021": {"ar": "2020–2021", "en": "2020–2021", "he": "2020–2021"},
    "2020-01-05/2020-02": {"ar": "5 يناير 2020 – فبراير 2020"},
    "2020/..": {"ar": "منذ 2020", "en": "since 2020", "he": "מאז 2020", "ur": "2020 سے", "fr": "depuis 2020"},
    "2020/": {"ar": "منذ 2020"},
    "../2020-05": {"ar": "حتى مايو 2020", "en": "until May 2020", "he": "עד מאי 2020"},
    "2020~": {"ar": "نحو 2020", "en": "c. 2020", "he": "בסביבות 2020", "fr": "vers 2020"},
    "2020?": {"ar": "2020 (؟)", "en": "2020 (?)"},
    "2020%": {"ar": "نحو 2020 (؟)"},
    "2018?/2020~": {"ar": "2018 (؟) – نحو 2020"},
    "199X": {"ar": "1990–1999", "en": "1990–1999"},
    "19XX": {"ar": "1900–1999"},
    "199u": {"ar": "1990–1999"},
    "2020-21": {"ar": "ربيع 2020", "en": "spring 2020", "he": "אביב 2020", "ur": "بہار 2020", "fr": "printemps 2020"},
    "2020-24": {"ar": "شتاء 2020", "en": "winter 2020"},
    "2020-XX": {"ar": "2020"},
    "2020-05-XX": {"ar": "مايو 2020"},
    "2020-05-01T10:00:00Z": {"ar": "1 مايو 2020"},
    "2026-01-31": {"ar": "31 يناير 2026"},
}
OTHER = ["", "قيد النشر", "2019/20", "01/02/2020", "a/b", "/", "../..", "2026-13", "2026-02-30", "20XX-05", "-0500"]


@pytest.mark.parametrize(
    ("written", "tag", "said"), [(date, tag, said) for date, each in WRITTEN.items() for tag, said in each.items()]
)
def test_a_date_is_written_out_in_words_of_the_language(written: str, tag: str, said: str) -> None:
    assert edtf.write(written, language(tag)) == said
    assert edtf.valid(written)


@pytest.mark.parametrize("written", OTHER)
def test_any_other_text_stays(written: str) -> None:
    assert edtf.write(written, language("ar")) == written
    assert not edtf.valid(written)


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2020-05", "2020"),
        ("2019-03/2021-05", "2019–2021"),
        ("2020-01/2020-05", "2020"),
        ("../2020", "2020"),
        ("2020/..", "2020"),
        ("199X", "1990–1999"),
        ("2020", "2020"),
        ("nie", None),
    ],
)
def test_the_year_of_a_date_is_its_first_and_last(written: str, year: str | None) -> None:
    assert edtf.year(written, language("ar")) == year


def test_dates_are_in_the_calendar_and_digits_of_the_deck() -> None:
    assert edtf.write("2026-01/2026-03", language("ar", digits="arab")) == "يناير ٢٠٢٦ – مارس ٢٠٢٦"
    assert edtf.write("2025/2026", language("ar", calendar="hijri")) == "1446–1447 – 1447–1448"


@pytest.mark.parametrize(
    ("loose", "normal"),
    [
        ("2026-1-5", "2026-01-05"),
        ("2026-1/2026-2", "2026-01/2026-02"),
        ("2026/1/31", "2026-01-31"),
        ("2026-05-00", "2026-05"),
        ("2026-00-00/2027-00", "2026/2027"),
        ("2026-10-12", "2026-10-12"),
        ("2019/20", "2019/20"),
        ("a-1", "a-1"),
    ],
)
def test_days_and_months_in_other_forms_become_those_of_the_format(loose: str, normal: str) -> None:
    assert edtf.normal(loose) == normal


@given(st.dates(), st.dates(), st.sampled_from(["ar", "he", "fa", "ur", "en", "fr"]))
def test_a_range_says_both_of_its_ends_and_no_slash(first: object, last: object, tag: str) -> None:
    own = language(tag)
    said = edtf.write(f"{first}/{last}", own)
    assert own.date(str(first)) in said
    assert own.date(str(last)) in said
    assert "/" not in said
