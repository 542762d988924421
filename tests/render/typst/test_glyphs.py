"""What a page draws as text, read from the operators that Typst writes."""

from __future__ import annotations

import pytest
from pikepdf import Dictionary, Pdf, parse_content_stream

from deckgen.render.typst.glyphs import Font, Glyph, runs

WIDTHS = {1: 500.0, 2: 250.0, 0x28: 100.0, 0x29: 100.0, 0x5C: 100.0, 0x0A: 100.0}
FONT = Font(Dictionary(), Dictionary(), {1: "a", 2: "b", 3: "\u0301"}, WIDTHS, None)
COLOR = b"/c0 cs 0 scn"


def fragment(shown: bytes, x: float = 0, y: float = 0, color: bytes = COLOR, font: bytes = b"f0") -> bytes:
    show = b" 0 Tr/%b 10 Tf 1 0 0 -1 0 0 Tm%b\n" % (font, shown)
    return b"/Span<</MCID 0>>BDC\nq 1 0 0 -1 %g %g cm%b\nBT%bET\nQ\nEMC" % (x, y, color, show)


def read(*fragments: bytes) -> list[list[Glyph]]:
    with Pdf.new() as pdf:
        found = runs(parse_content_stream(pdf.make_stream(b"".join(fragments))), {"/f0": FONT})
    return [[glyph for part in run for glyph in part.glyphs] for run in found]


@pytest.mark.parametrize(
    ("shown", "numbers"),
    [
        (b"<00010002>Tj", [1, 2]),
        (b"(\\000\\001\\000\\002)Tj", [1, 2]),
        (b"[<0001>30(\\000\\002)]TJ", [1, 2]),
        (b"(\\000(\\000)\\000\\\\)Tj", [0x28, 0x29, 0x5C]),
        (b"(\\000\\(\\000\\n)Tj", [0x28, 0x0A]),
        (b"(\\000(\\000(\\000)\\000))Tj", [0x28, 0x28, 0x29, 0x29]),
    ],
)
def test_strings_are_read_in_each_way_to_write_them(shown: bytes, numbers: list[int]) -> None:
    assert [[glyph.number for glyph in run] for run in read(fragment(shown))] == [numbers]


def test_glyphs_stand_where_the_pen_is() -> None:
    ((first, second, third),) = read(fragment(b"[100<0001>-200<00020001>]TJ"))
    assert [first.x, second.x, third.x] == pytest.approx([-1, 6, 8.5])


def test_fragments_at_other_heights_go_on_with_a_run_where_its_pen_ended() -> None:
    parts = fragment(b"<0001>Tj"), fragment(b"[50<0003>]TJ", x=5, y=3), fragment(b"<0002>Tj", x=5)
    (run,) = read(*parts)
    assert [(glyph.number, glyph.x, glyph.y) for glyph in run] == [(1, 0, 0), (3, 4.5, -3), (2, 5, 0)]


@pytest.mark.parametrize(
    "other",
    [
        fragment(b"<0003>Tj", x=6, y=3),
        fragment(b"<0003>Tj", x=5),
        fragment(b"<0003>Tj", x=5, y=3, color=b"/c0 cs 1 scn"),
        b"q 1 0 0 -1 0 0 cm\n" + fragment(b"<0003>Tj", x=5, y=3),
    ],
    ids=["elsewhere", "as high", "of another colour", "behind something else"],
)
def test_other_fragments_are_runs_of_their_own(other: bytes) -> None:
    assert len(read(fragment(b"<0001>Tj"), other)) == 2


def test_text_in_a_font_that_is_not_known_is_left_alone() -> None:
    assert read(fragment(b"<0001>Tj", font=b"f9")) == []


def test_a_replacement_text_goes_for_its_glyphs() -> None:
    shown = (
        b"<0001>Tj\n/Span<</ActualText<FEFF0078>>>BDC/ReversedChars BMC 0 Tr/f0 10 Tf 1 0 0 -1 5 0 Tm<0002>Tj\nEMC\nEMC"
    )
    ((first, second),) = read(fragment(shown))
    assert (first.text, first.actual) == ("a", None)
    assert second.text == "x"
    assert second.actual is not None
