"""What holds for a whole document: its properties, its pages, the text on them."""

from __future__ import annotations

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import array, language, size, string
from deckgen.units import Emu


def preamble(drawing: Drawing, page: tuple[Emu, Emu]) -> str:
    """Return the rules for a document with pages of such a width and height. There is no date: see the same bytes."""
    scene = drawing.scene
    said = scene.properties
    family, weight = drawing.faces.regular
    return f"""\
#set document(title: {string(said.title)}, author: {array([string(said.author)] if said.author else [])}, \
description: {string(said.subject)}, keywords: {array([string(said.keywords)] if said.keywords else [])}, date: none)
#set page({size(*page)}, margin: 0pt)
#set text(font: {string(family)}, weight: {weight}, dir: {"rtl" if scene.rtl else "ltr"}, {language(scene.language)}, \
top-edge: "baseline", bottom-edge: "baseline", overhang: false, hyphenate: false)
#set par(justify: false, linebreaks: "simple")
"""
