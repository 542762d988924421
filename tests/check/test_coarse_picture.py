from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from deckgen.layout.geometry import WIDE
from deckgen.units import EMU_PER_INCH
from tests.check.support import lines, warnings

CODE = "coarse-picture"
SECTION = "sections:\n  - title: قسم\n    image:\n      alt: وصف\n      caption: تعليق\n      path: p.png\n"
SEVEN_COLUMNS = WIDE.columns_w(7) / EMU_PER_INCH
"""The width of a picture beside its caption, in inches."""


def picture(folder: Path, w: int, h: int, name: str = "p.png") -> None:
    Image.new("RGB", (w, h), "blue").save(folder / name)


@pytest.mark.parametrize(("dpi", "found"), [(105, [8]), (115, [])])
def test_it_warns_where_the_picture_is_named(dpi: int, found: list[int], tmp_path: Path) -> None:
    picture(tmp_path, round(dpi * SEVEN_COLUMNS), round(dpi * SEVEN_COLUMNS / 2))
    assert lines(tmp_path, CODE, SECTION) == found


def test_it_names_the_pixels_that_are_there_and_those_that_are_needed(tmp_path: Path) -> None:
    picture(tmp_path, 320, 160)
    (found,) = warnings(tmp_path, CODE, SECTION)
    assert "46 pixels an inch" in found.message
    assert "320 x 160" in found.message
    assert found.hint == "use one of which 750 x 375 pixels or more are seen"


def test_a_small_picture_is_fine_in_a_small_place(tmp_path: Path) -> None:
    picture(tmp_path, 200, 75, "logo.png")
    assert lines(tmp_path, CODE, "logo: logo.png\nsections: [قسم]\n") == []
    picture(tmp_path, 40, 15, "logo.png")
    assert lines(tmp_path, CODE, "logo: logo.png\nsections: [قسم]\n") == [3]


def test_a_picture_of_several_slides_is_named_once(tmp_path: Path) -> None:
    picture(tmp_path, 32, 16)
    long = SECTION.replace("تعليق", " ".join(f"كلمة{i}" for i in range(200)))
    assert lines(tmp_path, CODE, long) == [8]
