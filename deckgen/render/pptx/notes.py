"""Speaker notes: the notes master and the notes slides.

There is one for each slide that has notes.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.render.pptx.context import Drawing, PptxDeck
from deckgen.render.pptx.package import PRESENTATIONML, Part
from deckgen.render.pptx.shapes import box, preset, tree
from deckgen.render.pptx.text import list_style, paragraph, plain_levels, root_style, slide_number
from deckgen.render.pptx.theme import color_map
from deckgen.render.pptx.xml import HEAD, NAMESPACES, escape
from deckgen.scene.nodes import Align, Level, Paragraph, SlideScene
from deckgen.units import Emu, Pt, Rect, inch, pt

PAGE: tuple[Emu, Emu] = (inch(7.5), inch(10))
NOTES_SIZE: Pt = 12
LIST_INDENT: Emu = pt(18)
NUMBERING = {".": "arabicPeriod", ")": "arabicParenR"}

IMAGE, BODY, NUMBER = 'type="sldImg" idx="2"', 'type="body" sz="quarter" idx="3"', 'type="sldNum" sz="quarter" idx="5"'
"""The placeholders that a notes slide shares with its master, with the indices that PowerPoint gives them."""


def notes_master(deck: PptxDeck, theme: Part) -> Part:
    """Add the notes master and return it.

    It is a page that is dark on light in every theme.
    """
    part = deck.package.add("/ppt/notesMasters/notesMaster1.xml", f"{PRESENTATIONML}.notesMaster+xml")
    part.relate("theme", theme)
    ground = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    part.data = (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{ground}<a:effectLst/></p:bgPr></p:bg>"
        f"{tree(_master_shapes(Drawing(deck, part, 'notes-master')))}</p:cSld>{color_map(dark=False)}"
        f"<p:notesStyle>{root_style(deck, plain_levels(deck, NOTES_SIZE), 'mn')}</p:notesStyle></p:notesMaster>"
    ).encode()
    return part


def notes_slide(deck: PptxDeck, slide: SlideScene, number: int, master: Part) -> None:
    """Add the notes of a slide, related to it both ways."""
    part = deck.package.add(f"/ppt/notesSlides/notesSlide{number}.xml", f"{PRESENTATIONML}.notesSlide+xml")
    part.relate("notesMaster", master)
    part.relate("slide", deck.slides[slide.id])
    deck.slides[slide.id].relate("notesSlide", part)
    drawing = Drawing(deck, part, f"notes:{slide.id}", number=number)
    (level,) = plain_levels(deck, NOTES_SIZE)
    text = "".join(_paragraph(drawing, p, level) for p in slide.notes)
    shapes = (
        _placeholder(drawing, "slide-image", IMAGE)
        + _placeholder(drawing, "notes", BODY, text=f"<a:bodyPr/><a:lstStyle/>{text}")
        + _placeholder(
            drawing, "number", NUMBER, text=f"<a:bodyPr/><a:lstStyle/><a:p>{slide_number(deck, number)}</a:p>"
        )
    )
    part.data = (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld>{tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    ).encode()


def _paragraph(drawing: Drawing, p: Paragraph, level: Level) -> str:
    if p.marker is None:
        return paragraph(drawing, p, level)
    attributes = f' marL="{LIST_INDENT * (p.level + 1)}" indent="-{LIST_INDENT}"'
    number, sign = p.marker[:-1], p.marker[-1]
    if number:
        bullet = f'<a:buFontTx/><a:buAutoNum type="{NUMBERING[sign]}" startAt="{number}"/>'
    else:
        bullet = f'<a:buFontTx/><a:buChar char="{escape(sign)}"/>'
    return paragraph(drawing, p, level, attributes, bullet)


def _master_shapes(drawing: Drawing) -> str:
    """Return the page's placeholders; header and footer stand at the reading side, as in PowerPoint's own."""
    deck, (page_w, page_h) = drawing.deck, PAGE
    margin, corner_w, corner_h = inch(0.75), inch(3.25), inch(0.5)
    start_x, end_x = (page_w - corner_w, 0) if deck.scene.rtl else (0, page_w - corner_w)
    foot_y, w = page_h - corner_h, page_w - 2 * margin
    image = Rect(margin, 2 * corner_h, w, w * deck.scene.size[1] // deck.scene.size[0])
    body = Rect(margin, image.bottom + corner_h, w, foot_y - image.bottom - 2 * corner_h)
    (level,) = plain_levels(deck, NOTES_SIZE)

    def corner(key: str, ph: str, x: Emu, y: Emu, align: Align, field: str = "") -> str:
        text = _text(deck, replace(level, align=align), field)
        return _placeholder(drawing, key, ph, Rect(x, y, corner_w, corner_h), text)

    return (
        corner("header", 'type="hdr" sz="quarter"', start_x, 0, deck.start)
        + corner("date", 'type="dt" idx="1"', end_x, 0, deck.end)
        + _placeholder(drawing, "slide-image", IMAGE, image)
        + _placeholder(drawing, "notes", BODY, body, _text(deck, level))
        + corner("footer", 'type="ftr" sz="quarter" idx="4"', start_x, foot_y, deck.start)
        + corner("number", NUMBER, end_x, foot_y, deck.end, slide_number(deck))
    )


def _text(deck: PptxDeck, level: Level, content: str = "") -> str:
    content = content or f'<a:endParaRPr lang="{deck.scene.language}"/>'
    return (
        f'<a:bodyPr vert="horz" rtlCol="{deck.rtl}"/>'
        f"<a:lstStyle>{list_style(deck, (level,))}</a:lstStyle><a:p>{content}</a:p>"
    )


def _placeholder(drawing: Drawing, key: str, ph: str, rect: Rect | None = None, text: str = "") -> str:
    """Return a placeholder of a notes page: with a box on the master, without one on a notes slide."""
    locks = ' noRot="1" noChangeAspect="1"' if ph == IMAGE else ""
    place = f"<a:xfrm>{box(rect)}</a:xfrm>{preset('rect')}" if rect else ""
    body = f"<p:txBody>{text}</p:txBody>" if text else ""
    return (
        f'<p:sp><p:nvSpPr>{drawing.properties(key)}<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>{body}</p:sp>"
    )
