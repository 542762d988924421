from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines, warnings

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


SECTIONS = """\
sections:
  - title: قسم
    points:
      - {first}
      - {second}
"""


@pytest.mark.parametrize(
    ("top", "first", "second", "line", "hint"),
    [
        ("language: fa", "۴۸۰ نفر", "89 نفر", 8, "write all of them as ۰-۹"),
        ("language: fa", "480 نفر", "۸۹ نفر", 7, "write all of them as ۰-۹"),
        ("digits: latn", "٤٨٠ رجلًا", "89 رجلًا", 7, "write all of them as 0-9"),
        ("digits: arab", "٤٨٠ رجلًا", "89 رجلًا", 8, "write all of them as ٠-٩"),
        ("language: he", "480 איש", "٨٩ איש", 8, "write all of them as 0-9"),
        ("date: 2026", "٤٨٠ رجلًا", "٨٩ رجلًا", 7, 'set "digits: arab", or write all of them as 0-9'),
        ("{language: fa, date: 2026}", "480 نفر", "89 نفر", 7, 'set "digits: latn", or write all of them as ۰-۹'),
    ],
)
def test_two_systems_across_a_deck_are_one_warning(
    top: str, first: str, second: str, line: int, hint: str, tmp_path: Path
) -> None:
    source = "\n".join(top.strip("{}").split(", ")) + "\n" + SECTIONS.format(first=first, second=second)
    (found,) = warnings(tmp_path, CODE, source)
    assert (found.place.line, found.hint) == (line + top.count(", "), hint)


@pytest.mark.parametrize(
    ("top", "body"),
    [
        ("language: fa", "table: {columns: [{title: شمار, kind: number}], rows: [[480], [۸۹]]}"),
        ("language: fa", "timeline: [{when: 2026-01, title: الف}, {when: ۲۰۲۷, title: ب}]"),
        ("language: fa", "points: [۴۸۰ نفر, F-16]"),
        ("language: fa", "points: ['۴۸۰ نفر [@a, 12]']"),
        ("language: fa", "{points: [۴۸۰ نفر], notes: در 2026}"),
        ("language: ar", "points: [480 رجلًا, 89 رجلًا]"),
    ],
)
def test_what_the_deck_writes_in_its_own_digits_is_right(top: str, body: str, tmp_path: Path) -> None:
    keys = body.strip("{}").replace(", notes", "\n    notes") if body.startswith("{") else body
    source = f"{top}\nsources: {{a: {{title: گزارش, date: 2026-01}}}}\nsections:\n  - title: قسم\n    {keys}\n"
    assert lines(tmp_path, CODE, source) == []


@pytest.mark.parametrize(
    "body",
    [
        "table: {columns: [نص, {title: عدد, kind: number}], rows: [[٤٨٠ رجلًا, 89]]}",
        "chart: {kind: bar, categories: [٤٨٠, ب], series: [{name: ج, values: [1, 2]}]}",
    ],
)
def test_numbers_of_tables_and_charts_stand_beside_what_is_typed(body: str, tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, f"sections:\n  - title: قسم\n    {body}\n")
    assert found.place.line == 5
