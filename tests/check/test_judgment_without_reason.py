from __future__ import annotations

from pathlib import Path

from tests.check.support import lines

CODE = "judgment-without-reason"


def outlook(likelihood: str) -> str:
    return f"sections:\n  - title: a\n    scenarios:\n      - {{title: b, likelihood: {likelihood}}}\n      - c\n"


def test_a_judgment_that_changed_says_why(tmp_path: Path) -> None:
    earlier = f"deckgen: 1\ntitle: t\n{outlook('likely')}"
    (tmp_path / "earlier.yaml").write_text(earlier, encoding="utf-8")
    changes = "changes: earlier.yaml\n"
    assert lines(tmp_path, CODE, outlook("likely") + changes) == []
    assert lines(tmp_path, CODE, outlook("even") + changes) == [6]
    assert lines(tmp_path, CODE, outlook("even, changed: d") + changes) == []
