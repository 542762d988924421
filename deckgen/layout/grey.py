"""Greys of more than eight bits, in eight.

Scanners, microscopes and maps have them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from PIL.Image import Image

_WHITE_IS_ZERO, _BITS, _PHOTOMETRIC, _SAMPLE_FORMAT, _SIGNED = 0, 258, 262, 339, 2
"""Tags of TIFF 6.0 and their values."""

NO_LIGHT = 1e6

SPARE = 4
"""Where so many of the upper bits are never used, they are none of the picture's: it would be nearly black."""


def deep(image: Image) -> bool:
    """Return whether a picture is a grey of more than eight bits."""
    return image.mode.startswith("I") or image.mode == "F"


def eight_bits(image: Image, tags: Mapping[int, Any]) -> Image:
    """Return a grey of more than eight bits in eight.

    It goes from black to the whitest that its numbers may be.

    Pillow itself would cut its numbers off at 0 and 255.

    Args:
        image: the grey.
        tags: those of its file, if it is a TIFF.
    """
    numbers = image.convert("F")
    if image.mode == "F":
        numbers, white = _fractions(numbers)
    else:
        signed = _SIGNED in tags.get(_SAMPLE_FORMAT, ())
        numbers, white = _whole(numbers, max(tags.get(_BITS, (16,))), signed)
    grey = numbers.point(lambda number: number * (255 / white) + 0.5).convert("L")
    return grey.point(lambda light: 255 - light) if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO else grey


def _whole(numbers: Image, bits: int, signed: bool) -> tuple[Image, float]:
    """Return whole numbers from 0, and which of them is white."""
    from PIL import ImageMath

    least, most = _extrema(numbers)
    if least < 0 and signed:
        numbers, most = numbers.point(lambda number: number * 1 - least), most - least
    elif least < 0:
        # Pillow takes the first of 32 bits for a sign.
        numbers = ImageMath.lambda_eval(lambda v: v["n"] + (v["n"] < 0) * 2.0**bits, n=numbers)
        most = _extrema(numbers)[1]
    used = math.ceil(math.log2(most + 1))
    return numbers, 2 ** (bits if used > bits - SPARE else max(8, used)) - 1


def _fractions(numbers: Image) -> tuple[Image, float]:
    """Return fractions from 0, and which of them is white. It is 1, unless most are as large as whole numbers."""
    from PIL import ImageMath
    from PIL.Image import Resampling

    # What is no number or beyond all light stands where there are no data.
    numbers = ImageMath.lambda_eval(lambda v: v["min"](v["max"](v["n"], 0.0), NO_LIGHT), n=numbers)
    numbers = ImageMath.lambda_eval(lambda v: v["n"] * (v["n"] < NO_LIGHT), n=numbers)
    mean = cast("float", numbers.resize((1, 1), Resampling.BOX).getpixel((0, 0)))
    most = _extrema(numbers)[1]
    return numbers, 1 if mean <= 1 else 2 ** max(8, math.ceil(math.log2(most + 1))) - 1


def _extrema(numbers: Image) -> tuple[float, float]:
    return cast("tuple[float, float]", numbers.getextrema())
