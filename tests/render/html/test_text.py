"""Lines and copied text as a browser has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page

from deckgen.language import language
from deckgen.outline.values import Text
from deckgen.render.html import render
from deckgen.scene.nodes import DeckScene, Drawable, FittedText, Level, Paragraph, Run, Table, TextBox, TextStyle
from deckgen.text.bidi import laid_out
from deckgen.text.compose import Composer
from deckgen.units import Rect, inch
from tests import study
from tests.render.html.support import briefing, briefing_html, scene, show

AUDIENCES = pytest.mark.parametrize("audience", ["analysts", "partners"])
"""They read Arabic and English."""

LINES = """section => [...section.querySelectorAll(".p")].filter(p => !p.closest(".behind")).map(paragraph => ({
  width: paragraph.getBoundingClientRect().width,
  lines: [...paragraph.querySelectorAll(".l")].map(line => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const rects = [...range.getClientRects()].filter(rect => rect.width);
    return {
      text: line.textContent,
      tops: rects.map(rect => rect.top),
      bottoms: rects.map(rect => rect.bottom),
      width: Math.max(...rects.map(rect => rect.right)) - Math.min(...rects.map(rect => rect.left)),
    };
  }),
}))"""
COPIED = "section => { getSelection().selectAllChildren(section); return getSelection().toString(); }"


def _texts(node: Drawable) -> Iterator[FittedText]:
    if isinstance(node, TextBox):
        yield node.text
    if isinstance(node, Table):
        for row in node.rows:
            for cell in row.cells:
                yield cell.text


def _paragraphs(audience: str) -> list[list[Paragraph]]:
    return [
        [paragraph for node in slide.nodes for text in _texts(node) for paragraph in text.paragraphs]
        for slide in briefing(audience).slides
    ]


def _measured(page: Page) -> list[list[dict[str, Any]]]:
    """Return the paragraphs of each slide, at the slides' own size."""
    page.keyboard.press("Escape")
    page.evaluate("document.body.style.setProperty('--k', 1)")
    measured: list[list[dict[str, Any]]] = page.locator(".slide").evaluate_all(f"slides => slides.map({LINES})")
    return measured


def test_a_bullet_goes_with_a_text_from_the_left_that_stands_at_the_right(page: Page, tmp_path: Path) -> None:
    points = ["+1", "-5.5 km²", "GDP fell (by 3%).", ".5", "A long text " * 20 + "goes on."]
    show(
        page,
        tmp_path,
        study.build(fonts="embed", sections=[{"title": "قسم", "points": points}]).written("html")[0].decode(),
    )
    page.keyboard.press("Escape")
    found = page.evaluate("""
      () => [...document.querySelectorAll("li.p")].map(item => {
        const [line, sign, box] = [item.querySelector(".l"), item.querySelector(".b"), item]
          .map(element => element.getBoundingClientRect());
        return [item.dir, sign.left < line.left ? sign.left - line.left : 0, box.right - line.right, line.width];
      }).filter(([dir, , , width]) => width)""")
    assert len(found) == len(points)
    assert {item[0] for item in found} == {"ltr"}
    indents = [item[1] for item in found]
    assert max(indents) < 0
    assert max(indents) - min(indents) < 1
    assert all(abs(item[2]) < 1 for item in found)


@AUDIENCES
def test_lines_end_where_the_scene_has_them_end_and_fit_their_box(page: Page, tmp_path: Path, audience: str) -> None:
    show(page, tmp_path, briefing_html(audience))
    slides = _measured(page)
    several = 0
    for slide, paragraphs in zip(slides, _paragraphs(audience), strict=True):
        for found, paragraph in zip(slide, paragraphs, strict=True):
            ends = [0, *paragraph.breaks, len(paragraph.text)]
            wanted = [paragraph.text[start:end].rstrip() for start, end in pairwise(ends)]
            if not any(run.field for run in paragraph.runs):
                assert [line["text"] for line in found["lines"]] == wanted
            drawn = [line for line in found["lines"] if line["text"]]
            several += len(drawn) > 1
            for line in drawn:
                # Runs of other sizes stand within the row of the largest.
                assert max(line["tops"]) < min(line["bottoms"])
                assert line["width"] <= found["width"] + 1
            for line, after in pairwise(drawn):
                assert max(line["tops"]) < min(after["tops"])
    assert several > 20


@AUDIENCES
def test_what_is_copied_is_each_paragraph_in_logical_order(page: Page, tmp_path: Path, audience: str) -> None:
    show(page, tmp_path, briefing_html(audience))
    page.keyboard.press("Escape")
    slides = page.locator(".slide").evaluate_all(f"slides => slides.map({COPIED})")
    for number, (copied, paragraphs) in enumerate(zip(slides, _paragraphs(audience), strict=True), 1):
        wanted = ["".join(str(number) if run.field else run.text for run in paragraph.runs) for paragraph in paragraphs]
        assert [line.strip() for line in copied.replace("\t", "\n").splitlines() if line.strip()] == [
            text.strip() for text in wanted if text.strip()
        ]


def _deck(*paragraphs: Paragraph) -> DeckScene:
    """Return a deck of a slide that has only these paragraphs, at 20 points."""
    deck = scene()
    box = TextBox(
        key="text",
        place=deck.slides[0].place,
        rect=Rect(inch(1), inch(1), inch(10), inch(4)),
        text=FittedText(paragraphs, 0, inch(1)),
        style=TextStyle((Level((20,), "ink", "r"),)),
    )
    return replace(deck, slides=(replace(deck.slides[0], nodes=(box,)),))


def test_signs_at_the_end_of_a_line_stand_as_the_whole_paragraph_has_them(page: Page, tmp_path: Path) -> None:
    text = "نظام S-300, S-400 وغيره"
    deck = _deck(Paragraph((Run(text, "ar-SA"),), 0, True, "r", 20, 100, breaks=(text.index("S-400"),)))
    show(page, tmp_path, render(deck).decode())
    lefts = page.locator(".l").first.evaluate(
        """line => [..."0,"].map(sign => {
          const range = document.createRange();
          const at = line.textContent.lastIndexOf(sign);
          range.setStart(line.firstChild, at);
          range.setEnd(line.firstChild, at + 1);
          return range.getBoundingClientRect().left;
        })"""
    )
    assert lefts[0] < lefts[1]


SEEN = """line => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), signs = [];
  for (let node; (node = walker.nextNode()); )
    [...node.data].forEach((sign, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width) signs.push([box.left, sign]);
    });
  return signs.sort((a, b) => a[0] - b[0]).map(([, sign]) => sign).join("");
}"""

LITERALS = ["+963 11 234 5678", "2024-01-31", "C++", ".NET", "--help", "10⁻³"]
NUMBERS = ["30%", "-5.5%", "45\u202f%", "2\u202f112", "12 kWh"]


def test_numbers_and_literals_stand_in_a_browser_as_they_are_written(page: Page, tmp_path: Path) -> None:
    composer = Composer(language("ar"), {})
    sources = [f"هاتف `{text}` ثم" for text in LITERALS] + [f"مقابل {text} ثم" for text in NUMBERS] + NUMBERS
    laid = [laid_out(composer.runs(Text.of(source)), True) for source in sources]
    deck = _deck(*(Paragraph(runs, 0, rtl, "r", 20, 100) for runs, rtl in laid))
    show(page, tmp_path, render(deck).decode())
    seen = page.locator(".slide .l").evaluate_all(f"lines => lines.map({SEEN})")
    assert all(text in line for text, line in zip([*LITERALS, *NUMBERS, *NUMBERS], seen, strict=True)), seen
    assert seen[-len(NUMBERS) :] == NUMBERS


def test_a_literal_is_isolated_within_its_marks() -> None:
    runs = (Run("لغة ", "ar-SA"), Run("\u200eC++\u200e", "en-US", literal=True), Run(" ثم", "ar-SA"))
    page = render(_deck(Paragraph(runs, 0, True, "r", 20, 100))).decode()
    assert '<span lang="en-US">\u200e<span dir="ltr">C++</span>\u200e</span>' in page
