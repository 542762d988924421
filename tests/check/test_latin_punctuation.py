from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines, warnings

CODE = "latin-punctuation"


@pytest.mark.parametrize(
    ("text", "signs"),
    [("حوار, ثم صمت", "،"), ("حوار; ثم صمت", "؛"), ("هل يستمر?", "؟"), ('قال "نعم" ومضى', "« »"), ("أ, ب?", "، ؟")],
)
def test_latin_signs_at_arabic_letters_are_named_with_the_right_ones(text: str, signs: str, tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, f"sections:\n  - title: قسم\n    points:\n      - '{text}'\n")
    assert found.place.line == 6
    assert found.hint == f"write {signs}"


@pytest.mark.parametrize("text", ["حوار، ثم صمت", "3,500 رجل", "في `أ, ب`", "بين Paris, London", "زيارة (2026)؟"])
def test_other_signs_are_right(text: str, tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n    points:\n      - '{text}'\n") == []


def test_hebrew_has_latin_punctuation(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, "language: he\nsections:\n  - title: שיחות, ואז שתיקה?\n") == []
