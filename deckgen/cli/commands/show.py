"""`deckgen show`: the deck as a list."""

from pathlib import Path
from typing import Annotated

import typer

from deckgen.cli import report
from deckgen.cli.options import Allow, Audience, Limit, OutlineFile, limits
from deckgen.cli.table import as_json, as_table, minutes
from deckgen.problems import Message


def command(
    outline: OutlineFile = Path("outline.yaml"),
    audience: Audience = None,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """List the slides: number, kind, headline, minutes, words."""
    from deckgen import overview, pipeline

    loaded = pipeline.load(outline, allow=allow or (), limits=limits(limit))
    rows = overview.slides(pipeline.build(loaded, audience))
    if json:
        as_json([row._asdict() for row in rows])
        return
    counts = overview.continued(rows)
    kinds = (report.going_on(row.kind, counts[row.id]) if row.id in counts else row.kind for row in rows)
    cells = [
        [str(row.number), report.said(kind), row.headline, minutes(row.minutes), str(row.words)]
        for row, kind in zip(rows, kinds, strict=True)
    ]
    total = [
        "",
        report.said(Message("total")),
        "",
        minutes(overview.minutes(rows)),
        str(sum(row.words for row in rows)),
    ]
    head = (Message("kind"), Message("headline"), Message("minutes"), Message("words"))
    as_table(["#", *map(report.said, head)], [*cells, total], numbers=(0, 3, 4), wide=2)
