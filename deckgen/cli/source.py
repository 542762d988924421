"""The line of a file under its message on a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from deckgen import messages
from deckgen.messages.excerpt import excerpt
from deckgen.problems import Message, Problem

if TYPE_CHECKING:
    from rich.console import Console

FROM_THE_RIGHT = ("R", "AL", "AN")
"""Bidirectional classes of letters and digits that turn a line (Unicode Annex 9, table 4)."""

_STYLE = "bold cyan"


def show(console: Console, problem: Problem, lines: Sequence[str], language: str) -> None:
    """Print the line that a problem stands at, out of its file's.

    Carets are under what is meant, or its column where they cannot stand.

    Text from the right is printed as it is written: the terminal orders it, or does not.
    """
    from rich.cells import cell_len, set_cell_size
    from rich.text import Text

    _, number, column = problem.place
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return
    before, at, after = excerpt(lines[number - 1], column)
    margin = f"{number:>6} | "
    room = max(console.width - len(margin) - 1, 20)
    if len(before) > room // 2:
        before = "…" + before[1 - room // 2 :]
    said = before + at + after
    if cell_len(said) > room:
        said = set_cell_size(said, room - 1) + "…"
    console.print(Text.assemble((margin, "dim"), said), soft_wrap=True)
    below = Text(f"{'| ':>{len(margin)}}", "dim")
    if any(map(_turns, before)):
        where = (
            Message("column {column}: {text}", column=column, text=at)
            if at
            else Message("column {column}", column=column)
        )
        below.append(messages.said(where, language, isolated=True), _STYLE)
    else:
        if any(map(_turns, at)):
            at = _run(at + after)
        wide = max(1, min(cell_len(at), room - cell_len(before)))
        below.append(" " * cell_len(before) + "^" * wide, _STYLE)
    console.print(below, soft_wrap=True)


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in FROM_THE_RIGHT


def _run(text: str) -> str:
    """Return the beginning of a text that is set from the right as one, on the same cells whichever way."""
    end = 0
    for i, character in enumerate(text):
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            break
        if direction in (*FROM_THE_RIGHT, "EN", "NSM"):
            end = i + 1
    return text[:end]
