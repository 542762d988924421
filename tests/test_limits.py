from __future__ import annotations

import pytest

from deckgen.limits import first
from deckgen.problems import Message, Place, Problem, Severity


def problem(path: str, line: int, severity: Severity = "error") -> Problem:
    return Problem("wrong-type", Place(path, line, 1), Message("wrong"), None, severity)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_few_problems_stay_as_they_are(count: int) -> None:
    few = tuple(problem("a.csv", line) for line in range(count))
    assert first(reversed(few), 3) == few


def test_of_each_file_the_first_ones_are_shown_and_how_many_more_there_are_is_said_once() -> None:
    found = first([problem(path, line) for line in range(1, 500) for path in ("a.csv", "b.csv")], 3)
    assert [(p.place.path, p.place.line) for p in found if p.code != "limit"] == [
        (path, line) for path in ("a.csv", "b.csv") for line in (1, 2, 3)
    ]
    assert [(p.place.path, p.message.values["what"]) for p in found if p.code == "limit"] == [
        (path, "496 more problems are not shown") for path in ("a.csv", "b.csv")
    ]


def test_warnings_crowd_out_no_errors() -> None:
    found = first([*(problem("a.csv", line, "warning") for line in range(9)), problem("a.csv", 99)], 2)
    assert [p.severity for p in found] == ["warning", "error", "warning"]
    assert "8 more" in found[-1].message
