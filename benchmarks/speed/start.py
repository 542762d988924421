"""The start of the command line, beside a bare typer program, and how many modules each command loads."""

from __future__ import annotations

import subprocess
import sys

TYPER = """
import typer
app = typer.Typer()
@app.command()
def one(name: str, loud: bool = False) -> None:
    "One."
@app.command()
def two(name: str) -> None:
    "Two."
app()
"""

BUDGET = {"--help": 30, "check": 175, "build": 200}
"""How many modules of deckgen each loads at most."""


def beyond(commands: dict[str, list[str]]) -> dict[str, int]:
    """Return how many modules of deckgen those commands load that load more than their budget."""
    counts = {name: _loaded(command) for name, command in commands.items()}
    return {name: count for name, count in counts.items() if count > BUDGET[name]}


def typer() -> list[str]:
    """Return the command of a bare typer program."""
    return [sys.executable, "-c", TYPER, "--help"]


def _loaded(command: list[str]) -> int:
    said = subprocess.run([command[0], "-X", "importtime", *command[1:]], capture_output=True, encoding="utf-8").stderr
    return sum(line.rpartition("|")[2].strip().startswith("deckgen") for line in said.splitlines() if "|" in line)
