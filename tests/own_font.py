"""Fonts that are not FiraGO's files: FiraGO under another name, or with other licence bits."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont

from deckgen.text.fonts import faces

FS_TYPE = 8
"""The place of the licence bits in the OS/2 table (OpenType 1.9)."""


def licensed(fs_type: int, *, bold: bool = False) -> bytes:
    """Return a file of FiraGO with other licence bits."""
    data = bytearray((faces().bold if bold else faces().regular).data)
    (count,) = struct.unpack_from(">H", data, 4)
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4s3L", data, 12 + 16 * i)
        if tag == b"OS/2":
            struct.pack_into(">H", data, offset + FS_TYPE, fs_type)
    return bytes(data)


@cache
def named(family: str, *, bold: bool = False) -> bytes:
    """Return a file of FiraGO under another family name."""
    font = TTFont(BytesIO((faces().bold if bold else faces().regular).data))
    font["name"].setName(family, 1, 3, 1, 0x409)
    out = BytesIO()
    font.save(out)
    return out.getvalue()
