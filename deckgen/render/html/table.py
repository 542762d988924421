"""Tables: a real table, whose cells hold their text as boxes do."""

from __future__ import annotations

from deckgen.render.html.markup import color, direction, element, place, px, styles, void
from deckgen.render.html.text import fitted
from deckgen.scene.nodes import Cell, DeckScene, Stroke, Table, TableRow
from deckgen.units import Emu


def table(scene: DeckScene, node: Table, slide: int) -> str:
    """Return a table, where it stands. ``slide`` is the number of the slide."""
    widths = [column.w for column in node.columns]
    head = element("thead", _row(scene, node.rows[0], widths, slide, head=True)) if node.head else ""
    rows = "".join(_row(scene, row, widths, slide) for row in node.rows[node.head :])
    columns = element("colgroup", "".join(void("col", style=f"width:{px(w)}") for w in widths))
    return element(
        "table",
        columns + head + element("tbody", rows),
        class_="a",
        dir=direction(node.columns[0].x > node.columns[-1].x),
        aria_label=node.alt or None,
        style=place(node.rect),
    )


def _row(scene: DeckScene, row: TableRow, widths: list[Emu], slide: int, head: bool = False) -> str:
    return element(
        "tr", "".join(_cell(scene, c, w, row.h, slide, head) for c, w in zip(row.cells, widths, strict=True))
    )


def _cell(scene: DeckScene, cell: Cell, w: Emu, h: Emu, slide: int, head: bool) -> str:
    style = {"solid": "solid", "dash": "dashed", "sysDot": "dotted"}

    def line(stroke: Stroke) -> str:
        return f"{px(stroke.width)} {style[stroke.dash]} {color(stroke.color)}"

    look = styles(
        [
            f"height:{px(h)}",
            f"background:{color(cell.fill)}" if cell.fill else "",
            f"border-bottom:{line(cell.bottom)}" if cell.bottom else "",
            f"outline:{line(cell.edge)};outline-offset:-{px(cell.edge.width)}" if cell.edge else "",
        ]
    )
    text = fitted(scene, cell.text, cell.style, (w, h), slide, in_cell=True)
    # What parts columns heads nothing.
    head = head and bool(cell.text.paragraphs)
    return element("th" if head else "td", text, scope="col" if head else None, style=look)
