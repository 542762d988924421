from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import PROSE, lines

CODE = "long-headline"


def section(message: str) -> str:
    return f"sections:\n  - title: قسم\n    message: {message}\n    points: [نقطة]\n"


def test_a_headline_over_two_lines_is_named(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, section(f"{PROSE} وتضبطه حسابات الإقليم وموارد محدودة ومصالح متقاطعة في الساحل")) == [
        5
    ]


def test_a_headline_of_two_lines_is_right(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, section(PROSE)) == []


def test_titles_with_sizes_of_their_own_are_left_alone(tmp_path: Path) -> None:
    source = f"sections:\n  - {PROSE} {PROSE} {PROSE}\n"
    assert lines(tmp_path, CODE, source) == []


@pytest.mark.slow
def test_the_counter_of_a_continued_slide_is_not_the_authors(tmp_path: Path) -> None:
    items = "".join(f"\n      - {PROSE}" for _ in range(20))
    message = next(
        text
        for n in range(13, 40)
        if (text := fill(n))
        and not lines(tmp_path, CODE, section(text))
        and lines(tmp_path, CODE, section(fill(n + 1)))
    )
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n    message: {message}\n    points:{items}\n") == []


def fill(n: int) -> str:
    return " ".join((PROSE.split() * 4)[:n])
