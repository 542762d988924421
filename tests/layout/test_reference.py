from __future__ import annotations

from typing import Any, Literal

import pytest

from deckgen.language import language
from deckgen.layout.reference import entry, short
from deckgen.outline.model import Source
from deckgen.outline.values import Text

TEXTS = ("title", "author", "publisher", "number", "pages", "note")
AR, EN, FR = language("ar"), language("en"), language("fr")
STUDY = {
    "author": "جورجي بوروسكون",
    "title": "عودة *روسيا*",
    "publisher": "المعهد",
    "number": "2077",
    "date": "2026-01",
}
REPORT = {"author": "John Smith", "title": "Russia's Return", "publisher": "INSS", "number": "2077", "date": "2026-01"}


def source(**fields: Any) -> Source:
    return Source(**{key: Text.of(value) if key in TEXTS else value for key, value in fields.items()})


def test_an_entry_says_who_and_which_then_what_and_when() -> None:
    found = entry(source(**STUDY, pages="4-9", accessed="2026-02", rating="B2", url="https://example.org/"), AR)
    assert found.head == "جورجي بوروسكون، المعهد، رقم 2077"
    assert found.detail == "«عودة روسيا»، يناير 2026، ص 4-9، اطُّلع عليه في فبراير 2026، التقييم: B2"
    assert found.url == "https://example.org/"


def test_a_source_is_written_in_its_own_language_and_quoted_where_it_runs_as_the_deck_does() -> None:
    assert entry(source(**REPORT), AR)[:2] == ("John Smith, INSS, No. 2077", "Russia's Return, January 2026")
    assert entry(source(**STUDY), EN)[:2] == ("جورجي بوروسكون، المعهد، رقم 2077", "عودة روسيا، يناير 2026")
    assert entry(source(**REPORT, language="fr"), EN).detail == "«\u00a0Russia's Return\u00a0», janvier 2026"
    assert entry(source(**REPORT), FR).detail == "«\u00a0Russia's Return\u00a0», janvier 2026"


def test_a_foreign_source_keeps_the_calendar_and_leaves_the_digits() -> None:
    deck = language("ar", digits="arab", calendar="hijri")
    assert "1447" in entry(source(**REPORT), deck).detail
    assert "١٤٤٧" in entry(source(**STUDY), deck).detail


def test_a_source_without_author_and_publisher_goes_by_its_title() -> None:
    assert entry(source(title="تقرير", date="2026"), AR)[:2] == ("تقرير", "2026")
    assert entry(source(title="تقرير", number="7"), AR)[:2] == ("تقرير، رقم 7", "")
    assert short(source(title="تقرير", date="2026"), None, AR, "brief") == "تقرير، 2026"
    assert short(source(title="تقرير", publisher="المعهد"), None, AR, "brief") == "المعهد"


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("أ", "أ"),
        ("أ؛ ب", "أ وب"),
        ("أ; ب; ج", "أ، ب وج"),
        ("أ؛ ب؛ ج؛ د", "أ وآخرون"),
        ("أ; others", "أ وآخرون"),
    ],
)
def test_two_or_three_authors_are_named_of_more_the_first(author: str, written: str) -> None:
    assert short(source(title="عنوان", author=author), None, AR, "brief") == written


@pytest.mark.parametrize(
    ("locator", "form", "written"),
    [
        (None, "full", "John Smith, INSS, No. 2077"),
        ("4", "full", "John Smith, INSS, No. 2077, p. 4"),
        ("4–9", "full", "John Smith, INSS, No. 2077, pp. 4–9"),
        ("chapter 2", "full", "John Smith, INSS, No. 2077, chapter 2"),
        ("4", "brief", "John Smith, 2026"),
    ],
)
def test_a_source_line_names_the_passage_where_there_is_room(
    locator: str | None, form: Literal["full", "brief"], written: str
) -> None:
    assert short(source(**REPORT), locator, EN, form) == written


@pytest.mark.parametrize(("date", "written"), [("spring 2026", "A, 2026"), ("undated", "A"), ("20261", "A")])
def test_the_year_is_found_in_any_text(date: str, written: str) -> None:
    assert short(source(title="T", author="A", date=date), None, EN, "brief") == written


def test_a_number_that_names_itself_gets_no_word() -> None:
    assert entry(source(title="عنوان", author="أ", number="الورقة 7"), AR).head == "أ، الورقة 7"
