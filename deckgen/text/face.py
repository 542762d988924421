"""A font file, and what a deck may do with it."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Any

import uharfbuzz as hb
from msgspec import Struct

from deckgen.problems import Message
from deckgen.text.font_tables import families

COLLECTION = b"ttcf"
NEEDED = ("OS/2", "cmap", "head", "hhea", "maxp", "name")
OS2_LEAST = 78
"""Bytes of the OS/2 table's version 0, its shortest (OpenType 1.9)."""

LICENCE, RESTRICTED, NO_SUBSETTING, BITMAPS_ONLY = 0xF, 0x2, 0x100, 0x200
"""Bits of ``fsType`` in the OS/2 table (OpenType 1.9); restricted is only what has no milder licence beside it."""


class BadFontError(ValueError):
    """A file that is no font for a deck.

    No deck can be set in it.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Face(Struct, frozen=True, eq=False):
    """A font file. ``upem`` are font units in an em; ``ascent`` and ``descent`` (negative) are in font units.

    ``pitch`` is the distance of two lines at 100 %, in em. ``fs_type`` holds the embedding licence bits
    (OpenType 1.9, OS/2 table, ``fsType``). ``font`` is HarfBuzz's, scaled to font units.
    """

    data: bytes
    font: Any
    upem: int
    ascent: int
    descent: int
    pitch: float
    fs_type: int

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, data: bytes) -> Face:
        """Return the face in a TrueType or OpenType file.

        The same bytes give the same face, which is made once.

        Raises:
            BadFontError: the bytes are no such file.
        """
        if data.startswith(COLLECTION):
            raise BadFontError(Message("this file is a collection of fonts, not one font"))
        face = hb.Face(data)
        os2 = face.reference_table("OS/2").data
        if not has_tables(face) or not face.glyph_count or len(os2) < OS2_LEAST:
            raise BadFontError(Message("this file is not a TrueType or OpenType font"))
        font = hb.Font(face)
        extents = font.get_font_extents("ltr")
        ascent, descent = extents.ascender, extents.descender
        return cls(
            data=data,
            font=font,
            upem=face.upem,
            ascent=ascent,
            descent=descent,
            pitch=(ascent - descent + extents.line_gap) / face.upem,
            fs_type=struct.unpack_from(">H", os2, 8)[0],
        )

    def has(self, codepoint: int) -> bool:
        """Return whether the font has a glyph for a code point."""
        return self.font.get_nominal_glyph(codepoint) is not None

    @property
    def families(self) -> set[str]:
        """The names of its family, in every language."""
        return families(self.font.face)

    def kept_out(self, *, subset: bool) -> Message | None:
        """Return why a deck cannot carry the font or a subset.

        It is ``None`` where it can.
        """
        if not self.font.face.reference_table("glyf"):
            return Message("PowerPoint embeds fonts with TrueType outlines only")
        return self.forbidden(subset=subset)

    def forbidden(self, *, subset: bool) -> Message | None:
        """Return why no file may hold the font or a subset.

        It is ``None`` where one may.
        """
        if self.fs_type & LICENCE == RESTRICTED:
            return Message("its licence forbids it")
        if self.fs_type & BITMAPS_ONLY:
            return Message("its licence allows it for bitmaps only")
        if subset and self.fs_type & NO_SUBSETTING:
            return Message("its licence allows it only whole")
        return None


class Faces(Struct, frozen=True):
    """The two weights of a deck.

    They are set so many times larger (``scale``) than its levels say.
    """

    regular: Face
    bold: Face
    scale: float = 1

    def kept_out(self, *, subset: bool) -> Message | None:
        """Return why a deck cannot carry them or subsets.

        It is ``None`` where it can.
        """
        return self.regular.kept_out(subset=subset) or self.bold.kept_out(subset=subset)

    def forbidden(self, *, subset: bool) -> Message | None:
        """Return why no file may hold them or subsets.

        It is ``None`` where one may.
        """
        return self.regular.forbidden(subset=subset) or self.bold.forbidden(subset=subset)


def has_tables(face: hb.Face) -> bool:
    """Return whether a font has the tables without which none is used."""
    return all(map(face.reference_table, NEEDED))
