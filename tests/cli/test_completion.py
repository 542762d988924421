"""Completion as shells ask for it: by an environment variable."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from deckgen.cli.app import app
from tests.cli.support import STUDY, Terminal

LABELS = {"minister": "الوزير", "team": ""}


def completed(line: str, shell: str = "bash") -> list[str]:
    """Return what a shell offers at the end of a line."""
    words = line.split(" ")
    asked = {
        "bash": {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
    }
    done = CliRunner().invoke(app, prog_name="deckgen", env={"_DECKGEN_COMPLETE": f"complete_{shell}", **asked[shell]})
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.split("\n")[:-1] if shell != "zsh" else [done.stdout]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("deckgen b", ["build", "batch"]),
        ("deckgen check --str", ["--strict"]),
        ("deckgen build --theme ", ["dark", "formal", "neutral"]),
        ("deckgen build --size 4", ["4:3"]),
        ("deckgen build --digits arab", ["arab", "arabext"]),
        ("deckgen build --language f", ["fa", "fr"]),
        ("deckgen build --format p", ["pptx", "pdf", "png"]),
        ("deckgen build --format pptx,p", ["pptx,pdf", "pptx,png"]),
        ("deckgen init --language e", ["en"]),
        ("deckgen explain timel", ["timeline"]),
        ("deckgen explain unknown-l", ["unknown-language"]),
        ("deckgen explain timeline.w", ["timeline.when"]),
        ("deckgen explain closing.conditions.o", ["closing.conditions.otherwise"]),
    ],
)
def test_words_are_completed(line: str, offered: list[str]) -> None:
    assert completed(line) == offered


def test_commands_are_offered_in_the_order_in_which_one_works() -> None:
    assert completed("deckgen ")[:3] == ["init", "check", "present"]


@pytest.mark.parametrize("line", ["deckgen build ", "deckgen build study.yaml -o ", "deckgen build --allow "])
def test_paths_are_left_to_the_shell(line: str) -> None:
    assert completed(line) == [""]
    assert completed(line, "zsh") == ["_files\n"]


@pytest.mark.parametrize("command", ["build", "show"])
@pytest.mark.parametrize("line", ["study.yaml --audience ", "--allow x study.yaml --audience "])
def test_audiences_are_those_of_the_outline_that_is_named(command: str, line: str, terminal: Terminal) -> None:
    assert completed(f"deckgen {command} {line}") == list(LABELS)
    assert completed(f"deckgen {command} {line}t") == ["team"]


def test_without_an_outline_they_are_those_of_the_usual_one(terminal: Terminal) -> None:
    assert completed("deckgen build --audience ") == [""]
    Path("outline.yaml").write_text("audiences: {وزير: {}}\n", encoding="utf-8")
    assert completed("deckgen build --audience ") == ["وزير"]


@pytest.mark.parametrize("source", [STUDY.replace("title: OECD", "titel: OECD"), "audiences: [", "audiences: minister"])
def test_an_outline_with_errors_is_no_reason_to_say_so(source: str, terminal: Terminal) -> None:
    terminal.write(source)
    assert completed("deckgen build study.yaml --audience ") in (list(LABELS), [""])


@pytest.mark.parametrize("shell", ["fish", "powershell", "zsh"])
def test_shells_that_can_show_it_are_told_the_label(shell: str, terminal: Terminal) -> None:
    offered = "\n".join(completed("deckgen build study.yaml --audience ", shell))
    assert "minister" in offered
    assert "الوزير" in offered
