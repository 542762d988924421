"""What a table says: its columns, its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from deckgen.layout.draft import Draft
from deckgen.problems import Place
from deckgen.text.bidi import from_left
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block
from deckgen.theme.tokens import CELL_INNER, Role
from deckgen.units import Emu, Pt, inch

ColumnKind = Literal["text", "number", "likelihood"]


AFTER_NUMBER, ROOMY = inch(0.5), 4
"""What stays behind a column of numbers, in tables of so many columns at most."""


class Column(Struct, frozen=True):
    """A column and its head, and where its author wrote it.

    Likelihoods and numbers stay in one line; the units of numbers in one column. ``twin`` columns are of one width.
    """

    head: Block
    kind: ColumnKind = "text"
    place: Place | None = None
    twin: bool = False

    def after(self, columns: int) -> Emu:
        """Return what stays behind it, in a table of so many columns."""
        return AFTER_NUMBER if self.kind == "number" and columns <= ROOMY else CELL_INNER


class Row(Struct, frozen=True):
    """A row: a text, or nothing, for each column. ``strong``: bold and under a rule, as totals are."""

    cells: tuple[Block | None, ...]
    fill: Role | None = None
    strong: bool = False


def nothing(draft: Draft) -> Block:
    """Return what stands in a cell of which nothing is known."""
    return Block(draft.runs("–", color="a5"))


class Tails:
    """What stands at the right of the units of numbers.

    By its widths, at a size of type, the units of a column stand under each other.
    """

    def __init__(self, draft: Draft, columns: Sequence[Column], rows: Sequence[Row], size: Pt) -> None:
        self._draft, self._size = draft, size
        decimals = rf"{re.escape(draft.deck.language.separator)}\d"
        self._tail = rf"(?:{decimals}|[%٪]|{NBSP}\[).*"
        self._decimals = rf"{decimals}+|^[-+−]"
        self._columns = columns
        self._longest = [
            max(self._width(row.cells[i]) for row in rows) if column.kind == "number" else 0
            for i, column in enumerate(columns)
        ]

    def missing(self, i: int, cell: Block | None) -> Emu:
        """Return how much narrower a number's tail is than the column's longest."""
        return self._longest[i] - self._width(cell) if self._columns[i].kind == "number" else 0

    def _width(self, cell: Block | None) -> Emu:
        """Return how wide what stands at the right of a number's units is.

        That is its decimals, and what it cites. What runs from the right cites at its left, but has its sign there.
        """
        text = "".join(run.text for run in cell.runs) if cell else ""
        found = re.finditer(self._tail if from_left(text) else self._decimals, text)
        return sum(self._draft.deck.fitter.natural_width(self._draft.runs(part[0]), self._size) for part in found)
