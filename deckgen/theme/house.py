"""What a deck takes of a house's own PowerPoint template.

Lengths are those of a slide 7.5 in high, whatever the template's own size is; boxes are physical, and mirrored where
the template is turned round. What the deck carries of the template is text and bytes here: no other part looks at XML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from deckgen.theme.tokens import Role
from deckgen.units import Emu, Pt, Rect

HEIGHT: Emu = 6858000
"""The height of the slide that a deck is laid out on, whatever the template's is."""

LAYOUTS = "<?layouts?>"
"""Where the list of layouts belongs in the XML of a master."""

Slot = str
"""A colour slot of the master's map (ISO/IEC 29500-1 §20.1.10.54), as ``tx1`` or ``accent2``."""


class Tint(Struct, frozen=True):
    """A colour of the theme, lighter or darker.

    It is in percent of its luminance (ISO/IEC 29500-1 §20.1.2.3.20, §20.1.2.3.21).
    """

    slot: Slot
    lum_mod: int = 100
    lum_off: int = 0


SHOWN = ("png", "jpeg")
"""The pictures that every format shows."""


class Media(Struct, frozen=True):
    """A picture. It has bytes, the ending of its part's name, a content type."""

    data: bytes
    ending: str
    content_type: str


class Drawing(Struct, frozen=True):
    """What a template draws on a slide for other formats than PowerPoint.

    A rectangle, an ellipse or a line in a colour, six hex digits, or a picture. A line runs from the box's top left to
    its bottom right; ``width`` is its own.
    """

    kind: Literal["rect", "ellipse", "line", "picture"]
    rect: Rect
    color: str = ""
    width: Emu = 0
    picture: Media | None = None


class Part(Struct, frozen=True):
    """XML, and the pictures that it names ``rId1``, ``rId2`` and so on."""

    xml: str
    media: tuple[Media, ...] = ()


class OwnLayout(Struct, frozen=True):
    """A layout of the template's own, whole. ``key`` tells it from the deck's layouts."""

    key: str
    name: str
    part: Part


class Look(Struct, frozen=True):
    """How a placeholder of the template sets its text."""

    size: Pt
    color: str
    tint: Tint | None = None
    bold: bool = False
    align: Literal["l", "r", "ctr"] = "l"
    anchor: Literal["t", "ctr", "b"] = "t"
    insets: tuple[Emu, Emu, Emu, Emu] = (0, 0, 0, 0)


class Spot(Struct, frozen=True):
    """A box, and the look of the text in it."""

    rect: Rect
    look: Look


class Frame(Struct, frozen=True, kw_only=True):
    """What a slide takes from its layout of the template.

    ``title``, ``second`` (a subtitle, a claim), ``number`` and ``source`` are boxes and looks; ``body`` is what is left
    for a kind. ``kicker``, ``tracker`` and ``meta`` are where there is room for them. ``drawn`` is the layout's own
    drawing, ``shapes`` how many shapes that has, ``background`` its ``p:bg``; ``master_shapes``: the master's shows.
    """

    name: str
    title: Spot
    body: Rect
    second: Spot | None = None
    number: Spot | None = None
    source: Spot | None = None
    kicker: Rect | None = None
    tracker: Rect | None = None
    meta: Rect | None = None
    background: str = ""
    drawn: Part = Part("")
    shapes: int = 0
    master_shapes: bool = True
    panel: Rect | None = None
    drawings: tuple[Drawing, ...] = ()


class House(Struct, frozen=True, kw_only=True):
    """A template.

    ``size`` is that of its slides, ``scale`` how many times higher than 7.5 in they are. ``colors`` are those by role,
    ``tints`` the theme's colours that they are, where they are some. ``latin`` is the face of its Latin letters.
    ``layouts`` are its own, whole, for slides that are added by hand.
    """

    name: str
    size: tuple[Emu, Emu]
    scale: float
    cover: Frame
    section: Frame
    content: Frame
    colors: Mapping[Role, str]
    tints: Mapping[Role, Tint]
    dark: bool
    latin: str
    theme: Part
    master: Part
    layouts: tuple[OwnLayout, ...] = ()

    def frame(self, type: str) -> Frame:
        """Return the frame of one of our layouts, by its type."""
        return {"title": self.cover, "secHead": self.section}.get(type, self.content)
