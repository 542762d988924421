"""Circles with a word or a number in them."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.layout.context import DeckContext
from deckgen.scene.nodes import Stroke, TextBox, TextStyle
from deckgen.theme.tokens import Role
from deckgen.units import Rect


def inscribed(circle: Rect) -> Rect:
    """Return the box that a circle has for its text.

    ISO/IEC 29500-1, presetShapeDefinitions, ``ellipse``: the text rectangle is the inscribed one, and insets
    count from it.
    """
    margin = round(circle.w * (1 - 0.5**0.5) / 2)
    return circle.inset(margin)


def numbered(
    deck: DeckContext,
    key: str,
    circle: Rect,
    style: TextStyle,
    sign: str,
    fill: Role | None,
    stroke: Stroke | None = None,
) -> TextBox:
    """Return a circle with a number or a sign in it.

    The sign is one of the deck's own.

    It is as wide as the circle lets it be; in height only its ink must be within, of which it has less than its line.
    """
    within = inscribed(circle)
    text = deck.sign(key, within._replace(y=circle.y, h=circle.h), style, sign)
    return replace(text, rect=circle, preset="ellipse", fill=fill, stroke=stroke)
