from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.check.support import lines, warnings

CODE = "faint-picture"
BLACK, WHITE, NAVY, GREY, CLEAR = (
    (0, 0, 0, 255),
    (255, 255, 255, 255),
    (20, 30, 60, 255),
    (128, 128, 128, 255),
    (0,) * 4,
)
LOGO = "theme: {}\nlogo: p.png\nsections:\n  - {{title: قسم, points: [نقطة]}}\n"
IMAGE = "theme: {}\nsections:\n  - title: قسم\n    image: {{path: p.png, alt: وصف, caption: تعليق}}\n"
SOURCES = pytest.mark.parametrize(("source", "line"), [(LOGO, 4), (IMAGE, 6)])


def drawn(folder: Path, ink: tuple[int, ...], ground: tuple[int, ...] = CLEAR, mode: str = "RGBA") -> None:
    """Draw a ring, a bar and thin lines."""
    image = Image.new("RGBA", (300, 200), ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse((30, 30, 170, 170), outline=ink, width=20)
    pen.rectangle((180, 50, 280, 80), fill=ink)
    for y in range(100, 170, 7):
        pen.line((180, y, 280, y), fill=ink)
    image.convert(mode).save(folder / "p.png")


@SOURCES
@pytest.mark.parametrize("ink", [BLACK, NAVY])
def test_dark_ink_is_faint_on_a_dark_slide_only(ink: tuple[int, ...], source: str, line: int, tmp_path: Path) -> None:
    drawn(tmp_path, ink)
    assert lines(tmp_path, CODE, source.format("dark")) == [line]
    assert (
        warnings(tmp_path, CODE, source.format("dark"))[0].hint == "use one in lighter ink, or with a ground of its own"
    )


@pytest.mark.parametrize("theme", ["formal", "neutral"])
def test_light_ink_is_faint_on_a_light_slide_only(theme: str, tmp_path: Path) -> None:
    drawn(tmp_path, WHITE)
    assert lines(tmp_path, CODE, IMAGE.format(theme)) == [6]
    assert warnings(tmp_path, CODE, IMAGE.format(theme))[0].hint == "use one in darker ink, or with a ground of its own"
    assert lines(tmp_path, CODE, IMAGE.format("dark")) == []
    drawn(tmp_path, BLACK)
    assert lines(tmp_path, CODE, IMAGE.format(theme)) == []


@SOURCES
@pytest.mark.parametrize(
    ("ink", "ground", "mode"),
    [
        (WHITE, CLEAR, "RGBA"),
        (GREY, CLEAR, "RGBA"),
        (BLACK, WHITE, "RGBA"),
        (BLACK, WHITE, "RGB"),
        (BLACK, NAVY, "RGB"),
    ],
)
def test_what_stands_out_or_has_a_ground_of_its_own_is_fine(
    ink: tuple[int, ...], ground: tuple[int, ...], mode: str, source: str, line: int, tmp_path: Path
) -> None:
    drawn(tmp_path, ink, ground, mode)
    assert lines(tmp_path, CODE, source.format("dark")) == []


def test_a_plate_with_rounded_corners_is_a_ground(tmp_path: Path) -> None:
    image = Image.new("RGBA", (300, 200), CLEAR)
    ImageDraw.Draw(image).rounded_rectangle((0, 0, 299, 199), 30, fill=NAVY)
    ImageDraw.Draw(image).rectangle((100, 80, 200, 120), fill=WHITE)
    image.save(tmp_path / "p.png")
    assert lines(tmp_path, CODE, IMAGE.format("dark")) == []


def test_ink_that_is_nearly_clear_is_faint_in_any_colour(tmp_path: Path) -> None:
    drawn(tmp_path, (0, 0, 0, 40))
    assert lines(tmp_path, CODE, IMAGE.format("formal")) == [6]


def test_a_palette_may_be_transparent_too(tmp_path: Path) -> None:
    drawn(tmp_path, BLACK, WHITE, "RGB")
    with Image.open(tmp_path / "p.png") as image:
        few = image.quantize(4)
    few.save(tmp_path / "p.gif", transparency=few.getpixel((0, 0)))
    assert lines(tmp_path, CODE, IMAGE.format("dark").replace("p.png", "p.gif")) == [6]


def test_a_logo_is_named_where_it_is_faint_on_the_cover_alone(tmp_path: Path) -> None:
    # The formal theme's cover is dark, its slides are light.
    drawn(tmp_path, NAVY)
    assert lines(tmp_path, CODE, LOGO.format("formal")) == [4]
    assert lines(tmp_path, CODE, IMAGE.format("formal")) == []


def test_an_empty_picture_has_no_ink(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 200), CLEAR).save(tmp_path / "p.png")
    assert lines(tmp_path, CODE, IMAGE.format("dark")) == []
