"""Drawn things: shapes, lines, pictures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import assert_never

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.files import picture_name
from deckgen.render.typst.markup import at, length, sequence, size, string
from deckgen.scene.nodes import Line, Picture, Preset, Shape, Stroke
from deckgen.theme.tokens import Role
from deckgen.units import Point, Rect, pt

HEAD, THINNEST = 3, pt(2)
"""How long and wide an arrow's head is, in widths of its line, which counts as so wide at least, as in LibreOffice."""


def drawn(drawing: Drawing, node: Shape | Line | Picture) -> str:
    """Return a node without text, where it stands."""
    match node:
        case Shape():
            return at(node.rect.x, node.rect.y, described(_form(drawing, node), node.alt))
        case Line():
            return at(0, 0, described(_line(drawing, node), node.alt))
        case Picture():
            return at(node.rect.x, node.rect.y, _image(node))
        case _:
            assert_never(node)


def described(content: str, alt: str) -> str:
    """Return content with what it shows; without ``alt`` it is decoration."""
    return f"figure(alt: {string(alt)}, {content})" if alt else f"pdf.artifact({content})"


def box(drawing: Drawing, rect: Rect, preset: Preset, fill: Role | None, stroke: Stroke | None) -> str:
    """Return a rectangle or an ellipse of a box's size."""
    form = "rect" if preset == "rect" else "ellipse"
    return f"{form}({size(rect.w, rect.h)}, fill: {drawing.color(fill)}, stroke: {drawing.stroke(stroke)})"


def path(drawing: Drawing, lines: Sequence[Sequence[Point]], fill: Role | None, stroke: Stroke | None) -> str:
    """Return polylines, each closed where its last point is its first."""
    parts = []
    for points in lines:
        closed = points[0] == points[-1]
        first, *rest = points[:-1] if closed else points
        parts += [f"curve.move({_point(first)})", *(f"curve.line({_point(point)})" for point in rest)]
        parts += ['curve.close(mode: "straight")'] if closed else []
    look = f'fill: {drawing.color(fill)}, fill-rule: "even-odd", stroke: {drawing.stroke(stroke)}'
    return f"curve({look}, {', '.join(parts)})"


def _form(drawing: Drawing, node: Shape) -> str:
    if node.preset == "path":
        return path(drawing, node.paths, node.fill, node.stroke)
    return box(drawing, node.rect, node.preset, node.fill, node.stroke)


def _line(drawing: Drawing, node: Line) -> str:
    stroke = node.stroke
    if not stroke.arrow:
        return path(drawing, [(node.start, node.end)], None, stroke)
    (x1, y1), (x2, y2) = node.start, node.end
    head, angle = HEAD * max(stroke.width, THINNEST), math.atan2(y2 - y1, x2 - x1)
    x, y = x2 - head * math.cos(angle), y2 - head * math.sin(angle)
    dx, dy = -head / 2 * math.sin(angle), head / 2 * math.cos(angle)
    foot, left, right = [(round(x + i * dx), round(y + i * dy)) for i in (0, -1, 1)]
    shaft = path(drawing, [(node.start, foot)], None, stroke)
    return sequence([shaft, at(0, 0, path(drawing, [(left, node.end, right, left)], stroke.color, None))])


def _image(node: Picture) -> str:
    alt = f", alt: {string(node.alt)}" if node.alt else ""
    return f'image({string(picture_name(node))}, {size(node.rect.w, node.rect.h)}, fit: "stretch"{alt})'


def _point(point: Point) -> str:
    return f"({length(point[0])}, {length(point[1])})"
