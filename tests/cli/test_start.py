"""What a command loads before it runs: nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"PIL", "deckgen.kinds", "deckgen.outline.validate", "deckgen.pipeline", "deckgen.render", "uharfbuzz"}


@pytest.mark.process
@pytest.mark.parametrize("command", [[], *([name] for name in ("build", "check", "show", "audiences", "init"))])
def test_help_waits_for_nothing_that_makes_decks(command: list[str]) -> None:
    arguments = [sys.executable, "-X", "importtime", "-m", "deckgen", *command, "--help"]
    said = subprocess.run(arguments, check=True, capture_output=True, text=True, encoding="utf-8").stderr
    assert not {line.rpartition("|")[2].strip() for line in said.splitlines()} & HEAVY
