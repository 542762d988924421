"""The repository's own briefing, whole: for every reader, and as other programs see it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

import deckgen
from deckgen.kinds import registry
from deckgen.render.pptx import render
from deckgen.scene.nodes import DeckScene
from deckgen.units import to_pt
from tests import study
from tests.conftest import Tool, ToPdf
from tests.powerpoint import PowerPoint, find, text
from tests.refused import causes

OUTLINE = Path(__file__).parents[1] / "outline.yaml"
LOADED = deckgen.load(OUTLINE)
READERS = (None, *LOADED.outline.audiences)
ARABIC = re.compile("[\u0620-\u064a]")
FURNITURE = ("cover", "agenda", "divider", "sources")
"""Places that are shown, not spoken about."""

readers = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader or "full")


class Word(NamedTuple):
    """A word on a page of a PDF, in points from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@cache
def scene(reader: str | None) -> DeckScene:
    return deckgen.build(LOADED, reader).scene


@cache
def data(reader: str | None) -> bytes:
    return render(scene(reader))


@cache
def file(reader: str | None) -> PowerPoint:
    return PowerPoint(data(reader))


@pytest.fixture(scope="module")
def pdfs(to_pdf: ToPdf, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str | None, Path]:
    """Each reader's deck as LibreOffice shows it; under ``"columns"`` one whose table has names in Latin letters."""
    folder = tmp_path_factory.mktemp("decks")
    table = {"columns": ["Alpha", "Beta", "Gamma"], "rows": [["One", "Two", "Three"]]}
    columns = study.build(sections=[{"title": "جدول", "table": table}]).scene
    decks = {**{reader: data(reader) for reader in READERS}, "columns": render(columns)}
    paths = {reader: folder / f"{reader or 'full'}.pptx" for reader in decks}
    for reader, path in paths.items():
        path.write_bytes(decks[reader])
    return dict(zip(decks, to_pdf(list(paths.values())), strict=True))


def pages(tool: Tool, pdf: Path) -> list[list[Word]]:
    """Return the words of a PDF, page by page."""
    command = [tool("pdftotext"), "-bbox", str(pdf), "-"]
    html = subprocess.run(command, check=True, capture_output=True).stdout
    root = etree.fromstring(html, etree.XMLParser(recover=True))
    return [
        [Word(word.text or "", *(float(word.get(k)) for k in ("xMin", "yMin", "xMax", "yMax"))) for word in page]
        for page in root.iter("{*}page")
    ]


@readers
def test_an_independent_validator_finds_nothing(reader: str | None, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data(reader))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []


@readers
def test_no_cause_is_left_to_repair_or_refuse_the_deck(reader: str | None) -> None:
    assert causes(file(reader)) == []


@readers
def test_another_process_writes_the_same_bytes(reader: str | None, tmp_path: Path) -> None:
    path = tmp_path / "again.pptx"
    command = [sys.executable, "-m", "deckgen", "build", str(OUTLINE), "-o", str(path)]
    subprocess.run(
        command + (["--audience", reader] if reader else []),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Damascus", "LC_ALL": "C"},
        check=True,
        capture_output=True,
    )
    assert path.read_bytes() == data(reader)


@readers
def test_arabic_runs_from_right_to_left_everywhere(reader: str | None) -> None:
    """Counted as PowerPoint does: paragraph, shape, layout, master, presentation."""
    if not scene(reader).rtl:
        assert file(reader).xml("ppt/presentation.xml").get("rtl") == "0"
        return
    deck, found = file(reader), 0
    for part in (*deck.slides, *deck.parts("notesSlides")):
        for paragraph in deck.find(part, "//a:p[a:r]"):
            if ARABIC.search(text(paragraph)):
                found += 1
                assert deck.inherited(part, paragraph, "rtl") == "1", text(paragraph)
                assert deck.inherited(part, paragraph, "algn") is not None, text(paragraph)
    assert found > 100


@readers
def test_titles_are_there_once(reader: str | None) -> None:
    deck = file(reader)
    titles = [
        text(shape)
        for part in deck.slides
        for shape in deck.find(part, "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]")
    ]
    assert len(titles) == len(deck.slides)
    assert "" not in titles
    assert len(set(titles)) == len(titles)


@readers
def test_every_slide_that_is_spoken_about_has_notes(reader: str | None) -> None:
    silent = [
        slide.id
        for slide in scene(reader).slides
        if not slide.notes and "#" not in slide.id and registry()[slide.kind].place not in FURNITURE
    ]
    assert silent == []


@readers
def test_libreoffice_shows_a_page_for_each_slide_and_every_word_on_it(
    reader: str | None, pdfs: Mapping[str | None, Path], tool: Tool
) -> None:
    found = pages(tool, pdfs[reader])
    assert len(found) == len(scene(reader).slides)
    width, height = map(to_pt, scene(reader).size)
    for number, words in enumerate(found, 1):
        assert words, number
        for word in words:
            assert min(word.left, word.top, width - word.right, height - word.bottom) >= 0, (number, word)


def test_libreoffice_shows_the_first_column_at_the_right(pdfs: Mapping[str | None, Path], tool: Tool) -> None:
    words = {word.text: word for page in pages(tool, pdfs["columns"]) for word in page}
    for row in (("Alpha", "Beta", "Gamma"), ("One", "Two", "Three")):
        first, second, third = (words[name] for name in row)
        assert first.left > second.right > second.left > third.right
        assert len({round(word.top) for word in (first, second, third)}) == 1


@readers
def test_links_lead_to_slides_of_the_deck_or_to_checked_addresses(reader: str | None) -> None:
    deck = file(reader)
    for part in deck.slides:
        relations = deck.relations(part)
        for link in deck.find(part, "//a:hlinkClick"):
            kind, target = relations[find(link, "@r:id")[0]]
            assert (kind == "slide" and target in deck.slides) or target.startswith(("https://", "http://"))
