"""Fonts that are not FiraGO's files: FiraGO under another name or with other licence bits, and boxes for letters."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO
from unicodedata import combining

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from deckgen.text.fonts import faces

WEIGHT, FS_TYPE = 4, 8
"""The places of the weight and of the licence bits in the OS/2 table (OpenType 1.9)."""


def licensed(fs_type: int, *, bold: bool = False) -> bytes:
    """Return a file of FiraGO with other licence bits."""
    return _stating(FS_TYPE, fs_type, bold=bold)


def weighing(weight: int, *, bold: bool = False) -> bytes:
    """Return a file of FiraGO that states another weight."""
    return _stating(WEIGHT, weight, bold=bold)


def _stating(at: int, value: int, *, bold: bool) -> bytes:
    """Return a file of FiraGO with another number at a place of its OS/2 table."""
    data = bytearray((faces().bold if bold else faces().regular).data)
    (count,) = struct.unpack_from(">H", data, 4)
    for i in range(count):
        tag, _, offset, _ = struct.unpack_from(">4s3L", data, 12 + 16 * i)
        if tag == b"OS/2":
            struct.pack_into(">H", data, offset + at, value)
    return bytes(data)


@cache
def named(family: str, *, bold: bool = False) -> bytes:
    """Return a file of FiraGO under another family name."""
    font = TTFont(BytesIO((faces().bold if bold else faces().regular).data))
    font["name"].setName(family, 1, 3, 1, 0x409)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def high(family: str, ascent: float, descent: float, *, bold: bool = False) -> bytes:
    """Return a file of FiraGO under another name, which says that its lines reach so far over and under, in em."""
    font = TTFont(BytesIO(named(family, bold=bold)))
    up, down = (round(length * font["head"].unitsPerEm) for length in (ascent, descent))
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, -down, 0
    system = font["OS/2"]
    system.sTypoAscender, system.sTypoDescender, system.sTypoLineGap = up, -down, 0
    system.usWinAscent, system.usWinDescent = up, down
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def boxes(top: float, bottom: float, *, ascent: float, descent: float, width: float = 0.5) -> bytes:
    """Return a font all letters of which are one box: so high over the baseline and so far under it, in em.

    ``ascent`` and ``descent`` are what it says of itself. It has ASCII and the letters of Arabic, Persian and Hebrew.
    Vowel signs are empty: HarfBuzz would stand them on their letters.
    """
    upem = 1000
    up, down, advance = (round(upem * length) for length in (top, bottom, width))
    letters = [*range(0x21, 0x7F), *range(0xA1, 0x180), *range(0x5D0, 0x5EB), *range(0x600, 0x700), 0x2013, 0x25CF]
    names = [".notdef", "space", "sign", "box"]
    pen = TTGlyphPen(None)
    pen.moveTo((0, -down))
    for point in ((0, up), (advance, up), (advance, -down)):
        pen.lineTo(point)
    pen.closePath()
    box, empty = pen.glyph(), TTGlyphPen(None).glyph()
    font = FontBuilder(upem, isTTF=True)
    font.setupGlyphOrder(names)
    characters = {code: "sign" if combining(chr(code)) else "box" for code in letters}
    font.setupCharacterMap({0x20: "space", 0xA0: "space", **characters})
    font.setupGlyf({name: box if name == "box" else empty for name in names})
    font.setupHorizontalMetrics(dict.fromkeys(names, (advance, 0)))
    line = {"ascent": round(upem * ascent), "descent": -round(upem * descent)}
    font.setupHorizontalHeader(**line)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=line["ascent"], sTypoDescender=line["descent"], usWinAscent=up, usWinDescent=down)
    font.setupPost()
    out = BytesIO()
    font.font.recalcTimestamp = False
    font.save(out)
    return out.getvalue()


@cache
def variable(least: int, most: int) -> bytes:
    """Return a variable font of the family "Varied", whose letters are as wide as 400 and half of what is over that.

    ``least`` and ``most`` are the weights that it has.
    """
    font = TTFont(BytesIO(boxes(0.8, 0.2, ascent=0.9, descent=0.3)))
    for id in (1, 4, 16):
        font["name"].setName("Varied", id, 3, 1, 0x409)
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", least, least, most, "Weight")], [])
    start, end = (400 + (weight - 400) // 2 for weight in (least, most))
    empty = font.getGlyphOrder()[:3]
    for name in font.getGlyphOrder():
        if name not in empty:
            font["hmtx"][name] = (start, 0)
    wider = TupleVariation({"wght": (0, 1, 1)}, [(0, 0)] * 4 + [(0, 0), (end - start, 0), (0, 0), (0, 0)])
    builder.setupGvar({name: [] if name in empty else [wider] for name in font.getGlyphOrder()})
    out = BytesIO()
    font.save(out)
    return out.getvalue()
