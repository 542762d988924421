from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.scene.nodes import Run, TextStyle
from deckgen.text.bidi import unmarked
from deckgen.text.breaks import SPACES
from deckgen.text.fit import Block
from deckgen.text.split import at_largest_step, split
from deckgen.units import Emu, inch, pt
from tests.text.support import BLOCKS, FIRST, FITTER, LINE_18, PLAIN, SENTENCE, STYLE, WIDE, block, box, prose, text_of


def parted(*blocks: Block, lines: int, style: TextStyle = PLAIN, w: Emu = WIDE) -> list[list[str]]:
    shape = box(*blocks, style=style, lines=lines)
    return [text_of(piece) for piece in split(FITTER, blocks, style, w, shape.h)]


TIGHT = TextStyle(tuple(replace(level, space_before=0) for level in (FIRST, FIRST)))


class TestSplit:
    def test_what_holds_is_one_piece(self) -> None:
        assert parted(block("أ"), block("ب"), lines=2, style=TIGHT) == [["أ", "ب"]]
        assert parted(lines=2) == []

    def test_a_text_is_parted_between_paragraphs(self) -> None:
        assert parted(*map(block, "أبجدهو"), lines=2, style=TIGHT) == [["أ", "ب"], ["ج", "د"], ["ه", "و"]]

    def test_space_between_paragraphs_counts(self) -> None:
        assert parted(*map(block, "أبج"), lines=3, style=PLAIN)[0] == ["أ", "ب"]

    def test_the_last_two_pieces_are_of_like_height(self) -> None:
        assert parted(*map(block, "أبجده"), lines=4, style=TIGHT) == [["أ", "ب", "ج"], ["د", "ه"]]

    def test_a_heading_stays_with_what_follows(self) -> None:
        blocks = [block("أ"), block("ب"), block("ج", keep=True), block("د")]
        assert parted(*blocks, lines=3, style=TIGHT) == [["أ", "ب"], ["ج", "د"]]

    def test_a_point_stays_with_the_first_one_under_it(self) -> None:
        blocks = [block("أ"), block("ب"), block("ج"), block("د", 1), block("ه", 1), block("و", 1)]
        assert parted(*blocks, lines=3, style=TIGHT) == [["أ", "ب"], ["ج", "د"], ["ه", "و"]]

    def test_a_heading_may_begin_a_piece_whatever_stands_before_it(self) -> None:
        blocks = [block("أ"), block("ب", 1, keep=True), block("ج", 1)]
        assert parted(*blocks, lines=2, style=TIGHT) == [["أ"], ["ب", "ج"]]

    def test_a_point_goes_over_with_all_that_stands_under_it(self) -> None:
        blocks = [*map(block, "أبجد"), block("ه", 1), block("و", 1), block("ز", 1)]
        assert parted(*blocks, lines=5, style=TIGHT) == [["أ", "ب", "ج"], ["د", "ه", "و", "ز"]]

    def test_a_heading_is_left_alone_where_nothing_else_helps(self) -> None:
        assert parted(block("أ", keep=True), block("ب"), lines=1, style=TIGHT) == [["أ"], ["ب"]]

    def test_a_paragraph_that_is_too_long_is_parted_at_the_end_of_a_sentence(self) -> None:
        pieces = parted(block(" ".join([SENTENCE] * 6)), lines=3)
        assert len(pieces) > 1
        assert all(text.endswith(".") for (text,) in pieces)
        assert " ".join(text for (text,) in pieces) == " ".join([SENTENCE] * 6)

    @pytest.mark.parametrize("end", ["؟ ", "!» ", "؛ ", "… ", ".\u00a0[1] "])
    def test_signs_that_end_a_sentence(self, end: str) -> None:
        start = prose(8)
        assert parted(block(start + end + prose(60)), lines=3)[0] == [(start + end).rstrip(" ")]

    def test_an_initial_ends_no_sentence(self) -> None:
        first = parted(block(f"قال د. {prose(60)}"), lines=2)[0]
        assert len(first[0].split()) > 4

    def test_letters_that_count_end_no_sentence(self) -> None:
        first = parted(block(f"أ. {prose(60)}"), lines=2)[0]
        assert len(first[0].split()) > 4

    @pytest.mark.parametrize("text", ["أ. " * 400, "أب. " + "ج. " * 400, "أب. " + "كلمة " * 400])
    def test_no_piece_is_a_short_sentence_alone(self, text: str) -> None:
        pieces = parted(block(text), lines=3)
        longest = max(len(piece) for (piece,) in pieces)
        assert all(len(piece) > longest / 6 for (piece,) in pieces[:-1])

    def test_one_endless_sentence_is_parted_between_lines(self) -> None:
        text = prose(80)
        pieces = parted(block(text), lines=2)
        assert " ".join(piece for (piece,) in pieces) == text
        assert all(FITTER.excess(box(block(piece), lines=2)) == 0 for (piece,) in pieces)

    def test_under_its_heading_a_long_paragraph_fills_what_is_left(self) -> None:
        pieces = parted(block("عنوان", keep=True), block(prose(80)), lines=3, style=TIGHT)
        assert pieces[0][0] == "عنوان"
        assert len(pieces[0]) == 2

    def test_a_box_too_low_for_a_line_gets_one(self) -> None:
        assert parted(block("أ"), Block(()), lines=0) == [["أ"], [""]]

    def test_the_looks_of_the_runs_are_kept(self) -> None:
        runs = (Run(prose(10), "ar-SA", bold=True), Run(f" {prose(40)}", "ar-SA", color="a1"))
        pieces = split(FITTER, [Block(runs)], PLAIN, WIDE, pt(LINE_18) + 10)
        assert pieces[0][0].runs[0].bold
        assert pieces[-1][0].runs[-1].color == "a1"

    @pytest.mark.slow
    def test_a_very_long_paragraph_is_parted(self) -> None:
        pieces = parted(block(prose(5_000)), lines=10)
        assert sum(len(text.split()) for (text,) in pieces) == 5_000


@given(BLOCKS, st.integers(1, 12), st.integers(2, 8))
def test_pieces_hold_and_nothing_is_lost(blocks: list[Block], lines: int, inches: int) -> None:
    shape = box(style=STYLE, w=inch(inches), lines=lines)
    pieces = split(FITTER, blocks, STYLE, shape.w, shape.h)
    for piece in pieces:
        assert FITTER.excess(replace(shape, blocks=piece)) == 0
    # A word that is broken may be parted too; else the pieces part at spaces.
    assert unspaced("".join("".join(text_of(piece)) for piece in pieces)) == unspaced("".join(text_of(tuple(blocks))))


@given(st.text("-–—./1xك،«) \u2003\u200b", max_size=400), st.integers(1, 3), st.integers(1, 4))
def test_whatever_parts_words_nothing_is_lost_and_an_end_is_found(text: str, lines: int, inches: int) -> None:
    shape = box(w=inch(inches), lines=lines)
    pieces = split(FITTER, [block(text)], PLAIN, shape.w, shape.h)
    assert unspaced("".join("".join(text_of(piece)) for piece in pieces)) == unspaced(text)


def unspaced(text: str) -> str:
    """Return a text without spaces and without the marks that order it."""
    return "".join(char for char in unmarked(text) if char not in SPACES)


def test_the_largest_step_counts_that_takes_no_more_pieces_than_the_smallest() -> None:
    pieces = {0: ["أ", "ب", "ج"], 1: ["أ", "ب"], 2: ["أ", "ب"]}
    assert at_largest_step(2, pieces.__getitem__, bool) == (1, ["أ", "ب"])
    assert at_largest_step(0, {0: ["أ"]}.__getitem__, bool) == (0, ["أ"])
    assert at_largest_step(2, pieces.__getitem__, lambda _: False)[0] == 2


def test_a_point_that_is_read_from_the_left_is_divided_without_loss() -> None:
    text = " ".join(f"{n} kWh were used." for n in range(40))
    pieces = split(FITTER, [block(text)], STYLE, WIDE, pt(LINE_18 * 2))
    assert len(pieces) > 2
    assert " ".join(unmarked(text_of(piece)[0]) for piece in pieces) == text
    assert all(text_of(piece)[0].startswith("\u200e") for piece in pieces[:-1])
