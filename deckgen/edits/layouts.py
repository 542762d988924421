"""Which slide layout of a new deck a slide of another takes."""

from __future__ import annotations

from copy import deepcopy

from deckgen.house.package import Archive
from deckgen.house.xml import Element, P, find, number, placeholder, shapes, transform
from deckgen.scene.nodes import DeckScene, SlideLayout

TITLES = ("title", "ctrTitle")


def layout_of(archive: Archive, part: str, scene: DeckScene) -> str:
    """Return the key of the slide layout of the same name.

    It may be one of a template's own. Where there is none, it is the one that has most of the slide's placeholders.
    """
    own = _parent(archive, part, "slideLayout")
    layout = archive.xml(own) if own else None
    name = find(layout, "p:cSld")
    called, type = name is not None and name.get("name"), layout is not None and layout.get("type")
    kept = scene.house.layouts if scene.house else ()
    if called and not any(layout.name == called for layout in scene.layouts):
        for other in kept:
            if other.name == called:
                return other.key
    marks = [mark for shape in shapes(archive.xml(part)) if (mark := placeholder(shape)) is not None]

    def fitness(layout: SlideLayout) -> tuple[bool, int, bool]:
        return layout.name == called, sum(_has(layout, mark) for mark in marks), layout.type == type

    return max(scene.layouts, key=fitness).key


def placed(root: Element, archive: Archive, part: str, layout: SlideLayout) -> None:
    """Give boxes that ``layout`` does not have a place of their own.

    It is where they stood.
    """
    holders = []
    for kind in ("slideLayout", "slideMaster"):
        part = _parent(archive, part, kind)
        if not part:
            break
        holders.append(archive.xml(part))
    for shape in shapes(root):
        mark, properties = placeholder(shape), shape.find(f"{P}spPr")
        if mark is None or properties is None or transform(shape) is not None or _has(layout, mark):
            continue
        others = (other for holder in holders for other in shapes(holder))
        box = next((transform(other) for other in others if _is_same(mark, placeholder(other))), None)
        if box is not None:
            properties.insert(0, deepcopy(box))


def _parent(archive: Archive, part: str, kind: str) -> str:
    """Return the layout of a slide, or the master of a layout, if any."""
    relations = archive.relations(part).values()
    return next((relation.target for relation in relations if relation.kind == kind and relation.target), "")


def _has(layout: SlideLayout, mark: Element) -> bool:
    index, type = number(mark, "idx"), mark.get("type", "obj")
    if index:
        return any(placeholder.index == index for placeholder in layout.placeholders)
    return any(placeholder.type == type or {placeholder.type, type} <= {*TITLES} for placeholder in layout.placeholders)


def _is_same(mark: Element, other: Element | None) -> bool:
    if other is None:
        return False
    index, type = number(mark, "idx"), mark.get("type", "obj")
    if index and number(other, "idx") == index:
        return True
    return other.get("type", "obj") == type or {other.get("type"), type} <= {*TITLES}
