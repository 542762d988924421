"""A master or layout turned round: from left-to-right to right-to-left, and back.

What stands at the left comes to stand at the right, and every level of text runs the other way. Drawn art is flipped;
pictures and shapes with text are moved, not flipped, so that they can be read. Sources: decks of PowerPoint's own in
Hebrew and Arabic; ISO/IEC 29500-1 §20.1.7.6 (``a:xfrm``), §21.1.2.2.7 (``a:pPr``).
"""

from __future__ import annotations

from deckgen.house.xml import A, Element, P, find, is_written, local, number, placeholder, shapes, transform
from deckgen.units import Emu

SIDES = {"l": "r", "r": "l"}
FULL_TURN = 21_600_000
"""A whole rotation, in 60,000ths of a degree."""

INSET = "91440"
"""``lIns`` and ``rIns`` where they are absent."""

LEVELS = tuple(f"{A}lvl{n}pPr" for n in range(1, 10))
STYLES = ("titleStyle", "bodyStyle", "otherStyle")


def mirror(root: Element, width: Emu, *, rtl: bool, places: bool = True) -> None:
    """Turn a master or layout round, in place.

    Args:
        root: its root element.
        width: that of the slide.
        rtl: the direction that it has afterwards.
        places: whether shapes change sides; where they do not, only their paragraphs turn.
    """
    if places:
        for shape in shapes(root):
            _move(shape, width)
    for body in root.iter(f"{A}bodyPr"):
        _swap_insets(body)
        body.set("rtlCol", str(int(rtl)))
    for level in _levels(root):
        _turn(level, rtl=rtl)
    for paragraph in root.iter(f"{A}pPr"):
        if paragraph.get("algn") in SIDES:
            paragraph.set("algn", SIDES[paragraph.get("algn", "")])
        if paragraph.get("rtl") is not None:
            paragraph.set("rtl", str(int(rtl)))


def _levels(root: Element) -> list[Element]:
    """Return the levels of text that every paragraph hangs on: those of the styles, and of boxes' own lists."""
    found = []
    styles = find(root, "p:txStyles")
    if styles is not None:
        for style in styles:
            if local(style) in STYLES:
                found += _nine(style)
    for style in root.iter(f"{A}lstStyle"):
        found += [level for level in style if level.tag in LEVELS]
    return found


def _nine(style: Element) -> list[Element]:
    """Return the nine levels of a style; those that are absent are added, as PowerPoint's own masters have them."""
    have = {level.tag: level for level in style}
    after = next((i for i, child in enumerate(style) if local(child) == "extLst"), len(style))
    for tag in LEVELS:
        if tag not in have:
            have[tag] = style.makeelement(tag, {}, {})
            style.insert(after, have[tag])
            after += 1
    return [have[tag] for tag in LEVELS]


def _turn(level: Element, *, rtl: bool) -> None:
    """Exchange the sides of a level. One that says none is at the left, in whatever direction it runs."""
    align = level.get("algn")
    parent = level.getparent()
    in_style = parent is not None and local(parent) in STYLES
    if align in SIDES:
        level.set("algn", SIDES[align])
    elif align is None and in_style:
        level.set("algn", "r")
    if in_style or level.get("rtl") is not None:
        level.set("rtl", str(int(rtl)))


def _swap_insets(body: Element) -> None:
    left, right = body.get("lIns"), body.get("rIns")
    if left != right:
        body.set("lIns", right if right is not None else INSET)
        body.set("rIns", left if left is not None else INSET)


def _move(shape: Element, width: Emu) -> None:
    """Move a shape to the other side, and flip what is drawn."""
    place = transform(shape)
    if place is None:
        return
    off, ext = find(place, "a:off"), find(place, "a:ext")
    assert off is not None
    assert ext is not None
    off.set("x", str(width - number(off, "x") - number(ext, "cx")))
    if placeholder(shape) is None and not _is_read(shape):
        _flip(place)


def _flip(place: Element) -> None:
    if place.get("flipH") in ("1", "true"):
        del place.attrib["flipH"]
    else:
        place.set("flipH", "1")
    turn = -number(place, "rot") % FULL_TURN
    if turn:
        place.set("rot", str(turn))
    elif place.get("rot") is not None:
        del place.attrib["rot"]


def _is_read(shape: Element) -> bool:
    """Return whether something in a shape is looked at or read: a picture, or text."""
    if shape.tag in (f"{P}pic", f"{P}graphicFrame"):
        return True
    if any(True for _ in shape.iter(f"{P}pic", f"{P}graphicFrame", f"{A}blipFill")):
        return True
    return is_written(shape)
