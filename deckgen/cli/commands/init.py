"""`deckgen init`: an outline to begin with, and its schema."""

import json
import shlex
from pathlib import Path
from typing import Annotated

import typer

from deckgen import starters
from deckgen.cli import completion, report
from deckgen.files import create
from deckgen.problems import Message
from deckgen.starters import EXAMPLES, languages

OUTLINE, SCHEMA = "outline.yaml", "outline.schema.json"
"""What is written; the outline's first line names the schema."""


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder, made where it is missing.")] = Path(),
    language: Annotated[
        str,
        typer.Option(
            metavar="TAG", help=f"The outline's language: {', '.join(languages())}.", autocompletion=completion.starters
        ),
    ] = "ar",
    example: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(EXAMPLES),
            help="A whole briefing in place of a start: a study's, or a slide of each kind.",
            autocompletion=lambda: tuple(EXAMPLES),
        ),
    ] = None,
) -> None:
    """Write an outline to start from and the schema that checks it. Nothing is overwritten."""
    from deckgen import kinds
    from deckgen.outline.schema import schema

    files = starters.example(example) if example else {OUTLINE: starters.starter(language)}
    files[SCHEMA] = json.dumps(schema(kinds.bodies(kinds.every()))).encode()
    create({folder / name: data for name, data in files.items()})
    for name in files:
        report.tell(Message("{path}", path=str(folder / name)))
    path = shlex.quote(str(folder / OUTLINE))
    if example:
        report.tell(Message("look how it is written, then: deckgen build {path}", path=path))
    else:
        report.tell(Message("put your study in the sample's place, then: deckgen build {path}", path=path))
