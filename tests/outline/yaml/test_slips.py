from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen import pipeline
from deckgen.limits import Limits
from deckgen.outline.yaml import load
from deckgen.problems import OutlineError, Problem


def found(source: str) -> list[Problem]:
    _, problems = load(source.encode(), "o.yaml", Limits())
    return problems


def where(source: str) -> list[tuple[str, int, int]]:
    assert {problem.severity for problem in found(source)} <= {"warning"}
    return [(problem.code, problem.place.line, problem.place.column) for problem in found(source)]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("title: حملة #لا_للهدر في المدن", 1, 13),
        ("title: المرتبة #1", 1, 16),
        ("title: המקום #٣", 1, 14),
        ("a:\n  - نص\n  - وسم\t#ترشيد قبل الصيف\n", 3, 9),
        ("a:\n  - سطر\n    ثان #وسم\n", 3, 9),
        ("title: #وسم\nb: c\n", 1, 8),
        ("a:\n  - #وسم\n", 2, 5),
        ("a: {b: [c, d #وسم\n  ]}", 1, 14),
        ("a: b #وسم\r\nc: d\r\n", 1, 6),
        ("a: *b #وسم\n".replace("*b", "😀"), 1, 6),
    ],
)
def test_a_text_that_a_comment_may_have_cut_is_named(source: str, line: int, column: int) -> None:
    assert where(source) == [("cut-text", line, column)]


@pytest.mark.parametrize(
    "source",
    [
        "a: b # تعليق",
        "a: b # ",
        "a: b #",
        "a: b ## تعليق",
        "a: b #! shebang",
        "a: b #-----",
        "a: b #deckgen: ignore final-stop",
        "a: b # deckgen: ignore final-stop",
        "#title: x\na: b",
        "a: b\n  #c: d\n",
        "a:\n  #c: d\n  - e\n",
        "a: C#7",
        "a: 'حملة #وسم'",
        'a: "حملة #وسم"',
        "a: 'b' #c",
        "a: [b, c] #d",
        "a: |\n  حملة #وسم\n",
        "a: >\n  حملة #وسم\n",
        "a: حملة\u00a0#وسم",
    ],
)
def test_a_comment_is_no_text(source: str) -> None:
    assert where(source) == []


def test_what_is_cut_is_said_even_where_the_file_is_no_yaml() -> None:
    assert [problem.code for problem in found("a: {b: حملة #وسم, c: d}\n")] == ["cut-text", "yaml"]


@pytest.mark.parametrize(
    ("source", "line", "column", "number"),
    [
        ("a: [ثمن الخبز 1,20 درهم]", 1, 15, "1.20"),
        ("a: [ثمن ١,٢٠ درهم]", 1, 9, "١٫٢٠"),
        ("a: [۱,۲]", 1, 5, "۱٫۲"),
        ("values: [2,5, 3,1]", 1, 10, "2.5"),
        ("a:\n  - [ب, -1,5]", 2, 10, "1.5"),
        ("a: [[1,250], ب]", 1, 6, "1.250"),
    ],
)
def test_a_comma_between_digits_that_parts_items_is_named(source: str, line: int, column: int, number: str) -> None:
    assert where(source) == [("comma-in-number", line, column)]
    assert number in (found(source)[0].hint or "")


@pytest.mark.parametrize(
    "source",
    [
        "a: [1, 2, 3]",
        "a: [1 ,2]",
        "a: [أ1,ب2]",
        "a: [1,\n2]",
        "a: ['1','2']",
        'a: ["1,20", "2,5"]',
        "a: 1,20",
        "a: [1.20, 3]",
        "a: [1،20]",
        "a:\n  - 1,2\n  - 3,4",
        "a: [[1, 2],[3, 4]]",
    ],
)
def test_other_commas_are_none(source: str) -> None:
    assert all(code != "comma-in-number" for code, _, _ in where(source))


def test_texts_and_keys_of_a_line_are_each_named() -> None:
    assert where("a: [ثمن 1,20 درهم, ثمن 2,50 درهم]") == [("comma-in-number", 1, 9), ("comma-in-number", 1, 24)]


def test_in_keys_it_is_an_error_each_time() -> None:
    problems = found("a: [{x: 0,2, y: 0,7}, {x: 0,5}, {text: ١,٢٠ درهم}]")
    assert [(problem.code, problem.severity, problem.place.column) for problem in problems] == [
        ("comma-in-number", "error", 9),
        ("comma-in-number", "error", 17),
        ("comma-in-number", "error", 27),
        ("comma-in-number", "error", 40),
    ]
    assert "write 0.2" in str(problems[0].hint)


def test_a_line_of_numbers_is_named_once() -> None:
    assert where("a: [1,2,3,4,5]\nb: [1,2]") == [("comma-in-number", 1, 5), ("comma-in-number", 2, 5)]


@given(st.lists(st.sampled_from("ab1٢,#:[]{} \n\t\"'|-"), max_size=60).map("".join))
def test_places_lie_in_the_text(source: str) -> None:
    lines = source.split("\n")
    for problem in found(source):
        if problem.code in ("cut-text", "comma-in-number"):
            rest = lines[problem.place.line - 1][problem.place.column - 1 :]
            assert rest[0] == "#" if problem.code == "cut-text" else rest[0].isdecimal()


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12))
def test_any_letter_or_digit_behind_the_sign_is_told(tag: str) -> None:
    assert [problem.code for problem in found(f"a: نص #{tag}\nb: c\n")] == ["cut-text"]


SOURCE = "deckgen: 1\ntitle: حملة #وسم\nsections:\n  - {title: قسم, points: [ثمن 1,20 درهم]}\n"


def test_the_deck_is_built_and_the_warnings_are_its_own(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(SOURCE, encoding="utf-8")
    codes = [problem.code for problem in pipeline.build(pipeline.load(path)).warnings]
    assert {"cut-text", "comma-in-number"} <= set(codes)
    path.write_text(SOURCE.replace("حملة #وسم", "حملة #وسم # deckgen: ignore cut-text"), encoding="utf-8")
    assert "cut-text" not in [problem.code for problem in pipeline.build(pipeline.load(path)).warnings]


def test_errors_come_with_the_warnings_that_explain_them(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text("deckgen: 1\ntitle: #وسم\nsections: [قسم]\n", encoding="utf-8")
    with pytest.raises(OutlineError) as caught:
        pipeline.load(path)
    assert [problem.code for problem in caught.value.problems] == ["null-value", "cut-text"]
