"""A DeckScene to a PDF and to pictures, by Typst markup.

Every line is where the scene has it, nothing is laid out again.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from deckgen.render.typst.compiler import Compiler, Format
from deckgen.render.typst.document import preamble
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.files import files
from deckgen.render.typst.handout import handout as handout_markup
from deckgen.render.typst.markup import size
from deckgen.render.typst.read_ahead import read_ahead as one_page
from deckgen.render.typst.sheet import PPI, sheet_files, sheet_markup
from deckgen.render.typst.slide import slide
from deckgen.scene.nodes import DeckScene
from deckgen.scene.papers import Handout, ReadAhead
from deckgen.scene.sheet import Sheet
from deckgen.units import EMU_PER_INCH

__all__ = ["Format", "files", "handout", "pdf", "pictures", "read_ahead", "sheet", "sheet_files"]

PIXELS = 1920
"""The width of a PNG."""


def pdf(scene: DeckScene, folder: Path) -> bytes:
    """Return the deck as a PDF.

    The same scene gives the same bytes.

    Args:
        scene: the deck.
        folder: a folder that holds the deck's ``files``.
    """
    (made,) = _made(scene, folder, "pdf")
    return made


def pictures(scene: DeckScene, folder: Path, form: Format, slides: Collection[int] = ()) -> list[bytes]:
    """Return each slide as a picture.

    It is a PNG 1920 pixels wide or an SVG.

    Args:
        scene: the deck.
        folder: a folder that holds the deck's ``files``.
        form: which of the two.
        slides: the numbers of the slides, from 1; none stands for all.
    """
    return _made(scene, folder, form, slides)


def handout(paper: Handout, folder: Path) -> bytes:
    """Return a handout as a PDF on A4.

    ``folder`` is one that holds the deck's ``files``.
    """
    compiler = Compiler.of(folder)
    (made,) = compiler.pages(handout_markup(_drawing(paper.deck, compiler), paper), "pdf")
    return made


def read_ahead(paper: ReadAhead, folder: Path) -> tuple[bytes, list[str]]:
    """Return a read-ahead as a PDF on A4.

    With it come those of its blocks that do not fit on its one page.

    Args:
        paper: the read-ahead.
        folder: a folder that holds the deck's ``files``.
    """
    compiler = Compiler.of(folder)
    return one_page(_drawing(paper.deck, compiler), compiler, paper)


def sheet(shown: Sheet, folder: Path) -> bytes:
    """Return a sheet of a template's layouts as a PNG. ``folder`` is one that holds its ``sheet_files``."""
    compiler = Compiler.of(folder)
    (made,) = compiler.pages(sheet_markup(shown, compiler), "png", PPI)
    return made


def _made(scene: DeckScene, folder: Path, form: Format, slides: Collection[int] = ()) -> list[bytes]:
    compiler = Compiler.of(folder)
    drawing = _drawing(scene, compiler, slides)
    pages = [f"#{slide(drawing, s, drawing.slides[s.id])}\n" for s in scene.slides if s.id in drawing.slides]
    markup = f"{preamble(drawing)}#set page({size(*scene.size)}, margin: 0pt)\n" + "#pagebreak()\n".join(pages)
    return compiler.pages(markup, form, PIXELS * EMU_PER_INCH / scene.size[0])


def _drawing(scene: DeckScene, compiler: Compiler, slides: Collection[int] = ()) -> Drawing:
    numbered = {slide.id: number for number, slide in enumerate(scene.slides, 1) if not slides or number in slides}
    return Drawing(scene, compiler.faces, numbered)
