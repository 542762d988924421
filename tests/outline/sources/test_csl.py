"""Entries of CSL-JSON: names, dates, numbers, addresses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outline.sources.support import codes, csl, said


def field(name: str, **keys: Any) -> str | None:
    found = csl({"id": "a", "title": "أ", **keys})
    assert not found.faults
    assert not found.problems
    return said(found.sources["a"]).get(name)


@pytest.mark.parametrize("particle", ["dropping-particle", "non-dropping-particle"])
@pytest.mark.parametrize(
    ("said", "family", "written"),
    [
        ("al-", "Hakim", "Tawfiq al-Hakim"),
        ("el-", "Sisi", "Tawfiq el-Sisi"),
        ("al\u2010", "Ḥakīm", "Tawfiq al\u2010Ḥakīm"),
        ("al- ", "Hakim", "Tawfiq al-Hakim"),
        ("d'", "Alembert", "Tawfiq d'Alembert"),
        ("d\u2019", "Alembert", "Tawfiq d\u2019Alembert"),
        ("ʿ", "Abd", "Tawfiq ʿAbd"),
        ("ibn", "Khaldun", "Tawfiq ibn Khaldun"),
        ("van der", "Berg", "Tawfiq van der Berg"),
    ],
)
def test_particles_that_end_in_a_hyphen_or_apostrophe_are_joined(
    particle: str, said: str, family: str, written: str
) -> None:
    assert field("author", author=[{"family": family, "given": "Tawfiq", particle: said}]) == written


def test_particles_suffixes_and_organisations_stand_in_the_order_in_which_they_are_said() -> None:
    names = [
        {"given": "A", "dropping-particle": "de", "non-dropping-particle": "l\u2019", "family": "B", "suffix": "Jr."},
        {"family": "سعد"},
        {"name": "هيئة المياه", "sequence": "first", "affiliation": []},
        {"literal": "R&amp;D <i>Unit</i>"},
    ]
    assert field("author", author=names) == "A de l\u2019B Jr.; سعد; هيئة المياه; R&D Unit"
    assert field("author", editor=names[1:2]) == "سعد"


def test_a_semicolon_in_a_name_is_escaped() -> None:
    found = csl({"id": "a", "title": "أ", "author": [{"literal": "م؛ ب"}, {"literal": "C; D"}]})
    author = found.sources["a"].author
    assert author is not None
    assert author.string == r"م\؛ ب; C\; D"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2019, 3], [2021, 5]]}, "2019-03/2021-05"),
        ({"date-parts": [["2020", "1", "5"], ["2020", "2", "7"]]}, "2020-01-05/2020-02-07"),
        ({"date-parts": [[2020], [0, 0, 0]]}, "2020/.."),
        ({"date-parts": [[2020], []]}, "2020"),
        ({"date-parts": [[2020, 0]]}, "2020"),
        ({"date-parts": [[2020]], "circa": True}, "2020~"),
        ({"date-parts": [[2020]], "circa": "1"}, "2020~"),
        ({"date-parts": [[2020]], "circa": "false"}, "2020"),
        ({"date-parts": [[2020]], "season": 1}, "2020-21"),
        ({"date-parts": [[2020]], "season": "4"}, "2020-24"),
        ({"date-parts": [[2020]], "season": "Fall"}, "2020-23"),
        ({"date-parts": [[2020]], "season": "Michaelmas"}, "Michaelmas 2020"),
        ({"date-parts": [[2020, 21]]}, "2020-21"),
        ({"raw": "2020-1-5"}, "2020-01-05"),
        ({"raw": "2019-03/2021-05"}, "2019-03/2021-05"),
        ({"raw": "March 2020"}, "2020-03"),
        ({"raw": "31st of Jan. 2026"}, "2026-01-31"),
        ({"literal": "Spring 2020"}, "2020-21"),
        ({"raw": "March 2019 – May 2021"}, "2019-03/2021-05"),
        ({"raw": "2020/03/05"}, "2020-03-05"),
        ("2020", "2020"),
        ({"date-parts": [[2019], [2021]], "circa": 1}, "2019~/2021~"),
        ({"literal": "قيد النشر"}, "قيد النشر"),
        ({"date-parts": [[-500]]}, "-500"),
        ({"date-parts": [[None]]}, None),
        ({}, None),
    ],
)
def test_dates_are_of_the_extended_format(issued: Any, date: str | None) -> None:
    assert field("date", issued=issued) == date


@pytest.mark.parametrize(
    ("keys", "url"),
    [
        ({"DOI": "10.1000/abc"}, "https://doi.org/10.1000/abc"),
        ({"DOI": "https://dx.doi.org/10.1000/abc"}, "https://doi.org/10.1000/abc"),
        ({"DOI": "10.1000/abc", "URL": "https://example.org/a?b=1&amp;c=2"}, "https://example.org/a?b=1&c=2"),
        ({"URL": "www.example.org"}, "https://www.example.org"),
    ],
)
def test_a_source_has_one_address(keys: dict[str, str], url: str) -> None:
    assert field("url", **keys) == url


def test_a_journals_publisher_is_not_named_with_its_articles() -> None:
    keys = {"container-title": ["مجلة"], "publisher": "دار", "volume": 14, "issue": "3-4", "page": "1--9"}
    article = said(csl({"id": "a", "type": "article-journal", "title": "أ", **keys}).sources["a"])
    chapter = said(csl({"id": "a", "type": "chapter", "title": "أ", **keys}).sources["a"])
    assert article == {
        "title": "أ", "container": "مجلة", "volume": "14", "issue": "3-4", "pages": "1–9",
    }  # fmt: skip
    assert chapter == {**article, "publisher": "دار"}


def test_a_note_keeps_its_own_words_and_loses_zoteros_variables() -> None:
    assert field("note", note="PMID: 12\nملخص: النص\ntex.ids: x") == "ملخص: النص"


def test_faults_are_those_of_their_entry_and_leave_the_others() -> None:
    found = csl(
        {"id": "good", "title": "أ"},
        {"id": "a", "author": [{"family": "ب"}]},
        {"id": "b", "title": "ب", "author": [{"literal": ""}], "DOI": "n/a"},
        {"id": "c", "title": ["أ", "ب"]},
        {"title": "ج"},
        {"id": ["a"], "title": "د"},
        None,  # type: ignore[arg-type]
        "text",  # type: ignore[arg-type]
        {"id": "good", "title": "غيره"},
        {"id": "last", "title": "ي"},
    )
    assert list(found.sources) == ["good", "last"]
    assert not found.problems
    assert codes(found) == {
        "a": ["missing-key"],
        "b": ["bad-link", "wrong-type"],
        "c": ["wrong-type"],
        "": ["missing-key", "wrong-type", "wrong-type", "wrong-type"],
        "good": ["duplicate-source"],
    }


KEYS = ("title", "author", "issued", "DOI", "URL", "page", "volume", "language", "note", "type", "container-title")
PARTS = st.sampled_from(("family", "literal", "name", "suffix", "date-parts", "raw", "season", "circa"))
LEAVES = st.none() | st.booleans() | st.integers(-3000, 3000) | st.text(max_size=8)
VALUES = st.recursive(LEAVES, lambda v: st.lists(v, max_size=3) | st.dictionaries(PARTS, v, max_size=3), max_leaves=6)


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_whatever_a_field_holds_the_entry_is_a_source_or_its_fault_is_told(fields: dict[str, Any]) -> None:
    found = csl({"id": "a", **fields}, {"id": "b", "title": "ب"})
    assert ("a" in found.sources) != ("a" in found.faults)
    assert "b" in found.sources
