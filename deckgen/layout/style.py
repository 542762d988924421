"""The levels and strokes that several kinds use.

They are aligned for the deck's direction.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout.grid import Grid
from deckgen.scene.nodes import Align, Bullet, Level, Stroke, TextStyle
from deckgen.text.pitch import Pitch
from deckgen.theme.tokens import (
    BODY_PCT,
    BULLETS,
    CARD_INSET,
    HAIRLINE,
    HEAD_RULE,
    LABEL,
    LABEL_PCT,
    STRIP,
    STRIP_INSET,
    TABLE,
    TABLE_PCT,
    Role,
)
from deckgen.units import Emu, Pt, inch, pt

HAIR = Stroke("a6", HAIRLINE)
HEAD = Stroke("a5", HEAD_RULE)
EDGE = Stroke("a5", HAIRLINE)

PARTIES: tuple[Role, ...] = ("a1", "a3", "a2", "a4", "a5", "ink")
"""The parties' colours; the second party's is accent 3 throughout a deck."""

PARTY_BAR: Emu = pt(4.5)
"""How thick the bar over a party's column or card is."""

BULLET_INDENT: Emu = inch(0.28)
SUB_INDENT: Emu = inch(0.24)

STRIP_AIR = 0.03
"""The part of a strip's height that stays free over its text, and under it."""

CARD_LOWER: Emu = inch(0.07)
"""By how much a card's text begins lower at each step of its space."""

BULLETS_BEFORE: tuple[Pt, ...] = (16, 24, 32)
"""The space before a bullet, and what it grows to."""


class Trait(Struct, frozen=True):
    """What tells a kind's slide layouts apart.

    ``word`` is a key of the languages' ``forms``; ``n`` is how many there are of it, or which it is.
    """

    word: str
    n: int = 0

    @property
    def code(self) -> str:
        """The trait in the key of a slide layout."""
        return f"{self.word}-{self.n}" if self.n else self.word


def traits(**said: int) -> tuple[Trait, ...]:
    """Return the traits that hold, by their words.

    ``True`` is one without a number, 0 and ``False`` are none.
    """
    return tuple(Trait(word, 0 if n is True else n) for word, n in said.items() if n)


class Growth(Struct, frozen=True):
    """How many steps type has grown, and space between texts."""

    size: int = 0
    space: int = 0

    @property
    def traits(self) -> tuple[Trait, ...]:
        """What tells its slide layout from others of its kind."""
        return traits(large=self.size, spaced=self.space)


BASE = Growth()


def level(
    grid: Grid,
    sizes: tuple[Pt, ...],
    color: Role = "ink",
    *,
    bold: bool = False,
    pct: int = BODY_PCT,
    before: Pt = 0,
) -> Level:
    """Return a level without a bullet, aligned to the reading side."""
    pct = grid.geometry.pitch.percent(pct, bold=bold)
    return Level(sizes=sizes, color=color, align=grid.start, bold=bold, line_pct=pct, space_before=before)


def centred(grid: Grid, sizes: tuple[Pt, ...], color: Role, *, bold: bool = False, pct: int = LABEL_PCT) -> Level:
    """Return a level set in the middle."""
    return replace(level(grid, sizes, color, bold=bold, pct=pct), align="ctr")


def sign(sizes: tuple[Pt, ...], color: Role, align: Align = "ctr") -> Level:
    """Return the level of numbers and signs.

    They are always one line, which no other touches, whatever its pitch.
    """
    return Level(sizes=sizes, color=color, align=align, bold=True, line_pct=LABEL_PCT)


def label(grid: Grid, color: Role = "a2", *, bold: bool = True) -> Level:
    """Return the level of small labels: kickers, card labels, table heads."""
    return level(grid, (LABEL,), color, bold=bold, pct=LABEL_PCT)


def bulleted(grid: Grid, sizes: tuple[Pt, ...], before: Pt, color: Role = "ink") -> Level:
    """Return a first level with bullets."""
    text = level(grid, sizes, color, before=before)
    return replace(text, bullet=Bullet("•", "a2"), margin=BULLET_INDENT, indent=-BULLET_INDENT)


def dashed(grid: Grid, sizes: tuple[Pt, ...], before: Pt) -> Level:
    """Return a second level: a dash, muted."""
    text = level(grid, sizes, "a5", before=before)
    return replace(text, bullet=Bullet("–", "a5"), margin=BULLET_INDENT + SUB_INDENT, indent=-SUB_INDENT)


def larger(sizes: tuple[Pt, ...], steps: int, by: Pt = 2) -> tuple[Pt, ...]:
    """Return sizes larger by so many steps, each of ``by`` points."""
    return tuple(size + steps * by for size in sizes)


def bullets(grid: Grid, growth: Growth = BASE) -> TextStyle:
    """Return the style of a body of bullets.

    It is that of the master, and so of whatever is added by hand.
    """
    first = bulleted(grid, larger(BULLETS, growth.size), BULLETS_BEFORE[growth.space])
    return TextStyle((first, dashed(grid, larger((20, 18, 18), growth.size), 4)))


def card(grid: Grid, *levels: Level, start: Emu = CARD_INSET, space: int = 0) -> TextStyle:
    """Return the style of a card: its levels within the card's insets.

    That over them grows with the ``space`` between them.
    """
    return TextStyle(levels, "t", grid.insets(start, CARD_INSET + space * CARD_LOWER, CARD_INSET, CARD_INSET))


def table_text(grid: Grid, color: Role = "ink", *, bold: bool = False, sizes: tuple[Pt, ...] = TABLE) -> Level:
    """Return the level of table cells."""
    return level(grid, sizes, color, bold=bold, pct=TABLE_PCT)


def strip(grid: Grid, color: Role, h: Emu, bar: Emu = 0) -> TextStyle:
    """Return the style of a strip under the body.

    It is ``h`` high, and begins behind a ``bar`` of that width.
    """
    text = level(grid, (STRIP, 18, 16), color, pct=LABEL_PCT)
    air = round(STRIP_AIR * h)
    insets = grid.insets(STRIP_INSET - bar, air, STRIP_INSET, air + grid.geometry.under(STRIP))
    return TextStyle((text,), "ctr", insets)


def clear(pitch: Pitch, style: TextStyle) -> TextStyle:
    """Return a style whose levels stay clear of each other."""
    first, *others = style.levels
    spaced = [
        replace(lower, space_before=max(lower.space_before, pitch.between(upper, lower)))
        for upper, lower in pairwise(style.levels)
    ]
    return replace(style, levels=(first, *spaced)) if spaced != others else style
