"""`deckgen schema`: the outline language for editors."""

from __future__ import annotations

from deckgen import kinds
from deckgen.cli.table import as_json
from deckgen.outline.schema import schema


def command() -> None:
    """Print the JSON Schema by which editors complete and check outlines."""
    as_json(schema(kinds.bodies(kinds.every())))
