from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import warnings

CODE = "other-calendar"


def told(folder: Path, when: str, language: str = "ar", more: str = "") -> list[tuple[int, str]]:
    stages = f"timeline: [{{when: 2025, title: أ}}, {{when: {when}, title: ب}}]"
    source = f"language: {language}\n{more}sections:\n  - title: قسم\n    {stages}\n"
    return [(problem.place.line, str(problem.hint)) for problem in warnings(folder, CODE, source)]


@pytest.mark.parametrize(
    ("when", "language", "meant"),
    [
        ("1447-09", "ar", "write 2026-02 (and calendar: hijri) or 2026-03 (and calendar: hijri)"),
        ("1447-09-15", "ar-SA", "write 2026-03-04 (and calendar: hijri)"),
        ("1447-09-15", "ur", "write 2026-03-04 (and calendar: hijri)"),
        ("1404-05-10", "fa", "write 2025-08-01 (and calendar: persian)"),
    ],
)
def test_a_date_of_another_calendar_is_told_with_what_to_write(
    when: str, language: str, meant: str, tmp_path: Path
) -> None:
    assert told(tmp_path, when, language) == [(6, meant)]


@pytest.mark.parametrize("key", ["date", "accessed"])
def test_that_of_a_source_is_told_too(key: str, tmp_path: Path) -> None:
    more = f"calendar: hijri\nsources: {{a: {{title: كتاب, {key}: 1446-05}}}}\n"
    assert [line for line, _ in told(tmp_path, "2026", more=more)] == [5]


@pytest.mark.parametrize(
    ("when", "language"),
    [
        ("2026-03", "ar"),
        ("1447", "ar"),
        ("رمضان 1447", "ar"),
        ("1258-02-10", "ar"),
        ("1798-07", "ar"),
        ("1447-09", "en"),
    ],
)
def test_other_dates_are_right(when: str, language: str, tmp_path: Path) -> None:
    assert told(tmp_path, when, language) == []
