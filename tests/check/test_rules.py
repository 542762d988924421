from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from deckgen import check

ROOT = Path(__file__).parents[2]


def test_every_file_of_the_folder_is_a_rule() -> None:
    files = {file.stem.replace("_", "-") for file in Path(check.__file__).parent.glob("rules/[a-z]*.py")}
    assert set(check.registry()) == files


def test_a_manual_page_has_its_four_parts() -> None:
    parts = r"[A-Z][^\n]*\.\n\nWhy: .+\n\nExample::\n\n    .+\n\nWrite instead::\n\n    .+"
    rules = check.registry().values()
    assert [rule.code for rule in rules if not re.fullmatch(parts, rule.manual, re.DOTALL)] == []


def test_every_rule_has_a_test() -> None:
    tests = {file.name for file in Path(__file__).parent.iterdir()}
    assert {f"test_{code.replace('-', '_')}.py" for code in check.registry()} <= tests


def test_the_documentation_lists_every_rule_with_its_summary() -> None:
    listed = re.findall(r"^- `([a-z-]+)`: (.+)$", (ROOT / "docs/check.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == [(rule.code, rule.summary) for rule in check.registry().values()]


def test_explain_returns_the_manual_page() -> None:
    assert check.explain("over-time").startswith("The stated minutes add up")


@pytest.mark.parametrize(
    "source",
    ['"""A page."""\nCODE = "other"\ncheck = print\n', 'CODE = "no-closing"\ncheck = print\n', '"""A page."""\n'],
)
def test_a_broken_rule_fails_loudly(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/no_closing.py").write_text(source)
    monkeypatch.setattr(check, "__file__", str(tmp_path / "__init__.py"))
    monkeypatch.setattr(sys.modules["deckgen.check.rules"], "__path__", [str(tmp_path / "rules")])
    monkeypatch.delitem(sys.modules, "deckgen.check.rules.no_closing")
    check.registry.cache_clear()
    with pytest.raises(TypeError, match=r"check/rules/no_closing\.py"):
        check.registry()
    check.registry.cache_clear()
