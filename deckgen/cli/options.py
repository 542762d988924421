"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from deckgen.cli import completion
from deckgen.limits import Limits
from deckgen.problems import Listed, Message, UsageError

LONGEST = 18
"""Digits of a limit."""

OutlineFile = Annotated[Path, typer.Argument(metavar="OUTLINE", help="The outline.", show_default=True)]
OutlineFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="OUTLINE…",
        help="The outlines.",
        default_factory=lambda: [Path("outline.yaml")],
        show_default="outline.yaml",
    ),
]
Audience = Annotated[
    str | None,
    typer.Option(metavar="ID", help="The deck for this audience.", autocompletion=completion.audiences),
]
AllAudiences = Annotated[bool, typer.Option("--all-audiences", help="The full deck and every audience's.")]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Allow = Annotated[
    list[Path] | None,
    typer.Option("--allow", metavar="DIR", help="Pictures, themes and data may also come from here."),
]
Limit = Annotated[list[str] | None, typer.Option("--limit", metavar="NAME=N", help="Raise a limit.")]


def limits(given: list[str] | None) -> Limits:
    """Return the limits, with those that ``NAME=N`` options raise.

    Raises:
        UsageError: an option is not of that form, or names no limit.
    """
    known = {name.replace("_", "-"): name for name in Limits.__struct_fields__}
    raised: dict[str, int] = {}
    for option in given or ():
        name, _, number = option.partition("=")
        if name not in known or not (number.isascii() and number.isdigit() and len(number) <= LONGEST):
            raise UsageError(
                Message(
                    '--limit takes NAME=N, not "{option}"; the names are: {names}',
                    option=option,
                    names=Listed(known),
                )
            )
        raised[known[name]] = int(number)
    return replace(Limits(), **raised)
