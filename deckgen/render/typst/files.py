"""The files that a document is made from.

They are what Typst reads from a folder only.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from itertools import chain

from deckgen.scene.nodes import DeckScene, Picture

REGULAR, BOLD = "regular.ttf", "bold.ttf"

WEIGHT, HEAVY = 4, 700
"""The place of a font's weight in its OS/2 table, and that of bold ones (OpenType 1.9)."""


def files(scene: DeckScene) -> dict[str, bytes]:
    """Return the fonts and pictures of a deck.

    They are by the names that they must have in the folder.
    """
    fonts = {BOLD if face.bold else REGULAR: face.data for face in scene.fonts.drawn}
    if _weight(fonts[REGULAR]) == _weight(fonts[BOLD]):
        # Typst tells fonts of a family apart by the weight that they state, and not every bold one states it.
        fonts[BOLD] = _stating(fonts[BOLD], HEAVY)
    return fonts | {picture_name(picture): picture.data for picture in _pictures(scene)}


def _weight(font: bytes) -> bytes:
    at = _os2(font) + WEIGHT
    return font[at : at + 2]


def _stating(font: bytes, weight: int) -> bytes:
    at = _os2(font) + WEIGHT
    return font[:at] + struct.pack(">H", weight) + font[at + 2 :]


def _os2(font: bytes) -> int:
    """Return where the OS/2 table of a font begins."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s3L", font, 12 + 16 * i) for i in range(count))
    return next(int(offset) for tag, _, offset, _ in records if tag == b"OS/2")


def picture_name(picture: Picture) -> str:
    """Return the name of the file that holds a picture.

    It is one for the same bytes.
    """
    return f"{hashlib.sha256(picture.data).hexdigest()}.{picture.format}"


def _pictures(scene: DeckScene) -> Iterator[Picture]:
    behind = (node for layout in (scene.master, *scene.layouts) for node in (*layout.art, *layout.nodes))
    before = (node for slide in scene.slides for node in slide.nodes)
    yield from (node for node in chain(behind, before) if isinstance(node, Picture))
