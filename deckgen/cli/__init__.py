"""The command line: one file per command, found by being here.

Only the called one is loaded.

Exit codes: 0 done; 1 what is mended by editing the outline or a file that it names; 2 what is mended by
another command line; 3 everything else; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from traceback import print_exception
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from deckgen import __version__
from deckgen.cli import report
from deckgen.files import InUseError
from deckgen.problems import OutlineError, UsageError

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
        single = typer.Typer(**_SETTINGS)
        single.command(cmd_name)(import_module(f"deckgen.cli.commands.{cmd_name}").command)
        return typer.main.get_command(single)


app = typer.Typer(
    cls=Commands,
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
) -> None:
    """A YAML outline of a study becomes a right-to-left PowerPoint briefing."""


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    # Nothing that a command makes is garbage before its end; collecting costs a third of a large deck's time.
    gc.disable()
    if isinstance(sys.stdout, TextIOWrapper):
        # Letters that its encoding has not are escaped, as they are on stderr.
        sys.stdout.reconfigure(errors="backslashreplace")
    # Before and behind the command's name: whoever has just seen it fail adds the option at the end.
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    debug = len(arguments) < len(sys.argv[1:])
    try:
        app(arguments)
    except OutlineError as error:
        report.problems(error.problems)
        code = 1
    except UsageError as error:
        report.line(f"deckgen: error: {error}", "error")
        code = 2
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        if debug:
            print_exception(error)
        report.line(f"deckgen: error: {_failure(error)}", "error")
        code = 3
    else:
        code = 0
    finally:
        # The interpreter collects once more at its end; what is frozen it leaves alone.
        gc.freeze()
    raise SystemExit(code)


def _failure(error: Exception) -> str:
    if isinstance(error, InUseError):
        what = "another program holds it open, or it is protected; close it there, or name another place with -o"
        return f'"{error.filename}" cannot be replaced: {what}'
    if isinstance(error, OSError):
        where = f'"{error.filename}": ' if error.filename else ""
        return f"{where}{error.strerror or error}"
    return f"deckgen itself failed ({type(error).__name__}: {error}); --debug shows where"
