"""What a font file says of itself (OpenType 1.9)."""

from __future__ import annotations

import struct

import uharfbuzz as hb

FAMILY, TYPOGRAPHIC_FAMILY = 1, 16
"""Name ids of the name table."""

WEIGHT = "wght"
"""The axis of a variable font's weights."""

REGULAR, BOLD = 400, 700
_NORMAL_WIDTH, _ITALIC, _OBLIQUE, _BOLD_BIT = 5, 0x1, 0x200, 0x20


def families(face: hb.Face) -> set[str]:
    """Return the names of a font's family, in every language."""
    names = (n for n in face.list_names() if n.name_id in (FAMILY, TYPOGRAPHIC_FAMILY))
    return {face.get_name(name.name_id, name.language) for name in names}


def is_variable(face: hb.Face) -> bool:
    """Return whether a font has axes, along which it changes."""
    return bool(face.axis_infos)


def weights(face: hb.Face) -> tuple[float, float]:
    """Return the least and the greatest weight of a font.

    That of a variable font's axis where it has one, else the one of the OS/2 table. What is its family's bold font by
    the bits there is of 700, whatever it says besides.
    """
    for axis in face.axis_infos:
        if axis.tag == WEIGHT:
            return axis.min_value, axis.max_value
    os2 = face.reference_table("OS/2").data
    (weight,), (selection,) = struct.unpack_from(">H", os2, 4), struct.unpack_from(">H", os2, 62)
    weight = BOLD if selection & _BOLD_BIT else weight
    return weight, weight


def is_upright(face: hb.Face) -> bool:
    """Return whether a font is neither slanted nor narrow or wide."""
    os2 = face.reference_table("OS/2").data
    (width,), (selection,) = struct.unpack_from(">H", os2, 6), struct.unpack_from(">H", os2, 62)
    return width == _NORMAL_WIDTH and not selection & (_ITALIC | _OBLIQUE)
