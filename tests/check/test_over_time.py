from __future__ import annotations

from pathlib import Path

from tests.check.support import warnings

CODE = "over-time"


SOURCE = """
minutes: 5
audiences:
  short: {minutes: 2}
  fewer: {without: [b]}
sections:
  - {id: a, title: أ, minutes: 3}
  - {id: b, title: ب, minutes: 2.5}
  - {id: c, title: ج}
"""


def test_more_minutes_than_the_briefing_may_take_are_named(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, SOURCE)
    assert found.place.line == 1
    assert found.message == "the slides take 5.5 minutes, 0.5 more than the briefing's 5"


def test_an_audience_with_minutes_of_its_own_is_named_at_its_place(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, SOURCE, "short")
    assert found.place.line == 6
    assert 'for audience "short", 3.5 more' in found.message


def test_an_audience_that_gets_less_is_right(tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, SOURCE, "fewer") == []


def test_without_a_time_nothing_is_too_long(tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, "sections: [{title: أ, minutes: 99}]\n") == []
