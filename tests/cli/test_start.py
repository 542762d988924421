"""What a command loads before it runs: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_build import CLEAN

HEAVY = {"PIL", "deckgen.kinds", "deckgen.outline.validate", "deckgen.pipeline", "deckgen.render", "uharfbuzz"}


@pytest.mark.process
@pytest.mark.parametrize("command", [[], *([name] for name in ("build", "check", "show", "audiences", "init"))])
def test_help_waits_for_nothing_that_makes_decks(command: list[str]) -> None:
    assert not loaded(*command, "--help") & HEAVY


@pytest.mark.process
def test_a_page_needs_nothing_that_writes_decks(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(CLEAN, encoding="utf-8")
    modules = loaded("build", str(tmp_path / "study.yaml"), "--format", "html", "-o", f"{tmp_path}/")
    assert not [module for module in modules if module.startswith(("deckgen.render.pptx", "deckgen.edits"))]
    assert (tmp_path / "study.html").exists()


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a command loads."""
    command = [sys.executable, "-X", "importtime", "-m", "deckgen", *arguments]
    said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stderr
    return {line.rpartition("|")[2].strip() for line in said.splitlines()}
