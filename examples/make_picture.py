"""Draws reservoir.png, the sample picture of kinds.yaml: hills over water, in flat colours.

python examples/make_picture.py
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

W, H = 1600, 1200
SKY, SUN = (214, 225, 238), (240, 214, 150)
HILLS = (((150, 170, 190), 560, 90, 1.3), ((98, 124, 140), 660, 70, 2.1), ((60, 90, 100), 760, 50, 3.4))
WATER, GLINT = (42, 100, 130), (110, 160, 184)


def reservoir() -> Image.Image:
    """Return the picture."""
    image = Image.new("RGB", (W, H), SKY)
    draw = ImageDraw.Draw(image)
    draw.ellipse((1120, 160, 1320, 360), fill=SUN)
    for color, y, height, waves in HILLS:
        ridge = [(x, y - height * math.sin(waves * math.pi * x / W + waves)) for x in range(0, W + 1, 8)]
        draw.polygon([(0, H), *ridge, (W, H)], fill=color)
    draw.rectangle((0, 820, W, H), fill=WATER)
    for i in range(14):
        y, x = 850 + 24 * i, 120 + (i * 397) % 1100
        draw.line((x, y, x + 160 + 20 * (i % 5), y), fill=GLINT, width=5)
    return image


if __name__ == "__main__":
    reservoir().save(Path(__file__).with_name("reservoir.png"), optimize=True)
