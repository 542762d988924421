from __future__ import annotations

from typing import Any, Literal

import pytest
from msgspec.structs import replace

from deckgen.language import language
from deckgen.layout.reference import entry, short
from deckgen.outline.model import Source
from deckgen.outline.values import Text

TEXTS = ("title", "author", "container", "publisher", "volume", "issue", "number", "pages", "note")
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


def test_an_entry_says_who_and_where_then_what_and_when() -> None:
    found = entry(source(**STUDY, pages="4-9", accessed="2026-02", rating="B2", url="https://example.org/"), AR)
    assert found.head == "جورجي بوروسكون، المعهد"
    assert found.detail == "«عودة روسيا»، رقم 2077، يناير 2026، ص 4-9، اطُّلع عليه في فبراير 2026"
    assert (found.rating, found.url) == ("التقييم: B2", "https://example.org/")


def test_a_source_is_written_in_its_own_language_its_title_and_rating_marked_as_the_deck_does() -> None:
    assert entry(source(**REPORT, rating="A1"), AR)[:3] == (
        "John Smith, INSS",
        "«Russia's Return», No. 2077, January 2026",
        "التقييم: A1",
    )
    assert entry(source(**STUDY), EN)[:2] == ("جورجي بوروسكون، المعهد", "“عودة روسيا”، رقم 2077، يناير 2026")
    assert entry(source(**REPORT, language="fr"), EN).detail == "“Russia's Return”, n° 2077, janvier 2026"
    assert entry(source(**REPORT), FR).detail == "«\u00a0Russia's Return\u00a0», n° 2077, janvier 2026"


@pytest.mark.parametrize(
    ("title", "keys", "word"),
    [
        ("تقرير (Rapport annuel sur les ressources en eau)", {}, "رقم 7"),
        ("«Rapport» عن المياه", {}, "No. 7"),
        ("2025: דוח", {}, "מס׳ 7"),
        ("2025", {}, "رقم 7"),
        ("Report", {"language": "ar"}, "رقم 7"),
    ],
)
def test_a_sources_language_is_the_one_that_it_names_else_that_of_its_titles_first_letter(
    title: str, keys: dict[str, str], word: str
) -> None:
    assert word in entry(source(title=title, number="7", **keys), AR).head


def test_a_title_given_in_one_language_is_of_that_language() -> None:
    report = replace(source(title="x", number="7", language="ar"), title=Text({"en": "Report"}))
    assert entry(report, FR).head == "«\u00a0Report\u00a0», No. 7"


def test_a_foreign_source_keeps_the_calendar_and_leaves_the_digits() -> None:
    deck = language("ar", digits="arab", calendar="hijri")
    assert "1447" in entry(source(**REPORT), deck).detail
    assert "١٤٤٧" in entry(source(**STUDY), deck).detail


def test_a_source_without_author_and_publisher_goes_by_its_title() -> None:
    assert entry(source(title="تقرير", date="2026"), AR)[:2] == ("«تقرير»", "2026")
    assert entry(source(title="تقرير", number="7"), AR)[:2] == ("«تقرير»، رقم 7", "")
    assert short(source(title="تقرير", date="2026"), None, AR, "brief") == "تقرير، 2026"
    assert short(source(title="تقرير", publisher="المعهد"), None, AR, "brief") == "المعهد"


@pytest.mark.parametrize("publisher", ["INSS", "inss", "المعهد"])
def test_an_author_who_publishes_is_named_once_among_others_too(publisher: str) -> None:
    made = source(title="تقرير", author="INSS; المعهد", publisher=publisher)
    assert entry(made, AR).head == "INSS والمعهد"
    assert short(made, None, AR, "full") == "INSS والمعهد"


def test_an_institute_that_publishes_what_it_wrote_is_named_once() -> None:
    assert entry(source(title="تقرير", author="المعهد", publisher="المعهد"), AR).head == "المعهد"


@pytest.mark.parametrize(
    ("tag", "volume", "issue"),
    [
        ("ar", "المجلد 14", "العدد 3"),
        ("he", "כרך 14", "גיליון 3"),
        ("fa", "جلد 14", "شمارهٔ 3"),
        ("ur", "جلد 14", "شمارہ 3"),
        ("en", "Vol. 14", "No. 3"),
        ("fr", "vol. 14", "n° 3"),
    ],
)
def test_volume_and_issue_have_words_of_their_own_and_stand_with_their_journal(
    tag: str, volume: str, issue: str
) -> None:
    deck = language(tag)
    article = {"title": "2026", "author": "A", "container": "J", "language": tag}

    def head(**keys: str) -> str:
        return entry(source(**article, **keys), deck).head.replace("، ", ", ")

    assert head(volume="14") == f"A, J, {volume}"
    assert head(issue="3") == f"A, J, {issue}"
    assert head(volume="14", issue="3", publisher="P") == "A, J, 14(3), P"
    assert head(volume="IV", issue="S1") == "A, J, IV(S1)"
    assert head(volume="special volume") == "A, J, special volume"


def test_the_volume_of_a_work_that_stands_in_no_other_is_with_its_title() -> None:
    found = entry(source(title="المقدمة", author="ابن خلدون", publisher="دار النهر", volume="2", number="7"), AR)
    assert found[:2] == ("ابن خلدون، دار النهر", "«المقدمة»، المجلد 2، رقم 7")


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("أ", "أ"),
        ("أ؛ ب", "أ وب"),
        ("أ; ب; ج", "أ، ب وج"),
        ("أ؛ ب؛ ج؛ د", "أ وآخرون"),
        ("أ; others", "أ وآخرون"),
        ("أ\\; ب؛ ج", "أ; ب وج"),
        ("منظمة المياه\\؛ المكتب الإقليمي", "منظمة المياه؛ المكتب الإقليمي"),
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


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("spring 2026", "A, 2026"),
        ("undated", "A"),
        ("20261", "A"),
        ("2019-03/2021-05", "A, 2019–2021"),
        ("2020~", "A, 2020"),
        ("199X", "A, 1990–1999"),
        ("2020/..", "A, 2020"),
    ],
)
def test_the_year_is_found_in_any_text(date: str, written: str) -> None:
    assert short(source(title="T", author="A", date=date), None, EN, "brief") == written


def test_a_number_that_names_itself_gets_no_word() -> None:
    assert entry(source(title="عنوان", author="أ", number="الورقة 7"), AR)[:2] == ("أ", "«عنوان»، الورقة 7")


@pytest.mark.parametrize(
    ("form", "written"),
    [("full", "Smith, Water, 14(3), p. 4"), ("brief", "Smith, 2026")],
)
def test_an_article_is_named_by_its_journal_in_a_source_line(form: Literal["full", "brief"], written: str) -> None:
    article = source(title="Leaks", author="Smith", container="Water", volume="14", issue="3", date="2026-04")
    assert short(article, "4", EN, form) == written


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2019-03/2021-05", "«تقرير»، مارس 2019 – مايو 2021"),
        ("2020/2021", "«تقرير»، 2020–2021"),
        ("2020-21", "«تقرير»، ربيع 2020"),
        ("قيد النشر", "«تقرير»، قيد النشر"),
    ],
)
def test_dates_of_sources_are_written_out(date: str, written: str) -> None:
    assert entry(source(title="تقرير", author="أ", date=date), AR).detail == written
    assert entry(source(title="Report", author="A", date="2019-03/2021-05"), AR).detail == (
        "«Report», March 2019–May 2021"
    )
