"""The commands and the program's own options.

Here and in the commands annotations are no strings, which typer would evaluate twice for each option.
"""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from deckgen.docstrings import docstring
from deckgen.limits import shown
from deckgen.messages import languages
from deckgen.problems import Message, UsageError, closest, did_you_mean
from deckgen.starters import MANUAL
from deckgen.version import __version__

COMMANDS = {
    "init": "deckgen init STUDY --language ar",
    "check": "deckgen check",
    "present": "deckgen present --audience minister",
    "build": "deckgen build --all-audiences -o decks/",
    "batch": 'deckgen batch "studies/**/*.yaml" -o decks/ --all-audiences',
    "pull": "deckgen pull outline.edited.pptx",
    "show": "deckgen show --audience minister",
    "audiences": "deckgen audiences",
    "template": "deckgen template house.potx",
    "diff": "deckgen diff HEAD:outline.yaml outline.yaml --audience minister",
    "explain": "deckgen explain timeline.when",
    "schema": "deckgen schema > outline.schema.json",
}
"""The commands in the order in which one works, with an example of each."""

_EPILOG = "\n".join(
    (
        "For example:",
        *(f"  {example}" for example in COMMANDS.values()),
        f"Manual and examples: {MANUAL}",
    )
)

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
        manual, example = docstring(module, "command"), f"For example: {COMMANDS[cmd_name]}"
        single.command(cmd_name, help=manual, epilog=example)(module.command)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that arguments begin with: name, command and rest.

        Raises:
            UsageError: there is none of that name.
        """
        if args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        near = closest(args[0], COMMANDS)
        hint = did_you_mean(near) if near else Message("deckgen --help lists them")
        raise UsageError(Message('there is no command "{name}" ({hint})', name=shown(args[0]), hint=hint))


app = typer.Typer(
    cls=Commands,
    help="A YAML outline of a study becomes a right-to-left PowerPoint briefing.",
    no_args_is_help=True,
    epilog=_EPILOG,
    **{**_SETTINGS, "add_completion": True},
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
            "--messages",
            metavar="ar|en",
            help="The language of messages; without, DECKGEN_MESSAGES or the locale.",
            autocompletion=languages,
        ),
    ] = None,
) -> None:
    """Take what stands before a command's name."""
