from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines, warnings

CODE = "foreign-script"


ENGLISH = "The course of the talks"


def test_a_plain_text_in_another_script_is_named(tmp_path: Path) -> None:
    source = f"sections:\n  - title: قسم\n    points:\n      - {ENGLISH}\n      - Путь\n      - نص من OECD\n"
    assert lines(tmp_path, CODE, source) == [6, 7]


def test_in_a_latin_deck_one_arabic_word_is_enough(tmp_path: Path) -> None:
    source = "language: en\nsections:\n  - title: Course\n    points: [المسار, Start]\n"
    assert lines(tmp_path, CODE, source) == [2, 6]


@pytest.mark.parametrize(
    "text", ["Foreign Affairs", "12.5", "`rm -rf / now please`", "{en: The course of it, ar: نص}", "—"]
)
def test_names_numbers_literals_and_translations_are_right(text: str, tmp_path: Path) -> None:
    source = f"sections:\n  - title: قسم\n    points:\n      - {text if text[0] == '{' else repr(text)}\n"
    assert lines(tmp_path, CODE, source) == []


def test_sources_keep_their_language(tmp_path: Path) -> None:
    source = f"sources:\n  a: {ENGLISH}\nsections:\n  - title: قسم\n    sources: [a]\n"
    assert lines(tmp_path, CODE, source) == []


def test_a_language_whose_script_the_deck_has_no_words_in_is_left_alone(tmp_path: Path) -> None:
    source = f"language: ru\nsections:\n  - title: {ENGLISH}\n"
    assert lines(tmp_path, CODE, source) == []


def test_the_audience_of_another_language_is_named(tmp_path: Path) -> None:
    source = "audiences: {team: {language: en}}\nsections:\n  - title: {ar: قسم, en: Course}\n    points: [المسار]\n"
    found = warnings(tmp_path, CODE, source, "team")
    assert [problem.place.line for problem in found] == [2, 6]
    assert all('"en" (the language of audience "team")' in problem.message for problem in found)


@pytest.mark.parametrize("key", ["message", "kicker", "takeaway"])
def test_short_titles_in_another_script_are_no_names(key: str, tmp_path: Path) -> None:
    source = f"sections:\n  - title: Overview\n    {key}: Main findings\n    part: Past\n  - NATO\n  - title: F-16\n"
    source += "  - أول\n  - ثان\n  - ثالث\n"
    assert lines(tmp_path, CODE, source) == [4, 5, 6]


def test_a_name_in_a_card_is_right(tmp_path: Path) -> None:
    source = "sections:\n  - title: قسم\n    actors: [{name: Foreign Affairs}, {name: وزارة}]\n"
    assert lines(tmp_path, CODE, source) == []


def test_what_only_names_an_actor_is_never_shown(tmp_path: Path) -> None:
    source = """language: en
sections:
  - title: Actors
    actors:
      items: [{name: {en: Ministry, ar: الوزارة}}, {name: {en: Army, ar: الجيش}}]
      links: [{from: الوزارة, to: الجيش, text: تعاون}]
"""
    assert lines(tmp_path, CODE, source) == [2, 8]


@pytest.mark.parametrize(
    ("language", "csv", "found"),
    [
        ("en", "البلد,2024\nمصر,12\nالعراق,9\n", True),
        ("ar", "Country,2024\nEgypt,12\nIraq,9\n", True),
        ("he", "البلد,2024\nمصر,12\nالعراق,9\n", True),
        ("ar", "Country,2024\nمصر,12\nIraq,9\n", False),
        ("ar", "البلد,2024\nمصر,12\n", False),
        ("en", "Country,2024\nEgypt,12\nIraq,9\n", False),
        ("ar", "BRICS,OECD\n12,13\n", False),
    ],
)
@pytest.mark.parametrize("body", ["table: {csv: data.csv}", "chart: {kind: column, csv: data.csv}"])
def test_a_data_file_in_another_script_is_one_warning(
    body: str, language: str, csv: str, found: bool, tmp_path: Path
) -> None:
    (tmp_path / "data.csv").write_text(csv, encoding="utf-8")
    said = {"ar": "قسم", "he": "פרק", "en": "Section"}[language]
    if body.startswith("chart"):
        body = body.replace("csv", f"unit: {said}, csv", 1)
    source = f"language: {language}\nsections:\n  - title: {said}\n    {body}\n"
    at = [
        problem.place
        for problem in warnings(tmp_path, CODE, source)
        if problem.place.line > 2 or ".csv" in problem.place.path
    ]
    assert [Path(place.path).name for place in at] == ["data.csv"] * found
