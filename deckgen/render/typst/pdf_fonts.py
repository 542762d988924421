"""The fonts of a PDF as Typst writes them: what their codes stand for, and further codes for the same glyphs.

A code is the number of its glyph (Identity-H, ISO 32000-1 §9.7.5.2). Further codes come behind the last glyph and lead
to theirs by a CIDToGIDMap (§9.7.4.2), which only fonts with TrueType outlines have.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as hb

from deckgen.render.typst.pdf_objects import data, holding, stream

BLOCK = 100
"""How many entries a block of a ToUnicode map may have (Adobe Technical Note 5411)."""

_TYPE0 = re.compile(rb"/DescendantFonts\[(\d+) 0 R\]/ToUnicode (\d+) 0 R")
_CID = re.compile(rb"/FontDescriptor (\d+) 0 R/DW 0/CIDToGIDMap/Identity/W\[([\d. ]*)\]")
_FILE = re.compile(rb"/FontFile2 (\d+) 0 R")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A font of a PDF, with the numbers of its objects.

    ``texts`` are what its glyphs stand for; ``widths`` are how far they move the pen, in thousandths of an em, none for
    those that do not. ``outlines`` is HarfBuzz's font. ``further`` are its further codes, in their order.
    """

    cid: int
    descriptor: int
    file: int
    map: int
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    outlines: Any
    further: dict[tuple[int | None, str], int] = field(default_factory=dict)

    def code(self, glyph: int | None, text: str) -> int:
        """Return the code that draws a glyph, or nothing without moving the pen, and stands for a text."""
        if glyph is not None and self.texts.get(glyph) == text:
            return glyph
        return self.further.setdefault((glyph, text), self.outlines.face.glyph_count + len(self.further))

    def mended(self, objects: Mapping[int, bytes], new: int) -> dict[int, bytes]:
        """Return those of the font's objects that change with its further codes, and a new one of that number."""
        count = self.outlines.face.glyph_count
        empty = next((glyph for glyph in range(1, count) if self._is_empty(glyph)), 0)
        glyphs = [*range(count), *(empty if glyph is None else glyph for glyph, _ in self.further)]
        widths = b"".join(
            b" %d %d %g" % (code, code, self.widths[glyph])
            for (glyph, _), code in self.further.items()
            if glyph is not None and glyph in self.widths
        )
        texts = [b"<%04X> <%b>\n" % (code, utf16(text)) for (_, text), code in self.further.items()]
        blocks = [texts[at : at + BLOCK] for at in range(0, len(texts), BLOCK)]
        added = b"".join(b"%d beginbfchar\n%bendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
        cid = objects[self.cid].replace(b"/CIDToGIDMap/Identity/W[", b"/CIDToGIDMap %d 0 R/W[" % new)
        changed = {
            self.cid: cid.replace(b"]>>\nendobj", b"%b]>>\nendobj" % widths),
            # Which says what codes there are.
            self.descriptor: re.sub(rb"/CIDSet \d+ 0 R", b"", objects[self.descriptor]),
            self.map: holding(objects[self.map], data(objects[self.map]).replace(b"endcmap", added + b"endcmap")),
            new: stream(new, struct.pack(f">{len(glyphs)}H", *glyphs)),
        }
        if not empty:
            changed[self.file] = holding(objects[self.file], _without_first(data(objects[self.file])))
        return changed

    def _is_empty(self, glyph: int) -> bool:
        extents = self.outlines.get_glyph_extents(glyph)
        return extents is None or not (extents.width or extents.height)


def fonts(objects: Mapping[int, bytes]) -> dict[int, Font]:
    """Return the fonts that have TrueType outlines, by the numbers under which pages name them."""
    found = {}
    for number, about in objects.items():
        if not (type0 := _TYPE0.search(about)):
            continue
        cid, unicode = map(int, type0.groups())
        if not (descendant := _CID.search(objects[cid])):
            continue
        descriptor = int(descendant[1])
        if not (file := _FILE.search(objects[descriptor])):
            continue
        spans = zip(*[iter(descendant[2].split())] * 3, strict=True)
        widths = {code: float(w) for first, last, w in spans if float(w) for code in range(int(first), int(last) + 1)}
        texts = {int(code, 16): from_utf16(text) for code, text in _MAPPED.findall(data(objects[unicode]))}
        outlines = hb.Font(hb.Face(data(objects[int(file[1])])))
        found[number] = Font(cid, descriptor, int(file[1]), unicode, texts, widths, outlines)
    return found


def utf16(text: str) -> bytes:
    """Return a text as hexadecimal digits of UTF-16."""
    return text.encode("utf-16-be").hex().upper().encode()


def from_utf16(digits: bytes) -> str:
    """Return the text that hexadecimal digits of UTF-16 are."""
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _without_first(font: bytes) -> bytes:
    """Return a TrueType font whose first glyph, the sign for a missing one, is empty (OpenType 1.9, loca table)."""
    (count,) = struct.unpack_from(">H", font, 4)
    places = {tag: at for tag, _, at, _ in struct.iter_unpack(">4s3I", font[12 : 12 + 16 * count])}
    size = 4 if font[places[b"head"] + 51] else 2
    at = places[b"loca"]
    return font[:at] + font[at + size : at + 2 * size] + font[at + size :]
