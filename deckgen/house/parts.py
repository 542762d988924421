"""The parts of a template that a deck carries. They are cleaned and turned to its direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from deckgen.house.clean import Pictures, clean, numbered, written
from deckgen.house.mirror import mirror
from deckgen.house.xml import A, Element, P, drop, find, local, number, placeholder, shapes, transform
from deckgen.theme.house import LAYOUTS, Part
from deckgen.units import Emu

FIRST_SHAPE = 2
"""The first id of a shape; 1 is the tree's own."""

SCRIPTS = ("Arab", "Hebr")
FILLS = ("solidFill", "gradFill", "blipFill", "pattFill")
BODY_GONE = ("numCol", "spcCol", "anchorCtr", "rot", "upright", "compatLnSpc")
"""What a text body would hand on to boxes that are laid out without it."""


BULLET_GONE = ("buSzPct", "buSzPts", "buSzTx", "buFont", "buFontTx")
BULLET = "•"
"""A sign of a symbol font, at a size of its own, would be handed on to our bullets."""

LEAST_PROMPT = 8
"""Letters of a text that is taken for a prompt where it stands outside a placeholder."""


def prompts(roots: Iterable[Element]) -> set[str]:
    """Return what a master's placeholders say while they are empty. Those of its layouts count too."""
    said = {_text(shape) for root in roots for shape in shapes(root) if placeholder(shape) is not None}
    return {text for text in said if len(text) >= LEAST_PROMPT}


def drop_orphans(root: Element, said: set[str]) -> None:
    """Take out text boxes that were placeholders once. Every slide would show their prompts."""
    for shape in list(shapes(root)):
        parent = shape.getparent()
        if parent is not None and placeholder(shape) is None and _text(shape) in said:
            parent.remove(shape)


def drop_outside(root: Element, size: tuple[Emu, Emu]) -> None:
    """Take out what stands beside the slide. It is what a template's makers told each other."""
    for shape in list(shapes(root)):
        parent, place = shape.getparent(), transform(shape)
        if parent is None or place is None or placeholder(shape) is not None or place.get("rot") is not None:
            continue
        off, ext = find(place, "a:off"), find(place, "a:ext")
        assert off is not None
        assert ext is not None
        x, y = number(off, "x"), number(off, "y")
        right, bottom = x + number(ext, "cx"), y + number(ext, "cy")
        if right < 0 or bottom < 0 or x > size[0] or y > size[1]:
            parent.remove(shape)


def _text(shape: Element) -> str:
    return " ".join("".join(text.text or "" for text in shape.iter(f"{A}t")).split())


def theme_part(root: Element, part: str, pictures: Pictures, family: str, links: str | None) -> Part:
    """Return the theme. Its complex scripts are set in the deck's ``family``, of which it mostly says nothing.

    ``links`` is another colour of links than its own.
    """
    own = deepcopy(root)
    for name in ("objectDefaults", "extraClrSchemeLst", "custClrLst"):
        element = own.find(A + name)
        if element is not None:
            own.remove(element)
    # The schema wants neither where there is nothing in them, PowerPoint writes both.
    own.append(own.makeelement(f"{A}objectDefaults", {}, {}))
    own.append(own.makeelement(f"{A}extraClrSchemeLst", {}, {}))
    media = clean(own, part, pictures)
    scheme = own.find(f".//{A}clrScheme")
    if scheme is not None and not scheme.get("name"):
        scheme.set("name", "House")
    for slot in scheme if scheme is not None and links else ():
        if local(slot) in ("hlink", "folHlink"):
            for child in list(slot):
                slot.remove(child)
            slot.append(slot.makeelement(f"{A}srgbClr", {"val": links or ""}, {}))
    for tag in ("majorFont", "minorFont"):
        fonts = own.find(f".//{A}fontScheme/{A}{tag}")
        if fonts is not None:
            _family(fonts, family)
    return Part(written(own), media)


def _family(fonts: Element, family: str) -> None:
    complex_script = fonts.find(f"{A}cs")
    if complex_script is None:
        complex_script = fonts.makeelement(f"{A}cs", {}, {})
        fonts.insert(min(2, len(fonts)), complex_script)
    complex_script.attrib.clear()
    complex_script.set("typeface", family)
    for font in fonts.findall(f"{A}font"):
        if font.get("script") in SCRIPTS:
            fonts.remove(font)
    at = fonts.index(complex_script) + 1
    for script in SCRIPTS:
        fonts.insert(at, fonts.makeelement(f"{A}font", {"script": script, "typeface": family}, {}))
        at += 1


def master_part(
    root: Element,
    part: str,
    pictures: Pictures,
    width: Emu,
    *,
    turn: bool | None,
    places: bool,
    footer: str,
) -> Part:
    """Return the master. A mark stands where the list of its layouts belongs.

    Args:
        root: the template's.
        part: its name there.
        pictures: the template's.
        width: that of the slide.
        turn: the direction that it is turned to, ``None`` where it stays.
        places: whether its shapes change sides with that.
        footer: the colour of its footer, as our layouts have it.
    """
    own = deepcopy(root)
    if turn is not None:
        mirror(own, width, rtl=turn, places=places)
    listed = own.find(f"{P}sldLayoutIdLst")
    if listed is not None:
        own.remove(listed)
    media = clean(own, part, pictures)
    slide = find(own, "p:cSld")
    if slide is not None:
        drop(slide, "name")
    own.set("preserve", "1")
    _plain_styles(own)
    _color_footer(own, footer)
    without_footers(own)
    numbered(list(shapes(own)), FIRST_SHAPE)
    before = find(own, "p:clrMap")
    assert before is not None
    own.insert(own.index(before) + 1, own.makeelement(f"{P}sldLayoutIdLst", {}, {}))
    return Part(re.sub(r"<(?:\w+:)?sldLayoutIdLst[^>]*/>", LAYOUTS, written(own)), media)


def _plain_styles(master: Element) -> None:
    """Take from the styles of text what our boxes do not say themselves and do not reckon with."""
    for level in master.iter(*(f"{A}lvl{n}pPr" for n in range(1, 10))):
        drop(level, "marR")
        after = level.find(f"{A}spcAft")
        if after is not None:
            level.remove(after)
        for script in level.iter(f"{A}cs"):
            if not (script.get("typeface") or "").startswith("+"):
                script.attrib.clear()
                script.set("typeface", "+mn-cs")
    for level in master.iterfind(f"{P}txStyles/{P}bodyStyle/*"):
        for child in list(level):
            if local(child) in BULLET_GONE:
                level.remove(child)
        for sign in level.findall(f"{A}buChar"):
            sign.set("char", BULLET)
        for picture in level.findall(f"{A}buBlip"):
            level.replace(picture, level.makeelement(f"{A}buChar", {"char": BULLET}, {}))
    for body in master.iter(f"{A}bodyPr"):
        drop(body, *BODY_GONE)
        for child in list(body):
            if local(child) in ("normAutofit", "scene3d", "sp3d", "flatTx", "prstTxWarp"):
                body.remove(child)


def without_footers(root: Element) -> None:
    """Take out what stands in footer, date and header. A template's last author wrote it."""
    for shape in shapes(root):
        mark = placeholder(shape)
        if mark is None or mark.get("type") not in ("ftr", "dt", "hdr"):
            continue
        for text in list(shape.iter(f"{A}r", f"{A}br", f"{A}fld")):
            parent = text.getparent()
            if parent is not None:
                parent.remove(text)


def _color_footer(master: Element, color: str) -> None:
    """Give the footer the colour of our layouts' source lines, of which LibreOffice asks the master alone."""
    for shape in shapes(master):
        mark = placeholder(shape)
        if mark is None or mark.get("type") != "ftr":
            continue
        for run in shape.iter(f"{A}defRPr"):
            fill = run.find(f"{A}solidFill")
            if fill is None:
                continue
            for child in list(fill):
                fill.remove(child)
            fill.append(fill.makeelement(f"{A}srgbClr", {"val": color}, {}))


def back_titles(root: Element, master: Element) -> None:
    """Give each title's fill a shape of its own under it. Our titles do not have one."""
    bases = [shape for shape in shapes(master) if _is_title(shape)]
    for shape in list(shapes(root)):
        if not _is_title(shape):
            continue
        for source in (shape, *bases):
            properties = find(source, "p:spPr")
            if properties is not None and any(local(child) in (*FILLS, "noFill") for child in properties):
                place = transform(shape) if transform(shape) is not None else transform(source)
                if find(properties, "a:noFill") is None and place is not None:
                    _back(shape, properties, place)
                break


def _is_title(shape: Element) -> bool:
    mark = placeholder(shape)
    return mark is not None and mark.get("type") in ("title", "ctrTitle")


def _back(shape: Element, properties: Element, place: Element) -> None:
    tree = shape.getparent()
    assert tree is not None
    back = tree.makeelement(f"{P}sp", {}, {})
    names = back.makeelement(f"{P}nvSpPr", {}, {})
    names.append(back.makeelement(f"{P}cNvPr", {"id": "0", "name": ""}, {}))
    names.append(back.makeelement(f"{P}cNvSpPr", {}, {}))
    names.append(back.makeelement(f"{P}nvPr", {"userDrawn": "1"}, {}))
    back.append(names)
    filled = deepcopy(properties)
    for child in list(filled):
        if local(child) in ("xfrm", "effectLst", "scene3d", "sp3d"):
            filled.remove(child)
    filled.insert(0, deepcopy(place))
    if filled.find(f"{A}prstGeom") is None and filled.find(f"{A}custGeom") is None:
        geometry = filled.makeelement(f"{A}prstGeom", {"prst": "rect"}, {})
        geometry.append(geometry.makeelement(f"{A}avLst", {}, {}))
        filled.insert(1, geometry)
    back.append(filled)
    tree.insert(tree.index(shape), back)


def drawn_part(root: Element, part: str, pictures: Pictures) -> tuple[Part, int, str]:
    """Return what a layout draws, its count of shapes, and its ``p:bg``. The layout is a copy, already turned."""
    media = clean(root, part, pictures)
    drawn = [shape for shape in shapes(root) if placeholder(shape) is None]
    count = numbered(drawn, FIRST_SHAPE)
    ground = find(root, "p:cSld/p:bg")
    return (
        Part("".join(written(deepcopy(shape)) for shape in drawn), media),
        count,
        written(deepcopy(ground)) if ground is not None else "",
    )


def mapped(root: Element, map: Mapping[str, str]) -> None:
    """Name the slots that a layout's own map leads to. It then needs no map."""
    for color in root.iter(f"{A}schemeClr"):
        slot = color.get("val", "")
        color.set("val", map.get(slot, slot))
