"""What the tests of the renderer share: one drawing to write on, its XML read, and texts set by hand."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec.structs import replace

from deckgen.problems import Place
from deckgen.render.pptx.context import Drawing, PptxDeck, colors
from deckgen.render.pptx.package import Package
from deckgen.render.pptx.xml import NAMESPACES
from deckgen.scene.nodes import FittedText, Level, Paragraph, Run, SlideScene, TextStyle
from tests import study
from tests.powerpoint import Element

HERE = Place("study.yaml", 1, 1)
LEVEL = Level(sizes=(18, 16), color="ink", align="r", line_pct=122)
STYLE = TextStyle((LEVEL,))


def drawing(**changes: Any) -> Drawing:
    """Return the drawing of a slide of the study's deck with some fields of its scene replaced."""
    scene = replace(study.scene(), **changes)
    package = Package()
    deck = PptxDeck(scene, package, colors(scene.theme))
    deck.slides["course"] = package.add("/ppt/slides/slide2.xml")
    return Drawing(deck, package.add("/ppt/slides/slide1.xml"), "slide:test")


def parse(xml: str) -> Element:
    """Return the element in a piece of a part."""
    (element,) = etree.fromstring(f"<piece {NAMESPACES}>{xml}</piece>")
    return element


def paragraph(*runs: Run | str, **more: Any) -> Paragraph:
    """Return a paragraph of runs, in Arabic where only a text is given."""
    made = tuple(Run(run, "ar-SA") if isinstance(run, str) else run for run in runs)
    look = {"level": 0, "rtl": True, "align": "r", "size": 18, "line_pct": 122, **more}
    return Paragraph(runs=made, **look)


def fitted(*paragraphs: Paragraph, step: int = 0) -> FittedText:
    """Return paragraphs as the text of a box."""
    return FittedText(paragraphs, step, 0)


def slide(id: str, *nodes: Any, **more: Any) -> SlideScene:
    """Return a slide whose layout is one that every deck has."""
    return SlideScene(id=id, kind="points", layout="points", title=id, nodes=nodes, place=HERE, **more)
