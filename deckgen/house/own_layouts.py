"""A template's own slide layouts. A deck may keep them for slides that are added by hand."""

from __future__ import annotations

from copy import deepcopy
from itertools import count

from deckgen.house.choose import Layout, Master
from deckgen.house.clean import Pictures, clean, numbered, part
from deckgen.house.dress import Dresser, full
from deckgen.house.mirror import mirror
from deckgen.house.parts import FIRST_SHAPE, without_footers
from deckgen.house.xml import Element, P, drop, number, placeholder, shapes
from deckgen.theme.house import OwnLayout, Part

NAMES = {
    "title": "Title",
    "ctrTitle": "Title",
    "subTitle": "Subtitle",
    "body": "Text Placeholder",
    "pic": "Picture Placeholder",
    "tbl": "Table Placeholder",
    "chart": "Chart Placeholder",
    "dgm": "SmartArt Placeholder",
    "media": "Media Placeholder",
    "clipArt": "Online Image Placeholder",
    "dt": "Date Placeholder",
    "ftr": "Footer Placeholder",
    "sldNum": "Slide Number Placeholder",
}
"""What PowerPoint calls placeholders; those of slides are called so after their layouts'."""

FREE = 100
"""The first index for a placeholder whose own another one has."""


def own_layouts(master: Master, dresser: Dresser) -> tuple[OwnLayout, ...]:
    """Return a master's layouts as a deck carries them. They are turned with it."""
    return tuple(
        OwnLayout(f"own:{number}", layout.name, _kept(layout, master, dresser))
        for number, layout in enumerate(master.layouts, 1)
    )


def _kept(layout: Layout, master: Master, dresser: Dresser) -> Part:
    root, pictures = deepcopy(layout.root), Pictures(dresser.archive)
    if dresser.turn:
        mirror(root, dresser.size[0], rtl=dresser.rtl, places=not full(dresser.visible(layout, master), dresser.slide))
    media = clean(root, layout.part, pictures)
    drop(root, "matchingName")
    root.set("preserve", "1")
    without_footers(root)
    numbered(list(shapes(root)), FIRST_SHAPE)
    _told_apart(root)
    return part(root, media)


def _told_apart(root: Element) -> None:
    """Give each placeholder a name, and an index of its own, by which slides find it."""
    found = [(shape, mark) for shape in shapes(root) if (mark := placeholder(shape)) is not None]
    free = (index for index in count(FREE) if str(index) not in {mark.get("idx") for _, mark in found})
    taken = set()
    for shape, mark in found:
        for properties in list(shape.iter(f"{P}cNvPr"))[:1]:
            name = NAMES.get(mark.get("type", ""), "Content Placeholder")
            properties.set("name", f"{name} {number(properties, 'id') - 1}")
        if mark.get("idx") in taken:
            mark.set("idx", str(next(free)))
        taken.add(mark.get("idx"))
