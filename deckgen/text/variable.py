"""One weight of a variable font as a font of its own."""

from __future__ import annotations

import struct

import uharfbuzz as hb

from deckgen.text.font_tables import BOLD, FAMILY, TYPOGRAPHIC_FAMILY, WEIGHT

_KEPT = (0, 5, 7, 13, 14)
"""The ids of the names that stay: copyright, version, trademark, licence and its address (OpenType 1.9)."""

_STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 2, 3, 4, 6
_SELECTION, _REGULAR_BIT, _BOLD_BIT = 62, 0x40, 0x20
_MAC_STYLE, _MAC_BOLD = 44, 0x1
_WINDOWS, _UNICODE, _US_ENGLISH = 3, 1, 0x409

_AXES = "STAT"
"""The table that says what can be chosen of a family. It names what a font of one weight has no names for."""


def instance(face: hb.Face, weight: int) -> bytes:
    """Return the file of one weight of a variable font.

    ``weight`` is 400 or 700, and one that the font has. Its other axes are at their defaults. Its names are those of a
    family's regular or bold font.
    """
    wanted = _everything()
    wanted.pin_all_axes_to_default(face)
    if any(axis.tag == WEIGHT for axis in face.axis_infos):
        wanted.pin_axis_location(face, WEIGHT, weight)
    single = hb.subset(face, wanted)
    tables = {tag: single.reference_table(tag).data for tag in single.table_tags if tag != _AXES}
    bold, both = weight >= BOLD, _REGULAR_BIT | _BOLD_BIT
    tables["OS/2"] = _with_bits(tables["OS/2"], _SELECTION, both, _BOLD_BIT if bold else _REGULAR_BIT)
    tables["head"] = _with_bits(tables["head"], _MAC_STYLE, _MAC_BOLD, _MAC_BOLD if bold else 0)
    tables["name"] = _names(face, "Bold" if bold else "Regular")
    made = hb.Face.create_for_tables(lambda _, tag, held: held.get(tag, b""), tables)
    made.set_get_table_tags_func(lambda _, held: list(held), tables)
    return whole(made)


def whole(face: hb.Face) -> bytes:
    """Return a font as a file of its own."""
    data: bytes = hb.subset(face, _everything()).blob.data
    return data


def _everything() -> hb.SubsetInput:
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    return wanted


def _names(face: hb.Face, style: str) -> bytes:
    """Return the name table of a family's font of that style, in English."""
    family = face.get_name(TYPOGRAPHIC_FAMILY, "en") or face.get_name(FAMILY, "en") or ""
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {id: name for id in _KEPT if (name := face.get_name(id, "en"))}
    names |= {FAMILY: family, _STYLE: style, _FULL: f"{family} {style}", _UNIQUE: postscript, _POSTSCRIPT: postscript}
    records, strings = b"", b""
    for id, name in sorted(names.items()):
        written = name.encode("utf-16-be")
        records += struct.pack(">6H", _WINDOWS, _UNICODE, _US_ENGLISH, id, len(written), len(strings))
        strings += written
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + strings


def _with_bits(table: bytes, at: int, mask: int, bits: int) -> bytes:
    (held,) = struct.unpack_from(">H", table, at)
    return table[:at] + struct.pack(">H", held & ~mask | bits) + table[at + 2 :]
