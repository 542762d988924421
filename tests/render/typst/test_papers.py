"""The handout and the one-page read-ahead, printed."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
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


def test_a_handout_has_a_page_for_each_slide_with_its_notes_and_one_for_the_sources(tool: Tool, tmp_path: Path) -> None:
    deck = study.deck()
    found = pages(printed("handout"), tool, tmp_path)
    assert len(found) == len(deck.slides) + 1
    for slide, page in zip(deck.slides, found, strict=False):
        for note in slide.notes:
            assert re.sub(r"[^\w]", "", note.text) in re.sub(r"[^\w]", "", page)
    number = next(i for i, slide in enumerate(deck.slides) if slide.id == "course")
    assert "•" in found[number]
    assert "https://example.org/2077.pdf" in found[-1]


def test_long_notes_go_on_on_a_further_page(tool: Tool, tmp_path: Path) -> None:
    sections = [{"title": "قسم", "points": ["نقطة"], "notes": "كلمة أخرى في الملاحظات " * 400}]
    keys: dict[str, Any] = {"sections": sections, "dividers": False, "agenda": False}
    found = pages(printed("handout", **keys), tool, tmp_path)
    assert sum(page.count("أخرى") for page in found) == 400
    assert len(found) > len(study.build(**keys).slides) + 1


def drawn_text(data: bytes) -> list[tuple[float, float]]:
    """Return the type size and the baseline of each piece of text of the last page, in points."""
    document = PdfDocument(data)
    texts = document[len(document) - 1].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return [(text.get_font_size() * abs(text.get_matrix().d), text.get_matrix().f) for text in texts]


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
    # Beside the labels of the page, each slide on it has two.
    assert {page.count("TLP:GREEN") for page in pages(printed("handout", **keys), tool, tmp_path)[:-1]} == {4}
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


@pytest.mark.parametrize("language", ["ar", "en"])
def test_papers_are_a4_tagged_and_the_same_bytes_again(language: str, tool: Tool, tmp_path: Path) -> None:
    for name in ("handout", "one-page"):
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
