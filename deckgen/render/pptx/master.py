"""The slide master and its layouts: where all formatting of placeholders lives."""

from __future__ import annotations

from deckgen.render.pptx import merge
from deckgen.render.pptx.context import Drawing, PptxDeck
from deckgen.render.pptx.package import PRESENTATIONML, Part
from deckgen.render.pptx.shapes import drawn, fill, outline, preset, text_box, tree
from deckgen.render.pptx.text import (
    PLAIN_SIZE,
    body_properties,
    list_style,
    nine,
    plain_levels,
    root_style,
    slide_number,
)
from deckgen.render.pptx.theme import color_map
from deckgen.render.pptx.xml import HEAD, NAMESPACES, escape, guid
from deckgen.scene.nodes import Placeholder, SlideLayout, TextBox

FIRST_LAYOUT_ID = 2147483649
"""One more than the master's: ids from 2**31 on are shared by masters and layouts (§19.7.10)."""

MASTER_ID = FIRST_LAYOUT_ID - 1

SHRINKING = ("title", "ctrTitle", "subTitle", "body", "obj")
"""The placeholders whose text becomes smaller where somebody makes it longer by hand."""


FIELDS = ("sldNum", "dt")
DATE = guid("datetime")


def master(deck: PptxDeck, theme: Part) -> Part:
    """Add the slide master with all its layouts and return it."""
    house = deck.scene.house
    part = merge.master(deck, house) if house else deck.package.add(merge.MASTER, f"{PRESENTATIONML}.slideMaster+xml")
    layouts = [_layout(deck, layout, number, part) for number, layout in enumerate(deck.scene.layouts, 1)]
    layouts += merge.own_layouts(deck, house, part) if house else []
    ids = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + i}" r:id="{part.relate("slideLayout", layout)}"/>'
        for i, layout in enumerate(layouts)
    )
    part.relate("theme", theme)
    if house:
        part.data = merge.with_layouts(house, ids)
        return part
    scene = deck.scene.master
    ground = f"<p:bg><p:bgPr>{fill(deck, scene.background)}<a:effectLst/></p:bgPr></p:bg>"
    part.data = (
        f'{HEAD}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{ground}{_shapes(deck, scene, part)}</p:cSld>'
        f"{color_map(dark=deck.scene.theme.dark)}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"{_text_styles(deck, scene)}</p:sldMaster>"
    ).encode()
    return part


def _layout(deck: PptxDeck, layout: SlideLayout, number: int, master: Part) -> Part:
    part = deck.package.add(f"/ppt/slideLayouts/slideLayout{number}.xml", f"{PRESENTATIONML}.slideLayout+xml")
    house = deck.scene.house
    frame = house.frame(layout.type) if house else None
    # Its pictures come first: what the template draws knows them by their order.
    art = merge.drawn(deck, part, frame) if frame else ""
    part.relate("slideMaster", master)
    deck.layouts[layout.key] = part
    deck.placeholders[layout.key] = {placeholder.index: placeholder for placeholder in layout.placeholders}
    ground = frame.background if frame else ""
    if not frame and layout.background != deck.scene.master.background:
        ground = f"<p:bg><p:bgPr>{fill(deck, layout.background)}<a:effectLst/></p:bgPr></p:bg>"
    hidden = "" if layout.master_shapes else ' showMasterSp="0"'
    part.data = (
        f'{HEAD}<p:sldLayout {NAMESPACES}{hidden} type="{layout.type}" preserve="1">'
        f'<p:cSld name="{escape(layout.name)}">{ground}{_shapes(deck, layout, part, art, frame.shapes if frame else 0)}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()
    return part


def _shapes(deck: PptxDeck, layout: SlideLayout, part: Part, art: str = "", count: int = 0) -> str:
    """Return the shape tree, with what a template draws, so many shapes, under what is ours."""
    drawing = Drawing(deck, part, f"layout:{layout.key}", shapes=1 + count)
    drawing.tie((*layout.nodes, *layout.placeholders))
    own = '<p:nvPr userDrawn="1"/>'
    nodes = [
        text_box(drawing, node, own) if isinstance(node, TextBox) else drawn(drawing, node, own)
        for node in layout.nodes
    ]
    placeholders = [_placeholder(drawing, p, custom=layout is not deck.scene.master) for p in layout.placeholders]
    return tree(art + "".join(nodes + placeholders))


def placeholder_element(placeholder: Placeholder, attributes: str = "") -> str:
    """Return ``p:ph``, by which a placeholder finds its layout's.

    That of a layout finds its master's by it.
    """
    # PowerPoint writes none for an object, which is the default (§19.3.1.36).
    type = "" if placeholder.type == "obj" else f' type="{placeholder.type}"'
    index = f' idx="{placeholder.index}"' if placeholder.index else ""
    return f"<p:ph{type}{index}{attributes}/>"


def _placeholder(drawing: Drawing, placeholder: Placeholder, *, custom: bool) -> str:
    deck = drawing.deck
    levels = nine(placeholder.style.levels)
    prompted = custom and placeholder.prompt and placeholder.type not in FIELDS
    ph = placeholder_element(placeholder, ' hasCustomPrompt="1"' if prompted else "")
    return (
        f'<p:sp><p:nvSpPr>{drawing.properties(placeholder.key)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{ph}</p:nvPr></p:nvSpPr>"
        f"{outline(deck, placeholder.rect, preset(placeholder.preset), placeholder.fill, placeholder.stroke)}"
        f"<p:txBody>{body_properties(deck, placeholder.style, shrinks=placeholder.type in SHRINKING)}"
        f"<a:lstStyle>{list_style(deck, levels, field=placeholder.type in FIELDS)}</a:lstStyle>"
        f"{_prompt(deck, placeholder)}</p:txBody></p:sp>"
    )


def _prompt(deck: PptxDeck, placeholder: Placeholder) -> str:
    language = deck.scene.language

    def said(text: str) -> str:
        return f'<a:rPr lang="{language}"/><a:t>{escape(text)}</a:t>'

    if placeholder.type == "sldNum":
        return f"<a:p>{slide_number(deck)}</a:p>"
    if placeholder.type == "dt":
        return f'<a:p><a:fld id="{DATE}" type="datetime1">{said(placeholder.prompt[0])}</a:fld></a:p>'
    levels = ("", *(f'<a:pPr lvl="{level}"/>' for level in range(1, len(placeholder.prompt))))
    paragraphs = [
        f"<a:p>{level}<a:r>{said(text)}</a:r></a:p>" for level, text in zip(levels, placeholder.prompt, strict=False)
    ]
    return "".join(paragraphs) or f'<a:p><a:endParaRPr lang="{language}"/></a:p>'


def _text_styles(deck: PptxDeck, master: SlideLayout) -> str:
    """Return ``p:txStyles`` from the master's title and body."""
    levels = {placeholder.type: placeholder.style.levels for placeholder in master.placeholders}
    return (
        f"<p:txStyles><p:titleStyle>{root_style(deck, levels['title'], 'mj')}</p:titleStyle>"
        f"<p:bodyStyle>{root_style(deck, levels['body'], 'mn')}</p:bodyStyle>"
        f"<p:otherStyle>{root_style(deck, plain_levels(deck, PLAIN_SIZE), 'mn')}</p:otherStyle></p:txStyles>"
    )
