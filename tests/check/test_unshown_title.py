from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

CODE = "unshown-title"
BOTH = "message: رسالة القسم, kicker: شارة"


def test_a_title_that_gives_way_to_a_kicker_is_named_in_a_briefing_of_parts(tmp_path: Path) -> None:
    sections = (
        f"sections:\n  - {{title: أول, part: جزء, {BOTH}}}\n  - {{title: ثان, {BOTH}}}\n"
        "  - {title: ثالث, message: رسالة}\n  - {title: رابع, kicker: شارة}\n"
    )
    assert lines(tmp_path, CODE, sections) == [4, 5]


@pytest.mark.parametrize(
    ("agenda", "count", "found"), [("auto", 3, 0), ("true", 1, 1), ("true", 6, 0), ("false", 3, 0), ("false", 6, 6)]
)
def test_the_agenda_and_the_tracker_show_titles(agenda: str, count: int, found: int, tmp_path: Path) -> None:
    sections = "".join(f"  - {{title: قسم {i}, {BOTH}}}\n" for i in range(count))
    assert len(lines(tmp_path, CODE, f"agenda: {agenda}\nsections:\n{sections}")) == found


def test_the_appendix_and_the_closing_have_titles_too(tmp_path: Path) -> None:
    source = (
        f"sections: [قسم]\nappendix:\n  - {{title: ملحق, {BOTH}}}\n"
        f"closing:\n  title: خاتمة\n  message: رسالة\n  kicker: شارة\n  conditions: [{{if: شرط, then: أثر}}]\n"
    )
    assert lines(tmp_path, CODE, source) == [5, 7]


def test_what_the_full_deck_shows_is_right_in_others(tmp_path: Path) -> None:
    sections = "".join(f"  - {{title: قسم {i}, {BOTH}}}\n" for i in range(3))
    source = f"audiences: {{m: {{agenda: false, only: [قسم-0]}}}}\nsections:\n{sections}"
    assert lines(tmp_path, CODE, source, "m") == []
    own = f"  - {{title: خاص, for: [m], {BOTH}}}\n"
    source = f"audiences: {{m: {{agenda: false, only: [خاص]}}}}\nsections:\n{own}{sections}"
    assert lines(tmp_path, CODE, source, "m") == [5]
