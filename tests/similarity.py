"""How much alike two pictures look."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageMath

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
    """Return a picture in greys."""
    return Image.open(BytesIO(data)).convert("L")
