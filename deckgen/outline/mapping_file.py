"""A mapping file: what a house says itself of its template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import field

from deckgen.files import Files
from deckgen.outline import own_file
from deckgen.outline.theme_file import FontFiles, fonts_of
from deckgen.outline.values import Doc, Name, Node, Number
from deckgen.problems import Message, Place

Slot = Literal[
    "bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
"""A colour slot of a theme as a slide master names it (ISO/IEC 29500-1 §20.1.10.54)."""

SIDE = 56
"""The longest side of a slide, in inches (ISO/IEC 29500-1 §19.7.11)."""

Inches: TypeAlias = Annotated[float, Number(0, SIDE)]


class Layouts(Node, frozen=True, kw_only=True):
    """Which slide layouts serve. Each is given by its name, or by its number in ``deckgen template``."""

    cover: Annotated[Name | None, Doc("the layout of the cover, by its name or its number in `deckgen template`")] = (
        None
    )
    section: Annotated[Name | None, Doc("that of the slide before a part")] = None
    content: Annotated[Name | None, Doc("that of all other slides")] = None


class Slots(Node, frozen=True, kw_only=True):
    """Which colours of the theme serve, by role."""

    a1: Annotated[Slot | None, Doc("headlines, emphasis, the first party; by default `accent1`")] = None
    a2: Annotated[Slot | None, Doc("kickers, labels, bullets and marks; by default `accent2`")] = None
    a3: Annotated[Slot | None, Doc("the second party: large heads, bars and marks; by default `accent3`")] = None
    a4: Annotated[Slot | None, Doc("warnings; by default `accent4`")] = None
    hl: Annotated[Slot | None, Doc("links; by default `hlink`")] = None


class MappingFile(Node, frozen=True, kw_only=True):
    """A mapping file. What it does not say is found in the template."""

    layouts: Annotated[Layouts, Doc("which of the template's layouts serve")] = field(default_factory=Layouts)
    body: Annotated[
        tuple[Inches, Inches, Inches, Inches] | None,
        Doc("the room under the headline: left, top, width, height, in inches of the template's own slide"),
    ] = None
    colors: Annotated[Slots, Doc("which colours of the template's theme serve")] = field(default_factory=Slots)
    tint: Annotated[bool, Doc("whether a colour that is too pale to be read may be made darker")] = True
    fonts: Annotated[
        FontFiles | None, Doc("the house's own font for Arabic and Hebrew letters, in place of FiraGO")
    ] = None
    mirror: Annotated[
        Literal["auto", "never"], Doc("whether the template is turned round where its direction is not the deck's")
    ] = "auto"


def read(name: str, files: Files, place: Place) -> tuple[MappingFile, Mapping[str, Any]]:
    """Return what a mapping file says, and its fonts.

    These are given by the fields of ``Theme``.

    Codes besides those of ``files``, ``yaml`` and ``validate.py``: ``not-a-mapping``.

    Args:
        name: the file's path as its author wrote it.
        files: what may be read.
        place: where the path is written.

    Raises:
        OutlineError: with every problem, each at its line and column of the file.
    """
    otherwise = Message("a mapping file is a mapping of keys")
    found, reading = own_file.read(MappingFile, name, files, place, "not-a-mapping", otherwise)
    fonts = fonts_of(PurePath(name).parent, found.fonts if found else None, reading)
    return own_file.whole(found, reading), fonts
