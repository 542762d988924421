from __future__ import annotations

from pathlib import Path

from tests.check.support import lines

CODE = "no-closing"


SECTIONS = "sections: [قسم]\n"
CLOSING = "closing:\n  title: خاتمة\n  conditions: [{if: شرط, then: أثر}]\n"


def test_a_deck_without_closing_is_named(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, SECTIONS) == [1]


def test_a_deck_with_closing_is_right(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, SECTIONS + CLOSING) == []


def test_an_audience_may_do_without(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, f"{SECTIONS}{CLOSING}audiences: {{m: {{closing: null}}}}\n", "m") == []
