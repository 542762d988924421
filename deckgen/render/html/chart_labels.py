"""The labels of a chart as text."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.render.html.markup import color, direction, element, escape, number, place, points, styles
from deckgen.render.labels import Label
from deckgen.render.plot import Side
from deckgen.scene.nodes import DeckScene, Level

FLUSH: dict[Side, str] = {"l": "flush-r", "r": "flush-l", "t": "flush-b", "b": "flush-t"}
"""How a label at a side of something is set, by the style sheet: flush with it, or in the middle over or under it."""


def written(scene: DeckScene, look: Level, lines: Sequence[str], where: str, flush: str = "", *, rtl: bool) -> str:
    """Return the lines of a label in a place.

    They run from the right or from the left.
    """
    pitch = number(scene.fonts.ascent + scene.fonts.descent)
    style = styles(
        [
            where,
            f"font-size:{points(look.sizes[0])};line-height:{pitch};color:{color(look.color)}",
            "font-weight:700" if look.bold else "",
        ]
    )
    content = element("span", "<br>".join(map(escape, lines)))
    return element("div", content, class_=f"label {flush}".strip(), dir=direction(rtl), style=style)


def label(scene: DeckScene, given: Label) -> str:
    """Return a label in its box."""
    return written(scene, given.look, [given.text], place(given.box), FLUSH[given.side], rtl=given.rtl)
