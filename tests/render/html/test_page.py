from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from deckgen.render.html import render
from deckgen.scene.nodes import Chart, Drawable, Paragraph, SlideScene, Table, TextBox
from tests import study
from tests.render.html.support import Element, html, parse, scene


def _paragraphs(node: Drawable) -> Iterator[Paragraph]:
    if isinstance(node, TextBox):
        yield from node.text.paragraphs
    if isinstance(node, Table):
        for row in node.rows:
            for cell in row.cells:
                yield from cell.text.paragraphs


def _said(slide: SlideScene, number: int) -> list[str]:
    return [
        "".join(str(number) if run.field == "slidenum" else run.text for run in paragraph.runs)
        for node in slide.nodes
        for paragraph in _paragraphs(node)
    ]


def _read_out(section: Element) -> list[Element]:
    """Return the elements of a slide but for those of its layout."""
    behind = {id(element) for layout in section.all("div", class_="behind") for element in layout.all()}
    return [element for element in section.all() if id(element) not in behind]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_slide_is_a_section_with_every_text_in_its_order(language: str) -> None:
    deck = scene(language)
    sections = parse(html(language)).all("section")
    assert [section.attributes["aria-label"] for section in sections] == [slide.title for slide in deck.slides]
    assert all(section.attributes["aria-roledescription"] == deck.words["slide"] for section in sections)
    for number, (section, slide) in enumerate(zip(sections, deck.slides, strict=True), 1):
        found = [e for e in _read_out(section) if "p" in (e.attributes.get("class") or "").split()]
        assert [paragraph.text for paragraph in found] == _said(slide, number)


def test_paragraphs_have_their_direction_and_language() -> None:
    deck, sections = scene(), parse(html()).all("section")
    for section, slide in zip(sections, deck.slides, strict=True):
        found = [e for e in _read_out(section) if "p" in (e.attributes.get("class") or "").split()]
        wanted = [p for node in slide.nodes for p in _paragraphs(node)]
        assert [e.attributes["dir"] for e in found] == ["rtl" if p.rtl else "ltr" for p in wanted]
        assert [e.attributes.get("lang") for e in found] == [p.runs[0].lang if p.runs else None for p in wanted]
    assert any(e.attributes.get("lang", "").startswith("en") for e in parse(html()).all("span"))  # type: ignore[union-attr]


def test_lines_are_those_of_the_scene() -> None:
    deck, sections = scene(), parse(html()).all("section")
    for section, slide in zip(sections, deck.slides, strict=True):
        lines = [e for e in _read_out(section) if e.attributes.get("class") == "l"]
        assert len(lines) == sum(len(p.breaks) + 1 for node in slide.nodes for p in _paragraphs(node))


def test_headlines_are_headings_and_the_page_has_landmarks() -> None:
    page = parse(html())
    (root,) = page.all("html")
    assert root.attributes == {"lang": "ar-SA", "dir": "rtl"}
    (first,) = page.all("main")[0].all("h1")
    assert first.text == scene().slides[0].title
    assert len(page.all("main")) == len(page.all("nav")) == 1
    assert page.all("nav")[0].attributes["aria-label"]


def test_an_english_page_runs_from_the_left() -> None:
    (root,) = parse(html("en")).all("html")
    assert root.attributes["dir"] == "ltr"


def test_tables_are_tables_with_heads() -> None:
    tables = parse(html()).all("table")
    nodes = [node for slide in scene().slides for node in slide.nodes if isinstance(node, Table)]
    assert len(tables) == len(nodes) > 0
    for table, node in zip(tables, nodes, strict=True):
        assert table.attributes["dir"] == "rtl"
        assert len(table.all("th", scope="col")) == sum(bool(cell.text.paragraphs) for cell in node.rows[0].cells) > 1
        assert len(table.all("tr")) == len(node.rows)


def test_drawings_are_decoration_or_say_what_they_show() -> None:
    for drawing in parse(html()).all("svg"):
        assert drawing.attributes.get("aria-hidden") == "true" or drawing.attributes.get("aria-label")


def test_nothing_is_asked_of_another_place() -> None:
    page = parse(html())
    (policy,) = page.all("meta", http_equiv="Content-Security-Policy")
    assert (policy.attributes["content"] or "").startswith("default-src 'none'; script-src 'sha256-")
    links = {link.attributes["href"] or "" for link in page.all("a")}
    elsewhere = {link for link in links if not link.startswith("#")}
    assert elsewhere
    assert {"https://mil.example/ar", "https://example.org/2077.pdf"} >= elsewhere
    assert set(re.findall(r"https?://[^\s\"'<&]+", html())) <= elsewhere
    assert not page.all("link")
    assert all((e.attributes.get("src") or "data:").startswith("data:") for e in page.all())


def test_links_to_slides_lead_to_one() -> None:
    page = parse(html())
    numbers = {section.attributes["id"] for section in page.all("section")}
    targets = [(a.attributes["href"] or "")[1:] for a in page.all("a") if (a.attributes["href"] or "").startswith("#")]
    assert targets
    assert set(targets) <= numbers


def test_what_an_author_writes_stays_text() -> None:
    deck = scene()
    sharp = "</title></style><script>alert(1)</script>\"'&amp;\x00\x1b"
    slide = replace(deck.slides[0], title=sharp)
    fonts = replace(deck.fonts, family=sharp)
    deck = replace(
        deck, slides=(slide, *deck.slides[1:]), fonts=fonts, properties=replace(deck.properties, title=sharp)
    )
    page = parse(render(deck).decode())
    assert len(page.all("script")) == 1
    kept = sharp.replace("\x00", "").replace("\x1b", "")
    assert page.all("section")[0].attributes["aria-label"] == kept
    assert page.all("title")[0].text == kept


def test_the_same_scene_gives_the_same_bytes() -> None:
    assert render(scene()).decode() == html()


def test_notes_are_kept_for_the_speaker() -> None:
    page = parse(html())
    for number, slide in enumerate(scene().slides, 1):
        said: list[Element] = page.all("div", class_="said", data_slide=str(number))
        assert bool(said) == bool(slide.notes)
        for paragraph, element in zip(slide.notes, said[0].all("p") if said else [], strict=True):
            assert element.text.endswith(paragraph.text)
            assert "hidden" in said[0].attributes


CHARTS = {
    "bar": {"categories": ["التدريب", "الصيانة"], "series": [{"name": "الحصة", "values": [42, 31]}]},
    "line": {"categories": ["2023", "2024"], "series": [{"name": "صيغة", "values": [1, 2]}]},
    "pie": {"categories": ["التدريب", "الصيانة"], "series": [{"name": "الحصة", "values": [42, 31]}]},
    "scatter": {"x": "الدخل", "y": "الإنفاق", "series": [{"name": "عربية", "values": [[5, 2], [40, 6]]}]},
}


@pytest.mark.parametrize("kind", CHARTS)
def test_charts_are_drawn_with_what_they_show_and_their_labels(kind: str) -> None:
    section = {"id": "chart", "title": "الملفات", "message": "التدريب يتقدّم", "chart": {"kind": kind, **CHARTS[kind]}}
    deck = study.build(sections=[section], closing=None, dividers=False).scene
    (node,) = [node for slide in deck.slides for node in slide.nodes if isinstance(node, Chart)]
    (chart,) = parse(render(deck).decode()).all("div", class_="chart")
    assert (chart.attributes["role"], chart.attributes["aria-label"]) == ("img", node.alt)
    labels = " ".join(e.text for e in chart.all("div"))
    assert all(category in labels for category in node.categories)
    assert len(chart.all("rect") + chart.all("path") + chart.all("ellipse")) >= len(node.series[0].values)


def test_a_deck_without_fonts_uses_those_that_the_reader_has_under_either_name() -> None:
    (style,) = parse(html()).all("style")
    for name in ("FiraGO", "FiraGO Regular", "FiraGO Bold"):
        assert f'local("{name}")' in style.text


def test_slide_numbers_are_in_the_digits_of_the_deck() -> None:
    deck = scene()
    sections = parse(render(replace(deck, words={**deck.words, "digits": "۰۱۲۳۴۵۶۷۸۹"})).decode()).all("section")
    numbers = [[e.text for e in section.all() if e.text in ("۲", "2")] for section in sections]
    assert "۲" in numbers[1]
    assert "2" not in numbers[1]
