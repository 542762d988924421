"""`deckgen explain`: the manual page of anything."""

from typing import Annotated

import typer

from deckgen.cli import completion


def command(
    word: Annotated[
        str,
        typer.Argument(
            metavar="CODE|KIND|RULE|KEY",
            help="As unknown-key, timeline, over-time, timeline.when.",
            autocompletion=completion.explained,
        ),
    ],
) -> None:
    """Print the manual page of a code, kind, rule or key."""
    from deckgen.explain import page

    print(page(word))
