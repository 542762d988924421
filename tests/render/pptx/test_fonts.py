from __future__ import annotations

import struct
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from deckgen.render.pptx.fonts import eot
from deckgen.text.face import Face
from deckgen.text.fonts import faces
from tests import study
from tests.powerpoint import PRESENTATION, PowerPoint

PANOSE = (
    "FamilyType",
    "SerifStyle",
    "Weight",
    "Proportion",
    "Contrast",
    "StrokeVariation",
    "ArmStyle",
    "LetterForm",
    "Midline",
    "XHeight",
)


@pytest.fixture(scope="module")
def embedded() -> PowerPoint:
    return study.written(fonts="embed")


@pytest.fixture(params=["regular", "bold"])
def face(request: pytest.FixtureRequest) -> Face:
    return getattr(faces(), request.param)


@pytest.mark.slow
def test_both_faces_are_embedded_the_regular_one_first(embedded: PowerPoint) -> None:
    (listed,) = embedded.find(PRESENTATION, "p:embeddedFontLst/p:embeddedFont")
    assert [child.tag.split("}")[1] for child in listed] == ["font", "regular", "bold"]
    assert embedded.xml(PRESENTATION).get("embedTrueTypeFonts") == "1"
    assert embedded.related(PRESENTATION, "font") == ["ppt/fonts/font1.fntdata", "ppt/fonts/font2.fntdata"]


def test_the_font_is_named_as_the_theme_names_it_and_serves_arabic(embedded: PowerPoint) -> None:
    (font,) = embedded.find(PRESENTATION, "//p:embeddedFont/p:font")
    assert dict(font.attrib) == {
        "typeface": "FiraGO",
        "panose": "020B0503050000020004",
        "pitchFamily": "2",
        "charset": "-78",
    }


def test_the_fonts_in_the_deck_are_the_faces_byte_for_byte(embedded: PowerPoint) -> None:
    for part, face in zip(("font1", "font2"), (faces().regular, faces().bold), strict=True):
        data = embedded.data(f"ppt/fonts/{part}.fntdata")
        (size,) = struct.unpack_from("<L", data, 4)
        assert data[-size:] == face.data


def test_the_wrapper_says_what_the_font_says(face: Face) -> None:
    """Field by field as in the W3C submission of 5 March 2008, §4.1, version 0x00020002."""
    data, font = eot(face.data), TTFont(BytesIO(face.data))
    os2 = font["OS/2"]
    size, font_size, version, flags = struct.unpack_from("<4L", data)
    assert (size, font_size, version, flags) == (len(data), len(face.data), 0x00020002, 0)
    assert list(data[16:26]) == [getattr(os2.panose, f"b{name}") for name in PANOSE]
    charset, italic, weight, fs_type, magic = struct.unpack_from("<BBLHH", data, 26)
    assert (charset, italic, weight, fs_type, magic) == (1, 0, os2.usWeightClass, os2.fsType, 0x504C)
    fields = struct.unpack_from("<11L", data, 36)
    ranges = (os2.ulUnicodeRange1, os2.ulUnicodeRange2, os2.ulUnicodeRange3, os2.ulUnicodeRange4)
    pages = (os2.ulCodePageRange1, os2.ulCodePageRange2)
    assert fields == (*ranges, *pages, font["head"].checkSumAdjustment, 0, 0, 0, 0)
    at, names = 80, []
    for _ in range(4):
        padding, length = struct.unpack_from("<HH", data, at)
        assert padding == 0
        names.append(data[at + 4 : at + 4 + length].decode("utf-16-le"))
        at += 4 + length
    assert names == [f"{font['name'].getName(id, 3, 1, 0x409).toUnicode()}\0" for id in (1, 2, 5, 4)]
    assert struct.unpack_from("<HHLLHHLL", data, at) == (0, 0, 0x50475342, 0x4E4, 0, 0, 0, 0)
    assert len(data) - at - 24 == len(face.data)


def test_a_deck_without_fonts_names_them_only() -> None:
    file = study.file()
    assert not file.find(PRESENTATION, "p:embeddedFontLst")
    assert file.xml(PRESENTATION).get("embedTrueTypeFonts") is None
    assert not [name for name in file.names if name.endswith("fntdata")]
