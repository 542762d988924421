from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines, warnings

CODE = "broken-word"
LONG = "ابتثجحخدذر" * 30


def test_a_word_that_is_wider_than_its_box_is_named_where_it_stands(tmp_path: Path) -> None:
    source = f"sections:\n  - title: قسم\n    points:\n      - نقطة\n      - قيل **{LONG}** قديمًا\n"
    (found,) = warnings(tmp_path, CODE, source)
    assert found.place.line == 7
    assert LONG[:80] in found.message


@pytest.mark.slow
def test_a_word_that_takes_several_slides_is_named_once(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n    points: [نقطة, {LONG * 10}]\n") == [5]


def test_a_card_is_narrower_than_a_body(tmp_path: Path) -> None:
    word = "انتقلتالعلاقةمنالحذرإلىحوارأمنيمنظّم" * 2
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n    points: [{word}]\n") == []
    nodes = "".join(f"        - {title}\n" for title in ("أ", "ب", "ت", word))
    source = f"sections:\n  - title: قسم\n    constraints:\n      center: وسط\n      items:\n{nodes}"
    assert lines(tmp_path, CODE, source) == [11]


@pytest.mark.parametrize("text", [" ".join(["كلمة"] * 200), f"`https://example.org/{'a' * 300}`", "وُصِفَ " * 100])
def test_lines_that_end_between_words_and_literals_are_right(text: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, f"sections:\n  - title: قسم\n    points: ['{text}']\n") == []
