"""Tables and JSON on stdout."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable, Sequence
from typing import Any

ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
ELLIPSIS = "…"
GAP = 2
NARROWEST = 20


def as_json(value: Any) -> None:
    """Print a value as JSON. It is in ASCII where stdout's encoding has not every letter."""
    # Late: few commands print any.
    import json

    print(json.dumps(value, indent=2, ensure_ascii=not sys.stdout.encoding.lower().startswith("utf")))


def isolated(text: str) -> str:
    """Return a text that stands in a terminal's line by itself.

    A terminal that sets right-to-left text turns it alone, not with what stands around it.

    Source: Unicode Standard Annex 9, section 2.4.
    """
    return text if text.isascii() else f"{ISOLATE}{text}{END}"


def as_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Container[int], wide: int) -> None:
    """Print a table for people.

    Cells are isolated, so that columns keep their order on every terminal. On a terminal the column ``wide`` is cut so
    that no line wraps.

    Args:
        head: what stands over the columns.
        rows: the cells.
        numbers: the columns that are set flush right.
        wide: the column that may be cut.
    """
    # Late: commands that print no table need not wait for it.
    from rich.cells import cell_len, set_cell_size
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    lines = [list(row) for row in rows]
    widths = [max(map(cell_len, column)) + GAP for column in zip(head, *lines, strict=True)]
    console = Console()
    if not console.is_terminal:
        console.width = sum(widths)
    room = max(console.width - sum(widths) + widths[wide] - GAP, NARROWEST)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for i, name in enumerate(head):
        table.add_column(name, justify="right" if i in numbers else "left", no_wrap=True)
    for cells in lines:
        if cell_len(cells[wide]) > room:
            cells[wide] = set_cell_size(cells[wide], room - 1).rstrip() + ELLIPSIS
        table.add_row(*(Text(isolated(cell)) for cell in cells))
    console.print(table)


def minutes(value: float | None) -> str:
    """Return minutes for people. Decimals that say nothing are left out; a dash stands where none are stated."""
    return "–" if value is None else f"{value:g}"
