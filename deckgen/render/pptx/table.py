"""Native tables."""

from __future__ import annotations

from deckgen.render.pptx.context import Drawing
from deckgen.render.pptx.shapes import box, fill, line_look
from deckgen.render.pptx.text import cell_paragraphs
from deckgen.scene.nodes import Cell, Stroke, Table

NO_STYLE_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table_frame(drawing: Drawing, table: Table) -> str:
    """Return the ``p:graphicFrame`` of a table.

    By default columns stand in the file as they stand on the slide, from left to right: LibreOffice and
    ONLYOFFICE ignore ``a:tblPr``'s ``rtl`` and would mirror the table. A deck with native tables has them in
    reading order with that flag, as PowerPoint writes it, so that the Tab key and screen readers go the right way.
    """
    native = drawing.deck.scene.native_tables and drawing.deck.scene.rtl
    columns = range(len(table.columns))
    order = columns if native else sorted(columns, key=lambda i: table.columns[i].x)
    grid = "".join(f'<a:gridCol w="{table.columns[i].w}"/>' for i in order)
    flags = ' rtl="1"' * native + ' firstRow="1"' * table.head
    rows, above = "", dict[int, Stroke | None]()
    for row in table.rows:
        cells = "".join(_cell(drawing, row.cells[i], above.get(i)) for i in order)
        rows += f'<a:tr h="{row.h}">{cells}</a:tr>'
        above = {i: row.cells[i].bottom for i in order}
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{drawing.properties(table.key, alt=table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm>{box(table.rect)}</p:xfrm><a:graphic><a:graphicData uri="{TABLE_URI}">'
        f"<a:tbl><a:tblPr{flags}><a:tableStyleId>{NO_STYLE_NO_GRID}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(drawing: Drawing, cell: Cell, above: Stroke | None) -> str:
    deck, style = drawing.deck, cell.style
    left, top, right, bottom = style.insets
    # Neighbours share an edge: the line above is repeated, lest "no line" here hide it.
    borders = (("lnL", None), ("lnR", None), ("lnT", above), ("lnB", cell.bottom))
    lines = "".join(line_look(deck, stroke, tag) for tag, stroke in borders)
    return (
        f'<a:tc><a:txBody><a:bodyPr rtlCol="{deck.rtl}"/><a:lstStyle/>{cell_paragraphs(drawing, cell.text, style)}'
        f'</a:txBody><a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{style.anchor}">'
        f"{lines}{fill(deck, cell.fill)}</a:tcPr></a:tc>"
    )
