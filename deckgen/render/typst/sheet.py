"""The sheet of a template's layouts."""

from __future__ import annotations

import hashlib

from deckgen.render.typst.compiler import Compiler
from deckgen.render.typst.files import BOLD, REGULAR
from deckgen.render.typst.markup import array, at, language, length, sequence, size, string
from deckgen.scene.sheet import Box, Cell, Sheet
from deckgen.theme.house import Drawing, Media
from deckgen.units import Emu, Rect, inch

WIDTH, GAP, MARGIN = inch(4), inch(0.35), inch(0.4)
COLUMNS = 3
PPI = 144
COLORS = {"body": "C62828", "used": "1565C0", "other": "757575"}


def sheet_files(sheet: Sheet, regular: bytes, bold: bytes) -> dict[str, bytes]:
    """Return the fonts and pictures of a sheet. They are by the names that they must have."""
    drawings = (drawing for cell in sheet.cells for drawing in cell.drawings)
    pictures = {_name(drawing.picture): drawing.picture.data for drawing in drawings if drawing.picture}
    return {REGULAR: regular, BOLD: bold, **pictures}


def sheet_markup(sheet: Sheet, compiler: Compiler) -> str:
    """Return a sheet as a document of one page."""
    face = compiler.faces.regular
    columns = min(COLUMNS, max(1, len(sheet.cells)))
    width = columns * WIDTH + (columns - 1) * GAP + 2 * MARGIN
    cells = ", ".join(_cell(cell, sheet, compiler) for cell in sheet.cells)
    return (
        f"#set page(width: {length(width)}, height: auto, margin: {length(MARGIN)}, fill: white)\n"
        f"#set text(font: {string(face.family)}, weight: {face.weight}, size: 9pt, fill: rgb({string('222222')}), "
        f"dir: {'rtl' if sheet.rtl else 'ltr'}, {language(sheet.language)})\n"
        f"#grid(columns: {array([length(WIDTH)] * columns)}, gutter: {length(GAP)}, {cells})\n"
    )


def _cell(cell: Cell, sheet: Sheet, compiler: Compiler) -> str:
    scale = WIDTH / sheet.size[0]
    height = round(sheet.size[1] * scale)
    whole = Rect(0, 0, *sheet.size)
    shown = [_drawing(drawing, scale) for drawing in cell.drawings if _meets(drawing.rect, whole)]
    shown += [_box(box, scale, compiler) for box in cell.boxes if _meets(box.rect, whole)]
    edge = f"2pt + rgb({string(COLORS['used'])})" if cell.used else f"0.75pt + rgb({string(COLORS['other'])})"
    slide = f"block({size(WIDTH, height)}, clip: true, stroke: {edge}, below: 4pt, {sequence(shown or ['none'])})"
    bold = compiler.faces.bold
    name = f"text(font: {string(bold.family)}, weight: {bold.weight}, {string(cell.name)})"
    told = f"text(size: 8pt, {string(cell.told)})"
    return f"block(breakable: false, {sequence([slide, name, 'linebreak()', told])})"


def _drawing(drawing: Drawing, scale: float) -> str:
    x, y, w, h = _scaled(drawing.rect, scale)
    color = f"rgb({string(drawing.color or 'FFFFFF')})"
    match drawing.kind:
        case "picture" if drawing.picture:
            made = f"image({string(_name(drawing.picture))}, {size(w, h)}, fit: {string('stretch')})"
        case "line":
            stroke = f"{length(max(1, round(drawing.width * scale)))} + {color}"
            made = f"line(end: ({length(w)}, {length(h)}), stroke: {stroke})"
        case "ellipse":
            made = f"ellipse({size(w, h)}, fill: {color})"
        case _:
            made = f"rect({size(w, h)}, fill: {color})"
    return at(x, y, made)


def _box(box: Box, scale: float, compiler: Compiler) -> str:
    x, y, w, h = _scaled(box.rect, scale)
    color, bold = COLORS[box.kind], compiler.faces.bold
    look = f"font: {string(bold.family)}, weight: {bold.weight}, size: 6pt, fill: rgb({string(color)})"
    label = f"box(fill: white, inset: 1.5pt, text({look}, {string(box.label)}))"
    dash = "none" if box.kind == "body" else string("dashed")
    stroke = f"(paint: rgb({string(color)}), thickness: {'1.5pt' if box.kind == 'body' else '0.75pt'}, dash: {dash})"
    frame = f"rect({size(w, h)}, stroke: {stroke}, inset: 0pt)"
    return sequence([at(x, y, frame), at(x, y, label)])


def _scaled(rect: Rect, scale: float) -> tuple[Emu, Emu, Emu, Emu]:
    x, y, w, h = (round(value * scale) for value in rect)
    return x, y, max(0, w), max(0, h)


def _meets(a: Rect, b: Rect) -> bool:
    return a.x <= b.right and b.x <= a.right and a.y <= b.bottom and b.y <= a.bottom


def _name(picture: Media) -> str:
    return f"{hashlib.sha256(picture.data).hexdigest()}.{picture.ending}"
