"""Drawn things.

What a shape, a line and a picture look like, and where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from deckgen.render.pptx.context import Drawing, PptxDeck
from deckgen.render.pptx.text import body_properties, list_style, paragraphs
from deckgen.scene.nodes import Line, Picture, Shape, Site, Stroke, TextBox, Tie
from deckgen.theme.tokens import Role
from deckgen.units import Point, Rect

SITES: Mapping[str, Mapping[Site, int]] = {
    "rect": {"t": 0, "l": 1, "b": 2, "r": 3},
    "ellipse": {"t": 0, "l": 2, "b": 4, "r": 6},
}
"""The connection sites of a form, by their place in its ``cxnLst`` (ISO/IEC 29500-1, presetShapeDefinitions)."""


def tree(shapes: str) -> str:
    """Return ``p:spTree`` around the shapes; its own group has the id 1."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )


def box(rect: Rect) -> str:
    """Return the children of a transform.

    Where a rectangle stands, and its size.
    """
    return f'<a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.w}" cy="{rect.h}"/>'


def preset(name: str) -> str:
    """Return a preset geometry."""
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def fill(deck: PptxDeck, role: Role | None) -> str:
    """Return a flat fill, or none."""
    return f"<a:solidFill>{deck.colors[role]}</a:solidFill>" if role else "<a:noFill/>"


def line_look(deck: PptxDeck, stroke: Stroke | None, tag: str = "ln") -> str:
    """Return a line's look as ``a:ln``.

    Or as the border of a table cell that ``tag`` names.
    """
    if stroke is None:
        return f"<a:{tag}><a:noFill/></a:{tag}>"
    arrow = '<a:tailEnd type="triangle"/>' if stroke.arrow else ""
    return (
        f'<a:{tag} w="{stroke.width}"><a:solidFill>{deck.colors[stroke.color]}</a:solidFill>'
        f'<a:prstDash val="{stroke.dash}"/>{arrow}</a:{tag}>'
    )


def outline(deck: PptxDeck, rect: Rect, geometry: str, ground: Role | None, stroke: Stroke | None) -> str:
    """Return ``p:spPr``: place, geometry, fill and line."""
    return f"<p:spPr><a:xfrm>{box(rect)}</a:xfrm>{geometry}{fill(deck, ground)}{line_look(deck, stroke)}</p:spPr>"


def drawn(drawing: Drawing, node: Shape | Line | Picture, application: str = "<p:nvPr/>") -> str:
    """Return a node without text. ``application`` is its ``p:nvPr``, which says who drew it."""
    match node:
        case Shape():
            return _shape(drawing, node, application)
        case Line():
            return _line(drawing, node, application)
        case Picture():
            return picture(drawing, node, application)
        case _:
            assert_never(node)


def _shape(drawing: Drawing, shape: Shape, application: str) -> str:
    geometry = _paths(shape) if shape.preset == "path" else preset(shape.preset)
    return (
        f"<p:sp><p:nvSpPr>{drawing.properties(shape.key, alt=shape.alt)}<p:cNvSpPr/>{application}</p:nvSpPr>"
        f"{outline(drawing.deck, shape.rect, geometry, shape.fill, shape.stroke)}</p:sp>"
    )


def _paths(shape: Shape) -> str:
    paths = "".join(_path(points) for points in shape.paths)
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{shape.rect.w}" h="{shape.rect.h}">{paths}</a:path></a:pathLst></a:custGeom>'
    )


def _path(points: tuple[Point, ...]) -> str:
    closed = points[0] == points[-1]
    (x, y), *rest = points[:-1] if closed else points
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest)
    return f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{"<a:close/>" if closed else ""}'


def _line(drawing: Drawing, line: Line, application: str) -> str:
    (x1, y1), (x2, y2) = line.start, line.end
    flips = ' flipH="1"' * (x1 > x2) + ' flipV="1"' * (y1 > y2)
    rect = Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{drawing.properties(line.key, alt=line.alt)}"
        f"<p:cNvCxnSpPr>{_tied(drawing, 'stCxn', line.start_tie)}{_tied(drawing, 'endCxn', line.end_tie)}"
        f"</p:cNvCxnSpPr>{application}</p:nvCxnSpPr><p:spPr><a:xfrm{flips}>{box(rect)}</a:xfrm>{preset('line')}"
        f"{line_look(drawing.deck, line.stroke)}</p:spPr></p:cxnSp>"
    )


def _tied(drawing: Drawing, tag: str, tie: Tie | None) -> str:
    if tie is None:
        return ""
    id, form = drawing.target(tie.key)
    return f'<a:{tag} id="{id}" idx="{SITES[form][tie.site]}"/>'


def picture(drawing: Drawing, node: Picture, application: str, *, inherits: bool = False) -> str:
    """Return a picture. One that ``inherits`` has the box of the placeholder that ``application`` names."""
    # PowerPoint itself locks a picture in a placeholder against being grouped.
    locks = ' noGrp="1"' * inherits + ' noChangeAspect="1"'
    own = "" if inherits else f"<a:xfrm>{box(node.rect)}</a:xfrm>{preset('rect')}"
    return (
        f"<p:pic><p:nvPicPr>{drawing.properties(node.key, alt=node.alt)}"
        f"<p:cNvPicPr><a:picLocks{locks}/></p:cNvPicPr>{application}</p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{drawing.image(node)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{own}</p:spPr></p:pic>"
    )


def text_box(drawing: Drawing, node: TextBox, application: str = "<p:nvPr/>") -> str:
    """Return a text box. ``application`` is its ``p:nvPr``, which says who drew it."""
    deck, step = drawing.deck, node.text.step
    return (
        f'<p:sp><p:nvSpPr>{drawing.properties(node.key, link=node.link)}<p:cNvSpPr txBox="1"/>{application}</p:nvSpPr>'
        f"{outline(deck, node.rect, preset(node.preset), node.fill, node.stroke)}"
        f"<p:txBody>{body_properties(deck, node.style)}"
        f"<a:lstStyle>{list_style(deck, node.style.levels, step)}</a:lstStyle>"
        f"{paragraphs(drawing, node.text, node.style)}</p:txBody></p:sp>"
    )
