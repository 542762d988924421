from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.kinds import registry
from tests.check.support import warnings

CODE = "long-body"


def points(words: int) -> str:
    items = "".join(f"\n      - {' '.join(['كلمة'] * 20)}" for _ in range(words // 20))
    return f"sections:\n  - title: قسم\n    points:{items}\n"


def test_too_many_words_are_counted(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, points(100))
    assert found.place.line == 6
    assert "100 words, 40 more than the 60" in found.message


def test_the_comfortable_amount_is_right(tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, points(60)) == []


def test_notes_do_not_count(tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, points(60) + f"    notes: {' '.join(['كلمة'] * 200)}\n") == []


@pytest.mark.parametrize("name", [name for name, kind in registry().items() if kind.words])
def test_only_kinds_with_a_body_have_an_amount(name: str) -> None:
    assert registry()[name].body is not None
