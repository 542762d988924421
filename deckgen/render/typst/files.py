"""The files that a document is made from.

They are what Typst reads from a folder only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain

from deckgen.scene.nodes import DeckScene, Picture

REGULAR, BOLD = "regular.ttf", "bold.ttf"


def files(scene: DeckScene) -> dict[str, bytes]:
    """Return the fonts and pictures of a deck.

    They are by the names that they must have in the folder.
    """
    fonts = {BOLD if face.bold else REGULAR: face.data for face in scene.fonts.drawn}
    return fonts | {picture_name(picture): picture.data for picture in _pictures(scene)}


def picture_name(picture: Picture) -> str:
    """Return the name of the file that holds a picture.

    It is one for the same bytes.
    """
    return f"{hashlib.sha256(picture.data).hexdigest()}.{picture.format}"


def _pictures(scene: DeckScene) -> Iterator[Picture]:
    behind = (node for layout in (scene.master, *scene.layouts) for node in layout.nodes)
    before = (node for slide in scene.slides for node in slide.nodes)
    yield from (node for node in chain(behind, before) if isinstance(node, Picture))
