from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

CODE = "final-stop"


@pytest.mark.parametrize("end", [".", ". [@a]", "۔", '."', ".»", "**.**"])
def test_a_point_that_ends_with_a_full_stop_is_named(end: str, tmp_path: Path) -> None:
    source = (
        f"sources: {{a: كتاب}}\nsections:\n  - title: قسم\n    points:\n      - بلا نقطة\n      - 'كلمة منظّم{end}'\n"
    )
    assert lines(tmp_path, CODE, source) == [8]


@pytest.mark.parametrize("end", ["", "…", "...", "؟", "!", ":", " U.S.", " أ. ب."])
def test_other_ends_are_right(end: str, tmp_path: Path) -> None:
    source = f"sections:\n  - title: قسم\n    points:\n      - 'جملة. وأخرى{end}'\n"
    assert lines(tmp_path, CODE, source) == []


def test_headlines_and_points_of_the_summary_are_looked_at_and_notes_are_not(tmp_path: Path) -> None:
    source = """
summary:
  message: الخلاصة في جملة.
  points: [الأولى., الثانية]
sections:
  - title: قسم
    message: جملة.
    notes: جملة كاملة.
"""
    assert lines(tmp_path, CODE, source) == [6, 9]
