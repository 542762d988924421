from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

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
