"""The slides as pictures: their size, and that they look as LibreOffice shows the deck's PowerPoint file."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from statistics import mean

import pytest
from lxml import etree
from PIL import Image, ImageMath

import deckgen
from tests import study
from tests.conftest import ToPdf
from tests.render.typst.support import Tool, pictures

ROOT = Path(__file__).parents[3]

WINDOW = 8
LIGHT, CONTRAST = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""The constants of structural similarity (Wang, Bovik, Sheikh, Simoncelli, 2004) for grey from 0 to 255."""


def similarity(a: Image.Image, b: Image.Image) -> float:
    """Return the mean structural similarity of two pictures, 1 where they are the same."""
    x, y = a.convert("F"), b.convert("F")

    def average(left: Image.Image, right: Image.Image | None = None) -> Image.Image:
        product = left if right is None else _each(lambda v: v["a"] * v["b"], a=left, b=right)
        return product.reduce(WINDOW)

    def score(v: dict[str, Image.Image]) -> Image.Image:
        means, squares = v["x"] * v["y"], v["x"] * v["x"] + v["y"] * v["y"]
        light = (2 * means + LIGHT) / (squares + LIGHT)
        return light * (2 * (v["xy"] - means) + CONTRAST) / (v["xx"] + v["yy"] - squares + CONTRAST)

    scores = _each(score, x=average(x), y=average(y), xx=average(x, x), yy=average(y, y), xy=average(x, y))
    return scores.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))


def _each(function, **images: Image.Image) -> Image.Image:  # type: ignore[no-untyped-def]
    return ImageMath.lambda_eval(function, **images)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("L")


def test_similarity_tells_pictures_apart() -> None:
    black, white = Image.new("L", (64, 64)), Image.new("L", (64, 64), 255)
    grey = Image.linear_gradient("L").resize((64, 64))
    assert similarity(grey, grey) == pytest.approx(1)
    assert similarity(black, white) < 0.01
    assert similarity(grey, grey.transpose(Image.Transpose.FLIP_TOP_BOTTOM)) < 0.9


@pytest.mark.parametrize("language", ["ar", "en"])
def test_slides_look_as_in_libreoffice(language: str, to_pdf: ToPdf, tool: Tool, tmp_path: Path) -> None:
    deck = deckgen.build(deckgen.load(ROOT / "outline.yaml"), language=language)
    deck.save(tmp_path / f"{language}.pptx")
    (office,) = to_pdf([tmp_path / f"{language}.pptx"])
    theirs = printed(office, tool)
    deck.save(tmp_path / f"{language}.pdf")
    for ours in (list(map(opened, deck.written("png"))), printed(tmp_path / f"{language}.pdf", tool)):
        scores = [similarity(a, b) for a, b in zip(ours, theirs, strict=True)]
        # Where a line ends elsewhere, since the layout leaves room for other programs, the words behind it differ.
        assert mean(scores) > 0.93, scores
        assert min(scores) > 0.8, scores


def printed(pdf: Path, tool: Tool) -> list[Image.Image]:
    """Return the pages of a PDF in the size of pictures."""
    folder = pdf.with_suffix("")
    folder.mkdir()
    scale = ("-scale-to-x", "1920", "-scale-to-y", "1080")
    subprocess.run([tool("pdftoppm"), "-png", *scale, pdf, folder / "page"], check=True)
    return [opened(path.read_bytes()) for path in sorted(folder.iterdir())]


def test_a_picture_is_1920_pixels_wide_whatever_the_deck_is() -> None:
    assert {opened(picture).size for picture in pictures(study.scene(), slides=(1, 3))} == {(1920, 1080)}


def test_some_slides_are_drawn_as_among_all() -> None:
    every = pictures(study.scene())
    assert pictures(study.scene(), slides=(3,)) == [every[2]]
    assert len(every) == len(study.scene().slides)


def test_an_svg_is_of_the_slides_size_and_needs_no_font() -> None:
    (drawing,) = pictures(study.scene(), "svg", (1,))
    root = etree.fromstring(drawing)
    assert (root.get("width"), root.get("height")) == ("960pt", "540pt")
    assert {etree.QName(element).localname for element in root.iter("*")}.isdisjoint(
        {"text", "script", "foreignObject"}
    )
