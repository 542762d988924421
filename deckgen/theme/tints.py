"""The colours that are made of others, lighter or darker.

A program makes them so too where the theme is changed (ISO/IEC 29500-1 §20.1.2.3.20 and .21, ``lumMod`` and
``lumOff``): of hue, saturation and luminance only the last changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from msgspec import Struct

from deckgen.theme.contrast import LARGE, ratio
from deckgen.theme.tokens import SLOTS, Role

WASH = 0.12
"""How much of its accent a tinted ground has; the rest is the ground."""

PAST = 0.6
"""How much of its accent a bar of the past keeps, where it can still be seen."""


class Tint(Struct, frozen=True):
    """A role's colour, lighter or darker.

    Its luminance is taken times ``mod`` plus ``off``, both 0 to 1.
    """

    role: Role
    mod: float
    off: float

    def of(self, colors: Mapping[Role, str]) -> str:
        """Return the colour, six hex digits."""
        hue, luminance, saturation = _hls(colors[self.role])
        rgb = hls_to_rgb(hue, min(luminance * self.mod + self.off, 1), saturation)
        return "".join(f"{round(255 * channel):02X}" for channel in rgb)


def tints(colors: Mapping[Role, str]) -> dict[Role, Tint]:
    """Return what the colours that are made of others are made of."""
    return {
        "a2.past": _seen(colors, "a2", "bg", range(round(100 * PAST), 101, 2)),
        "a3.tint": _toward(colors, "a3", "bg", WASH),
        "a6.strong": _seen(colors, "a6", "ink", range(100, -1, -2)),
    }


def matched(colors: Mapping[Role, str], color: str) -> Tint | None:
    """Return which slot's tint a colour is.

    It is the slot's own colour, or one that whole percents make of it exactly. ``None``: it is of none.
    """
    for role in SLOTS:
        if colors[role] == color:
            return Tint(role, 1, 0)
    luminance = _hls(color)[1]
    for role in SLOTS:
        own = _hls(colors[role])[1]
        lighter = luminance > own
        mod = round((1 - luminance) / (1 - own) if lighter else luminance / own, 2)
        tint = Tint(role, mod, round(1 - mod, 2) if lighter else 0)
        if mod and tint.of(colors) == color:
            return tint
    return None


def _toward(colors: Mapping[Role, str], role: Role, other: Role, share: float) -> Tint:
    """Return a tint of which ``share`` is the role's luminance, the rest another's."""
    return Tint(role, share, round((1 - share) * _hls(colors[other])[1], 5))


def _seen(colors: Mapping[Role, str], role: Role, other: Role, percents: Iterable[int]) -> Tint:
    """Return the first tint that can be seen on the grounds as graphics must, else the last."""
    tint = Tint(role, 1, 0)
    for percent in percents:
        tint = _toward(colors, role, other, percent / 100)
        if min(ratio(tint.of(colors), colors[ground]) for ground in ("bg", "panel")) >= LARGE:
            break
    return tint


def _hls(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return rgb_to_hls(red, green, blue)
