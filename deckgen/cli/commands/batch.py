"""`deckgen batch`: write the decks of many outlines."""

from pathlib import Path
from typing import Annotated

import typer

from deckgen.cli import completion
from deckgen.cli.options import AllAudiences, Allow, Limit, limits
from deckgen.output import FORMATS
from deckgen.problems import Message, UsageError


def command(
    outlines: Annotated[
        list[str],
        typer.Argument(metavar="PATTERN|FILE…", help='The outlines; a pattern between quotes, as "studies/**/*.yaml".'),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Write into this folder.")],
    all_audiences: AllAudiences = False,
    format: Annotated[
        str, typer.Option(metavar="NAMES", help=f"{', '.join(FORMATS)}.", autocompletion=completion.formats)
    ] = "pptx",
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes side by side; without, one for each core.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Have the workers of this scheduler of dask make them.")
    ] = None,
    report: Annotated[Path | None, typer.Option(metavar="FILE", help="Write what came of each deck, as JSON.")] = None,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Write the decks of many outlines side by side.

    What is unchanged is not made again; what was edited by hand is left. A pattern's decks keep their folders.
    """
    # Late: with it the writer of decks is loaded, which --help need not wait for.
    from deckgen.cli.batching import Order, make
    from deckgen.cli.targets import formats

    if jobs and scheduler:
        raise UsageError(Message("--jobs and --scheduler exclude each other"))
    make(
        Order(
            given=outlines,
            folder=output,
            all_audiences=all_audiences,
            formats=formats(format, [], None),
            processes=jobs,
            scheduler=scheduler,
            report=report,
            allow=allow or (),
            limits=limits(limit),
        )
    )
