"""`deckgen build`: write the deck."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

from deckgen import pipeline
from deckgen.cli import completion, report
from deckgen.cli.options import Allow, Audience, Limit, OutlineFile, Strict, limits
from deckgen.cli.targets import DEFAULT, formats, targets
from deckgen.files import look, write_all
from deckgen.output import FORMATS
from deckgen.problems import Message, OutlineError, UsageError


def command(
    outline: OutlineFile = Path("outline.yaml"),
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write here; several files, and pictures, go into this folder."),
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
    all_audiences: Annotated[bool, typer.Option("--all-audiences", help="The full deck and every audience's.")] = False,
    theme: Annotated[
        str | None, typer.Option(metavar="NAME", help="A theme's name or file.", autocompletion=completion.themes)
    ] = None,
    size: Annotated[
        str | None, typer.Option(metavar="SIZE", help="16:9, 4:3 or A4.", autocompletion=completion.sizes)
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="The deck's language.", autocompletion=completion.languages)
    ] = None,
    digits: Annotated[
        str | None, typer.Option(metavar="NAME", help="latn, arab or arabext.", autocompletion=completion.digits)
    ] = None,
    no_record: Annotated[bool, typer.Option("--no-record", help="Record nothing under .deckgen.")] = False,
    strict: Strict = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Write the deck beside the outline.

    It is NAME.pptx, for an audience NAME.AUDIENCE.pptx; pictures are NAME-01.png ….
    """
    # Late: with them the writer of decks is loaded, which --help need not wait for.
    from deckgen.edits import record
    from deckgen.edits.told import told
    from deckgen.kept import kept

    if audience and all_audiences:
        raise UsageError(Message("--audience and --all-audiences exclude each other"))
    loaded = pipeline.load(outline, allow=allow or (), limits=limits(limit))
    settings: dict[str, Any] = {"theme": theme, "size": size, "language": language, "digits": digits}
    overrides = {key: value for key, value in settings.items() if value is not None}
    papers = [name for name, asked in (("handout", handout), ("one-page", one_page)) if asked]
    wanted = loaded.readers if all_audiences else [audience]
    goals = targets(outline, output, wanted, formats(format, papers, output))
    with report.progress(wanted, report.reader) as readers:
        decks = {id: pipeline.build(loaded, id, **overrides) for id in readers}
    files = [goal.files(len(decks[goal.audience].slides)) for goal in goals]
    look(chain.from_iterable(files), (outline, *loaded.files.named))
    warnings = [problem for deck in decks.values() for problem in deck.warnings]
    if strict and warnings:
        raise OutlineError(warnings)
    report.problems(dict.fromkeys(warnings))
    with report.progress(goals, lambda goal: goal.path.name) as written:
        made = [decks[goal.audience].written(goal.form) for goal in written]
    new = dict(zip(chain.from_iterable(files), chain.from_iterable(made), strict=True))
    edited = {path: found for path, data in new.items() if (found := kept(path, data, new))}
    write_all({found.copy: found.data for found in edited.values() if found.new} | new)
    for goal, paths in zip(goals, files, strict=True):
        name, count = _listed(paths), len(decks[goal.audience].slides)
        if goal.form not in FORMATS:
            report.tell(name)
        elif count == 1:
            report.tell(Message("{name}: 1 slide", name=name))
        else:
            report.tell(Message("{name}: {count} slides", name=name, count=count))
    for path, found in edited.items():
        report.complain(told(path, found, outline), "warning")
    if loaded.outline.record and not no_record:
        for goal in goals:
            if goal.form == DEFAULT:
                record.keep(outline, loaded.text, goal.audience, decks[goal.audience], goal.path, new[goal.path])
    for goal, paths in zip(goals, files, strict=True):
        for older in goal.left_over(len(paths)):
            what = Message(
                "{names}: left over from a longer deck, and not of this one; delete what is not wanted",
                names=_listed(older),
            )
            report.complain(what, "warning")


def _listed(paths: Sequence[Path]) -> Message:
    if len(paths) == 1:
        return Message("{path}", path=str(paths[0]))
    return Message("{first} to {last}", first=str(paths[0]), last=paths[-1].name)
