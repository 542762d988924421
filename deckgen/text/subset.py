"""A font without the letters that a deck has no use for."""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from deckgen.text.face import Face

SUBSETTER = f"subset {hb.version_string()}"
"""On which the bytes of a part hang."""


def subset(face: Face, characters: Iterable[str]) -> bytes:
    """Return the font file with what these characters need.

    That is their glyphs and all that joins or replaces them. Its features, names and licence stay, and the bits of its
    OS/2 table, which PowerPoint asks before it sets Arabic.
    """
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    for everything in (
        wanted.layout_feature_tag_set,
        wanted.layout_script_tag_set,
        wanted.name_id_set,
        wanted.name_lang_id_set,
    ):
        everything.clear()
        everything.invert()
    wanted.flags = hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES | hb.SubsetFlags.NOTDEF_OUTLINE
    data: bytes = hb.subset(face.font.face, wanted).blob.data
    return data
