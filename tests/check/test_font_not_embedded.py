from __future__ import annotations

from pathlib import Path

import pytest

from deckgen import pipeline
from tests.check.support import HEAD, lines
from tests.own_font import licensed

CODE = "font-not-embedded"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "regular.ttf").write_bytes(licensed(0x102))
    (tmp_path / "bold.ttf").write_bytes(licensed(0x100, bold=True))
    fonts = "fonts: {family: FiraGO, regular: regular.ttf, bold: bold.ttf}"
    (tmp_path / "house.yaml").write_text(f"base: dark\n{fonts}\n", encoding="utf-8")
    return tmp_path


def test_a_font_that_the_deck_may_not_carry_is_named_at_the_theme(house: Path) -> None:
    assert lines(house, CODE, "sections: [قسم]\ntheme: house.yaml\n") == [4]


def test_at_the_audiences_theme_where_it_has_its_own(house: Path) -> None:
    source = "sections: [قسم]\naudiences:\n  team:\n    theme: house.yaml\n"
    assert lines(house, CODE, source, "team") == [6]
    assert lines(house, CODE, source) == []


def test_at_the_outlines_beginning_where_the_caller_chose_the_theme(house: Path) -> None:
    (house / "outline.yaml").write_text(f"{HEAD}sections: [قسم]\n", encoding="utf-8")
    deck = pipeline.build(pipeline.load(house / "outline.yaml"), theme=str(house / "house.yaml"))
    assert [w.place.line for w in deck.warnings if w.code == CODE] == [1]


@pytest.mark.parametrize("source", ["theme: house.yaml\nfonts: none\n", "theme: dark\n"])
def test_fonts_that_are_not_wanted_or_are_there_are_right(house: Path, source: str) -> None:
    assert lines(house, CODE, f"sections: [قسم]\n{source}") == []
