from __future__ import annotations

import pytest
import uharfbuzz as hb

from deckgen.text.face import Face
from deckgen.text.fonts import faces
from deckgen.text.subset import subset
from tests.kinds.support import PASSAGE

ARABIC = "".join(map(chr, range(0x600, 0x700)))
TEXTS = (
    PASSAGE,
    "لا إلَهَ؛ إنّ ٱلْعَرَبِيَّةَ لُغَةٌ، وَلِلَّهِ الحَمدُ…",
    "پرسش‌های گوناگون: ۱۲٫۵٪ «چرا؟»",
    "وفود Moscow ونظام S-300 و Nuxt 3 (fi, ffl, 1/2)",
    "שלום עולם — שָׁלוֹם",
)


@pytest.fixture(params=["regular", "bold"])
def face(request: pytest.FixtureRequest) -> Face:
    return getattr(faces(), request.param)


def drawn(face: Face, text: str) -> list[tuple[object, ...]]:
    """Return what a text looks like: where each glyph stands and what box its outline fills."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    assert all(info.codepoint for info in buffer.glyph_infos)
    return [
        (info.cluster, *position.position, face.font.get_glyph_extents(info.codepoint))
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_look_the_same_with_the_subset(face: Face, text: str) -> None:
    part = Face.of(subset(face, ARABIC + "".join(TEXTS)))
    assert drawn(part, text) == drawn(face, text)


def test_every_letter_of_a_block_joins_as_before(face: Face) -> None:
    part = Face.of(subset(face, ARABIC))
    letters = [letter for letter in ARABIC if face.has(ord(letter)) and letter.isalpha()]
    assert len(letters) > 100
    for letter in letters:
        assert drawn(part, letter * 3) == drawn(face, letter * 3)


def test_other_letters_are_gone_and_most_of_the_file_with_them(face: Face) -> None:
    data = subset(face, ARABIC)
    assert Face.of(data).has(ord("ب"))
    assert not Face.of(data).has(ord("Я"))
    assert len(data) < len(face.data) / 4


def test_what_powerpoint_asks_of_a_font_stays(face: Face) -> None:
    whole, part = face, Face.of(subset(face, ARABIC))
    tables = [f.font.face.reference_table("OS/2").data for f in (whole, part)]
    for start, end in ((4, 6), (8, 10), (32, 58), (62, 64), (78, 86)):
        assert tables[0][start:end] == tables[1][start:end]
    assert (part.upem, part.pitch, part.fs_type) == (whole.upem, whole.pitch, whole.fs_type)
    assert part.families == whole.families


def test_the_licence_stays_in_the_file(face: Face) -> None:
    part = Face.of(subset(face, ARABIC)).font.face
    for name in (0, 13, 14):
        assert part.get_name(name) == face.font.face.get_name(name) != None  # noqa: E711


def test_the_same_letters_in_another_order_give_the_same_bytes(face: Face) -> None:
    assert subset(face, "abcابت") == subset(face, "تباcba")
