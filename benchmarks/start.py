"""Times the start of the command line, in CPU seconds of whole processes, and counts what it loads.

Run from the repository's root, with the package installed:

    python benchmarks/start.py
    python benchmarks/start.py --runs 15

Each command runs in turn with a bare typer program; the ratios are taken pair by pair. Exit code 1: a command loads
more of deckgen's modules than its budget.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from build import asked_runs

BARE = """
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

BUDGET = {"help": 35, "check": 165, "build": 190}
"""How many modules of deckgen each loads at most."""


def seconds(command: list[str]) -> float:
    """Return the CPU seconds of a process."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime


def loaded(command: list[str]) -> int:
    """Return how many modules of deckgen a command loads."""
    said = subprocess.run([command[0], "-X", "importtime", *command[1:]], capture_output=True, encoding="utf-8").stderr
    return sum(line.rpartition("|")[2].strip().startswith("deckgen") for line in said.splitlines() if "|" in line)


def main() -> None:
    runs = asked_runs(__doc__)
    too_much = False
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        deckgen = [sys.executable, "-m", "deckgen"]
        commands = {
            "help": [*deckgen, "--help"],
            "check": [*deckgen, "check", "outline.yaml"],
            "build": [*deckgen, "build", "outline.yaml", "--no-record", "-o", str(Path(folder) / "deck.pptx")],
        }
        floor = [sys.executable, str(bare), "--help"]
        for name, command in commands.items():
            count = loaded(command)
            too_much = too_much or count > BUDGET[name]
            seconds(floor)
            pairs = [(seconds(command), seconds(floor)) for _ in range(runs)]
            mine = [ours for ours, _ in pairs]
            ratio = statistics.median(ours / other for ours, other in pairs)
            print(
                f"{name:6} median {statistics.median(mine) * 1000:4.0f} ms, least {min(mine) * 1000:4.0f} ms, "
                f"{ratio:.2f} times a bare typer program; {count} modules of at most {BUDGET[name]}"
            )
    sys.exit(too_much)


if __name__ == "__main__":
    main()
