"""The repository's own briefing, whole: for every reader, and as other programs see it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

import deckgen
from deckgen.kinds import registry
from deckgen.render.pptx import render
from deckgen.scene.nodes import DeckScene
from deckgen.units import to_pt
from tests import manual, study
from tests.conftest import Tool, ToPdf
from tests.powerpoint import PowerPoint, find, text
from tests.refused import causes

OUTLINE = Path(__file__).parents[1] / "outline.yaml"
LOADED = deckgen.load(OUTLINE)
KINDS = deckgen.load(OUTLINE.parent / "examples" / "kinds.yaml")
FULL, EXAMPLES = "full", "examples"
GALLERY = {
    f"{language}-{theme}": {"language": language, "theme": theme}
    for language in ("ar", "he", "en")
    for theme in ("formal", "neutral", "dark")
}
RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u064a]")
FURNITURE = ("cover", "agenda", "divider", "sources")
"""Places that are shown, not spoken about."""

readers = pytest.mark.parametrize("name", [FULL, *LOADED.outline.audiences])
ALL = [FULL, *LOADED.outline.audiences, EXAMPLES, *GALLERY]
decks = pytest.mark.parametrize("name", ALL)


class Word(NamedTuple):
    """A word on a page of a PDF, in points from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@cache
def scene(name: str) -> DeckScene:
    """Return the deck of a reader, of the examples in all manual pages, or of every kind in a language and a theme."""
    if name in GALLERY:
        return deckgen.build(KINDS, **GALLERY[name]).scene
    if name != EXAMPLES:
        return deckgen.build(LOADED, None if name == FULL else name).scene
    bodies = [kind for kind in registry().values() if kind.body]
    sections = [{"title": kind.name, **manual.example(kind)} for kind in bodies]
    with TemporaryDirectory() as folder, chdir(folder):
        for kind in bodies:
            manual.draw_pictures(kind, Path(folder))
        return study.build(sections=sections).scene


@cache
def data(name: str) -> bytes:
    return render(scene(name))


@cache
def file(name: str) -> PowerPoint:
    return PowerPoint(data(name))


@pytest.fixture(scope="module")
def pdfs(to_pdf: ToPdf, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Each deck as LibreOffice shows it, and one whose table has names in Latin letters."""
    folder = tmp_path_factory.mktemp("decks")
    table = {"columns": ["Alpha", "Beta", "Gamma"], "rows": [["One", "Two", "Three"]]}
    columns = render(study.build(sections=[{"title": "جدول", "table": table}]).scene)
    written = {**{name: data(name) for name in ALL}, "columns": columns}
    for name, content in written.items():
        (folder / f"{name}.pptx").write_bytes(content)
    return dict(zip(written, to_pdf([folder / f"{name}.pptx" for name in written]), strict=True))


def pages(tool: Tool, pdf: Path) -> list[list[Word]]:
    """Return the words of a PDF, page by page."""
    command = [tool("pdftotext"), "-bbox", str(pdf), "-"]
    html = subprocess.run(command, check=True, capture_output=True).stdout
    root = etree.fromstring(html, etree.XMLParser(recover=True))
    return [
        [Word(word.text or "", *(float(word.get(k)) for k in ("xMin", "yMin", "xMax", "yMax"))) for word in page]
        for page in root.iter("{*}page")
    ]


@pytest.mark.parametrize("name", GALLERY)
def test_the_gallery_shows_every_kind_and_warns_of_nothing(name: str) -> None:
    deck = deckgen.build(KINDS, **GALLERY[name])
    assert {slide.kind for slide in deck.slides} == set(registry())
    assert deck.warnings == ()


@decks
def test_an_independent_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data(name))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []


@decks
def test_no_cause_is_left_to_repair_or_refuse_the_deck(name: str) -> None:
    assert causes(file(name)) == []


@readers
def test_another_process_writes_the_same_bytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "again.pptx"
    command = [sys.executable, "-m", "deckgen", "build", str(OUTLINE), "-o", str(path)]
    subprocess.run(
        command + ([] if name == FULL else ["--audience", name]),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Damascus", "LC_ALL": "C"},
        check=True,
        capture_output=True,
    )
    assert path.read_bytes() == data(name)


@decks
def test_arabic_and_hebrew_run_from_right_to_left_everywhere(name: str) -> None:
    """Counted as PowerPoint does: paragraph, shape, layout, master, presentation."""
    if not scene(name).rtl:
        assert file(name).xml("ppt/presentation.xml").get("rtl") == "0"
        return
    deck, found = file(name), 0
    for part in (*deck.slides, *deck.parts("notesSlides")):
        for paragraph in deck.find(part, "//a:p[a:r]"):
            if RIGHT_TO_LEFT.search(text(paragraph)):
                found += 1
                assert deck.inherited(part, paragraph, "rtl") == "1", text(paragraph)
                assert deck.inherited(part, paragraph, "algn") is not None, text(paragraph)
    assert found >= len(deck.slides)


@decks
def test_titles_are_there_once(name: str) -> None:
    deck = file(name)
    titles = [
        text(shape)
        for part in deck.slides
        for shape in deck.find(part, "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]")
    ]
    assert len(titles) == len(deck.slides)
    assert "" not in titles
    assert len(set(titles)) == len(titles)


@readers
def test_every_slide_that_is_spoken_about_has_notes(name: str) -> None:
    silent = [
        slide.id
        for slide in scene(name).slides
        if not slide.notes and "#" not in slide.id and registry()[slide.kind].place not in FURNITURE
    ]
    assert silent == []


@decks
def test_libreoffice_shows_a_page_for_each_slide_and_every_word_on_it(
    name: str, pdfs: Mapping[str, Path], tool: Tool
) -> None:
    found = pages(tool, pdfs[name])
    assert len(found) == len(scene(name).slides)
    width, height = map(to_pt, scene(name).size)
    for number, words in enumerate(found, 1):
        assert words, number
        for word in words:
            assert min(word.left, word.top, width - word.right, height - word.bottom) >= 0, (number, word)


def test_libreoffice_shows_the_first_column_at_the_right(pdfs: Mapping[str, Path], tool: Tool) -> None:
    words = {word.text: word for page in pages(tool, pdfs["columns"]) for word in page}
    for row in (("Alpha", "Beta", "Gamma"), ("One", "Two", "Three")):
        first, second, third = (words[name] for name in row)
        assert first.left > second.right > second.left > third.right
        assert len({round(word.top) for word in (first, second, third)}) == 1


@decks
def test_links_lead_to_slides_of_the_deck_or_to_checked_addresses(name: str) -> None:
    deck = file(name)
    for part in deck.slides:
        relations = deck.relations(part)
        for link in deck.find(part, "//a:hlinkClick"):
            kind, target = relations[find(link, "@r:id")[0]]
            assert (kind == "slide" and target in deck.slides) or target.startswith(("https://", "http://"))
