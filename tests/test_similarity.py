from __future__ import annotations

import pytest
from PIL import Image

from tests.similarity import similarity


def test_similarity_tells_pictures_apart() -> None:
    black, white = Image.new("L", (64, 64)), Image.new("L", (64, 64), 255)
    grey = Image.linear_gradient("L").resize((64, 64))
    assert similarity(grey, grey) == pytest.approx(1)
    assert similarity(black, white) < 0.01
    assert similarity(grey, grey.transpose(Image.Transpose.FLIP_TOP_BOTTOM)) < 0.9
