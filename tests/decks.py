"""The decks that other programs look at, each made once: the briefing's, the manual's and the gallery's."""

from __future__ import annotations

from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import deckgen
from deckgen.kinds import registry
from deckgen.output import Deck
from deckgen.render.pptx import render
from deckgen.scene.nodes import DeckScene
from tests import manual, study
from tests.own_font import high
from tests.powerpoint import PowerPoint

OUTLINE = Path(__file__).parents[1] / "outline.yaml"
LOADED = deckgen.load(OUTLINE)
KINDS = deckgen.load(OUTLINE.parent / "examples" / "kinds.yaml")
FULL, EXAMPLES, EXACT = "full", "examples", "exact"
HOUSE, HIGH = "House", (1.3, 0.6)
"""The face of the deck ``EXACT`` has FiraGO's letters, and says of its lines that they are as high as Cairo's."""
GALLERY = {
    f"{language}-{theme}": {"language": language, "theme": theme}
    for language, theme in (("ar", "formal"), ("he", "neutral"), ("en", "dark"))
}
"""All kinds in each language and in each theme, not in both at once: themes differ in nothing but colours."""

ALL = [FULL, *LOADED.outline.audiences, EXAMPLES, *GALLERY]


@cache
def deck(name: str) -> Deck:
    """Return the deck of a reader, of the examples in all manual pages, or of every kind in a language and a theme."""
    if name in GALLERY:
        return deckgen.build(KINDS, **GALLERY[name])
    if name == EXACT:
        with TemporaryDirectory() as folder:
            for weight in ("regular", "bold"):
                (Path(folder) / f"{weight}.ttf").write_bytes(high(HOUSE, *HIGH, bold=weight == "bold"))
            theme = Path(folder) / "house.yaml"
            theme.write_text(f"base: formal\nfonts: {{family: {HOUSE}, regular: regular.ttf, bold: bold.ttf}}\n")
            return deckgen.build(KINDS, theme=str(theme), language="ar")
    if name != EXAMPLES:
        return deckgen.build(LOADED, None if name == FULL else name)
    bodies = [kind for kind in registry().values() if kind.body]
    sections = [{"title": kind.name, **manual.example(kind)} for kind in bodies]
    with TemporaryDirectory() as folder, chdir(folder):
        for kind in bodies:
            manual.make_files(kind, Path(folder))
        return study.build(sections=sections)


def scene(name: str) -> DeckScene:
    """Return the deck, laid out."""
    return deck(name).scene


@cache
def data(name: str) -> bytes:
    """Return the deck as a file of PowerPoint."""
    return render(scene(name))


@cache
def file(name: str) -> PowerPoint:
    """Return that file, read."""
    return PowerPoint(data(name))
