"""Native tables."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.render.pptx.context import Drawing
from deckgen.render.pptx.shapes import box, fill, line_look
from deckgen.render.pptx.text import cell_paragraphs
from deckgen.scene.nodes import Cell, Stroke, Table

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table_frame(drawing: Drawing, table: Table, application: str = "<p:nvPr/>") -> str:
    """Return the ``p:graphicFrame`` of a table. ``application`` is its ``p:nvPr``.

    By default columns stand in the file as they stand on the slide, from left to right: LibreOffice and
    ONLYOFFICE ignore ``a:tblPr``'s ``rtl`` and would mirror the table. A deck with native tables has them in
    reading order with that flag, as PowerPoint writes it, so that the Tab key and screen readers go the right way.
    """
    native = drawing.deck.scene.native_tables and drawing.deck.scene.rtl
    columns = range(len(table.columns))
    order = columns if native else sorted(columns, key=lambda i: table.columns[i].x)
    grid = "".join(f'<a:gridCol w="{table.columns[i].w}"/>' for i in order)
    flags = ' rtl="1"' * native + ' firstRow="1"' * table.head
    grid_of = [[row.cells[i] for i in order] for row in table.rows]
    rows = ""
    for r, row in enumerate(table.rows):
        cells = "".join(_cell(drawing, grid_of, r, c) for c in range(len(order)))
        rows += f'<a:tr h="{row.h}">{cells}</a:tr>'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{drawing.properties(table.key, alt=table.alt)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{application}</p:nvGraphicFramePr>'
        f'<p:xfrm>{box(table.rect)}</p:xfrm><a:graphic><a:graphicData uri="{TABLE_URI}">'
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(drawing: Drawing, rows: Sequence[Sequence[Cell]], r: int, c: int) -> str:
    deck, cell = drawing.deck, rows[r][c]
    style = cell.style
    left, top, right, bottom = style.insets

    def edge(r: int, c: int) -> Stroke | None:
        return rows[r][c].edge if 0 <= r < len(rows) and 0 <= c < len(rows[r]) else None

    # Neighbours share an edge: the line of one is repeated, lest "no line" in the other hide it.
    borders = (
        ("lnL", cell.edge or edge(r, c - 1)),
        ("lnR", cell.edge or edge(r, c + 1)),
        ("lnT", cell.edge or edge(r - 1, c) or (rows[r - 1][c].bottom if r else None)),
        ("lnB", cell.edge or edge(r + 1, c) or cell.bottom),
    )
    lines = "".join(line_look(deck, stroke, tag) for tag, stroke in borders)
    return (
        f'<a:tc><a:txBody><a:bodyPr rtlCol="{deck.rtl}"/><a:lstStyle/>{cell_paragraphs(drawing, cell.text, style)}'
        f'</a:txBody><a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{style.anchor}">'
        f"{lines}{fill(deck, cell.fill)}</a:tcPr></a:tc>"
    )
