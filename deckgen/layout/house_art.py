"""What a house's template draws, for formats that lack it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from msgspec.structs import replace

from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Line, Picture, Shape, SlideLayout, Stroke
from deckgen.theme.house import SHOWN, Drawing, Frame, House
from deckgen.theme.tokens import Role


def with_art(layout: SlideLayout, house: House) -> SlideLayout:
    """Return a layout with what its template draws."""
    return replace(layout, art=tuple(_nodes(house.frame(layout.type))))


def colors(house: House) -> dict[Role, str]:
    """Return the colours of what a template draws, by role."""
    frames = house.cover, house.section, house.content
    return {_role(drawing): drawing.color for frame in frames for drawing in frame.drawings if drawing.color}


def _role(drawing: Drawing) -> Role:
    return cast(Role, f"art.{drawing.color}")


def _nodes(frame: Frame) -> Iterator[Shape | Line | Picture]:
    for number, drawing in enumerate(frame.drawings, 1):
        key, rect = f"art-{number}", drawing.rect
        match drawing.kind:
            case "picture":
                media = drawing.picture
                if media and media.ending in SHOWN:
                    format = cast(Literal["png", "jpeg"], media.ending)
                    yield Picture(key=key, place=NOWHERE, rect=rect, data=media.data, format=format, alt="")
            case "line":
                stroke = Stroke(_role(drawing), drawing.width)
                yield Line(key=key, place=NOWHERE, start=(rect.x, rect.y), end=(rect.right, rect.bottom), stroke=stroke)
            case preset:
                yield Shape(key=key, place=NOWHERE, rect=rect, preset=preset, fill=_role(drawing))
