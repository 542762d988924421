"""The deck's font files, FiraGO or the author's own.

FiraGO comes with the package ``pymupdf_fonts``, which unpacks it in every process (46 ms). So its two faces are kept
in the user's cache folder, under the digest of what they hold.
"""

from __future__ import annotations

import hashlib
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import uharfbuzz as hb

from deckgen.files import write
from deckgen.problems import Either, Message, OutlineError, Problem
from deckgen.theme.tokens import FontFile

FIRAGO: dict[Literal["figo", "figbo"], str] = {
    "figo": "495901c0c608ea265f4c31aa2a4c7a313e5cc2a3dd610da78a447fe8e07454a2",
    "figbo": "ab720753c39073556260ebbaee7e7af89f9ca202a7c7abc257d935db590a1e35",
}
"""SHA-256 of FiraGO Regular and Bold 1.001 by their names in ``pymupdf_fonts``. Another release is not cached."""


COLLECTION = b"ttcf"
NEEDED = ("OS/2", "cmap", "head", "hhea", "maxp", "name")
OS2_LEAST = 78
"""Bytes of the OS/2 table's version 0, its shortest (OpenType 1.9)."""

LICENCE, RESTRICTED, NO_SUBSETTING, BITMAPS_ONLY = 0xF, 0x2, 0x100, 0x200
"""Bits of ``fsType`` in the OS/2 table (OpenType 1.9); restricted is only what has no milder licence beside it."""

FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Name ids of the name table (OpenType 1.9)."""


class BadFontError(ValueError):
    """A file that is no font for a deck.

    No deck can be set in it.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True, eq=False)
class Face:
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
    def of(cls, data: bytes) -> Face:
        """Return the face in a TrueType or OpenType file.

        Raises:
            BadFontError: the bytes are no such file.
        """
        if data.startswith(COLLECTION):
            raise BadFontError(Message("this file is a collection of fonts, not one font"))
        face = hb.Face(data)
        os2 = face.reference_table("OS/2").data
        if not _has_tables(face) or not face.glyph_count or len(os2) < OS2_LEAST:
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
        face = self.font.face
        names = (n for n in face.list_names() if n.name_id in (FAMILY, TYPOGRAPHIC_FAMILY))
        return {face.get_name(name.name_id, name.language) for name in names}

    def kept_out(self, *, subset: bool) -> Message | None:
        """Return why a deck cannot carry the font or a subset.

        It is ``None`` where it can.
        """
        if not self.font.face.reference_table("glyf").data:
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


@dataclass(frozen=True, slots=True)
class Faces:
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


def faces(regular: FontFile | None = None, bold: FontFile | None = None) -> Faces:
    """Return the deck's faces, FiraGO's for a file that is ``None``.

    Raises:
        OutlineError: a file is not a font, or not of the family that it must be of.
    """
    return Faces(
        _firago("figo") if regular is None else _own(regular), _firago("figbo") if bold is None else _own(bold)
    )


def _own(file: FontFile) -> Face:
    try:
        face = _face(file.data)
    except BadFontError as error:
        raise OutlineError([Problem("bad-font", file.place, error.message)]) from None
    if file.family not in face.families:
        what = Message('this font is not of the family "{family}"', family=file.family)
        hint = Message("its own name is {names}", names=Either(sorted(face.families)))
        raise OutlineError([Problem("wrong-family", file.place, what, hint)])
    return face


@cache
def _face(data: bytes) -> Face:
    """Return the face in a file, one for the same file.

    So its words are shaped once in a process.

    Raises:
        BadFontError: the bytes are no font file, or a damaged one.
    """
    face = Face.of(data)
    try:
        # Whoever takes a font apart looks into every table of it.
        sound = _has_tables(hb.subset(face.font.face, hb.SubsetInput()))
    except RuntimeError:
        sound = False
    if not sound:
        raise BadFontError(Message("this file is a damaged font"))
    return face


def _has_tables(face: hb.Face) -> bool:
    return all(face.reference_table(tag).data for tag in NEEDED)


@cache
def _firago(name: Literal["figo", "figbo"]) -> Face:
    digest = FIRAGO[name]
    kept = _cache() / f"{name}-{digest}.ttf"
    with suppress(OSError):
        data = kept.read_bytes()
        if hashlib.sha256(data).hexdigest() == digest:
            return Face.of(data)
    import pymupdf_fonts

    data = pymupdf_fonts.myfont(name)
    if hashlib.sha256(data).hexdigest() == digest:
        # A cache that cannot be written costs time only.
        with suppress(OSError):
            write(kept, data)
    return Face.of(data)


def _cache() -> Path:
    """Return this program's cache folder (XDG Base Directory Specification 0.8)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    # The specification has relative paths ignored.
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "deckgen"
