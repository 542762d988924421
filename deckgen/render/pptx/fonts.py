"""Embedded fonts: a TrueType file in an EOT wrapper.

PowerPoint reads it from ``ppt/fonts``.

The wrapper is version 0x00020002 of Embedded OpenType (W3C submission of 5 March 2008, §4.1) without
compression and without obfuscation; the font inside is unchanged.
"""

from __future__ import annotations

import struct

from deckgen.render.pptx.context import PptxDeck
from deckgen.render.pptx.package import Part
from deckgen.render.pptx.xml import escape

VERSION, MAGIC = 0x00020002, 0x504C
DEFAULT_CHARSET = 1
EMPTY_ROOT_CHECKSUM = 0x50475342
WINDOWS_1252 = 0x4E4
FAMILY, SUBFAMILY, FULL_NAME, VERSION_NAME = 1, 2, 4, 5
WINDOWS_UNICODE, US_ENGLISH = (3, 1), 0x409
CODE_PAGES_END = 86
ARABIC_CODE_PAGE = 1 << 6
ARABIC_CHARSET = -78
"""178 as a signed byte; without it PowerPoint does not take the font for Arabic."""


def embedded(deck: PptxDeck, presentation: Part) -> str:
    """Return ``p:embeddedFontLst`` and add the parts that it names.

    It is empty where the deck carries no font.
    """
    faces = sorted(deck.scene.fonts.faces, key=lambda face: face.bold)
    if not faces:
        return ""
    items = ""
    for number, face in enumerate(faces, 1):
        part = deck.package.add(f"/ppt/fonts/font{number}.fntdata")
        if deck.pack:
            part.data, part.packed, part.digest = deck.pack(face.data)
        else:
            part.data = eot(face.data)
        items += f'<p:{"bold" if face.bold else "regular"} r:id="{presentation.relate("font", part)}"/>'
    os2 = _os2(faces[0].data)
    charset = ARABIC_CHARSET if struct.unpack_from(">L", os2, 78)[0] & ARABIC_CODE_PAGE else 0
    font = (
        f'<p:font typeface="{escape(deck.scene.fonts.family)}" panose="{os2[32:42].hex().upper()}" '
        f'pitchFamily="2" charset="{charset}"/>'
    )
    return f"<p:embeddedFontLst><p:embeddedFont>{font}{items}</p:embeddedFont></p:embeddedFontLst>"


def eot(font: bytes) -> bytes:
    """Return a TrueType font in an EOT wrapper. The header is little-endian, the font big-endian."""
    os2, names = _os2(font), _names(_table(font, b"name"))
    weight, fs_type, selection = (struct.unpack_from(">H", os2, at)[0] for at in (4, 8, 62))
    unicode_ranges, code_pages = struct.unpack_from(">4L", os2, 42), struct.unpack_from(">2L", os2, 78)
    (adjustment,) = struct.unpack_from(">L", _table(font, b"head"), 8)
    header = struct.pack("<3L", len(font), VERSION, 0) + os2[32:42]
    header += struct.pack("<BBLHH", DEFAULT_CHARSET, selection & 1, weight, fs_type, MAGIC)
    header += struct.pack("<11L", *unicode_ranges, *code_pages, adjustment, 0, 0, 0, 0)
    for name in (FAMILY, SUBFAMILY, VERSION_NAME, FULL_NAME):
        value = names.get(name, b"") + b"\0\0"
        header += struct.pack("<HH", 0, len(value)) + value
    root_string = struct.pack("<HHLL", 0, 0, EMPTY_ROOT_CHECKSUM, WINDOWS_1252)
    no_signature_no_eudc = struct.pack("<HHLL", 0, 0, 0, 0)
    header += root_string + no_signature_no_eudc
    return struct.pack("<L", 4 + len(header) + len(font)) + header + font


def _table(font: bytes, wanted: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4s3L", font, 12 + 16 * i) for i in range(count))
    return next(font[offset : offset + length] for tag, _, offset, length in records if tag == wanted)


def _os2(font: bytes) -> bytes:
    # Version 0 of the table ends before its code pages.
    return _table(font, b"OS/2").ljust(CODE_PAGES_END, b"\0")


def _names(table: bytes) -> dict[int, bytes]:
    """Return the font's English names by name id, in UTF-16LE."""
    _, count, storage = struct.unpack_from(">3H", table)
    names = {}
    for i in range(count):
        platform, encoding, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * i)
        if (platform, encoding) == WINDOWS_UNICODE and language == US_ENGLISH:
            units = struct.unpack_from(f">{length // 2}H", table, storage + offset)
            names[name] = struct.pack(f"<{len(units)}H", *units)
    return names
