"""A packed font holds what it held."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import woff2KnownTags

from deckgen.render.html.woff2 import KNOWN, woff2
from deckgen.text import fonts
from deckgen.text.subset import subset

WRITTEN_ANEW = ("GlyphOrder", "head", "DSIG")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("characters", [None, "سلام"])
def test_every_table_is_kept(bold: bool, characters: str | None) -> None:
    faces = fonts.faces()
    face = faces.bold if bold else faces.regular
    data = subset(face, set(characters)) if characters else face.data
    packed, plain = TTFont(BytesIO(woff2(data))), TTFont(BytesIO(data))
    assert {*packed.keys()} | {"DSIG"} == {*plain.keys()} | {"DSIG"}
    for tag in {*packed.keys()} - {*WRITTEN_ANEW}:
        assert packed.reader[tag] == plain.reader[tag], tag
    # All but the sum of the file, and the flag that says that it was packed.
    ours, theirs = packed.reader["head"], plain.reader["head"]
    assert (ours[:8], ours[18:]) == (theirs[:8], theirs[18:])
    assert packed["head"].flags == plain["head"].flags | 1 << 11


def test_the_file_is_as_long_as_it_says() -> None:
    data = woff2(fonts.faces().regular.data)
    assert int.from_bytes(data[8:12]) == len(data)


def test_the_tables_with_numbers_are_those_of_the_recommendation() -> None:
    assert tuple(tag.replace("_", " ") for tag in KNOWN.split()) == woff2KnownTags
