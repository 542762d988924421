"""The commands and the program's own options."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from deckgen import __version__
from deckgen.docstrings import docstring

COMMANDS = tuple(sorted(file.stem for file in (Path(__file__).parent / "commands").glob("[a-z]*.py")))

_PACKAGE = Path(__file__).parents[1]
_MANUAL = _PACKAGE / "manual"
"""What a wheel holds; a checkout has the same a folder higher."""

# A traceback of every library helps nobody who writes an outline; --debug shows it.
_SETTINGS: dict[str, Any] = {"add_completion": False, "pretty_exceptions_enable": False}


class Commands(TyperGroup):
    """The commands, each built when it is asked for. Building all costs more than a small deck."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name, ``None`` where there is none."""
        if cmd_name not in COMMANDS:
            return None
        single, module = typer.Typer(**_SETTINGS), import_module(f"deckgen.cli.commands.{cmd_name}")
        single.command(cmd_name, help=docstring(module, "command"))(module.command)
        return typer.main.get_command(single)


app = typer.Typer(
    cls=Commands,
    help="A YAML outline of a study becomes a right-to-left PowerPoint briefing.",
    no_args_is_help=True,
    epilog=f"Manual and examples: {_MANUAL if _MANUAL.exists() else _PACKAGE.parent}",
    **_SETTINGS,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"deckgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback where deckgen itself fails.")] = False,
    messages: Annotated[
        str | None,
        typer.Option(
            "--messages", metavar="ar|en", help="The language of messages; without, DECKGEN_MESSAGES or the locale."
        ),
    ] = None,
) -> None:
    """Take what stands before a command's name."""
