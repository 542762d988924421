"""A picture has the pixels that its place on the slide needs.

Why: under about 110 pixels an inch a projector shows squares and blurred edges, and the room looks at them instead of
at what the picture shows.

Example::

    image: {path: thumbnail.jpg, alt: صورة جوية للقاعدة}  # 320 x 240 pixels

Write instead::

    image: {path: original.jpg, alt: صورة جوية للقاعدة}  # 2400 x 1800 pixels
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from deckgen.check.checked import Checked
from deckgen.problems import Message, Problem
from deckgen.scene.nodes import Picture
from deckgen.units import EMU_PER_INCH

CODE = "coarse-picture"
LEAST = 110
"""Pixels an inch that a picture needs. A slide of 13.3 inches on a screen of 1,920 pixels shows 144."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each picture with too few pixels."""
    pictures = {node.place: node for slide in deck.scene.slides for node in slide.nodes if isinstance(node, Picture)}
    for place, picture in pictures.items():
        w, h = _pixels(picture)
        shown = w * EMU_PER_INCH // picture.rect.w
        if shown < LEAST:
            wide, high = (LEAST * side // EMU_PER_INCH for side in (picture.rect.w, picture.rect.h))
            what = Message(
                "the picture is shown with {density} pixels an inch, under {least}: "
                "{width} x {height} pixels of it are seen",
                density=shown,
                least=LEAST,
                width=w,
                height=h,
            )
            hint = Message("use one of which {width} x {height} pixels or more are seen", width=wide, height=high)
            yield Problem(CODE, place, what, hint, "warning")


def _pixels(picture: Picture) -> tuple[int, int]:
    from PIL import Image

    with Image.open(BytesIO(picture.data)) as image:
        return image.size
