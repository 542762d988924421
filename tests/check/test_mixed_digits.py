from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

CODE = "mixed-digits"


@pytest.mark.parametrize("text", ["من 30 إلى ٤٥", "من ٣٠ إلى ۴۵", "عام 2026 (١٤٤٧)"])
def test_two_systems_in_one_text_are_named(text: str, tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n    points:\n      - {text}\n") == [6]


@pytest.mark.parametrize(
    "text", ["من 30 إلى 45", "من ٣٠ إلى ٤٥", "٣٠ طائرة F-16", "الإصدار `2.0` منذ ٣ أعوام", "في ٣ [@a, ص 12]"]
)
def test_one_system_beside_latin_names_literals_and_citations_is_right(text: str, tmp_path: Path) -> None:
    source = f"sources: {{a: كتاب}}\nsections:\n  - title: قسم\n    points:\n      - '{text}'\n"
    assert lines(tmp_path, CODE, source) == []
