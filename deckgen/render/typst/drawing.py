"""What is shared while a deck is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from deckgen.render.typst.markup import array, length, string
from deckgen.scene.nodes import DeckScene, Link, Stroke
from deckgen.theme.tokens import Role

DASHES = {"solid": (), "dash": (4, 3), "sysDot": (1, 1)}
"""How long strokes and gaps are, in widths of the line (ISO/IEC 29500-1 §20.1.10.48)."""


class Typeface(NamedTuple):
    """The name of a font file's family and its weight.

    The weight is 1 to 1000; Typst finds the font by both.
    """

    family: str
    weight: int


class Typefaces(NamedTuple):
    """The two weights of a deck."""

    regular: Typeface
    bold: Typeface

    def of(self, bold: bool) -> Typeface:
        """Return one of the two."""
        return self.bold if bold else self.regular


class Drawing(Struct, frozen=True):
    """The document being written. ``slides`` are the numbers of the slides that it holds, by their ids."""

    scene: DeckScene
    faces: Typefaces
    slides: Mapping[str, int]

    @property
    def colors(self) -> Mapping[Role, str]:
        """Six hex digits for every role."""
        return self.scene.theme.colors

    def color(self, role: Role | None) -> str:
        """Return a colour, ``none`` for no role."""
        return f'rgb("{self.colors[role]}")' if role else "none"

    def stroke(self, stroke: Stroke | None) -> str:
        """Return a line's look without its arrow, ``none`` for no line."""
        if stroke is None:
            return "none"
        dash = array([length(part * stroke.width) for part in DASHES[stroke.dash]]) if DASHES[stroke.dash] else "none"
        return f"(paint: {self.color(stroke.color)}, thickness: {length(stroke.width)}, dash: {dash})"

    def linked(self, link: Link | None, content: str) -> str:
        """Return content that leads where the link does.

        That is if there is one and the document holds its slide.
        """
        if link is None:
            return content
        if link.slide is not None:
            number = self.slides.get(link.slide)
            return f"link({label(number)}, {content})" if number else content
        return f"link({string(link.url or '')}, {content})"


def label(number: int) -> str:
    """Return the label of a slide's headline.

    Links to the slide end at it.
    """
    return f"<slide-{number}>"
