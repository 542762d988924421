from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import warnings

CODE = "repeated-id"
SECTIONS = "sections: [{id: a, title: أول}, {id: b, title: ثان}]\nappendix: [{id: c, title: ملحق}]\n"


@pytest.mark.parametrize(
    ("lists", "columns"),
    [
        ("order: [b, a, b]", [21]),
        ("order: [a, a, a]", [18, 21]),
        ("only: [a, b, a, b]", [20, 23]),
        ("without: [b, c, c]", [23]),
        ("only: [a, b], without: [b]", [31]),
        ("only: [a], order: [a, b]", [29]),
        ("without: [a], order: [b, a]", [32]),
        ("only: [a, b, c], order: [c, b, a]", []),
        ("without: [a], order: [c, b]", []),
    ],
)
def test_what_is_repeated_or_contradicted_is_named_at_its_place(lists: str, columns: list[int], tmp_path: Path) -> None:
    source = f"audiences:\n  m: {{{lists}}}\n  n: {{only: [b, b]}}\n{SECTIONS}"
    found = warnings(tmp_path, CODE, source, "m")
    assert [(problem.place.line, problem.place.column) for problem in found] == [(4, column) for column in columns]
    assert all('audience "m"' in problem.message for problem in found)
