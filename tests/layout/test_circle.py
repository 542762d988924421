from __future__ import annotations

from math import dist

import pytest

from deckgen.layout.circle import inscribed
from deckgen.units import Rect, inch


@pytest.mark.parametrize("diameter", [0.3, 0.56, 2.5])
def test_the_corners_of_the_text_box_lie_on_the_circle(diameter: float) -> None:
    circle = Rect(inch(1), inch(2), inch(diameter), inch(diameter))
    box = inscribed(circle)
    center = (circle.x + circle.w / 2, circle.y + circle.h / 2)
    for corner in ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom)):
        assert dist(corner, center) == pytest.approx(circle.w / 2, abs=2)
