"""`deckgen present`: live preview and presenter in the browser."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from deckgen.cli import report
from deckgen.cli.options import Allow, Audience, Limit, OutlineFile, limits
from deckgen.output import need
from deckgen.problems import Message


def command(
    outline: OutlineFile = Path("outline.yaml"),
    audience: Audience = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="The port of its address; 0 takes a free one.")
    ] = 0,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Show the deck in the browser and follow each change. It is for this machine only; Ctrl-C ends it."""
    need("present", "present")
    from deckgen.present import Preview, serve

    serve(Preview(outline, allow or (), limits(limit), audience), _open, port)


def _open(address: str, once: Callable[[], str]) -> None:
    print(address, flush=True)
    report.tell(Message("Ctrl-C stops the preview"))
    # Whoever reads the address from a pipe opens it himself.
    if sys.stdout.isatty():
        typer.launch(once())
