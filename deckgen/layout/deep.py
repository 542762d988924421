"""Text on the dark ground of panels, hubs and deep strips."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.text.fit import Block
from deckgen.theme.tokens import Role

ON_DEEP: dict[Role, Role] = {
    "a1": "deep.accent",
    "a2": "deep.accent",
    "a5": "deep.text",
    "a6.strong": "a5",
    "hl": "deep.accent",
}
"""What takes the place of a colour that could not be read on the dark ground."""


def on_deep(block: Block) -> Block:
    """Return the paragraph as a dark ground needs it.

    Emphasis, citations and links are in colours that are read there.
    """
    return replace(
        block,
        runs=tuple(replace(run, color=ON_DEEP.get(run.color, run.color)) if run.color else run for run in block.runs),
    )
