"""Whether a theme's colours can be read on their grounds.

Contrast and its least values are those of WCAG 2.1: 4.5:1 for text (success criterion 1.4.3), 3:1 for large text,
which is 14 pt bold or 18 pt at least (1.4.3), and for graphics that carry meaning (1.4.11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from deckgen.problems import Message
from deckgen.theme.tokens import Role

TEXT, LARGE = 4.5, 3.0

_LINEAR = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (i / 255 for i in range(256))]
"""How much light each value of a channel is."""


class Pair(Struct, frozen=True):
    """A role, its ground, their least contrast, and what is drawn so."""

    role: Role
    ground: Role
    least: float
    what: Message


_GROUNDS: tuple[Role, ...] = ("bg", "panel")
_ON_GROUNDS: tuple[tuple[Role, float, Message], ...] = (
    ("ink", TEXT, Message("text")),
    ("a1", TEXT, Message("headlines and emphasis")),
    ("a2", TEXT, Message("kickers and labels")),
    ("a3", LARGE, Message("column heads and marks")),
    ("a4", TEXT, Message("warnings")),
    ("a5", TEXT, Message("muted text")),
    ("hl", TEXT, Message("links")),
)

PAIRS: tuple[Pair, ...] = (
    *(Pair(role, ground, least, what) for ground in _GROUNDS for role, least, what in _ON_GROUNDS),
    Pair("cover.title", "cover.bg", LARGE, Message("the cover's title")),
    Pair("cover.sub", "cover.bg", TEXT, Message("the cover's second line")),
    Pair("cover.meta", "cover.bg", TEXT, Message("who, where and when")),
    Pair("cover.accent", "cover.bg", TEXT, Message("the cover's kicker")),
    Pair("deep.text", "deep.fill", TEXT, Message("text of deep panels")),
    Pair("deep.accent", "deep.fill", TEXT, Message("emphasis in deep panels")),
)
"""All that is held to a contrast. ``a6`` and the cover's band and line draw only what carries no meaning; ``deep`` is
for what a person adds."""


def ratio(a: str, b: str) -> float:
    """Return the contrast of two colours, six hex digits each.

    It is from 1, where they are the same, to 21.
    """
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def weak(colors: Mapping[Role, str]) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs of too weak contrast, and how strong it is."""
    for pair in PAIRS:
        found = ratio(colors[pair.role], colors[pair.ground])
        if found < pair.least:
            yield pair, found


def dark(colors: Mapping[Role, str]) -> bool:
    """Return whether the ground is darker than the text."""
    return _luminance(colors["bg"]) < _luminance(colors["ink"])


def _luminance(color: str) -> float:
    """Return the relative luminance as WCAG 2.1 defines it."""
    red, green, blue = (_LINEAR[channel] for channel in bytes.fromhex(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
