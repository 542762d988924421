"""`deckgen audiences`: which section is for whom, and how much."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from deckgen import overview, pipeline
from deckgen.cli import report
from deckgen.cli.options import Allow, Limit, OutlineFile, limits
from deckgen.cli.table import as_json, as_table, minutes
from deckgen.problems import Message

GETS = "●"


def command(
    outline: OutlineFile = Path("outline.yaml"),
    json: Annotated[bool, typer.Option("--json", help="Print the matrix as JSON.")] = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Show which audience gets which section, and how much in all."""
    matrix = overview.audiences(pipeline.load(outline, allow=allow or (), limits=limits(limit)))
    if json:
        as_json({name: [row._asdict() for row in rows] for name, rows in matrix._asdict().items()})
        return
    if not matrix.audiences:
        report.tell(Message("the outline has no audiences"))
        return
    rows = [
        [section.title, *(GETS if a.id in section.audiences else "" for a in matrix.audiences)]
        for section in matrix.sections
    ]
    rows.append([report.said(Message("slides")), *(str(a.slides) for a in matrix.audiences)])
    rows.append([report.said(Message("words")), *(str(a.words) for a in matrix.audiences)])
    rows.append([report.said(Message("minutes")), *(minutes(a.minutes) for a in matrix.audiences)])
    head = [report.said(Message("section")), *(a.id for a in matrix.audiences)]
    as_table(head, rows, numbers=range(1, len(head)), wide=0)
