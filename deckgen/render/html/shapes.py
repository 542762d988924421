"""Drawn things as SVG, and pictures."""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence
from typing import assert_never

from deckgen.render.html.markup import PX_PER_INCH, color, element, number, place, styles, void
from deckgen.scene.nodes import DeckScene, Line, Picture, Preset, Shape, Stroke
from deckgen.theme.tokens import Role
from deckgen.units import EMU_PER_INCH, Rect, pt

HEAD, THINNEST = 3, pt(2)
"""How long and wide an arrow's head is, in widths of its line, which counts as so wide at least, as in LibreOffice."""

DASHES = {"solid": (), "dash": (4, 3), "sysDot": (1, 1)}
"""How long strokes and gaps are, in widths of the line (ISO/IEC 29500-1 §20.1.10.48)."""


def drawn(scene: DeckScene, node: Shape | Line | Picture) -> str:
    """Return a node without text, where it stands."""
    match node:
        case Shape():
            return svg(scene, _form(node), node.alt)
        case Line():
            return svg(scene, _line(node), node.alt)
        case Picture():
            source = f"data:image/{node.format};base64,{base64.b64encode(node.data).decode()}"
            return void("img", class_="a", src=source, alt=node.alt, style=place(node.rect))
        case _:
            assert_never(node)


def svg(scene: DeckScene, content: str, alt: str = "") -> str:
    """Return a drawing on the whole slide; without ``alt`` it is decoration."""
    w, h = map(px_of, scene.size)
    meaning = {"role": "img", "aria_label": alt} if alt else {"aria_hidden": "true"}
    return element("svg", content, class_="a", viewBox=f"0 0 {w} {h}", **meaning)


def box(rect: Rect, preset: Preset, fill: Role | None, stroke: Stroke | None) -> str:
    """Return a rectangle or an ellipse that fills a box."""
    x, y, w, h = map(px_of, rect)
    if preset == "rect":
        return element("rect", x=x, y=y, width=w, height=h, style=_look(fill, stroke))
    middle = {"cx": px_of(rect.x + rect.w / 2), "cy": px_of(rect.y + rect.h / 2)}
    return element("ellipse", **middle, rx=px_of(rect.w / 2), ry=px_of(rect.h / 2), style=_look(fill, stroke))


def path(lines: Sequence[Sequence[tuple[float, float]]], fill: Role | None, stroke: Stroke | None) -> str:
    """Return polylines, each closed where its last point is its first."""
    parts = []
    for points in lines:
        closed = points[0] == points[-1]
        parts.append("M" + "L".join(map(point, points[:-1] if closed else points)) + "Z" * closed)
    return outlined("".join(parts), fill, stroke)


def outlined(d: str, fill: Role | None, stroke: Stroke | None) -> str:
    """Return a path by its commands."""
    return element("path", d=d, style=_look(fill, stroke))


def point(at: tuple[float, float]) -> str:
    """Return a point in a path."""
    return f"{px_of(at[0])} {px_of(at[1])}"


def px_of(length: float) -> str:
    """Return a length in a drawing, whose unit is a CSS pixel."""
    return number(length * PX_PER_INCH / EMU_PER_INCH)


def _look(fill: Role | None, stroke: Stroke | None) -> str:
    dashes = DASHES[stroke.dash] if stroke else ()
    return styles(
        [
            f"fill:{color(fill)};fill-rule:evenodd",
            f"stroke:{color(stroke.color)};stroke-width:{px_of(stroke.width)}" if stroke else "",
            f"stroke-dasharray:{' '.join(px_of(dash * stroke.width) for dash in dashes)}" if stroke and dashes else "",
        ]
    )


def _form(node: Shape) -> str:
    rect = node.rect
    if node.preset == "path":
        lines = [[(rect.x + x, rect.y + y) for x, y in line] for line in node.paths]
        return path(lines, node.fill, node.stroke)
    return box(rect, node.preset, node.fill, node.stroke)


def _line(node: Line) -> str:
    stroke = node.stroke
    if not stroke.arrow:
        return path([(node.start, node.end)], None, stroke)
    (x1, y1), (x2, y2) = node.start, node.end
    head, angle = HEAD * max(stroke.width, THINNEST), math.atan2(y2 - y1, x2 - x1)
    x, y = x2 - head * math.cos(angle), y2 - head * math.sin(angle)
    dx, dy = -head / 2 * math.sin(angle), head / 2 * math.cos(angle)
    left, right = (x - dx, y - dy), (x + dx, y + dy)
    shaft = path([(node.start, (x, y))], None, stroke)
    return shaft + path([(left, node.end, right, left)], stroke.color, None)
