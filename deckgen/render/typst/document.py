"""What holds for a whole document.

Its properties, and the language and the direction of its text.
"""

from __future__ import annotations

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import array, language, string
from deckgen.render.typst.text import weight


def preamble(drawing: Drawing) -> str:
    """Return the rules that a document begins with. It has no date: the same scene gives the same bytes."""
    scene = drawing.scene
    said = scene.properties
    return f"""\
#set document(title: {string(said.title)}, author: {array([string(said.author)] if said.author else [])}, \
description: {string(said.subject)}, date: none)
#set text({weight(drawing, False)}, dir: {"rtl" if scene.rtl else "ltr"}, {language(scene.language)}, \
fill: {drawing.color("ink")}, overhang: false, hyphenate: false)
#set par(justify: false)
"""
