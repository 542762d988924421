"""A transparent picture stands out from the ground behind it.

Why: a logo in black ink that looks right on a white page all but disappears on a dark slide, as does one in white ink
on a light slide. Graphics need a contrast of 3:1 (WCAG 2.1, 1.4.11).

Example::

    theme: dark
    logo: logo.png  # black letters without a ground

Write instead::

    theme: dark
    logo: logo-white.png  # white letters, or black ones on a white ground
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO

from deckgen.check.checked import Checked
from deckgen.problems import Message, Problem
from deckgen.scene.nodes import DeckScene, Drawable, Picture, Shape, TextBox
from deckgen.theme.contrast import LARGE, ratio
from deckgen.theme.tokens import Role
from deckgen.units import Rect

CODE = "faint-picture"

SIDE = 96
"""So many pixels of each row and column are asked."""

COVERED = 0.9
"""A picture that covers more of its box brings its own ground, with rounded corners perhaps."""

MUCH = 0.5
"""The share of its ink that must be faint: a coloured sign beside faint letters does not save them."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each picture with faint ink.

    Its ink is near the colour behind it.
    """
    colors = deck.scene.theme.colors
    pictures: dict[tuple[bytes, Role], Picture] = {}
    for picture, ground in _pictures(deck.scene):
        pictures.setdefault((picture.data, ground), picture)
    told = set()
    for (data, ground), picture in pictures.items():
        share = _faint(data, colors[ground]) if picture.format == "png" and picture.place not in told else 0
        if share > MUCH:
            told.add(picture.place)
            ink = (
                Message("lighter")
                if ratio(colors[ground], "000000") < ratio(colors[ground], "FFFFFF")
                else Message("darker")
            )
            what = Message(
                "the picture hardly shows: {share} % of its ink has a contrast under {least:g}:1 with its ground",
                share=round(100 * share),
                least=LARGE,
            )
            hint = Message("use one in {ink} ink, or with a ground of its own", ink=ink)
            yield Problem(CODE, picture.place, what, hint, "warning")


def _pictures(scene: DeckScene) -> Iterator[tuple[Picture, Role]]:
    """Yield the pictures of all slides, and the role of the colour that is behind each."""
    layouts = {layout.key: layout for layout in scene.layouts}
    for slide in scene.slides:
        layout = layouts[slide.layout]
        nodes = (*(scene.master.nodes if layout.master_shapes else ()), *layout.nodes, *slide.nodes)
        for i, node in enumerate(nodes):
            if isinstance(node, Picture):
                yield node, _ground(nodes[:i], node.rect, layout.background)


def _ground(below: Sequence[Drawable], rect: Rect, background: Role) -> Role:
    """Return the role of what is drawn last under a box, as wide and high as it at least."""
    for node in reversed(below):
        if isinstance(node, Shape | TextBox) and node.fill and _within(rect, node.rect):
            return node.fill
    return background


def _within(rect: Rect, other: Rect) -> bool:
    return other.x <= rect.x and other.y <= rect.y and rect.right <= other.right and rect.bottom <= other.bottom


@lru_cache(maxsize=64)
def _faint(data: bytes, ground: str) -> float:
    """Return which share of a picture's ink has too little contrast, 0 for a picture with a ground of its own."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        if not image.has_transparency_data:
            return 0
        # Averaged pixels would make thin lines faint.
        sample = image.convert("RGBA").resize(
            (min(image.width, SIDE), min(image.height, SIDE)), Image.Resampling.NEAREST
        )
    behind = bytes.fromhex(ground)
    ink = faint = 0.0
    for count, (*color, alpha) in sample.getcolors(SIDE * SIDE) or ():  # type: ignore[misc]
        weight, cover = count * alpha, alpha / 255
        shown = (round(a * cover + b * (1 - cover)) for a, b in zip(color, behind, strict=True))
        ink += weight
        if weight and ratio(bytes(shown).hex(), ground) < LARGE:
            faint += weight
    covered = ink / (255 * sample.width * sample.height)
    return faint / ink if 0 < covered <= COVERED else 0
