"""The masters of a template, and what they say of it."""

from __future__ import annotations

from deckgen.house.choose import Layout, Master
from deckgen.house.colors import Palette
from deckgen.house.package import Archive, TemplateError, broken
from deckgen.house.parts import drop_orphans, drop_outside, prompts
from deckgen.house.slots import slots
from deckgen.house.xml import A, Element, P, R, find, local, number
from deckgen.problems import Message
from deckgen.units import Emu, inch

LEAST_SIDE, MOST_SIDE = inch(1), inch(56)
"""The sides of a slide (ISO/IEC 29500-1 §19.7.11)."""


def masters(archive: Archive, presentation: Element) -> list[Master]:
    """Return the masters of a template, with their layouts."""
    relations, slide = archive.relations(archive.main), size(presentation)
    found = []
    for item in presentation.iter(f"{P}sldMasterId"):
        relation = relations.get(item.get(f"{R}id", ""))
        if relation is None or relation.kind != "slideMaster" or relation.target is None:
            continue
        master = _master(archive, relation.target, slide)
        if master is not None:
            found.append(master)
    return found


def _master(archive: Archive, part: str, slide: tuple[Emu, Emu]) -> Master | None:
    root, relations = archive.xml(part), archive.relations(part)
    theme = next((r.target for r in relations.values() if r.kind == "theme" and r.target), None)
    if theme is None or find(root, "p:clrMap") is None or find(root, "p:cSld/p:spTree") is None:
        return None
    theme_root = archive.xml(theme)
    layouts = []
    for item in root.iter(f"{P}sldLayoutId"):
        relation = relations.get(item.get(f"{R}id", ""))
        if relation is not None and relation.kind == "slideLayout" and relation.target:
            layout = archive.xml(relation.target)
            layouts.append(Layout(relation.target, layout, slots(layout, root)))
    roots = [root, *(layout.root for layout in layouts)]
    said = prompts(roots)
    for one in roots:
        drop_outside(one, slide)
        drop_orphans(one, said)
    colors = _colors(theme_root)
    return Master(part, root, theme, theme_root, Palette(colors, slot_map(find(root, "p:clrMap"))), layouts)


def size(presentation: Element) -> tuple[Emu, Emu]:
    """Return the size of the slides.

    Raises:
        TemplateError: there is none, or they are upright.
    """
    given = find(presentation, "p:sldSz")
    sides = (number(given, "cx"), number(given, "cy")) if given is not None else (9144000, 6858000)
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in sides):
        raise broken(Message("its slides have no size that PowerPoint allows"))
    if sides[0] < sides[1]:
        raise TemplateError("template-no-layout", Message("its slides are higher than wide, and a briefing's lie"))
    return sides


def _colors(theme: Element) -> dict[str, str]:
    scheme = theme.find(f".//{A}clrScheme")
    plain = Palette({}, {})
    return {local(slot): plain.of(slot) or "808080" for slot in scheme} if scheme is not None else {}


def slot_map(element: Element | None) -> dict[str, str]:
    """Return a map of slots."""
    return {str(slot): str(to) for slot, to in element.attrib.items()} if element is not None else {}


def latin(theme: Element) -> str:
    """Return the face of Latin text."""
    face = theme.find(f".//{A}fontScheme/{A}minorFont/{A}latin")
    return face.get("typeface", "") if face is not None else ""


def direction(master: Element, presentation: Element) -> bool:
    """Return whether a template is right-to-left: its text, else the presentation."""
    level = find(master, "p:txStyles/p:bodyStyle/a:lvl1pPr")
    said = level.get("rtl") if level is not None else None
    return (said if said is not None else presentation.get("rtl", "0")) in ("1", "true")
