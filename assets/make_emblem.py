"""Draws emblem.png: a neutral eight-pointed star, legible on light and dark grounds.

python assets/make_emblem.py
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

SIDE, OVERSAMPLING = 200, 8
BRONZE, PALE = (166, 123, 40, 255), (246, 243, 236, 255)


def star(center: float, radius: float, points: int = 8) -> list[tuple[float, float]]:
    """Return the corners of the star that two squares make, one turned by 45 degrees."""
    inner = radius * math.cos(math.pi / 4) / math.cos(math.pi / points)
    corners = []
    for i in range(2 * points):
        angle, r = math.pi * i / points, inner if i % 2 else radius
        corners.append((center + r * math.sin(angle), center - r * math.cos(angle)))
    return corners


def emblem() -> Image.Image:
    """Return the emblem, ``SIDE`` pixels square on a transparent ground."""
    side = SIDE * OVERSAMPLING
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    center = side / 2
    for radius, color in ((0.50, BRONZE), (0.34, PALE), (0.29, BRONZE)):
        draw.polygon(star(center, radius * side), fill=color)
    r = 0.11 * side
    draw.ellipse((center - r, center - r, center + r, center + r), fill=PALE)
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    emblem().save(Path(__file__).with_name("emblem.png"), optimize=True)
