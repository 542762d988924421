"""Colours of a template as six hex digits.

They have slots, a map of these, and what makes them lighter or darker.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

from msgspec import Struct

from deckgen.house.xml import A, Element, local
from deckgen.theme.house import Tint

PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080"}
"""The preset colours that templates use; others are taken for grey."""

OPAQUE = 60_000
"""The least ``a:alpha`` of a ground, in thousandths of a percent."""


class Palette(Struct, frozen=True):
    """The colours of a theme by slot. ``map`` is what a master or layout lays over the slots."""

    colors: Mapping[str, str]
    map: Mapping[str, str]

    def hex(self, slot: str) -> str:
        """Return the colour of a slot, with or without the map."""
        return self.colors.get(self.map.get(slot, slot), "808080")

    def of(self, element: Element | None, base: str | None = None) -> str | None:
        """Return the colour that an element holds. It is ``None`` where it holds none.

        ``base`` is what ``phClr`` stands for.
        """
        child = color_child(element)
        if child is None:
            return None
        value = child.get("val", "")
        match local(child):
            case "srgbClr":
                found = value.upper() if re.fullmatch("[0-9A-Fa-f]{6}", value) else "808080"
            case "sysClr":
                found = child.get("lastClr", "FFFFFF" if value == "window" else "000000").upper()
            case "schemeClr":
                found = base or "808080" if value == "phClr" else self.hex(value)
            case "prstClr":
                found = PRESETS.get(value, "808080")
            case _:
                found = "808080"
        for change in child:
            found = _changed(found, local(change), change.get("val", "100000"))
        return found

    def tint_of(self, element: Element | None) -> Tint | None:
        """Return an element's colour as a tint of a slot. It is ``None`` where it is something else."""
        child = color_child(element)
        if child is None or local(child) != "schemeClr" or child.get("val") == "phClr":
            return None
        changes = {local(change): _share(change.get("val", "100000")) for change in child}
        if set(changes) - {"lumMod", "lumOff", "alpha"}:
            return None
        mod, off = round(changes.get("lumMod", 1) * 100), round(changes.get("lumOff", 0) * 100)
        return Tint(child.get("val", ""), mod, off)

    def tinted(self, tint: Tint) -> str:
        """Return the colour that a tint is."""
        return luminance(self.hex(tint.slot), tint.lum_mod / 100, tint.lum_off / 100)


def color_child(element: Element | None) -> Element | None:
    """Return the colour element within a fill or the like."""
    if element is None:
        return None
    names = {f"{A}{name}" for name in ("srgbClr", "sysClr", "schemeClr", "prstClr", "scrgbClr", "hslClr")}
    return next((child for child in element if child.tag in names), None)


def opaque(element: Element) -> bool:
    """Return whether a fill hides what is under it."""
    return all(int(_share(alpha.get("val", "100000")) * 100_000) >= OPAQUE for alpha in element.iter(f"{A}alpha"))


def luminance(color: str, mod: float, off: float) -> str:
    """Return a colour with its luminance (of HSL) multiplied, then raised."""
    hue, light, saturation = colorsys.rgb_to_hls(*_rgb(color))
    return _hex(colorsys.hls_to_rgb(hue, min(1, max(0, light * mod + off)), saturation))


def _changed(color: str, change: str, value: str) -> str:
    share = _share(value)
    match change:
        case "lumMod":
            return luminance(color, share, 0)
        case "lumOff":
            return luminance(color, 1, share)
        case "tint":
            return _mixed(color, "FFFFFF", share)
        case "shade":
            return _mixed(color, "000000", share)
        case "satMod":
            hue, light, saturation = colorsys.rgb_to_hls(*_rgb(color))
            return _hex(colorsys.hls_to_rgb(hue, light, min(1, saturation * share)))
        case _:
            return color


def _mixed(color: str, other: str, share: float) -> str:
    """Return so much of a colour with another, mixed as light is (a square root is near enough to sRGB's curve)."""
    pairs = zip(_rgb(color), _rgb(other), strict=True)
    mixed = [(a * a * share + b * b * (1 - share)) ** 0.5 for a, b in pairs]
    return _hex((mixed[0], mixed[1], mixed[2]))


def _share(value: str) -> float:
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 100_000)
    except ValueError:
        return 1


def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(color)
    return red / 255, green / 255, blue / 255


def _hex(rgb: tuple[float, float, float]) -> str:
    return "".join(f"{round(min(1, max(0, channel)) * 255):02X}" for channel in rgb)
