from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.problems import Place
from deckgen.scene.nodes import Run, TextStyle
from deckgen.text import fonts
from deckgen.text.fit import Block, Box, Fitter
from deckgen.units import Emu, inch, pt
from tests.text.support import (
    BLOCKS,
    EXACT,
    FIRST,
    FITTER,
    LINE_22,
    PLAIN,
    POINT,
    STYLE,
    WIDE,
    WORDS,
    block,
    box,
    prose,
)


class TestSet:
    def test_paragraphs_have_the_size_and_pitch_of_their_level_and_step(self) -> None:
        fitted = FITTER.set([block("أ"), block("ب", 1)], STYLE, WIDE, 1)
        assert [(p.level, p.size, p.line_pct, p.align) for p in fitted.paragraphs] == [
            (0, 20, 122, "r"),
            (1, 18, 122, "r"),
        ]
        assert fitted.step == 1

    def test_height_is_that_of_lines_and_of_the_space_between_paragraphs(self) -> None:
        fitted = FITTER.set([block("أ"), block("ب"), block("ج", 1)], STYLE, WIDE)
        assert fitted.height == pt(2 * LINE_22 + 20 * 1.2 * 1.22 + 16 + 4)

    def test_no_paragraphs_have_no_height(self) -> None:
        assert FITTER.set([], PLAIN, WIDE).height == 0

    def test_an_empty_paragraph_has_a_line(self) -> None:
        fitted = FITTER.set([Block(())], PLAIN, WIDE)
        assert fitted.height == pt(LINE_22)
        assert fitted.paragraphs[0].widths == (0,)

    def test_a_larger_run_needs_a_higher_line(self) -> None:
        fitted = FITTER.set([Block((Run("أ", "ar-SA"), Run("ب", "ar-SA", size=44)))], PLAIN, WIDE)
        assert fitted.height == pt(2 * LINE_22)

    def test_margin_and_insets_make_lines_shorter(self) -> None:
        text = block(prose(30))
        whole = EXACT.set([text], PLAIN, WIDE)
        with_margin = EXACT.set([text], STYLE, WIDE + POINT.margin)
        with_insets = EXACT.set([text], replace(PLAIN, insets=(10000, 0, 20000, 0)), WIDE + 30000)
        assert with_margin.paragraphs[0].breaks == with_insets.paragraphs[0].breaks == whole.paragraphs[0].breaks
        tight = max(whole.paragraphs[0].widths) + 1
        assert EXACT.set([text], PLAIN, tight).paragraphs[0].breaks == whole.paragraphs[0].breaks
        assert EXACT.set([text], STYLE, tight).paragraphs[0].breaks != whole.paragraphs[0].breaks

    @pytest.mark.parametrize(("room", "lines"), [(1000, 2), (1015, 2), (1029, 2), (1031, 1)])
    def test_slack_leaves_room_for_other_measures(self, room: int, lines: int) -> None:
        text = block(prose(7))
        whole = EXACT.set([text], PLAIN, WIDE)
        (width,) = whole.paragraphs[0].widths
        fitted = FITTER.set([text], PLAIN, width * room // 1000 + 1)
        assert fitted.paragraphs == whole.paragraphs
        assert fitted.height == pt(LINE_22 * lines)
        assert fitted.drawn == whole.height == pt(LINE_22)
        assert fitted.one_line == (lines == 1)

    def test_lines_end_where_they_do_without_slack(self) -> None:
        text = block(prose(60))
        assert all(
            FITTER.set([text], PLAIN, w).paragraphs == EXACT.set([text], PLAIN, w).paragraphs
            for w in range(inch(2), inch(8), inch(0.1))
        )

    def test_a_word_that_holds_with_no_slack_is_drawn_whole(self) -> None:
        word = block("واستراتيجياتهم")
        (width,) = EXACT.set([word], PLAIN, WIDE).paragraphs[0].widths
        fitted = FITTER.set([word], PLAIN, width + 1)
        assert fitted.paragraphs[0].breaks == ()
        assert fitted.height == pt(2 * LINE_22)

    def test_words_that_would_be_too_wide_with_slack_are_not_held_together(self) -> None:
        width = EXACT.natural_width([Run("رقم 2077", "ar-SA")], 22) * 102 // 100
        text = block("نُشرت رقم 2077", bold=False)
        assert "\u00a0" in EXACT.set([text], PLAIN, width).paragraphs[0].text
        assert "\u00a0" not in FITTER.set([text], PLAIN, width).paragraphs[0].text

    def test_two_lines_are_not_one(self) -> None:
        assert not FITTER.set([block("أ"), block("ب")], PLAIN, WIDE).one_line
        assert not FITTER.set([block(prose(20))], PLAIN, WIDE).one_line

    def test_the_level_says_what_is_bold(self) -> None:
        bold = replace(PLAIN, levels=(replace(FIRST, bold=True),))
        by_level = FITTER.set([block("كلمة")], bold, WIDE).paragraphs[0].widths
        by_run = FITTER.set([block("كلمة", bold=True)], PLAIN, WIDE).paragraphs[0].widths
        assert by_level == by_run != FITTER.set([block("كلمة")], PLAIN, WIDE).paragraphs[0].widths

    def test_direction_is_the_decks_unless_the_paragraph_has_its_own(self) -> None:
        own = replace(block("https://a.org"), rtl=False)
        fitted = FITTER.set([block("أ"), own], PLAIN, WIDE)
        assert [(p.rtl, p.align) for p in fitted.paragraphs] == [(True, "r"), (False, "r")]
        assert not Fitter(fonts.faces(), rtl=False).set([block("a")], PLAIN, WIDE).paragraphs[0].rtl

    def test_vowelled_text_has_a_higher_pitch_where_its_ink_needs_it(self) -> None:
        tight = replace(PLAIN, levels=(replace(FIRST, line_pct=108),))
        vowelled = block("ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ")
        assert FITTER.set([vowelled], tight, WIDE).paragraphs[0].line_pct > 108
        assert FITTER.set([block("الحمد لله رب العالمين")], tight, WIDE).paragraphs[0].line_pct == 108
        assert FITTER.set([vowelled], PLAIN, WIDE).paragraphs[0].line_pct == 122


class TestFit:
    def test_a_box_holds_what_is_not_higher_than_it(self) -> None:
        fitted = FITTER.set([block("أ")], PLAIN, WIDE)
        assert FITTER.holds(fitted, Box((), PLAIN, WIDE, fitted.height))
        assert not FITTER.holds(fitted, Box((), PLAIN, WIDE, fitted.height - 1))
        inset = replace(PLAIN, insets=(0, 5, 0, 7))
        assert FITTER.holds(fitted, Box((), inset, WIDE, fitted.height + 12))
        assert not FITTER.holds(fitted, Box((), inset, WIDE, fitted.height + 11))

    def test_a_box_does_not_hold_a_letter_wider_than_it(self) -> None:
        assert FITTER.fit([Box((block("م"),), PLAIN, 1000, inch(5))]) is None

    def test_the_first_step_that_holds_is_taken(self) -> None:
        long = block(prose(40))
        height = FITTER.set([long], PLAIN, WIDE, 1).height
        assert height < FITTER.set([long], PLAIN, WIDE, 0).height
        (fitted,) = FITTER.fit([Box((long,), PLAIN, WIDE, height)]) or ()
        assert fitted == FITTER.set([long], PLAIN, WIDE, 1)

    def test_boxes_step_together(self) -> None:
        long = block(prose(40))
        full = Box((long,), PLAIN, WIDE, FITTER.set([long], PLAIN, WIDE, 2).height)
        roomy = Box((block("أ"),), PLAIN, WIDE, inch(2))
        assert [text.step for text in FITTER.fit([roomy, full]) or ()] == [2, 2]

    def test_a_box_with_fewer_steps_stays_at_its_last(self) -> None:
        long = block(prose(40))
        full = Box((long,), PLAIN, WIDE, FITTER.set([long], PLAIN, WIDE, 2).height)
        fixed = Box((block("أ"),), TextStyle((replace(FIRST, sizes=(12,)),)), WIDE, inch(2))
        assert [(t.step, t.paragraphs[0].size) for t in FITTER.fit([fixed, full]) or ()] == [(0, 12), (2, 18)]

    def test_what_holds_at_no_step_does_not_fit(self) -> None:
        assert FITTER.fit([box(block("أ"), lines=2), box(block(prose(99)))]) is None

    def test_a_step_at_which_no_word_is_broken_goes_first(self) -> None:
        word = block("واستراتيجياتهم")
        width = FITTER.set([word], PLAIN, WIDE, 2).paragraphs[0].widths[0] * 104 // 100
        (fitted,) = FITTER.fit([Box((word,), PLAIN, width, inch(3))]) or ()
        assert fitted.step == 2
        assert fitted.paragraphs[0].breaks == ()

    def test_a_word_too_wide_at_every_step_is_broken_at_the_first_that_holds(self) -> None:
        (fitted,) = FITTER.fit([Box((block("واستراتيجياتهم"),), PLAIN, inch(0.7), inch(3))]) or ()
        assert fitted.step == 0
        assert len(fitted.paragraphs[0].widths) > 1

    def test_unbroken_texts_fit_only_with_whole_words(self) -> None:
        word = block("واستراتيجياتهم")
        (width,) = EXACT.set([word], PLAIN, WIDE, 2).paragraphs[0].widths
        narrow, wide = (Box((word,), PLAIN, width * times // 100, inch(3)) for times in (102, 104))
        assert FITTER.fit([narrow], unbroken=True) is None
        assert FITTER.fit([narrow])
        (fitted,) = FITTER.fit([wide], unbroken=True) or ()
        assert fitted.step == 2

    def test_a_box_of_one_line_does_not_hold_a_line_that_may_become_two(self) -> None:
        text = block(prose(7))
        (width,) = EXACT.set([text], PLAIN, WIDE, 2).paragraphs[0].widths
        boxes = [replace(box(text), w=width * times // 100) for times in (102, 104)]
        assert [FITTER.fit([one]) is not None for one in boxes] == [False, True]
        assert [FITTER.excess(one) for one in boxes] == [2, 0]

    def test_no_boxes_fit(self) -> None:
        assert FITTER.fit([]) == ()


class TestExcess:
    def test_a_text_that_holds_at_the_last_step_has_none(self) -> None:
        text = block(prose(40))
        assert FITTER.excess(Box((text,), PLAIN, WIDE, FITTER.set([text], PLAIN, WIDE, 2).height)) == 0

    def test_the_words_of_the_lines_that_are_too_many_are_counted(self) -> None:
        text = block(prose(40))
        (paragraph,) = FITTER.set([text], PLAIN, WIDE, 2).paragraphs
        words = len(paragraph.text[paragraph.breaks[0] :].split())
        assert FITTER.excess(box(text)) == words

    def test_so_are_those_of_further_paragraphs(self) -> None:
        assert FITTER.excess(box(block("أ ب"), block("ج د هـ"))) == 3
        assert FITTER.excess(box(block("أ ب"), block("ج د هـ"), lines=0)) == 5

    def test_a_letter_that_is_too_wide_is_one_word(self) -> None:
        assert FITTER.excess(Box((block("م"),), PLAIN, 1000, inch(5))) == 1


def test_natural_width_is_that_of_one_line() -> None:
    (paragraph,) = EXACT.set([block(prose(20), bold=False)], PLAIN, inch(50)).paragraphs
    assert EXACT.natural_width(paragraph.runs, 22) == pytest.approx(paragraph.widths[0], abs=1)
    assert EXACT.natural_width((), 22) == 0


def test_ink_begins_as_far_down_as_the_letters_are_low() -> None:
    low, high, roomy = (
        EXACT.ink_top(EXACT.set([block(text)], style, WIDE), style)
        for text, style in (("«", PLAIN), ("أ", PLAIN), ("أ", replace(PLAIN, levels=(replace(FIRST, line_pct=200),))))
    )
    assert 0 < high < low
    assert roomy - high == pytest.approx(pt(22 * 1.2 * (200 - FIRST.line_pct) / 100), abs=1)


def test_ink_is_that_of_the_first_line() -> None:
    text = EXACT.set([block("ن ن أ", bold=False)], PLAIN, pt(40))
    assert text.paragraphs[0].breaks
    alone = EXACT.set([block("ن ن", bold=False)], PLAIN, WIDE)
    assert EXACT.ink_top(text, PLAIN) == EXACT.ink_top(alone, PLAIN)


@given(BLOCKS, st.integers(1, 12), st.integers(2, 8))
def test_what_fits_stays_in_its_box(blocks: list[Block], lines: int, inches: int) -> None:
    shape = replace(box(*blocks, style=STYLE, w=inch(inches), lines=lines))
    texts = FITTER.fit([shape])
    assert (texts is None) == (FITTER.excess(shape) > 0)
    for fitted in texts or ():
        assert fitted.height <= shape.h
        for paragraph in fitted.paragraphs:
            assert max(paragraph.widths) <= shape.w - STYLE.levels[paragraph.level].margin


@given(WORDS, st.integers(inch(1.7), inch(4)), st.sampled_from([1.03, 1.1]))
@example(["3", "واستراتيجياتهم", "في", "في"], inch(1.7), 1.03)
def test_lines_that_come_out_wider_stay_within_the_height(words: list[str], w: Emu, slack: float) -> None:
    fitted = Fitter(fonts.faces(), rtl=True, slack=slack).set([block(" ".join(words), bold=False)], PLAIN, w)
    (paragraph,) = fitted.paragraphs
    space = FITTER.natural_width([Run(" ", "ar-SA")], 22)
    lines, pen = 1, 0.0
    for word in paragraph.text.split(" "):
        wide = slack * FITTER.natural_width([Run(word, "ar-SA")], 22)
        if pen and pen + wide > w + 1:
            lines, pen = lines + 1, 0
        pen += wide + slack * space
    assert fitted.drawn <= fitted.height
    assert pt(LINE_22 * lines) <= fitted.height


@pytest.mark.parametrize(
    ("text", "style", "rtl", "set_"),
    [
        ("3.5 km²", PLAIN, False, "3.5 km²"),
        ("3.5 km²", STYLE, True, "\u200e3.5 km²"),
        ("GDP fell.", STYLE, True, "GDP fell.\u200e"),
        ("2020", STYLE, True, "2020"),
        ("٣٠٪", PLAIN, True, "٣٠٪"),
        ("نحو 30% منها", PLAIN, True, "نحو \u200e30% منها"),
        ("–", PLAIN, True, "–"),
    ],
)
def test_what_is_read_from_the_left_is_laid_out_so_or_marked_behind_a_bullet(
    text: str, style: TextStyle, rtl: bool, set_: str
) -> None:
    (paragraph,) = FITTER.set([block(text)], style, WIDE).paragraphs
    assert (paragraph.rtl, paragraph.text) == (rtl, set_)
    assert paragraph.widths == FITTER.set([block(set_)], style, WIDE).paragraphs[0].widths
    (english,) = Fitter(fonts.faces(), rtl=False).set([block(text)], style, WIDE).paragraphs
    assert not english.rtl


def test_texts_that_say_the_same_keep_the_places_that_are_theirs() -> None:
    places = [Place("study.yaml", line, 3) for line in (1, 2)]
    blocks = [Block((Run("قوة `A` 30%", "ar-SA", place=place),)) for place in places]
    paragraphs = FITTER.set(blocks, PLAIN, WIDE).paragraphs
    assert [[run.place for run in paragraph.runs] for paragraph in paragraphs] == [[place] for place in places]


def test_marks_take_no_room() -> None:
    for size in (18, 22):
        plain, marked = block("مقابل 30% و45").runs, block("مقابل \u200e30%\u200f و45").runs
        assert FITTER.natural_width(marked, size) == FITTER.natural_width(plain, size)
        assert FITTER.widest_word(marked, size) == FITTER.widest_word(plain, size)


def test_below_the_first_level_marks_say_the_direction_too() -> None:
    two = TextStyle((FIRST, FIRST))
    for text, level, set_ in (("-5.5%", 0, "-5.5%"), ("-5.5%", 1, "\u200e-5.5%\u200e"), ("2020", 1, "2020")):
        (paragraph,) = FITTER.set([block(text, level)], two, WIDE).paragraphs
        assert (paragraph.rtl, paragraph.text) == (False, set_)
