"""The handout and the one-page read-ahead, printed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from deckgen.problems import OutlineError
from tests import study
from tests.render.typst.support import Tool

NO_DIRECTIONS = dict.fromkeys(range(0x202A, 0x202F))


def pages(data: bytes, tool: Tool, path: Path) -> list[str]:
    """Return the text of each page."""
    (path / "paper.pdf").write_bytes(data)
    command = [tool("pdftotext"), str(path / "paper.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return text.translate(NO_DIRECTIONS).split("\f")[:-1]


def printed(name: str, **keys: Any) -> bytes:
    (data,) = study.build(**keys).written(name)
    return data


def test_a_handout_has_a_page_for_each_slide_with_its_notes_and_one_for_the_sources(tool: Tool, tmp_path: Path) -> None:
    deck = study.build()
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


def test_the_marking_stands_on_every_page(tool: Tool, tmp_path: Path) -> None:
    marking = "سري"
    for page in pages(printed("handout", marking=marking), tool, tmp_path):
        assert marking in page
    (page,) = pages(printed("one-page", marking=marking), tool, tmp_path)
    assert page.count(marking) == 1


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
