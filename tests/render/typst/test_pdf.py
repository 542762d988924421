"""A deck as a PDF: every line of the scene, where the scene has it, and what readers and screen readers find."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

import deckgen
from deckgen.scene.nodes import DeckScene, Table
from tests import baselines, decks, study
from tests.render.typst.support import (
    Line,
    Tool,
    Word,
    by_pdfium,
    by_poppler,
    dictionaries,
    letters,
    lines,
    pdf,
    said,
    words,
)

ROOT = Path(__file__).parents[3]

NEAR = 0.5
"""In points, a pixel of a picture 1920 pixels wide."""

Ask = Callable[..., str]

DECKS = pytest.mark.parametrize("name", ["study", "ar", "en"])
EVERY_DECK = pytest.mark.parametrize("name", ["study", "ar", "en", "minister", "analysts", "kinds ar", "kinds he"])
"""Besides the study of the tests: that of the briefing for some readers, and the gallery of kinds."""

NUMBERS, LATIN = re.compile(r"\d(?:[،,] |–|\s+\|\s+)\d"), re.compile(r"[A-Za-z\d]\W+[A-Za-z\d]", re.ASCII)
"""What is turned round in right-to-left text.

Poppler turns lists and ranges of numbers, PDFium all that is more than a word.
"""


@cache
def scene(name: str) -> DeckScene:
    if name == "study":
        return study.scene()
    if name.startswith("kinds "):
        return deckgen.build(deckgen.load(ROOT / "examples/kinds.yaml"), language=name.removeprefix("kinds ")).scene
    outline = deckgen.load(ROOT / "outline.yaml")
    audience = name if name in outline.outline.audiences else None
    return deckgen.build(outline, audience, **({} if audience else {"language": name})).scene


@cache
def data(name: str) -> bytes:
    return pdf(scene(name))


@pytest.fixture
def ask(tool: Tool, tmp_path: Path) -> Ask:
    """Return a function that asks one of poppler's programs about a deck's PDF."""

    def run(name: str, program: str, *options: str) -> str:
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data(name))
        last = ("-",) if program == "pdftotext" else ()
        command = [tool(program), *options, str(path), *last]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", errors="replace").stdout

    return run


@DECKS
def test_every_line_of_the_scene_stands_in_its_place(name: str, tool: Tool, tmp_path: Path) -> None:
    pages = words(data(name), tool, tmp_path / "deck.pdf")
    missing = []
    for number, (slide, page) in enumerate(zip(scene(name).slides, pages, strict=True), 1):
        for line in lines(slide, number):
            found = "".join(word.text for word in page if _on(word, line))
            if letters(found) != letters(line.text):
                missing.append((number, line, found))
    assert missing == []


@pytest.mark.slow
def test_lines_of_exact_pitch_stand_where_the_scene_has_them() -> None:
    exact = decks.scene(decks.EXACT)
    assert exact.fonts.exact
    found = baselines.found(baselines.expected(exact), pdf(exact))
    assert baselines.misplaced(found, NEAR) == []
    assert baselines.apart(found) == []


def _on(word: Word, line: Line) -> bool:
    """Return whether a word stands on a line. One with marks, which stand higher or lower, only covers it."""
    marked = any(map(unicodedata.combining, word.text))
    covers = word.top < line.baseline - line.size / 3 < word.bottom
    # Kerning over spaces is not measured.
    slack = NEAR + 0.015 * (line.right - line.left)
    within = line.left - slack <= word.left and word.right <= line.right + slack
    return within and (abs(word.baseline - line.baseline) < NEAR or (marked and covers))


@EVERY_DECK
def test_every_line_of_the_scene_is_found_in_the_order_in_which_it_is_read(
    name: str, tool: Tool, tmp_path: Path
) -> None:
    read = (by_poppler(data(name), tool, tmp_path / "deck.pdf"), NUMBERS), (by_pdfium(data(name)), LATIN)
    for pages, turned in read:
        missing = []
        for number, (slide, page) in enumerate(zip(scene(name).slides, pages, strict=True), 1):
            found = list(map(said, page))
            for line in lines(slide, number):
                order = sorted if scene(name).rtl and turned.search(line.text) else list
                if not any(_has(words, said(line.text), order) for words in found):
                    missing.append((number, line.text))
        assert missing == []


def _has(words: list[str], wanted: list[str], order: Callable[[list[str]], list[str]]) -> bool:
    """Return whether some words stand among others, one behind the other."""
    parts = (words[start : start + len(wanted)] for start in range(len(words) - len(wanted) + 1))
    return any(order(part) == order(wanted) for part in parts)


@DECKS
def test_a_page_for_each_slide_in_the_decks_size(name: str, ask: Ask) -> None:
    info = ask(name, "pdfinfo")
    assert f"Pages:           {len(scene(name).slides)}\n" in info
    assert "Page size:       960 x 540 pts\n" in info


@DECKS
def test_the_headlines_are_the_outline(name: str, ask: Ask) -> None:
    outline = re.findall(r'<item page="(\d+)">(.*)</item>', ask(name, "pdftohtml", "-xml", "-i", "-stdout"))
    titles = [escape(slide.title, quote=False) for slide in scene(name).slides]
    assert outline == [(str(number), title) for number, title in enumerate(titles, 1)]


def test_the_document_says_its_title_its_language_and_its_direction(ask: Ask) -> None:
    assert re.search(rf"^Title: +{scene('ar').properties.title}$", ask("ar", "pdfinfo"), re.M)
    for name, lang, direction in (("ar", "ar-SA", "/R2L"), ("en", "en-US", "/L2R")):
        with pikepdf.open(BytesIO(data(name))) as document:
            shown = document.Root.ViewerPreferences
            assert (document.Root.Lang, shown.get("/Direction"), shown.DisplayDocTitle) == (lang, direction, True)
    assert "CreationDate" not in ask("ar", "pdfinfo")


def test_links_lead_to_addresses_and_to_slides(ask: Ask) -> None:
    urls = ask("study", "pdfinfo", "-url").split()
    assert {"https://mil.example/ar", "https://example.org/2077.pdf"} <= set(urls)
    agenda = next(slide for slide in scene("study").slides if slide.kind == "agenda")
    wanted = [node.link.slide for node in agenda.nodes if getattr(node, "link", None)]
    numbers = {slide.id: number for number, slide in enumerate(scene("study").slides, 1)}
    dests = [
        str(item.Dest) for item in dictionaries(data("study")) if item.get("/Subtype") == "/Link" and "/Dest" in item
    ]
    found = [int(dest.removeprefix("slide-")) for dest in dests]
    assert [numbers[id] for id in wanted] == [number for number in found if number in map(numbers.get, wanted)]
    pages = {
        int(name): int(page)
        for page, name in re.findall(r'^ *(\d+) .*"slide-(\d+)"$', ask("study", "pdfinfo", "-dests"), re.M)
    }
    assert all(pages[number] == number for number in found)
    assert len(found) == len(wanted) > 1


def test_the_structure_is_that_of_the_slides(ask: Ask) -> None:
    structure = ask("study", "pdfinfo", "-struct")
    kinds = re.findall(r"^ *([A-Z]\w*)", structure, re.M)
    assert kinds.count("H1") == len(scene("study").slides)
    tables = sum(type(node).__name__ == "Table" for slide in scene("study").slides for node in slide.nodes)
    assert kinds.count("Table") == tables > 0
    assert {"TR", "TH", "TD", "Link", "P"} <= set(kinds)


@pytest.mark.slow
@DECKS
def test_what_pictures_show_is_said_once_and_not_on_every_page(name: str) -> None:
    nodes = (node for slide in scene(name).slides for node in slide.nodes if not isinstance(node, Table))
    alts = [alt for node in nodes if (alt := getattr(node, "alt", ""))]
    found = [str(item.Alt) for item in dictionaries(data(name)) if "/Alt" in item]
    assert sorted(found) == sorted(alts)
    assert name == "study" or alts


@pytest.mark.slow
@DECKS
def test_the_same_scene_gives_the_same_bytes(name: str) -> None:
    assert pdf(scene(name)) == data(name)


def test_a_deck_that_carries_no_font_is_drawn_in_it_all_the_same(ask: Ask) -> None:
    assert study.scene().fonts.faces == ()
    carried = study.build(fonts="subset").scene
    assert pdf(carried) == pdf(replace(carried, fonts=replace(carried.fonts, faces=())))
    assert set(re.findall(r"\+(FiraGO-\w+)", ask("study", "pdffonts"))) == {"FiraGO-Regular", "FiraGO-Bold"}
