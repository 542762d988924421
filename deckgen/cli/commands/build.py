"""`deckgen build`: write the deck."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from deckgen import pipeline
from deckgen.cli import report
from deckgen.cli.options import Allow, Limit, OutlineFile, Strict, limits
from deckgen.problems import OutlineError, UsageError


def command(
    outline: OutlineFile = Path("outline.yaml"),
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write here; with several audiences, into this folder.")
    ] = None,
    audience: Annotated[str | None, typer.Option(help="The deck for this audience.")] = None,
    all_audiences: Annotated[bool, typer.Option("--all-audiences", help="The full deck and every audience's.")] = False,
    theme: Annotated[str | None, typer.Option(help="A theme's name or file.")] = None,
    language: Annotated[str | None, typer.Option(help="The deck's language.")] = None,
    digits: Annotated[str | None, typer.Option(help="latn, arab or arabext.")] = None,
    strict: Strict = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Write the deck beside the outline: NAME.pptx, for an audience NAME.AUDIENCE.pptx."""
    if audience and all_audiences:
        raise UsageError("--audience and --all-audiences exclude each other")
    caps = limits(limit)
    loaded = pipeline.load(outline, allow=allow or (), limits=caps)
    settings: dict[str, Any] = {"theme": theme, "language": language, "digits": digits}
    overrides = {key: value for key, value in settings.items() if value is not None}
    wanted = [None, *loaded.outline.audiences] if all_audiences else [audience]
    targets = [_target(outline, output, id, len(wanted) > 1) for id in wanted]
    for target in targets:
        if target.resolve() in (outline.resolve(), *loaded.files.found):
            raise UsageError(f'"{target}" is the outline itself, or a file that it names')
    decks = [pipeline.build(loaded, id, **overrides) for id in wanted]
    warnings = [problem for deck in decks for problem in deck.warnings]
    if strict and warnings:
        raise OutlineError(warnings)
    report.problems(dict.fromkeys(warnings), caps.problems)
    for deck, target in zip(decks, targets, strict=True):
        deck.save(target)
        count = len(deck.slides)
        report.line(f"{target}: {count} slide{'s' * (count != 1)}")


def _target(outline: Path, output: Path | None, audience: str | None, several: bool) -> Path:
    """Return where a deck goes.

    Raises:
        UsageError: it would be several decks in one file.
    """
    name = f"{outline.stem}.{audience}.pptx" if audience else f"{outline.stem}.pptx"
    if output is None:
        return outline.with_name(name)
    deck = output.suffix.lower() == ".pptx"
    if several and deck:
        raise UsageError(f'"{output}" is one file, but there are several decks: name a folder')
    return output / name if several or (output.is_dir() and not deck) else output
