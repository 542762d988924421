from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines
from tests.own_font import named

CODE = "letters-apart"


def theme(folder: Path, family: str) -> None:
    for weight in ("regular", "bold"):
        (folder / f"{weight}.ttf").write_bytes(named(family, bold=weight == "bold"))
    fonts = f"fonts: {{family: {family}, regular: regular.ttf, bold: bold.ttf}}"
    (folder / "house.yaml").write_text(f"base: dark\n{fonts}\n", encoding="utf-8")


@pytest.mark.parametrize("family", ["Noto Sans Arabic", pytest.param("Noto Kufi Arabic", marks=pytest.mark.slow)])
def test_fonts_that_some_powerpoint_shows_apart_are_told_at_the_theme(family: str, tmp_path: Path) -> None:
    theme(tmp_path, family)
    assert lines(tmp_path, CODE, "sections: [قسم]\ntheme: house.yaml\n") == [4]


def test_a_built_in_theme_is_right(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, "sections: [قسم]\ntheme: dark\n") == []


@pytest.mark.parametrize("family", ["Noto Naskh Arabic", pytest.param("Noto Sans Hebrew", marks=pytest.mark.slow)])
def test_other_fonts_are_right(family: str, tmp_path: Path) -> None:
    theme(tmp_path, family)
    assert lines(tmp_path, CODE, "sections: [قسم]\ntheme: house.yaml\n") == []
