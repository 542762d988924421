"""`deckgen build`: write the deck."""

from pathlib import Path
from typing import Annotated, Any

import typer

from deckgen.cli import completion
from deckgen.cli.options import AllAudiences, Allow, Audience, Limit, OutlineFiles, Strict, limits
from deckgen.cli.several import each
from deckgen.cli.targets import Output
from deckgen.output import FORMATS
from deckgen.problems import Message, UsageError


def command(
    outlines: OutlineFiles,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="PATH", help="Write here; several files, and pictures, go into this folder."
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help=f"{', '.join(FORMATS)}; without, what the output's ending says.",
            autocompletion=completion.formats,
        ),
    ] = None,
    handout: Annotated[bool, typer.Option("--handout", help="A PDF of the slides with their notes.")] = False,
    one_page: Annotated[bool, typer.Option("--one-page", help="A PDF of one page, to be read ahead.")] = False,
    audience: Audience = None,
    all_audiences: AllAudiences = False,
    theme: Annotated[
        str | None, typer.Option(metavar="NAME", help="A theme's name or file.", autocompletion=completion.themes)
    ] = None,
    template: Annotated[str | None, typer.Option(metavar="FILE", help="A PowerPoint template to wear.")] = None,
    size: Annotated[
        str | None, typer.Option(metavar="SIZE", help="16:9, 4:3 or A4.", autocompletion=completion.sizes)
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="The deck's language.", autocompletion=completion.languages)
    ] = None,
    digits: Annotated[
        str | None, typer.Option(metavar="NAME", help="latn, arab or arabext.", autocompletion=completion.digits)
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Build again at each save; Ctrl-C ends it.")] = False,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="DECK", help="Keep the slides that people have added to this deck, an earlier one."),
    ] = None,
    no_record: Annotated[bool, typer.Option("--no-record", help="Record nothing under .deckgen.")] = False,
    strict: Strict = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Write the deck beside the outline.

    It is NAME.pptx, for an audience NAME.AUDIENCE.pptx; pictures are NAME-01.png ….
    """
    # Late: with it the writer of decks is loaded, which --help need not wait for.
    from deckgen import pipeline
    from deckgen.cli.building import Order, make

    if audience and all_audiences:
        raise UsageError(Message("--audience and --all-audiences exclude each other"))
    settings: dict[str, Any] = {
        "theme": theme,
        "template": template,
        "size": size,
        "language": language,
        "digits": digits,
    }
    order = Order(
        outlines=tuple(dict.fromkeys(outlines)),
        output=Output.of(output) if output else None,
        format=format,
        papers=[name for name, asked in (("handout", handout), ("one-page", one_page)) if asked],
        audience=audience,
        all_audiences=all_audiences,
        overrides={key: value for key, value in settings.items() if value is not None},
        strict=strict,
        record=not no_record,
        keep=keep,
        taken={},
    )
    caps = limits(limit)
    if watch:
        from deckgen.cli.following import follow

        follow(order, allow or (), caps)

    def build(outline: Path) -> None:
        make(outline, pipeline.load(outline, allow=allow or (), limits=caps), order).write()

    each(order.outlines, build)
