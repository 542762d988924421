"""The deck's font files: FiraGO, or the author's own, as HarfBuzz reads them.

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
from deckgen.problems import UsageError

FIRAGO: dict[Literal["figo", "figbo"], str] = {
    "figo": "495901c0c608ea265f4c31aa2a4c7a313e5cc2a3dd610da78a447fe8e07454a2",
    "figbo": "ab720753c39073556260ebbaee7e7af89f9ca202a7c7abc257d935db590a1e35",
}
"""SHA-256 of FiraGO Regular and Bold 1.001 by their names in ``pymupdf_fonts``. Another release is not cached."""


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
            ValueError: the bytes are no such file.
        """
        face = hb.Face(data)
        os2 = face.reference_table("OS/2").data
        if not face.glyph_count or len(os2) < 10:
            raise ValueError("not a TrueType or OpenType font")
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


@dataclass(frozen=True, slots=True)
class Faces:
    """The two weights of a deck."""

    regular: Face
    bold: Face


def faces(regular: str | Path | None = None, bold: str | Path | None = None) -> Faces:
    """Return the deck's faces.

    Args:
        regular: a font file in place of FiraGO.
        bold: its bold face; by default ``regular`` serves for both.

    Raises:
        UsageError: a file cannot be read or is not a font.
    """
    if regular is None:
        return Faces(_firago("figo"), _firago("figbo") if bold is None else _custom(bold))
    face = _custom(regular)
    return Faces(face, face if bold is None else _custom(bold))


def _custom(path: str | Path) -> Face:
    try:
        return Face.of(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UsageError(f'the font "{path}" cannot be read: {reason}') from None


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
    """Return the user's cache folder for this program (XDG Base Directory Specification 0.8)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    # The specification has relative paths ignored.
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "deckgen"
