from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline.reading import Reading
from deckgen.outline.wording import worded
from deckgen.problems import Place, Problem
from tests.outline.support import HEAD, in_section, problem, problems, read


@pytest.mark.parametrize(
    ("line", "code", "line_column", "words"),
    [
        ("titel: x", "unknown-key", (5, 5), ("titel", 'did you mean "title"?')),
        ("point: [x]", "unknown-key", (5, 5), ('did you mean "points"?',)),
        ("نقاط: [x]", "unknown-key", (5, 5), ("نقاط",)),
        ("points: x", "wrong-type", (5, 13), ('"points"', "a list", 'the text "x"')),
        ("points: []", "empty-list", (5, 13), ('"points"',)),
        ("points: [~]", "null-value", (5, 14), ('item 1 of "points"',)),
        ("points: [{}]", "missing-key", (5, 14), ('"text" or "lead"',)),
        ("points: [{text: [x]}]", "wrong-type", (5, 21), ('"text"', "a list")),
        ("points: [{text: x, points: [{lead: y, points: [z]}]}]", "too-deep", (5, 33), ("two levels",)),
        ("quote: {by: x}", "missing-key", (5, 12), ('"quote" needs "text"',)),
        ("quote: {text: x, by: ~}", "null-value", (5, 26), ('"by"',)),
        ("quote: {ar: x, english: y}", "unknown-language", (5, 20), ("english",)),
        ("quote: {ar: x, en: ''}", "empty-text", (5, 24), ("en",)),
        ("takeaway: ' '", "empty-text", (5, 15), ('"takeaway"',)),
        ('takeaway: "\\u200f\\u200b"', "empty-text", (5, 15), ('"takeaway"',)),
        ("takeaway: {x: y}", "wrong-type", (5, 15), ('"takeaway" must be a text, not keys (x)',)),
        ("minutes: -3", "out-of-range", (5, 14), ('"minutes"', "from 0 to 1440")),
        ("minutes: .inf", "wrong-type", (5, 14), ('"minutes"',)),
        ("minutes: 1_000", "wrong-type", (5, 14), ('"minutes"',)),
        ("minutes: خمس", "wrong-type", (5, 14), ('"minutes"',)),
        ("minutes: '5'", "wrong-type", (5, 14), ("without quotes",)),
        (f"minutes: {'9' * 5000}", "out-of-range", (5, 14), ('"minutes"',)),
        ("depth: true", "wrong-type", (5, 12), ('"depth"', "from 1 to 3")),
        ("depth: 1.5", "wrong-type", (5, 12), ('"depth"', "a whole number")),
        ("depth: 7", "out-of-range", (5, 12), ('"depth"',)),
        ("confidence: medium", "unknown-value", (5, 17), ("low, moderate, high", "medium")),
        ("chart: {values: [1], band: likly}", "unknown-value", (5, 32), ('did you mean "likely"?',)),
        ("chart: {values: [1, nan]}", "wrong-type", (5, 25), ('item 2 of "values"',)),
        ("chart: {values: [1, 11]}", "out-of-range", (5, 25), ("from -10 to 10",)),
        ("chart: {values: [1], at: [[1]]}", "too-few-items", (5, 31), ('"at"',)),
        ("table: {columns: [a], rows: [[x]]}", "too-few-items", (5, 22), ('"columns"', "at least 2")),
        ("table: {columns: [a, b, c, d], rows: [[x]]}", "too-many-items", (5, 22), ("4 items", "3 are the most")),
        ("table: {columns: [a, b], rows: [[x]], total: yes}", "unknown-value", (5, 50), ("true or false",)),
        ("id: a b", "bad-id", (5, 9), ("a b", "letters, digits")),
        ("for: minister", "wrong-type", (5, 10), ('"for"', "a list")),
        ("for: [ministre]", "unknown-audience", (5, 11), ("ministre",)),
        ("sources: [un]", "unknown-source", (5, 15), ("un",)),
        ("takeaway: قال [@un]", "unknown-source", (5, 19), ("un",)),
        ("takeaway: 'قال [x](javascript:y)'", "bad-link", (5, 20), ("javascript",)),
        ('takeaway: "a\\u202eb"', "bidi-control", (5, 15), ("U+202E",)),
        ("variants: {m: {message: x}}", "unknown-audience", (5, 16), ('"m"',)),
        ("image: {path: ../x.png}", "file-outside", (5, 19), ("x.png",)),
    ],
)
def test_what_is_wrong_in_a_section(line: str, code: str, line_column: tuple[int, int], words: tuple[str, ...]) -> None:
    found = in_section(line)
    assert found[:3] == (code, *line_column)
    for word in words:
        assert word in found[3]


@pytest.mark.parametrize(
    ("source", "code", "line_column", "words"),
    [
        ("title: x\nsections: [a]", "missing-key", (1, 1), '"deckgen"'),
        ("deckgen: 2\ntitle: x\nsections: [a]", "unknown-value", (1, 10), '"deckgen" must be 1, not "2"'),
        ("deckgen: 1\nsections: [a]", "missing-key", (1, 1), '"title"'),
        ("deckgen: 1\ntitle:\nsections: [a]", "null-value", (2, 7), '"title"'),
        ("deckgen: 1\ntitle: [x]\nsections: [a]", "wrong-type", (2, 8), '"title"'),
        (HEAD + "sections: {title: a}", "wrong-type", (3, 11), '"sections"'),
        (HEAD + "sections: []", "empty-list", (3, 11), '"sections"'),
        (HEAD + "sections:\n", "null-value", (3, 10), '"sections"'),
        (HEAD + "sections:\n  - points: [a]", "missing-key", (4, 5), '"title"'),
        (HEAD + "sections: ['']", "empty-text", (3, 12), 'item 1 of "sections"'),
        (HEAD + "organisation: x\nsections: [a]", "unknown-key", (3, 1), '"organization"'),
        (HEAD + "nonsense:\nsections: [a]", "unknown-key", (3, 1), '"nonsense"'),
        (HEAD + "language: klingonese\nsections: [a]", "unknown-language", (3, 11), '"language"'),
        (HEAD + "date: 2026-13\nsections: [a]", "bad-date", (3, 7), '"date"'),
        (HEAD + f"date: {'9' * 5000}\nsections: [a]", "bad-date", (3, 7), '"date"'),
        (HEAD + "date: 2026-00\nsections: [a]", "bad-date", (3, 7), '"date"'),
        (HEAD + "theme: foraml\nsections: [a]", "unknown-value", (3, 8), '"formal"'),
        (HEAD + "theme: ../t.yaml\nsections: [a]", "file-outside", (3, 8), "t.yaml"),
        (HEAD + "logo: none.png\nsections: [a]", "missing-file", (3, 7), "none.png"),
        (HEAD + "agenda: maybe\nsections: [a]", "unknown-value", (3, 9), "auto, true, false"),
        (HEAD + "agenda: {mesage: a}\nsections: [a]", "unknown-key", (3, 10), "message"),
        (HEAD + "agenda: [a]\nsections: [a]", "wrong-type", (3, 9), "auto, true, false"),
        (HEAD + "agenda: 'true'\nsections: [a]", "unknown-value", (3, 9), "without quotes"),
        (HEAD + "sections: [{title: a, id: x}]\nappendix: [{title: b, id: x}]", "duplicate-id", (4, 27), '"x"'),
        (HEAD + "sections: [a]\naudiences: {m: {sections: [a]}}", "unknown-key", (4, 17), '"sections"'),
        (HEAD + "sections: [a]\naudiences: {m: {title: ~}}", "null-value", (4, 24), '"title"'),
        (HEAD + "sections: [a]\naudiences: {m: {only: [nope]}}", "unknown-section", (4, 24), '"nope"'),
        (HEAD + "sections: [a]\naudiences: {m: {order: [b]}}", "unknown-section", (4, 25), '"b"'),
        (HEAD + "sections: [a]\nlabels: {surces: x}", "unknown-key", (4, 10), 'did you mean "sources"?'),
        (HEAD + "sections: [a]\naudiences: {m: {labels: {x: y}}}", "unknown-key", (4, 26), 'label "x"'),
        (HEAD + "sections: [a]\naudiences: {a b: {}}", "bad-id", (4, 13), "a b"),
        (HEAD + "sections: [a]\nsources: {'a b': x}", "bad-id", (4, 11), "a b"),
        (HEAD + "sections: [a]\nsources: {a: {title: x, url: 'file://h/x'}}", "bad-link", (4, 30), "file:"),
        (HEAD + "sections: [a]\nsources: {a: {title: x, rating: G9}}", "bad-rating", (4, 33), "G9"),
        (HEAD + "sections: ['x [@un2052]']\nsources: {un2025: x}", "unknown-source", (3, 15), '"un2025"'),
        (HEAD + "sections: [a]\nclosing: {title: x, conditions: [{if: a}]}", "missing-key", (4, 34), '"then"'),
    ],
)
def test_what_is_wrong_at_the_top(source: str, code: str, line_column: tuple[int, int], words: str) -> None:
    found = problem(source)
    assert (found.code, found.place.line, found.place.column) == (code, *line_column)
    assert words in str(found)


def test_a_section_has_one_body() -> None:
    assert in_section("points: [a]\n    quote: b")[:3] == ("two-bodies", 6, 5)


def test_everything_is_reported_at_once_in_order() -> None:
    found = problems(
        """\
title: {ar: x, english: y}
sections:
  - titel: a
    points: []
  - {title: b, sources: [nope], for: [ghost]}
  - [c]
"""
    )
    assert [(p.place.line, p.code) for p in found] == [
        (1, "missing-key"), (1, "unknown-language"), (3, "unknown-key"), (4, "empty-list"),
        (5, "unknown-source"), (5, "unknown-audience"), (6, "wrong-type"),
    ]  # fmt: skip


def test_a_list_is_not_called_short_because_its_items_are_wrong() -> None:
    assert in_section("table: {columns: [a, b], rows: [~]}")[0] == "null-value"


def test_only_what_is_shown_has_hints() -> None:
    keys = "".join(f"key{i}: x\n" for i in range(500))
    found = problems(HEAD + keys + "sections: [a]", limits=Limits(problems=10))
    assert len(found) == 500
    assert all(problem.hint is None for problem in found[10:])


def test_long_words_are_not_repeated_whole() -> None:
    found = problem(HEAD + f"{'k' * 1000}: x\nsections: ['{'a' * 1000}']")
    assert len(str(found)) < 300


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("15/01/2026", 'must be 2026, 2026-01 or 2026-01-31, not "15/01/2026" (write 2026-01-15)'),
        ("٢٠٢٦-٠٣", 'must be 2026, 2026-01 or 2026-01-31, not "٢٠٢٦-٠٣" (write 2026-03)'),
        (
            "05/01/2026",
            'must be 2026, 2026-01 or 2026-01-31, not "05/01/2026"'
            " (write 2026-01-05 (day first) or 2026-05-01 (month first))",
        ),
        (
            "1405-09-07",
            'must be a date of the Gregorian calendar, not "1405-09-07"'
            " (write 2026-11-28 (and calendar: persian) or 1985-05-26 (and calendar: hijri))",
        ),
        ("2026-13-05", 'must be a date of the calendar, not "2026-13-05" (write 2026-05-13)'),
        ("2026-02-30", 'must be a date of the calendar, not "2026-02-30" (2026, 2026-01 or 2026-01-31)'),
        (
            "ربيع 2026",
            'must be 2026, 2026-01 or 2026-01-31, not "ربيع 2026" (words, such as a season, can stand in "place")',
        ),
    ],
)
@pytest.mark.parametrize("head", ["date: ", "audiences:\n  m: {label: وزير, date: "])
def test_a_date_in_another_form_is_told_the_form(date: str, message: str, head: str) -> None:
    closing = "}" * head.count("{")
    found = problem(f"{HEAD}{head}{date}{closing}\nsections: [أ]")
    assert (found.code, found.place.line) == ("bad-date", 3 + head.count("\n"))
    assert f'error: "date" {message}' in str(found)


@pytest.mark.parametrize(
    "date", ["15/01/2026", "2026/01/31", "03/2026", "٢٠٢٦-٠٣", "ربيع 2026", "2026-1", "1404-05-12"]
)
def test_a_source_has_any_date(date: str) -> None:
    outline = read(f"{HEAD}sources:\n  a: {{title: كتاب, date: {date}, accessed: {date}}}\nsections: ['أ [@a]']")
    assert outline.sources["a"].date == outline.sources["a"].accessed == date


def test_warnings_crowd_out_no_errors(tmp_path: Path) -> None:
    reading = Reading(Files(tmp_path, limits=Limits(problems=2)))
    for line in range(5):
        reading.problems.append(Problem("ambiguous-number", Place("a.csv", line + 1, 1), "open", None, "warning"))
    reading.problem("wrong-type", Place("o.yaml", 9, 1), "wrong")
    assert worded(reading)[0].code == "wrong-type"
