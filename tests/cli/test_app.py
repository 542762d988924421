from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import typer

from deckgen.cli.app import COMMANDS, app
from tests.cli.support import Terminal

FOLDER = Path(__file__).parents[2] / "deckgen/cli/commands"


def test_every_file_of_the_folder_is_a_command() -> None:
    assert set(COMMANDS) == {file.stem for file in FOLDER.glob("[a-z]*.py")}


def test_help_lists_commands_in_the_order_in_which_one_works(terminal: Terminal) -> None:
    out = terminal.run("--help").out
    places = [out.index(f"│ {name} ") for name in ("init", "check", "present", "build", "show", "audiences", "explain")]
    assert places == sorted(places)
    assert all(example in out for example in COMMANDS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_that_it_takes(name: str, terminal: Terminal) -> None:
    assert COMMANDS[name] in terminal.run(name, "--help").out
    program, called, *arguments = shlex.split(COMMANDS[name].partition(" > ")[0])
    assert (program, called) == ("deckgen", name)
    group = typer.main.get_command(app)
    command = group.get_command(typer.Context(group), name)
    assert command.make_context(name, arguments).args == []


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("biuld", 'did you mean "build"?'),
        ("chek", 'did you mean "check"?'),
        ("frobnicate", "deckgen --help lists them"),
    ],
)
def test_a_misspelt_command_suggests_one(given: str, hint: str, terminal: Terminal) -> None:
    assert terminal.run(given) == (2, "", f'deckgen: error: there is no command "{given}" ({hint})\n')


def test_completion_can_be_installed(terminal: Terminal) -> None:
    out = terminal.run("--help").out
    assert "--install-completion" in out
    assert "--install-completion" not in terminal.run("build", "--help").out
