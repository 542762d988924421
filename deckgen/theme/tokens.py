"""The look in numbers: sizes, lengths, and what colours are for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import Struct

from deckgen.problems import Place
from deckgen.units import Emu, Pt, inch

Role = Literal[
    "bg",
    "ink",
    "panel",
    "deep",
    "a1",
    "a2",
    "a3",
    "a4",
    "a5",
    "a6",
    "hl",
    "a2.past",
    "a3.tint",
    "a6.strong",
    "cover.bg",
    "cover.band",
    "cover.line",
    "cover.title",
    "cover.sub",
    "cover.meta",
    "cover.accent",
    "deep.fill",
    "deep.text",
    "deep.accent",
    "tlp.bg",
    "tlp.red",
    "tlp.amber",
    "tlp.green",
    "tlp.clear",
    "house.title",
    "house.source",
    "house.number",
]
"""What a colour is for.

Those without a dot sit in the theme's colour slots and follow a change of theme, as their tints do; the last three are
a house template's own."""

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if not role.startswith("house."))
"""The roles that every theme has a colour for."""

SLOTS: tuple[Role, ...] = tuple(role for role in ROLES if "." not in role)
"""Those that sit in the theme's colour slots."""

TLP: Mapping[Role, str] = {
    "tlp.bg": "000000",
    "tlp.red": "FF2B2B",
    "tlp.amber": "FFC000",
    "tlp.green": "33FF00",
    "tlp.clear": "FFFFFF",
}
"""FIRST Traffic Light Protocol 2.0 (2022), section 2: the labels' colours, on black."""

MADE: tuple[Role, ...] = ("a2.past", "a3.tint", "a6.strong")
"""Those that no theme says: they are made of others (``theme/tints.py``)."""


class FontFile(Struct, frozen=True):
    """A font file of the author's own, its family, and its place.

    The place is where it is named.
    """

    data: bytes
    family: str
    place: Place


class Theme(Struct, frozen=True):
    """A theme: six hex digits for every role, and the font family.

    ``dark``: text and background are exchanged through the master's colour map.
    ``regular`` and ``bold`` are the family's files, ``None`` for the built-in FiraGO or where ``installed`` is the
    place that names an installed family. Type is ``scale`` times as large as its levels say.
    """

    name: str
    colors: Mapping[Role, str]
    dark: bool = False
    family: str = "FiraGO"
    regular: FontFile | None = None
    bold: FontFile | None = None
    installed: Place | None = None
    scale: float = 1


CARD_INSET: Emu = inch(0.2)
PANEL_INSET: Emu = inch(0.3)
STRIP_INSET: Emu = inch(0.25)
CELL_INNER: Emu = inch(0.12)
CELL_V: Emu = inch(0.06)
ACCENT_BAR: Emu = inch(0.06)
HAIRLINE: Emu = 9525
HEAD_RULE: Emu = 19050
COLUMN_GAP: Emu = inch(0.4)
CARD_GAP: Emu = inch(0.18)
TABLE_ROW: Emu = inch(0.66)

TITLE: tuple[Pt, ...] = (28, 26, 24)
BULLETS: tuple[Pt, ...] = (22, 20, 18)
BODY: tuple[Pt, ...] = (20, 18)
TABLE: tuple[Pt, ...] = (18, 16)
STATEMENT: tuple[Pt, ...] = (32, 30, 28, 26)
COVER: tuple[Pt, ...] = (54, 48, 44, 40, 36)
LABEL: Pt = 14
CHROME: Pt = 12
STRIP: Pt = 20
"""The largest size in a strip."""

TITLE_PCT, BODY_PCT, TABLE_PCT, LABEL_PCT, DISPLAY_PCT, STATEMENT_PCT = 108, 122, 112, 108, 112, 118
"""Line pitch in percent of the font's own 1.2 em."""
