"""`deckgen audiences`: which section is for whom, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deckgen.cli import report
from deckgen.cli.options import Allow, Limit, OutlineFile, limits
from deckgen.cli.table import as_json, as_table, minutes
from deckgen.problems import Message

if TYPE_CHECKING:
    from deckgen.overview import Matrix, SectionRow

GETS = "●"


def command(
    outline: OutlineFile = Path("outline.yaml"),
    json: Annotated[bool, typer.Option("--json", help="Print the matrix as JSON.")] = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Show which audience gets which section, and how much in all."""
    from deckgen import overview, pipeline

    matrix = overview.audiences(pipeline.load(outline, allow=allow or (), limits=limits(limit)))
    if json:
        as_json(
            {
                "audiences": [row._asdict() for row in matrix.audiences],
                "sections": [row._asdict() for row in matrix.sections],
            }
        )
        return
    if not matrix.audiences:
        report.tell(Message("the outline has no audiences"))
        return
    decks = (matrix.whole, *matrix.audiences)
    rows = [[section.title, *(GETS if gets else "" for gets in _gets(matrix, section))] for section in matrix.sections]
    rows.append([report.said(Message("slides")), *(str(deck.slides) for deck in decks)])
    rows.append([report.said(Message("words")), *(str(deck.words) for deck in decks)])
    rows.append([report.said(Message("minutes")), *(minutes(deck.minutes) for deck in decks)])
    head = [report.said(Message("section")), *(report.reader(deck.id or None) for deck in decks)]
    as_table(head, rows, numbers=range(1, len(head)), wide=0)


def _gets(matrix: Matrix, section: SectionRow) -> Iterator[bool]:
    """Yield whether the full deck has a section, then whether each audience gets it."""
    yield section.id in matrix.shown
    yield from (audience.id in section.audiences for audience in matrix.audiences)
