"""A DeckScene to a PDF and to pictures, by Typst markup: every line where the scene has it, nothing laid out again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from deckgen.render.typst.compiler import Compiler, Format
from deckgen.render.typst.document import preamble
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.files import files
from deckgen.render.typst.slide import background, slide
from deckgen.scene.nodes import DeckScene
from deckgen.units import EMU_PER_INCH

__all__ = ["Format", "files", "pdf", "pictures"]

PIXELS = 1920
"""The width of a PNG."""


def pdf(scene: DeckScene, folder: Path) -> bytes:
    """Return the deck as a PDF: the same scene gives the same bytes.

    Args:
        scene: the deck.
        folder: a folder that holds the deck's ``files``.
    """
    (made,) = _made(scene, folder, "pdf")
    return made


def pictures(scene: DeckScene, folder: Path, form: Format, slides: Collection[int] = ()) -> list[bytes]:
    """Return each slide as a picture, a PNG 1920 pixels wide or an SVG.

    Args:
        scene: the deck.
        folder: a folder that holds the deck's ``files``.
        form: which of the two.
        slides: the numbers of the slides, from 1; none stands for all.
    """
    return _made(scene, folder, form, slides)


def _made(scene: DeckScene, folder: Path, form: Format, slides: Collection[int] = ()) -> list[bytes]:
    compiler = Compiler.of(folder)
    numbered = {slide.id: number for number, slide in enumerate(scene.slides, 1) if not slides or number in slides}
    drawing = Drawing(scene, compiler.faces, numbered)
    pages = [
        f"#page(fill: {background(drawing, s)}, {slide(drawing, s, numbered[s.id])})"
        for s in scene.slides
        if s.id in numbered
    ]
    markup = "\n".join([preamble(drawing, scene.size), *pages])
    return compiler.pages(markup, form, PIXELS * EMU_PER_INCH / scene.size[0])
