"""The labels of a chart as text."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.render.labels import Label
from deckgen.render.plot import Side
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, sequence, size, string
from deckgen.render.typst.text import weight
from deckgen.scene.nodes import Level

FLUSH: dict[Side, str] = {"l": "right + horizon", "r": "left + horizon", "t": "center + bottom", "b": "center + top"}
"""How a label at a side of something is set: flush with it, or in the middle over or under it."""


def written(drawing: Drawing, look: Level, lines: Sequence[str], *, rtl: bool) -> str:
    """Return the lines of a label.

    They run from the right or from the left.
    """
    fonts = drawing.scene.fonts
    style = (
        f"set text({weight(drawing, look.bold)}, size: {look.sizes[0]}pt, "
        f"fill: {drawing.color(look.color)}, dir: {'rtl' if rtl else 'ltr'}, "
        f"top-edge: {fonts.ascent:.3f}em, bottom-edge: -{fonts.descent:.3f}em)"
    )
    return sequence([style, "set par(leading: 0pt)", " + linebreak() + ".join(f"text({string(t)})" for t in lines)])


def label(drawing: Drawing, given: Label) -> str:
    """Return a label in its box."""
    box = given.box
    content = f"align({FLUSH[given.side]}, {written(drawing, given.look, [given.text], rtl=given.rtl)})"
    return at(box.x, box.y, f"block({size(box.w, box.h)}, {content})")
