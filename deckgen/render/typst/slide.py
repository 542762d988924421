"""One slide: what its layout draws, then its nodes in reading order."""

from __future__ import annotations

from typing import assert_never

from deckgen.render.typst.chart import chart
from deckgen.render.typst.drawing import Drawing, label
from deckgen.render.typst.markup import at, sequence, size, string
from deckgen.render.typst.shapes import box, drawn
from deckgen.render.typst.table import table
from deckgen.render.typst.text import fitted
from deckgen.scene.nodes import Chart, Drawable, Line, Picture, Shape, SlideScene, Table, TextBox

HEADLINES = ("title", "ctrTitle")

RULES = ['set text(top-edge: "baseline", bottom-edge: "baseline")', 'set par(linebreaks: "simple")']
"""What the lines of slides are placed by; they are broken already."""


def slide(drawing: Drawing, scene: SlideScene, number: int) -> str:
    """Return a slide as a block of its size. ``number`` counts from 1."""
    layout = next(layout for layout in drawing.scene.layouts if layout.key == scene.layout)
    behind = (*(drawing.scene.master.nodes if layout.master_shapes else ()), *layout.nodes)
    behind = (*layout.art, *behind)
    headlines = {placeholder.index for placeholder in layout.placeholders if placeholder.type in HEADLINES}
    # What stands on every slide is not read out on each.
    parts = [f"pdf.artifact({sequence([_node(drawing, node, number) for node in behind])})"]
    for node in scene.nodes:
        content = _node(drawing, node, number)
        if isinstance(node, TextBox) and node.placeholder in headlines:
            content = _heading(scene, number, content)
        parts.append(content)
    look = f"{size(*drawing.scene.size)}, fill: {drawing.color(layout.background)}"
    return f"block({look}, {sequence([*RULES, *parts])})"


def _node(drawing: Drawing, node: Drawable, number: int) -> str:
    match node:
        case TextBox():
            return _text_box(drawing, node, number)
        case Shape() | Line() | Picture():
            return drawn(drawing, node)
        case Table():
            return table(drawing, node, number)
        case Chart():
            return chart(drawing, node)
        case _:
            assert_never(node)


def _text_box(drawing: Drawing, node: TextBox, number: int) -> str:
    rect = node.rect
    content = fitted(drawing, node.text, node.style, rect.w, rect.h, number)
    if node.fill or node.stroke:
        ground = f"pdf.artifact({box(drawing, rect, node.preset, node.fill, node.stroke)})"
        content = sequence([at(0, 0, ground), content])
    return at(rect.x, rect.y, drawing.linked(node.link, f"block({size(rect.w, rect.h)}, {content})"))


def _heading(scene: SlideScene, number: int, content: str) -> str:
    """Return a headline as a heading, by which the outline of a PDF and links find the slide."""
    return f"{{show heading: _ => {content}; [#heading({string(scene.title)}) {label(number)}]}}"
