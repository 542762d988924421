"""`deckgen pull`: take edits of a deck back into its outline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deckgen.cli import report
from deckgen.cli.options import Allow, Limit, limits
from deckgen.cli.table import as_json
from deckgen.problems import Message

if TYPE_CHECKING:
    from deckgen.edits.found import Left
    from deckgen.edits.pull import Conflict
    from deckgen.edits.taking import Taking


def command(
    deck: Annotated[Path, typer.Argument(metavar="DECK.pptx", help="The deck that was edited.")],
    outline: Annotated[
        Path | None, typer.Argument(metavar="OUTLINE", help="The outline; without, the one it was built from.")
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What it was built from, or REV:PATH of git, where that is not recorded."),
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Write the outline; OUTLINE.bak keeps the old one.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the edits as JSON.")] = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Show what edits of a deck change in its outline.

    What stays in the deck is told with its reason. Nothing is written without --apply.
    """
    from deckgen.edits.taking import take

    taking = take(deck, outline, base, allow or (), limits(limit))
    pulled = taking.pulled
    applied = apply and not pulled.conflicts and pulled.text != taking.before
    if applied:
        taking.apply()
    if json:
        as_json(_data(taking, deck, applied=applied))
    else:
        print(taking.diff, end="", flush=True)
        _tell(taking, applied=applied)
    if pulled.conflicts or (apply and pulled.left):
        raise typer.Exit(1)


def _tell(taking: Taking, *, applied: bool) -> None:
    pulled = taking.pulled
    for left in pulled.left:
        report.tell(Message("{change}; not taken: {reason}", change=_where(left), reason=left.reason))
    for conflict in pulled.conflicts:
        report.complain(_conflict(taking.outline, conflict))
    if pulled.conflicts:
        report.tell(Message("nothing is written: say in the outline what holds, and pull again"))
    elif applied:
        report.tell(Message("{path} is written, and kept as it was in {path}.bak", path=str(taking.outline)))
    elif pulled.text != taking.before:
        report.tell(Message("nothing is written yet; --apply writes it"))
    elif not pulled.left:
        report.tell(
            Message("nothing that it says was edited; a look or a link that somebody has changed stays in the deck")
        )


def _where(left: Left) -> Message:
    return Message("slide {number}: {what}", number=left.slide, what=left.what) if left.slide else left.what


def _conflict(outline: Path, conflict: Conflict) -> Message:
    return Message(
        '{path}:{line}:{column}: this was changed in the deck and in the outline: it was "{before}", slide {slide} '
        'says "{deck}", the outline says "{outline}"',
        path=str(outline),
        **conflict._asdict(),
    )


def _data(taking: Taking, deck: Path, *, applied: bool) -> dict[str, Any]:
    pulled = taking.pulled
    return {
        "deck": str(deck),
        "outline": str(taking.outline),
        "applied": applied,
        "diff": taking.diff,
        "taken": [taken._asdict() for taken in pulled.taken],
        "left": [left._asdict() for left in pulled.left],
        "conflicts": [conflict._asdict() for conflict in pulled.conflicts],
    }
