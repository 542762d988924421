"""Slides that were added to an earlier deck by hand, whole."""

from __future__ import annotations

import re

from deckgen.render.pptx.context import PptxDeck
from deckgen.render.pptx.package import DEFAULTS, Part
from deckgen.render.pptx.seal import opened
from deckgen.scene.added import AddedPart, AddedSlide
from deckgen.scene.nodes import DeckScene, SlideScene

_START = "ppt/slides/added"


def in_order(scene: DeckScene) -> list[SlideScene | AddedSlide]:
    """Return all slides of a deck as they follow each other."""
    slides: list[SlideScene | AddedSlide] = [added for added in scene.added if added.after is None]
    for slide in scene.slides:
        slides += [slide, *(added for added in scene.added if added.after == slide.id)]
    return slides


def held(data: bytes) -> frozenset[str]:
    """Return the names of the added slides in a deck.

    It is as deckgen wrote it: other programs give them other names.
    """
    # Names stand in a zip file as they are, so that few decks have to be opened.
    if _START.encode() not in data:
        return frozenset()
    with opened(data) as archive:
        return frozenset(filter(re.compile(rf"{_START}\d+\.xml").fullmatch, archive.namelist()))


def name(slide: AddedSlide) -> str:
    """Return the name of a slide's part.

    By it a deck is known to hold added slides.
    """
    return f"/{_START}{slide.creation_id}.xml"


def write(deck: PptxDeck, slide: AddedSlide, page_master: Part) -> None:
    """Write a slide into its part, with its notes."""
    part = deck.slides[slide.id]
    _fill(deck, part, slide.part)
    part.relate("slideLayout", deck.layouts[slide.layout])
    if slide.notes:
        name = f"/ppt/notesSlides/added{slide.creation_id}.xml"
        notes = deck.package.add(name, slide.notes.content_type)
        _fill(deck, notes, slide.notes)
        notes.relate("notesMaster", page_master)
        notes.relate("slide", part)
        part.relate("notesSlide", notes)


def _fill(deck: PptxDeck, part: Part, added: AddedPart) -> None:
    part.data = added.data
    for number, relation in enumerate(added.relations, 1):
        target: Part | str = relation.url or ""
        if relation.part:
            target = _part(deck, relation.part)
        elif relation.slide:
            target = deck.slides[relation.slide]
        id = part.relate(relation.type, target)
        assert id == f"rId{number}"


def _part(deck: PptxDeck, added: AddedPart) -> Part:
    """Return the part; one of media is held once."""
    shared = deck.media if added.folder == "media" else {}
    if added.data not in shared:
        deck.added += 1
        type = None if DEFAULTS.get(added.ending) == added.content_type else added.content_type
        part = deck.package.add(f"/ppt/{added.folder}/added{deck.added}.{added.ending}", type)
        shared[added.data] = part
        _fill(deck, part, added)
    return shared[added.data]
