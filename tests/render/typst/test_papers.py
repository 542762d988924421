"""The handout and the one-page read-ahead, printed."""

from __future__ import annotations

import re
import subprocess
from functools import reduce
from itertools import cycle, islice, pairwise
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument, raw

from deckgen.problems import OutlineError
from deckgen.render.typst.paper import MARGIN
from deckgen.units import EMU_PER_INCH
from tests import study
from tests.render.typst.support import Tool

DPI = 288
NO_DIRECTIONS = dict.fromkeys(range(0x202A, 0x202F))


def pages(data: bytes, tool: Tool, path: Path) -> list[str]:
    """Return the text of each page."""
    (path / "paper.pdf").write_bytes(data)
    command = [tool("pdftotext"), str(path / "paper.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return text.translate(NO_DIRECTIONS).split("\f")[:-1]


def picture(data: bytes) -> Image.Image:
    """Return a document's first page as it is drawn."""
    return PdfDocument(data)[0].render(scale=DPI / 72).to_pil().convert("RGB")


def printed(name: str, **keys: Any) -> bytes:
    (data,) = study.build(**keys).written(name)
    return data


def test_a_handout_has_two_slides_on_a_page_with_their_notes_and_then_the_sources(tool: Tool, tmp_path: Path) -> None:
    deck = study.deck()
    found = pages(printed("handout"), tool, tmp_path)
    assert len(found) == ceil(len(deck.slides) / 2) + 1
    for number, slide in enumerate(deck.slides):
        for note in slide.notes:
            assert re.sub(r"[^\w]", "", note.text) in re.sub(r"[^\w]", "", found[number // 2])
    number = next(i for i, slide in enumerate(deck.slides) if slide.id == "course")
    assert "•" in found[number // 2]
    assert "https://example.org/2077.pdf" in found[-1]


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("ar", "16:9"),
        ("en", "16:9"),
        pytest.param("ar", "4:3", marks=pytest.mark.slow),
        pytest.param("ar", "A4", marks=pytest.mark.slow),
    ],
)
def test_beside_a_slide_without_notes_are_lines_to_write_on(language: str, size: str) -> None:
    sections = [{"title": "قسم", "points": ["نقطة"], "notes": "ملاحظة"}, {"title": "آخر", "points": ["نقطة"]}]
    bare = dict.fromkeys(("summary", "closing", "sources", "appendix", "agenda", "dividers", "marking"))
    (data,) = study.build(**bare, sections=sections, language=language, size=size).written("handout")
    document = PdfDocument(data)
    assert len(document) == 2
    drawn = document[0].render(scale=DPI / 72).to_pil().convert("L")
    assert drawn.width > drawn.height
    # The first slide is the cover, the second has a note.
    width, margin = drawn.width * 2 // 5, round(DPI * MARGIN / EMU_PER_INCH)
    left = margin if language == "ar" else drawn.width - margin - width // 2
    strip = drawn.crop((left, 0, left + width // 2, drawn.height))
    ruled = [row for row in range(drawn.height) if max(strip.crop((0, row, strip.width, row + 1)).tobytes()) < 250]
    lines = [row for before, row in pairwise([-9, *ruled]) if row - before > 1]
    assert len(lines) >= 8
    assert max(lines) < drawn.height / 2


def test_a_slide_and_its_notes_stay_on_one_page(tool: Tool, tmp_path: Path) -> None:
    notes = {"تمهيد": 10, "تفصيل": 60, "مقارنة": 10, "توسّع": 50, "خلاصة": 10}
    sections = [{"title": "قسم", "points": ["نقطة"], "notes": f"{word} مع كلمات " * n} for word, n in notes.items()]
    keys: dict[str, Any] = {**dict.fromkeys(("dividers", "agenda", "sources", "closing", "appendix")), "summary": None}
    found = pages(printed("handout", sections=sections, **keys), tool, tmp_path)
    assert [[page.count(word) for page in found if word in page] for word in notes] == [[n] for n in notes.values()]


def test_long_notes_go_on_on_a_further_page(tool: Tool, tmp_path: Path) -> None:
    sections = [{"title": "قسم", "points": ["نقطة"], "notes": "كلمة أخرى في الملاحظات " * 400}]
    keys: dict[str, Any] = {"sections": sections, "dividers": False, "agenda": False}
    found = pages(printed("handout", **keys), tool, tmp_path)
    assert sum(page.count("أخرى") for page in found) == 400
    assert len([page for page in found if "أخرى" in page]) > 1


def drawn_text(data: bytes) -> list[tuple[float, float]]:
    """Return the type size and the baseline of each piece of text of the last page, in points."""
    document = PdfDocument(data)
    texts = document[len(document) - 1].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return [(text.get_font_size() * abs(text.get_matrix().d), text.get_matrix().f) for text in texts]


@pytest.mark.slow
def test_a_face_that_is_set_larger_is_so_on_paper() -> None:
    deck = study.build(language="en", marking="TLP:GREEN")
    scene = replace(deck.scene, theme=replace(deck.scene.theme, scale=1.1))
    for name in ("one-page", "handout"):
        # The last page of a handout has no slide on it.
        plain, large = (
            sorted({round(size, 1) for size, _ in drawn_text(one.written(name)[0])})
            for one in (deck, replace(deck, scene=scene))
        )
        assert large == pytest.approx([size * 1.1 for size in plain], abs=0.1)


def test_lines_of_a_high_face_stand_apart_on_paper() -> None:
    deck = study.build(sections=[{"title": "قسم", "message": "رسالة تطول على سطور " * 20}])
    scene = replace(deck.scene, fonts=replace(deck.scene.fonts, exact=True, plain_pct=200))
    (data,) = replace(deck, scene=scene).written("one-page")
    lines = sorted({(round(y), round(size)) for size, y in drawn_text(data)}, reverse=True)
    assert len(lines) > 10
    assert all(upper - lower > 1.8 * size for (upper, _), (lower, size) in pairwise(lines) if upper - lower > 1)


def test_the_marking_stands_on_every_page(tool: Tool, tmp_path: Path) -> None:
    marking = "سري"
    for page in pages(printed("handout", marking=marking), tool, tmp_path):
        assert marking in page
    (page,) = pages(printed("one-page", marking=marking), tool, tmp_path)
    assert page.count(marking) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_label_of_the_tlp_stands_at_head_and_foot_on_its_own_ground(
    language: str, tool: Tool, tmp_path: Path
) -> None:
    keys = {"marking": "TLP:GREEN", "language": language}
    # Beside the labels of the page, each of the two slides on it has two.
    assert {page.count("TLP:GREEN") for page in pages(printed("handout", **keys), tool, tmp_path)[:-2]} == {6}
    data = printed("one-page", **keys)
    (page,) = pages(data, tool, tmp_path)
    assert page.count("TLP:GREEN") == 2
    drawn = picture(data)
    # Nothing else on the page is quite black.
    black = reduce(ImageChops.lighter, drawn.split()).point(lambda lightest: 255 * (lightest == 0)).getbbox()
    assert black
    left, top, right, bottom = black
    middle = drawn.width // 2
    assert right <= middle if language == "ar" else left >= middle
    assert top < drawn.height // 2 < bottom


def test_the_conclusions_of_a_part_are_told_apart(tool: Tool, tmp_path: Path) -> None:
    (page,) = pages(printed("one-page"), tool, tmp_path)
    assert page.count("•") == len(study.SECTIONS)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "en"])
def test_rules_end_at_the_margins(language: str) -> None:
    drawn = picture(printed("one-page", language=language))
    inked = ImageChops.difference(drawn, Image.new("RGB", drawn.size, "white")).convert("L")
    rows = [inked.crop((0, y, drawn.width, y + 1)) for y in range(drawn.height)]
    rules = [row.getbbox() for row in rows if sum(row.histogram()[1:]) > drawn.width // 2]
    margin = DPI * MARGIN / EMU_PER_INCH
    assert rules
    for rule in filter(None, rules):
        assert (rule[0], drawn.width - rule[2]) == pytest.approx((margin, margin), abs=1)


@pytest.mark.parametrize(("name", "language"), [("handout", "ar"), ("one-page", "en")])
def test_papers_are_a4_tagged_and_the_same_bytes_again(name: str, language: str, tool: Tool, tmp_path: Path) -> None:
    data = printed(name, language=language)
    assert data == printed(name, language=language)
    (tmp_path / "paper.pdf").write_bytes(data)
    ask = [tool("pdfinfo"), str(tmp_path / "paper.pdf")]
    info = subprocess.run(ask, check=True, capture_output=True, encoding="utf-8").stdout
    assert "A4" in info
    assert re.search(r"Tagged: +yes", info)


def test_a_read_ahead_says_it_all_on_one_page(tool: Tool, tmp_path: Path) -> None:
    (page,) = pages(printed("one-page"), tool, tmp_path)
    for said in ("العودة ممكنة لكنها مشروطة", "من الفتور", "حدود الدور", "استقرار الجنوب", "متكافئ", "هل تكفي الموارد"):
        assert said in page
    assert "https://example.org/2077.pdf" in page


def sections(count: int) -> list[dict[str, Any]]:
    message = "رسالة من عشر كلمات تقول ما يثبته هذا القسم من الإحاطة"
    return [{"title": f"القسم {i}", "message": message} for i in range(count)]


def test_much_is_set_smaller_and_too_much_is_named(tool: Tool, tmp_path: Path) -> None:
    few, many = (printed("one-page", sections=sections(count)) for count in (8, 24))
    assert [len(pages(data, tool, tmp_path)) for data in (few, many)] == [1, 1]
    with pytest.raises(OutlineError) as stopped:
        printed("one-page", sections=sections(60))
    (problem,) = stopped.value.problems
    assert problem.code == "read-ahead-too-long"
    assert "conclusions, conditions, question, sources" in problem.message
    assert problem.place.line >= 0


def test_forty_sources_are_told_by_those_of_summary_and_closing_and_a_count(tool: Tool, tmp_path: Path) -> None:
    sources = {f"s{i}": {"title": f"Report {i:02}", "url": f"https://example.org/{i}/report.pdf"} for i in range(40)}
    keys: dict[str, Any] = {
        "sources": sources,
        "sections": [{"title": "قسم", "points": ["نقطة"], "sources": list(sources)}],
        "summary": {"message": "الخلاصة", "sources": ["s7"]},
        "closing": {"title": "خاتمة", "conditions": [{"if": "شرط", "then": "أثر [@s30]"}]},
    }
    (page,) = pages(printed("one-page", **keys), tool, tmp_path)
    assert re.findall(r"Report \d\d", page) == ["Report 07", "Report 30"]
    assert "38" in page
    # What a headline cites must be found on the page.
    cited = {**keys["sections"][0], "message": "رسالة [@s12]"}
    (page,) = pages(printed("one-page", **{**keys, "sections": [cited]}), tool, tmp_path)
    assert re.findall(r"Report \d\d", page) == ["Report 07", "Report 12", "Report 30"]
    # Where they name none, or all, it is a part of all of them.
    closing = {"title": "خاتمة", "conditions": [{"if": "شرط", "then": "أثر"}]}
    for named in ({}, {"sources": list(sources)}):
        said = {**keys, "summary": {"message": "الخلاصة", **named}, "closing": closing}
        (page,) = pages(printed("one-page", **said), tool, tmp_path)
        assert len(re.findall(r"Report \d\d", page)) == 10
        assert "30" in page


@pytest.mark.slow
def test_a_page_that_leaves_a_fifth_free_is_set_larger() -> None:
    def largest(count: int) -> float:
        small = {"sections": sections(count), "sources": None, "closing": None, "appendix": None}
        sizes = [round(size, 2) for size, _ in drawn_text(printed("one-page", **small))]
        return max(sizes, key=sizes.count)

    assert [largest(count) for count in (4, 20, 24)] == [11.5, 11, 11]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_last_line_is_one_word(language: str, tool: Tool, tmp_path: Path) -> None:
    words = "قولٌ أو كلمة ثم أخرى" if language == "ar" else "some words that say it"
    texts = [" ".join(islice(cycle(words.split()), count)) + " end" for count in range(5, 30)]
    keys = {"sections": [{"title": f"{i}", "message": text} for i, text in enumerate(texts)], "language": language}
    (page,) = pages(printed("one-page", **keys), tool, tmp_path)
    ended = [line for line in page.splitlines() if "end" in line]
    assert len(ended) == len(texts)
    assert [line for line in ended if len(line.split()) < 2] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_address_of_a_source_is_not_broken(language: str, tool: Tool, tmp_path: Path) -> None:
    word = "دراسة" if language == "ar" else "study"
    addresses = [f"https://example.org/wp-content/uploads/2026/01/No.-{i}.pdf" for i in range(10)]
    sources = {
        f"s{i}": {"title": " ".join([word] * (10 + 2 * i)), "url": address} for i, address in enumerate(addresses)
    }
    (page,) = pages(printed("one-page", sources=sources, sections=sections(2), language=language), tool, tmp_path)
    assert [address for address in addresses if address not in page] == []
