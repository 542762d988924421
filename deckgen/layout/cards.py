"""A table of one or two rows: its cells are cards."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.scene.nodes import Cell, Stroke
from deckgen.units import Emu, Pt, pt

MOST = 2
"""So many rows are cards."""

SIZES: tuple[Pt, ...] = (24, 22, 20)
PARTS = (0.76, 0.9)
"""The part of the height that a table of one row of cards has, and one of two."""

LOWER = 0.4
"""A text lower than that part of its card stands below the middle, lest the card look empty under it."""

APART = Stroke("bg", pt(6))
"""What parts cards: borders of the ground's colour, so that the table keeps its rows and columns."""


def of(cells: Sequence[Cell], h: Emu, least: Emu, *, grounds: bool) -> list[Cell]:
    """Return a row's cells, their texts lowered for cards.

    The cards have the height ``h``, the row needs ``least``; with ``grounds`` each cell is a card of its own.
    """
    lowest = min((cell.text.drawn for cell in cells if cell.text.paragraphs), default=0)
    lower = max(0, min(round(LOWER * h) - lowest, h - least))
    made = [replace(cell, style=replace(cell.style, insets=_lowered(cell.style.insets, lower))) for cell in cells]
    return [replace(cell, fill="panel", edge=APART) for cell in made] if grounds else made


def _lowered(insets: tuple[Emu, Emu, Emu, Emu], lower: Emu) -> tuple[Emu, Emu, Emu, Emu]:
    left, top, right, bottom = insets
    return left, top + lower, right, bottom
