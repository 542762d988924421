"""The deck's font files, FiraGO or the author's own.

FiraGO comes with the package ``pymupdf_fonts``, which unpacks it in every process (46 ms), and each deck holds it
deflated (35 ms), a page in part and packed (12 ms). So its two faces are kept in the user's cache folder in these
ways, under digests of what they hold. An author's font is not.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import uharfbuzz as hb
from msgspec.structs import replace

from deckgen.files import write
from deckgen.problems import Either, Message, OutlineError, Place, Problem
from deckgen.text import installed
from deckgen.text.face import BadFontError, Face, Faces, has_tables
from deckgen.text.font_tables import BOLD, REGULAR, is_variable, weights
from deckgen.text.variable import instance
from deckgen.theme.tokens import FontFile, Theme

FIRAGO: dict[Literal["figo", "figbo"], str] = {
    "figo": "495901c0c608ea265f4c31aa2a4c7a313e5cc2a3dd610da78a447fe8e07454a2",
    "figbo": "ab720753c39073556260ebbaee7e7af89f9ca202a7c7abc257d935db590a1e35",
}
"""SHA-256 of FiraGO Regular and Bold 1.001 by their names in ``pymupdf_fonts``. Another release is not cached."""

_KNOWN: dict[bytes, str] = {}
"""The digests of FiraGO's faces, once they are read, and the names of what is made of them."""

CHECK, DIGEST = 4, 32
"""Bytes of the CRC-32 with which every file of the cache begins, and of a digest."""


def faces(regular: FontFile | None = None, bold: FontFile | None = None) -> Faces:
    """Return the deck's faces, FiraGO's for a file that is ``None``.

    Raises:
        OutlineError: a file is not a font, or not of the family that it must be of.
    """
    return Faces(
        _firago("figo") if regular is None else _own(regular, REGULAR),
        _firago("figbo") if bold is None else _own(bold, BOLD),
    )


def of_theme(theme: Theme) -> Faces:
    """Return the faces of a theme.

    They are FiraGO's, those of its own files, or installed ones.

    Raises:
        OutlineError: a file is not a font, not of the family that it must be of, or nothing of the family is installed.
    """
    if theme.installed is None:
        return replace(faces(theme.regular, theme.bold), scale=theme.scale)
    found = installed.fonts(theme.family)
    regular, bold = (_installed(found, theme.family, weight, theme.installed) for weight in (REGULAR, BOLD))
    return Faces(regular, bold, theme.scale)


def _installed(found: Sequence[bytes], family: str, weight: int, place: Place) -> Face:
    """Return the installed font of a weight; one that has no other goes before a variable one."""
    fitting: list[tuple[bool, int]] = []
    for i, data in enumerate(found):
        font = hb.Face(data)
        least, most = weights(font)
        if least <= weight <= most:
            fitting.append((is_variable(font), i))
    if not fitting:
        what = Message(
            'no font of the family "{family}" and the weight {weight} is installed', family=family, weight=weight
        )
        raise OutlineError([Problem("missing-font", place, what, _cure(family))])
    return _own(FontFile(found[min(fitting)[1]], family, place), weight)


def _cure(family: str) -> Message:
    file = family.replace(" ", "")
    return Message(
        'install it, in "{folder}", or name its files, from this file\'s folder: '
        "fonts: {{family: {family}, regular: fonts/{file}-Regular.ttf, bold: fonts/{file}-Bold.ttf}}",
        folder=installed.folders()[-1],
        family=family,
        file=file,
    )


def _own(file: FontFile, weight: int) -> Face:
    try:
        face = _weight(_face(file.data), weight)
    except BadFontError as error:
        raise OutlineError([Problem("bad-font", file.place, error.message)]) from None
    if file.family.casefold() not in map(str.casefold, face.families):
        what = Message('this font is not of the family "{family}"', family=file.family)
        hint = Message("its own name is {names}", names=Either(sorted(face.families)))
        raise OutlineError([Problem("wrong-family", file.place, what, hint)])
    return face


def _weight(face: Face, weight: int) -> Face:
    """Return a face as it is, or that of a weight which is variable.

    Raises:
        BadFontError: it has no such weight.
    """
    font = face.font.face
    if not is_variable(font):
        return face
    least, most = weights(font)
    if not least <= weight <= most:
        raise BadFontError(Message("this file is a variable font without the weight {weight}", weight=weight))
    return _face(instance(font, weight))


@cache
def _face(data: bytes) -> Face:
    """Return the face in a file, one for the same file.

    So its words are shaped once in a process.

    Raises:
        BadFontError: the bytes are no font file, or a damaged one.
    """
    face = Face.of(data)
    whole = hb.SubsetInput()
    whole.keep_everything()
    try:
        # Whoever takes a font apart looks into every table of it, and leaves outlines empty that cannot be read.
        taken = hb.subset(face.font.face, whole)
        sound = has_tables(taken) and 0 < _drawn(face.font.face) == _drawn(taken)
    except RuntimeError:
        sound = False
    if not sound:
        raise BadFontError(Message("this file is a damaged font"))
    return face


def _drawn(face: hb.Face) -> int:
    """Return how many of a font's characters have an outline."""
    font = hb.Font(face)
    extents = (font.get_glyph_extents(font.get_nominal_glyph(code) or 0) for code in face.unicodes)
    return sum(bool(one and one.width) for one in extents)


@cache
def _firago(name: Literal["figo", "figbo"]) -> Face:
    digest = FIRAGO[name]
    place = _cache() / f"{name}-{digest}.font"
    data = _kept(place)
    if data is None:
        import pymupdf_fonts

        data = pymupdf_fonts.myfont(name)
        if hashlib.sha256(data).hexdigest() != digest:
            return Face.of(data)
        _keep(place, data)
    _KNOWN[data] = digest
    return Face.of(data)


@lru_cache(maxsize=4)
def packed(
    font: bytes, wrap: Callable[[bytes], bytes], level: int, deflate: Callable[[bytes], bytes]
) -> tuple[bytes, bytes, bytes]:
    """Return the part of a font, the same deflated, and its SHA-256.

    Args:
        font: the font.
        wrap: what makes the part of it.
        level: the level of ``deflate``.
        deflate: what deflates it.
    """
    part = wrap(font)
    known = _KNOWN.get(font)
    if known is None:
        return part, deflate(part), hashlib.sha256(part).digest()
    # The font's own digest is known: to take one of the part takes as long as all else here.
    key = hashlib.sha256(part.removesuffix(font) + known.encode()).hexdigest()
    # Each release of zlib finds other matches: the bytes are the same only with the same one.
    place = _cache() / f"{key}-{zlib.ZLIB_RUNTIME_VERSION}-{level}.deflated"
    data = _cached(place, lambda: hashlib.sha256(part).digest() + deflate(part))
    return part, data[DIGEST:], data[:DIGEST]


def made(font: bytes, how: str, make: Callable[[], bytes]) -> bytes:
    """Return what is made of a font, FiraGO's from the cache.

    Args:
        font: the font.
        how: tells all that the result hangs on besides, releases too.
        make: returns it.
    """
    known = _KNOWN.get(font)
    if known is None:
        return make()
    key = hashlib.sha256(f"{known} {how}".encode()).hexdigest()
    data = _cached(_cache() / f"{key}.made", make)
    _KNOWN[data] = key
    return data


def _cached(place: Path, make: Callable[[], bytes]) -> bytes:
    """Return what a file of the cache holds, or what is to be kept there."""
    data = _kept(place)
    if data is None:
        data = make()
        _keep(place, data)
    return data


def _kept(place: Path) -> bytes | None:
    """Return what a file of the cache holds, ``None`` where it is missing or damaged."""
    with suppress(OSError), place.open("rb", buffering=0) as file:
        check, data = file.read(CHECK), file.read()
        # Of nothing the check is 0, as of a file of zeros.
        if data and check == _check(data):
            return data
    return None


def _keep(place: Path, data: bytes) -> None:
    # A cache that cannot be written costs time only.
    with suppress(OSError):
        write(place, _check(data) + data)


def _check(data: bytes) -> bytes:
    # A digest would take ten times as long where the processor has no instructions for it.
    return zlib.crc32(data).to_bytes(CHECK, "big")


def _cache() -> Path:
    """Return this program's cache folder (XDG Base Directory Specification 0.8)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    # The specification has relative paths ignored.
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "deckgen"
