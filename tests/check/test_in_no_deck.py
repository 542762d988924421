from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines

CODE = "in-no-deck"
AUDIENCES = "audiences: {m: {only: [all]}, n: {depth: 2}}\n"


@pytest.mark.parametrize("key", ["sections", "appendix"])
@pytest.mark.parametrize(
    ("section", "nowhere"),
    [
        ("for: [m]", True),
        ("for: [n], depth: 3", True),
        ("for: [n], not_for: [n]", True),
        ("for: [m, n]", False),
        ("depth: 3", False),
        ("not_for: [m, n]", False),
        ("for: [m], variants: {n: {for: [n]}}", False),
    ],
)
def test_a_section_that_nobody_gets_is_named(key: str, section: str, nowhere: bool, tmp_path: Path) -> None:
    own = f"{key}:\n  - {{id: own, title: خاص, {section}}}\n"
    rest = "  - {id: all, title: للجميع}\n"
    source = AUDIENCES + own + (rest if key == "sections" else f"sections:\n{rest}")
    assert lines(tmp_path, CODE, source) == [5] * nowhere
    assert lines(tmp_path, CODE, source, "n") == [5] * nowhere
