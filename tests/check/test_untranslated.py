from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

CODE = "untranslated"
ARABIC = "مسار العلاقة بين الجانبين"
AUDIENCES = "audiences: {a: {language: fa}, b: {language: ar-SY}, c: {language: en}, d: {language: ru}}\n"


def test_a_plain_text_in_a_deck_of_another_language_with_the_same_letters_is_named(tmp_path: Path) -> None:
    source = (
        f"{AUDIENCES}sections:\n  - title: قسم\n    points:\n      - {ARABIC}\n      - {{ar: {ARABIC}, fa: مسیر}}\n"
    )
    source = source.replace("fa: مسیر", "fa: مسیر, en: Path, ru: Путь")
    assert lines(tmp_path, CODE, source, "a") == [7]


@pytest.mark.parametrize("audience", [None, "b", "c", "d"])
def test_the_outlines_own_language_and_other_letters_are_left_alone(audience: str | None, tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, f"{AUDIENCES}sections:\n  - {ARABIC}\n", audience) == []


def test_names_literals_and_sources_are_right(tmp_path: Path) -> None:
    source = f"""{AUDIENCES}sources: {{s: {ARABIC}}}
sections:
  - title: جامعة دمشق
    sources: [s]
    points: ["`من إلى على في عن`", "1 2 3 4 5 - 6"]
"""
    assert lines(tmp_path, CODE, source, "a") == []
