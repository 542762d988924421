"""The master and theme that a deck wears, with our layouts.

Nothing else of the template is here to be written: a ``House`` holds only what a deck carries.
"""

from __future__ import annotations

from deckgen.render.pptx.context import PptxDeck
from deckgen.render.pptx.package import DEFAULTS, PRESENTATIONML, Part
from deckgen.render.pptx.xml import HEAD, NAMESPACES
from deckgen.theme import house
from deckgen.theme.house import LAYOUTS, Frame, House, Media

MASTER = "/ppt/slideMasters/slideMaster1.xml"


def theme(deck: PptxDeck, template: House, part: Part) -> None:
    """Write the template's theme into a part."""
    _pictures(deck, part, template.theme)
    part.data = (HEAD + template.theme.xml).encode()


def master(deck: PptxDeck, template: House) -> Part:
    """Add the template's slide master and return it. It has no layouts yet."""
    part = deck.package.add(MASTER, f"{PRESENTATIONML}.slideMaster+xml")
    _pictures(deck, part, template.master)
    return part


def with_layouts(template: House, ids: str) -> bytes:
    """Return the master's XML with the list of its layouts."""
    listed = f"<p:sldLayoutIdLst {NAMESPACES}>{ids}</p:sldLayoutIdLst>"
    return (HEAD + template.master.xml.replace(LAYOUTS, listed)).encode()


def own_layouts(deck: PptxDeck, template: House, master: Part) -> list[Part]:
    """Add the layouts of the template that the deck keeps. They stand behind ours."""
    parts = []
    for number, layout in enumerate(template.layouts, len(deck.layouts) + 1):
        part = deck.package.add(f"/ppt/slideLayouts/slideLayout{number}.xml", f"{PRESENTATIONML}.slideLayout+xml")
        _pictures(deck, part, layout.part)
        part.relate("slideMaster", master)
        part.data = (HEAD + layout.part.xml).encode()
        deck.layouts[layout.key] = part
        parts.append(part)
    return parts


def drawn(deck: PptxDeck, part: Part, frame: Frame) -> str:
    """Return what the template's layout draws, for one of ours."""
    _pictures(deck, part, frame.drawn)
    return frame.drawn.xml


def _pictures(deck: PptxDeck, part: Part, holder: house.Part) -> None:
    """Relate a new part to its pictures, which its XML knows by their order."""
    for number, media in enumerate(holder.media, 1):
        id = part.relate("image", _media(deck, media))
        assert id == f"rId{number}"


def _media(deck: PptxDeck, media: Media) -> Part:
    if media.data not in deck.media:
        name = f"/ppt/media/image{len(deck.media) + 1}.{media.ending}"
        type = None if media.ending in DEFAULTS else media.content_type
        deck.media[media.data] = deck.package.add(name, type, media.data)
    return deck.media[media.data]
