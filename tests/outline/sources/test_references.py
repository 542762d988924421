"""Reference files: CSL-JSON and BibTeX to sources, and what is wrong with them at their own lines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from deckgen.outline.markup import plain
from deckgen.outline.model import Source
from deckgen.outline.sources.references import load
from deckgen.problems import Place, Problem

HERE = Place("study/outline.yaml", 3, 9)
FIELDS = (
    "title", "author", "container", "publisher", "volume", "issue", "number", "pages", "date", "accessed", "url",
    "language", "note",
)  # fmt: skip

ARTICLE = {
    "id": "boruskon2026",
    "title": "عودة <i>روسيا</i>",
    "author": [{"family": "Boruskon", "given": "George"}, {"literal": "المعهد"}],
    "container-title": "دراسات",
    "volume": 12,
    "issue": "3",
    "page": "4-9",
    "issued": {"date-parts": [[2026, 1, 31]]},
    "accessed": {"date-parts": [["2026", "2"]]},
    "DOI": "10.1000/xyz",
    "language": "ar",
    "note": "PMID: 1\nملاحظة",
}
BOOK = r"""
@string{p = "Press"}
@comment{nothing}
@book{smith:2024,
  title = {Russia's {Return} -- \'Etude 50\% & more},
  author = {Smith, John and {The Institute}},
  publisher = {Haifa Press},
  year = 2024, month = feb, day = 3,
  number = 7, volume = {2},
  pages = {1--9},
  doi = {10.1000/a_b},
  langid = {english},
  urldate = {2024-05-06},
}
"""


def read(text: str | bytes | list[Any] | dict[str, Any], name: str) -> tuple[dict[str, Source], list[Problem]]:
    if not isinstance(text, str | bytes):
        text = json.dumps(text, ensure_ascii=False)
    sources, faults, problems = load(name, text if isinstance(text, bytes) else text.encode(), HERE)
    return sources, [*problems, *(problem for found in faults.values() for problem in found)]


def said(source: Source) -> dict[str, str]:
    values = {name: getattr(source, name) for name in FIELDS}
    return {name: v if isinstance(v, str) else plain(v.string) for name, v in values.items() if v is not None}


def wrong(text: str | bytes | list[Any] | dict[str, Any], name: str) -> list[tuple[str, int, int]]:
    _, problems = read(text, name)
    assert {problem.place.path for problem in problems} <= {f"study/{name}", HERE.path}
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_an_entry_of_csl_json_is_a_source() -> None:
    sources, problems = read([ARTICLE], "a.json")
    assert not problems
    assert said(sources["boruskon2026"]) == {
        "title": "عودة روسيا",
        "author": "George Boruskon; المعهد",
        "container": "دراسات",
        "volume": "12",
        "issue": "3",
        "pages": "4-9",
        "date": "2026-01-31",
        "accessed": "2026-02",
        "url": "https://doi.org/10.1000/xyz",
        "language": "ar",
        "note": "ملاحظة",
    }


def test_an_entry_of_bibtex_is_a_source() -> None:
    sources, problems = read(BOOK, "a.bib")
    assert not problems
    assert said(sources["smith:2024"]) == {
        "title": "Russia's Return – Étude 50% & more",
        "author": "John Smith; The Institute",
        "publisher": "Haifa Press",
        "volume": "2",
        "number": "7",
        "pages": "1–9",
        "date": "2024-02-03",
        "accessed": "2024-05-06",
        "url": "https://doi.org/10.1000/a_b",
        "language": "en",
    }


def test_entries_may_be_the_items_of_a_mapping_and_know_their_places() -> None:
    sources, problems = read(
        '{"version": 1, "items": [\n {"id": "a", "title": "أ"},\n {"id": 7, "title": "ب"}]}', "a.json"
    )
    assert not problems
    assert {id: source.place for id, source in sources.items()} == {
        "a": Place("study/a.json", 2, 9),
        "7": Place("study/a.json", 3, 9),
    }


def test_markup_in_a_reference_is_text() -> None:
    for file, text in (
        ("a.json", [{"id": "a", "title": "**a** [@b] `c`"}]),
        ("a.bib", "@book{a, title = {**a** [@b] `c`}}"),
    ):
        sources, problems = read(text, file)
        assert not problems
        assert plain(sources["a"].title.string) == "**a** [@b] `c`"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2026]]}, "2026"),
        ({"date-parts": [[2024, 1], [2024, 3]]}, "2024-01/2024-03"),
        ({"literal": "ربيع 2026"}, "ربيع 2026"),
        ({"raw": "2026-01"}, "2026-01"),
        ("2026", "2026"),
        ({"date-parts": [[]]}, None),
        (None, None),
    ],
)
def test_dates_of_csl_are_those_of_outlines(issued: Any, date: str | None) -> None:
    sources, problems = read([{"id": "a", "title": "أ", "issued": issued}], "a.json")
    assert not problems
    assert sources["a"].date == date


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2026-01}", "2026-01"),
        ("year = {2026}", "2026"),
        ("year = {2026}, month = {1}", "2026-01"),
        ("year = {2026}, month = {January}", "2026-01"),
        ("year = {2026}, month = {spring}", "2026-21"),
        ("year = {in press}, month = jan", "in press"),
    ],
)
def test_dates_of_bibtex_are_those_of_outlines(fields: str, date: str) -> None:
    sources, problems = read(f"@misc{{a, title = {{أ}}, {fields}}}", "a.bib")
    assert not problems
    assert sources["a"].date == date


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("bad-references", 1, 1)]),
        ("7", [("bad-references", 1, 1)]),
        ('{"a": []}', [("bad-references", 1, 1)]),
        ('[\n{"id": "a",}]', [("bad-references", 2, 12)]),
        ("[] x", [("bad-references", 1, 4)]),
        ('[{"id": "a", "title": NaN}]', [("bad-references", 1, 23)]),
        ("[" + '{"id": ' + "[" * 100_000, [("bad-references", 1, 9)]),
        ('[{"title": "أ"}]', [("missing-key", 1, 2)]),
        ('[{"id": "a"}]', [("missing-key", 1, 9)]),
        ('[{"id": "a b", "title": "أ"}]', [("bad-id", 1, 9)]),
        ('[{"id": "a", "title": 7}]', [("wrong-type", 1, 23)]),
        ('[{"id": "a", "title": " "}]', [("empty-text", 1, 23)]),
        ('[{"id": "a", "title": "أ", "author": "ب"}]', [("wrong-type", 1, 38)]),
        ('[{"id": "a", "title": "أ", "issued": {"date-parts": [[2026, 13]]}}]', [("bad-date", 1, 38)]),
        ('[{"id": "a", "title": "أ", "URL": "javascript:1"}]', [("bad-link", 1, 35)]),
        ('[{"id": "a", "title": "\\u202eأ"}]', [("bidi-control", 1, 23)]),
    ],
)
def test_what_is_wrong_with_csl_json_is_said_at_its_place(text: str, found: list[tuple[str, int, int]]) -> None:
    assert wrong(text, "a.json") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("text", [("bad-references", 1, 1)]),
        ("\n@book{a,\n  title = {أ", [("bad-references", 2, 1)]),
        ("@book{a,\n  title = p}", [("bad-references", 2, 3)]),
        ("@book{a, title = {أ}, title = {ب}}", [("bad-references", 1, 1)]),
        ("@book{a, author = {ب}}", [("missing-key", 1, 1)]),
        ("@book{a, title = {أ}, url = {ftp://x}}", [("bad-link", 1, 1)]),
    ],
)
def test_what_is_wrong_with_bibtex_is_said_at_its_place(text: str, found: list[tuple[str, int, int]]) -> None:
    assert wrong(text, "a.bib") == found


@pytest.mark.parametrize("text", ["@book{a, title = {أ}}\n@book{a, title = {ب}}", [ARTICLE, ARTICLE]])
def test_an_id_stands_once(text: Any) -> None:
    sources, problems = read(text, "a.bib" if isinstance(text, str) else "a.json")
    assert len(sources) == 1
    assert [problem.code for problem in problems] == ["duplicate-source"]


def test_the_ending_says_the_format_and_the_text_is_utf_8() -> None:
    assert load("a.ris", b"", HERE).problems[0].code == "unknown-format"
    assert wrong('[\n "é"]'.encode("latin-1"), "a.json") == [("encoding", 2, 3)]
