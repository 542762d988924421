"""Tables: a Typst table, whose cells are drawn as boxes are.

So a tagged PDF has its rows and cells.
"""

from __future__ import annotations

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import array, at, length, size
from deckgen.render.typst.text import fitted
from deckgen.scene.nodes import Cell, Table, TableRow
from deckgen.units import Emu


def table(drawing: Drawing, node: Table, number: int) -> str:
    """Return a table, where it stands. ``number`` is that of the slide."""
    # Typst sets the columns in the direction of the text around the table.
    direction = "rtl" if node.columns[0].x > node.columns[-1].x else "ltr"
    widths, heights = [column.w for column in node.columns], [row.h for row in node.rows]
    rows = [", ".join(_row(drawing, row, widths, number)) for row in node.rows]
    if node.head:
        rows[0] = f"table.header(repeat: false, {rows[0]})"
    content = (
        f"table(columns: {array([length(w) for w in widths])}, rows: {array([length(h) for h in heights])}, "
        f"inset: 0pt, stroke: none, {', '.join(rows)})"
    )
    return at(node.rect.x, node.rect.y, f"{{set text(dir: {direction}); {content}}}")


def _row(drawing: Drawing, row: TableRow, widths: list[Emu], number: int) -> list[str]:
    return [_cell(drawing, cell, w, row.h, number) for cell, w in zip(row.cells, widths, strict=True)]


def _cell(drawing: Drawing, cell: Cell, w: Emu, h: Emu, number: int) -> str:
    text = fitted(drawing, cell.text, cell.style, w, h, number, in_cell=True)
    lines = drawing.stroke(cell.edge) if cell.edge else f"(bottom: {drawing.stroke(cell.bottom)})"
    return f"table.cell(fill: {drawing.color(cell.fill)}, stroke: {lines}, block({size(w, h)}, {text}))"
