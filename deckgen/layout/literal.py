"""Paragraphs that run as their letters do.

Whatever the deck's direction is: references, addresses, literals.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.layout.draft import Draft
from deckgen.scene.nodes import Run
from deckgen.text.compose import own_direction
from deckgen.text.fit import Block


def together(draft: Draft, first: tuple[Run, ...], second: tuple[Run, ...]) -> bool:
    """Return whether two texts run in one direction.

    So they can stand in one paragraph.
    """
    return own_direction(first, draft.grid.rtl) == own_direction(second, draft.grid.rtl)


def literal(draft: Draft, runs: tuple[Run, ...], level: int, *, keep: bool) -> Block:
    """Return a paragraph in the direction of its letters.

    It has that of the deck where it has letters of both.
    """
    deck = draft.deck.language
    rtl = own_direction(runs, deck.rtl)
    if rtl != deck.rtl:
        # All its letters are foreign: its quotes and stops go with them, not with the deck's.
        lang = next((run.lang for run in runs if run.lang != deck.office), deck.office)
        runs = tuple([replace(run, lang=lang) for run in runs])
    return Block(runs, level, rtl=rtl, keep=keep)
