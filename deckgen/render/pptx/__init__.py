"""A DeckScene to a PowerPoint file (ISO/IEC 29500 transitional), part by part."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.render.pptx import added, merge
from deckgen.render.pptx.archive import LEVEL, deflate
from deckgen.render.pptx.context import PptxDeck, colors
from deckgen.render.pptx.fonts import eot
from deckgen.render.pptx.master import master
from deckgen.render.pptx.notes import notes_master, notes_slide
from deckgen.render.pptx.package import PRESENTATIONML, Package
from deckgen.render.pptx.presentation import add_properties, add_settings, presentation_xml
from deckgen.render.pptx.seal import add_seal
from deckgen.render.pptx.slide import creation_ids, slide_xml
from deckgen.render.pptx.theme import theme_xml
from deckgen.scene.nodes import DeckScene, SlideScene

__all__ = ["LEVEL", "deflate", "eot", "render"]


def render(scene: DeckScene, pack: Callable[[bytes], tuple[bytes, bytes, bytes]] | None = None) -> bytes:
    """Return the deck as a ``.pptx`` file.

    The same scene gives the same bytes.

    Args:
        scene: the deck.
        pack: returns what ``eot`` makes of a font, as it is and by ``deflate``, and its SHA-256, if these are not to be
            made anew.
    """
    package = Package()
    deck = PptxDeck(scene, package, colors(scene.theme, scene.house), pack)
    presentation = package.add("/ppt/presentation.xml", f"{PRESENTATIONML}.presentation.main+xml")
    package.root.relate("officeDocument", presentation)
    add_properties(deck)
    add_settings(deck, presentation)

    theme = theme_xml(scene.theme, scene.fonts.family).encode()
    # PowerPoint repairs a deck whose slide master and notes master share one theme part.
    themes = [
        package.add(f"/ppt/theme/theme{i}.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme)
        for i in (1, 2)
    ]
    if scene.house:
        merge.theme(deck, scene.house, themes[0])
    presentation.relate("theme", themes[0])
    slide_master = master(deck, themes[0])
    page_master = notes_master(deck, themes[1])

    # All slides have their parts before the first is written, since slides link to each other.
    slides = added.in_order(scene)
    for number, slide in enumerate(slides, 1):
        name = f"/ppt/slides/slide{number}.xml" if isinstance(slide, SlideScene) else added.name(slide)
        deck.slides[slide.id] = package.add(name, f"{PRESENTATIONML}.slide+xml")
    ids = {slide.id: id for slide, id in zip(scene.slides, creation_ids(scene.slides), strict=True)}
    for number, slide in enumerate(slides, 1):
        if not isinstance(slide, SlideScene):
            added.write(deck, slide, page_master)
            continue
        deck.slides[slide.id].data = slide_xml(deck, slide, number, ids[slide.id])
        if slide.notes:
            notes_slide(deck, slide, number, page_master)
    presentation.data = presentation_xml(deck, presentation, slide_master, page_master)
    add_seal(package)
    return package.write()
