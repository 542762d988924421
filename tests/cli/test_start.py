"""What a command loads before it runs: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_build import CLEAN

HEAVY = {"PIL", "deckgen.kinds", "deckgen.outline.validate", "deckgen.pipeline", "deckgen.render", "uharfbuzz"}


@pytest.mark.process
def test_help_waits_for_nothing_that_makes_decks() -> None:
    commands = [[], *([name] for name in ("build", "check", "show", "audiences", "init"))]
    program = "import sys\nfrom contextlib import suppress\nfrom deckgen.cli import main\n"
    program += f"for command in {commands}:\n  sys.argv[1:] = [*command, '--help']\n  with suppress(SystemExit): main()"
    modules = loaded("-c", program)
    assert "deckgen.cli.several" in modules
    assert not modules & HEAVY


@pytest.mark.process
def test_a_page_needs_nothing_that_writes_decks(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text(CLEAN, encoding="utf-8")
    modules = loaded("-m", "deckgen", "build", str(tmp_path / "study.yaml"), "--format", "html", "-o", f"{tmp_path}/")
    assert not [module for module in modules if module.startswith(("deckgen.render.pptx", "deckgen.edits"))]
    assert (tmp_path / "study.html").exists()


def loaded(*arguments: str) -> set[str]:
    """Return the modules that Python loads with these arguments."""
    command = [sys.executable, "-X", "importtime", *arguments]
    said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stderr
    return {line.rpartition("|")[2].strip() for line in said.splitlines()}
