"""The placeholders of a layout with all that they inherit."""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct

from deckgen.house.colors import Palette
from deckgen.house.mirror import INSET, SIDES
from deckgen.house.xml import Element, find, number, placeholder, shapes, transform
from deckgen.theme.house import Look, Spot, Tint
from deckgen.units import Pt, Rect

FAMILY = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "body": "body", "title": "title"}
"""The master's placeholder that a layout's hangs on (ISO/IEC 29500-1 §19.7.10)."""

STYLE = {"title": "titleStyle", "body": "bodyStyle"}
TITLES = ("title", "ctrTitle")
BODIES = ("obj", "body", "tbl", "chart", "dgm", "media", "clipArt")
SIZES: dict[str, Pt] = {"title": 28, "body": 20}


class Slot(Struct, frozen=True):
    """A placeholder. ``base`` is the master's that it hangs on."""

    type: str
    shape: Element
    base: Element | None

    def rect(self, scale: float) -> Rect | None:
        """Return where it stands, on a slide 7.5 in high."""
        for shape in (self.shape, self.base):
            place = transform(shape) if shape is not None else None
            off, ext = find(place, "a:off"), find(place, "a:ext")
            if off is not None and ext is not None:
                values = number(off, "x"), number(off, "y"), number(ext, "cx"), number(ext, "cy")
                return Rect(*(round(value / scale) for value in values))
        return None

    def body(self, name: str, otherwise: str = "") -> str:
        """Return an attribute of its ``a:bodyPr``."""
        for shape in (self.shape, self.base):
            found = find(shape, "p:txBody/a:bodyPr")
            if found is not None and found.get(name) is not None:
                return str(found.get(name))
        return otherwise

    @property
    def vertical(self) -> bool:
        """Whether its text runs from the top down, or is turned."""
        mark, place = placeholder(self.shape), transform(self.shape)
        turned = place is not None and number(place, "rot") != 0
        return turned or self.body("vert", "horz") != "horz" or (mark is not None and mark.get("orient") == "vert")

    def look(self, master: Element, palette: Palette, scale: float) -> Look:
        """Return how it sets a first-level text."""
        family = FAMILY.get(self.type, "")
        levels = [
            level
            for shape in (self.shape, self.base)
            if (level := find(shape, "p:txBody/a:lstStyle/a:lvl1pPr")) is not None
        ]
        style = find(master, f"p:txStyles/p:{STYLE.get(family, 'otherStyle')}/a:lvl1pPr")
        if style is not None:
            levels.append(style)
        runs = [run for level in levels if (run := find(level, "a:defRPr")) is not None]
        size = next((number(run, "sz") / 100 for run in runs if run.get("sz")), SIZES.get(family, 12))
        fill = next((fill for run in runs if (fill := find(run, "a:solidFill")) is not None), None)
        align = next((level.get("algn") for level in levels if level.get("algn")), "l")
        insets = (
            self.body("lIns", INSET),
            self.body("tIns", "45720"),
            self.body("rIns", INSET),
            self.body("bIns", "45720"),
        )
        anchor = self.body("anchor", "t")
        left, top, right, bottom = (round(int(inset) / scale) if inset.lstrip("-").isdigit() else 0 for inset in insets)
        return Look(
            size=size / scale,
            color=palette.of(fill) or palette.hex("tx1"),
            tint=palette.tint_of(fill) if fill is not None else Tint("tx1"),
            bold=next((run.get("b") in ("1", "true") for run in runs if run.get("b")), False),
            align=cast("Literal['l', 'r', 'ctr']", align if align in ("l", "r", "ctr") else "l"),
            anchor=cast("Literal['t', 'ctr', 'b']", anchor if anchor in ("t", "ctr", "b") else "t"),
            insets=(max(0, left), max(0, top), max(0, right), max(0, bottom)),
        )


def slots(layout: Element, master: Element) -> list[Slot]:
    """Return the placeholders of a layout, in their order."""
    bases = {kind(shape): shape for shape in reversed(list(shapes(master))) if placeholder(shape) is not None}
    found = []
    for shape in shapes(layout):
        if placeholder(shape) is not None:
            type = kind(shape)
            found.append(Slot(type, shape, bases.get(FAMILY.get(type, type))))
    return found


def kind(shape: Element) -> str:
    """Return the type of a placeholder. One that says none is for any object."""
    mark = placeholder(shape)
    return mark.get("type", "obj") if mark is not None else ""


def turned(spot: Spot, width: int) -> Spot:
    """Return a box and its look on the slide's other side."""
    look, (left, top, right, bottom) = spot.look, spot.look.insets
    align = cast("Literal['l', 'r', 'ctr']", SIDES.get(look.align, look.align))
    turned = Look(look.size, look.color, look.tint, look.bold, align, look.anchor, (right, top, left, bottom))
    return Spot(flipped(spot.rect, width), turned)


def flipped(rect: Rect, width: int) -> Rect:
    """Return a box on the other side of the slide."""
    return rect._replace(x=width - rect.right)
