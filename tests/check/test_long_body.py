from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

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


def test_the_description_of_a_picture_does_not_count(tmp_path: Path) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "p.png")
    long = " ".join(["كلمة"] * 40)
    source = f"sections:\n  - title: قسم\n    image: {{path: p.png, alt: {long}, caption: تعليق}}\n"
    assert warnings(tmp_path, CODE, source) == []
    assert len(warnings(tmp_path, CODE, source.replace("تعليق", long))) == 1


@pytest.mark.parametrize("name", [name for name, kind in registry().items() if kind.words])
def test_only_kinds_with_a_body_have_an_amount(name: str) -> None:
    assert registry()[name].body is not None
