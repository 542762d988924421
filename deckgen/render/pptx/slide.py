"""One slide: its shape tree, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from deckgen.render.pptx.context import Drawing, PptxDeck
from deckgen.render.pptx.master import placeholder_element
from deckgen.render.pptx.shapes import box, drawn, fill, picture, text_box, tree
from deckgen.render.pptx.table import table_frame
from deckgen.render.pptx.text import paragraphs, stepped_sizes
from deckgen.render.pptx.xml import HEAD, NAMESPACES, POWERPOINT_2010, id_number
from deckgen.scene.added import AddedSlide
from deckgen.scene.nodes import Chart, Drawable, Line, Picture, Placeholder, Shape, SlideScene, Table, TextBox

FIRST_SLIDE_ID, END_SLIDE_ID = 256, 2**31
"""What a ``p:sldId`` may be (ISO/IEC 29500-1 §19.7.13), the second excluded."""


def owner(slide: SlideScene | AddedSlide) -> str:
    """Return the name that the identities of a slide's shapes hang on."""
    return f"slide:{slide.id}"


def creation_ids(slides: Iterable[SlideScene]) -> list[int]:
    """Return each slide's ``p14:creationId``.

    It may not be the same twice in a deck.
    """
    return _lasting(slides, 0, 2**32, taken=(0,))


def slide_ids(slides: Iterable[SlideScene | AddedSlide]) -> list[int]:
    """Return each slide's ``p:sldId``.

    PowerPoint's comments name a slide by it and the other id, so it stays where slides come before it.
    """
    return _lasting(slides, FIRST_SLIDE_ID, END_SLIDE_ID)


def _lasting(slides: Iterable[SlideScene | AddedSlide], first: int, end: int, taken: Iterable[int] = ()) -> list[int]:
    """Return a number for each slide, made from its id; where it is taken, the next that is free."""
    used, values = set(taken), []
    for slide in slides:
        value = first + id_number(owner(slide)) % (end - first)
        while value in used:
            value = value + 1 if value + 1 < end else first
        used.add(value)
        values.append(value)
    return values


def slide_xml(deck: PptxDeck, slide: SlideScene, number: int, creation_id: int) -> bytes:
    """Return the slide part's XML.

    The relationships that it needs are added to the part.
    """
    part = deck.slides[slide.id]
    part.relate("slideLayout", deck.layouts[slide.layout])
    drawing = Drawing(deck, part, owner(slide), number=number)
    placeholders = deck.placeholders[slide.layout]
    drawing.tie(slide.nodes)
    shapes = "".join([_node(drawing, node, placeholders) for node in slide.nodes])
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld>{tree(shapes)}<p:extLst>"
        f'<p:ext uri="{{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}}"><p14:creationId xmlns:p14="{POWERPOINT_2010}" '
        f'val="{creation_id}"/></p:ext></p:extLst></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()


def _node(drawing: Drawing, node: Drawable, placeholders: dict[int, Placeholder]) -> str:
    match node:
        case TextBox():
            if node.placeholder is None:
                return text_box(drawing, node)
            return _filled(drawing, node, placeholders[node.placeholder])
        case Picture() if node.placeholder is not None:
            return picture(drawing, node, _application(placeholders, node), inherits=True)
        case Shape() | Line() | Picture():
            return drawn(drawing, node)
        case Table():
            return table_frame(drawing, node, _application(placeholders, node))
        case Chart():
            # Late: few decks have one.
            from deckgen.render.pptx.chart import chart_frame

            return chart_frame(drawing, node, _application(placeholders, node))
        case _:
            assert_never(node)


def _application(placeholders: dict[int, Placeholder], node: Picture | Table | Chart) -> str:
    """Return the ``p:nvPr`` of a node, which says which placeholder it fills."""
    if node.placeholder is None:
        return "<p:nvPr/>"
    return f"<p:nvPr>{placeholder_element(placeholders[node.placeholder])}</p:nvPr>"


def _filled(drawing: Drawing, node: TextBox, placeholder: Placeholder) -> str:
    """Return a placeholder with its text: box and look are the layout's, so that "reset slide" changes nothing."""
    # Readers that do not inherit a ground would set light text on a light one.
    ground = fill(drawing.deck, placeholder.fill) if placeholder.fill else ""
    moved = "" if node.rect == placeholder.rect else f"<a:xfrm>{box(node.rect)}</a:xfrm>"
    sizes = stepped_sizes(drawing.deck, node.style.levels, node.text.step) if node.text.step else ""
    return (
        f'<p:sp><p:nvSpPr>{drawing.properties(node.key, link=node.link)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_element(placeholder)}</p:nvPr></p:nvSpPr><p:spPr>{moved}{ground}</p:spPr>"
        f"<p:txBody><a:bodyPr/><a:lstStyle>{sizes}</a:lstStyle>"
        f"{paragraphs(drawing, node.text, node.style)}</p:txBody></p:sp>"
    )
