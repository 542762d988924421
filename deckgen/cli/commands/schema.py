"""`deckgen schema`: the outline language for editors."""


def command() -> None:
    """Print the JSON Schema by which editors complete and check outlines."""
    from deckgen import kinds
    from deckgen.cli.table import as_json
    from deckgen.outline.schema import schema

    as_json(schema(kinds.bodies(kinds.every())))
