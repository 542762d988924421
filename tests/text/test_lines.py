from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.scene.nodes import Run
from deckgen.text import fonts, lines
from deckgen.text.lines import Lines, closest, cut_at
from deckgen.text.shape import shaper
from deckgen.text.words import Weights, parts_of, width

FACES = fonts.faces()
REGULAR, BOLD = shaper(FACES.regular), shaper(FACES.bold)
WEIGHTS = Weights(REGULAR, BOLD)

PROSE = "تستند هذه القراءة إلى ورقة صادرة عن جامعة تل أبيب وتتناول تطوّر التفاهمات بين موسكو ودمشق وحدودها العملية"


WORD = st.text(alphabet="ابجدمرو\u0651،.a-W3", min_size=1, max_size=9)
TEXT = st.lists(WORD, min_size=1, max_size=25).map(" ".join)


def runs(*texts: str) -> list[Run]:
    return [Run(text, "ar-SA") for text in texts]


class Wrapped(NamedTuple):
    runs: tuple[Run, ...]
    breaks: tuple[int, ...]
    widths: tuple[float, ...]
    broken: bool


def wrap(runs: Sequence[Run], size: float, bold: bool, room: float, weights: Weights, slack: float = 1) -> Wrapped:
    drawn, _ = lines.wrap(weights, slack, parts_of(runs, bold), size, room)
    return Wrapped(lines.holding(tuple(runs), drawn.held), drawn.breaks, drawn.widths, drawn.broken)


def lines_of(result: Wrapped) -> list[str]:
    text = "".join(run.text for run in result.runs)
    starts = (0, *result.breaks, len(text))
    return [text[start:end] for start, end in pairwise(starts)]


def set_lines(text: str, room: float, size: float = 20) -> list[str]:
    return lines_of(wrap(runs(text), size, False, room, WEIGHTS))


def test_lines_are_filled_greedily() -> None:
    lines = set_lines(PROSE, 300)
    for line, following in pairwise(lines[:-1]):
        next_word = following.split()[0]
        assert width(runs(line.rstrip()), 20, WEIGHTS) <= 300
        assert width(runs(line + next_word), 20, WEIGHTS) > 300


def test_a_text_that_fits_has_one_line() -> None:
    room = width(runs(PROSE), 20, WEIGHTS)
    assert wrap(runs(PROSE), 20, False, room, WEIGHTS) == (tuple(runs(PROSE)), (), (room,), False)


@pytest.mark.parametrize(
    ("at", "head", "tail"),
    [
        (0, [], ["عودة ", "إلى", " دمشق"]),
        (4, ["عودة"], [" ", "إلى", " دمشق"]),
        (5, ["عودة"], ["إلى", " دمشق"]),
        (6, ["عودة ", "إ"], ["لى", " دمشق"]),
        (9, ["عودة ", "إلى"], ["دمشق"]),
        (13, ["عودة ", "إلى", " دمشق"], []),
    ],
)
def test_runs_are_cut_without_the_spaces_before(at: int, head: list[str], tail: list[str]) -> None:
    two = cut_at(runs("عودة ", "إلى", " دمشق"), at)
    assert [[run.text for run in part] for part in two] == [head, tail]


def test_spaces_at_the_end_of_a_line_need_no_room() -> None:
    room = width(runs("عودة التقارب"), 20, WEIGHTS) + 0.01
    assert set_lines("عودة التقارب   في دمشق", room) == ["عودة التقارب   ", "في\u00a0دمشق"]


def test_the_last_two_words_stay_together_where_a_program_has_room_for_the_first() -> None:
    room = width(runs("عودة التقارب في"), 20, WEIGHTS) - 0.01
    assert set_lines("عودة التقارب في دمشق", room) == ["عودة التقارب ", "في\u00a0دمشق"]


def test_the_weight_of_the_level_is_that_of_runs_without_one() -> None:
    mixed = [Run("عودة", "ar-SA"), Run("عودة", "ar-SA", bold=False)]
    result = wrap(mixed, 20, True, 1000, WEIGHTS)
    assert result.widths[0] == pytest.approx(20 * (BOLD["عودة"] + REGULAR["عودة"]))


@pytest.mark.parametrize("texts", [("نص «", "INSS", "» ثم"), ("نص «IN", "SS", "» ثم"), ("نص ", "«INSS» ", "ثم")])
def test_a_word_may_go_on_in_the_next_run(texts: tuple[str, ...]) -> None:
    result = wrap(runs(*texts), 20, False, 20 * REGULAR["«INSS»"] + 2, WEIGHTS)
    assert lines_of(result) == ["نص ", "«INSS» ", "ثم"]


def test_spaces_at_the_start_of_a_run_belong_to_the_word_before() -> None:
    result = wrap(runs("عودة", " ", " التقارب"), 20, False, 20 * REGULAR["التقارب"] + 1, WEIGHTS)
    assert lines_of(result) == ["عودة  ", "التقارب"]


def test_a_word_does_not_stand_alone_in_the_last_line() -> None:
    text = "عودة التقارب الروسي السوري"
    room = width(runs("عودة التقارب الروسي"), 20, WEIGHTS) + 1
    assert set_lines(text, room) == ["عودة التقارب ", "الروسي\u00a0السوري"]


def test_a_word_stands_alone_where_two_are_too_wide() -> None:
    room = width(runs("التقارب"), 20, WEIGHTS) + 1
    assert set_lines("التقارب التقارب", room) == ["التقارب ", "التقارب"]


def test_no_word_is_left_alone_for_the_last_word() -> None:
    room = width(runs("التقارب الروسي"), 20, WEIGHTS) + 1
    assert set_lines("التقارب الروسي السوري", room) == ["التقارب الروسي ", "السوري"]


def test_no_line_is_emptied_for_the_last_word() -> None:
    room = width(runs("كلمة طويلة"), 20, WEIGHTS) - 1
    assert set_lines("طويلة كلمة طويلة كلمة", room)[-1] == "كلمة"


@pytest.mark.parametrize(
    ("before", "together", "after"),
    [
        ("تبلغ الكلفة", "3 مليارات", "دولار في السنة الأولى"),
        ("نُشرت الورقة", "رقم 2077", "في جامعة تل أبيب"),
        ("على البيئة الأمنية", "ولا سيما", "في جنوب سوريا وحدها"),
    ],
)
def test_words_that_belong_together_move_together(before: str, together: str, after: str) -> None:
    first, second = together.split()
    room = width(runs(f"{before} {first}"), 20, WEIGHTS) + 1
    assert set_lines(f"{before} {together} {after}", room)[:2] == [
        f"{before} ",
        next(line for line in set_lines(f"{first}\u00a0{second} {after}", room)),
    ]


def test_words_that_belong_together_stay_as_written_where_nothing_parts_them() -> None:
    text = "الورقة رقم 2077 في جامعة"
    assert wrap(runs(text), 20, False, 1000, WEIGHTS).runs == tuple(runs(text))


def test_the_last_word_does_not_part_others_that_belong_together() -> None:
    text = "نُشرت الورقة رقم 2077 هنا"
    room = width(runs("نُشرت الورقة رقم 2077"), 20, WEIGHTS) + 1
    assert set_lines(text, room) == ["نُشرت الورقة ", "رقم\u00a02077\u00a0هنا"]


def test_words_that_would_be_too_wide_with_slack_are_not_held_together() -> None:
    for text in ("نُشرت رقم 2077", "والاستراتيجيات التقارب الروسي"):
        room = width(runs(" ".join(text.split()[-2:])), 20, WEIGHTS) * 1.02
        exact, wider = (wrap(runs(text), 20, False, room, WEIGHTS, slack) for slack in (1, 1.03))
        assert "\u00a0" in exact.runs[0].text
        assert "\u00a0" not in wider.runs[0].text


def test_the_no_break_space_goes_into_the_run_that_had_the_space() -> None:
    text = runs("عودة التقارب ", "الروسي ", "السوري")
    room = width(runs("عودة التقارب الروسي"), 20, WEIGHTS) + 1
    result = wrap(text, 20, False, room, WEIGHTS)
    assert [run.text for run in result.runs] == ["عودة التقارب ", "الروسي\u00a0", "السوري"]
    assert result.runs[0] is text[0]


def test_a_word_that_is_too_wide_is_broken() -> None:
    result = wrap(runs("المصدر https://www.inss.org.il/publication/russia-syria ثم"), 20, False, 200, WEIGHTS)
    assert result.broken
    assert max(result.widths) <= 200


@given(
    TEXT,
    st.text(alphabet="ابجدمرو.a/W3", min_size=26, max_size=60).map("ابجد".__add__),
    st.integers(1, 29),
    st.floats(30, 90),
)
def test_a_word_wider_than_a_line_begins_one(before: str, word: str, cut: int, room: float) -> None:
    # Its second half is of another run.
    result = wrap(
        [*runs(f"{before} {word[:cut]}"), Run(f"{word[cut:]} x", "ar-SA", bold=True)], 12, False, room, WEIGHTS
    )
    assert len(before) + 1 in result.breaks


def test_nothing_is_broken_without_need() -> None:
    assert not wrap(runs(PROSE), 20, False, 200, WEIGHTS).broken


def test_a_word_of_two_runs_that_a_line_holds_begins_none() -> None:
    text = runs("3 واسترا", "تيجياتهم ", "في")
    room = width(runs("3 واستراتيجياتهم"), 20, WEIGHTS) + 1
    assert lines_of(wrap(text, 20, False, room, WEIGHTS)) == ["3 واستراتيجياتهم ", "في"]


def test_no_text_is_one_empty_line() -> None:
    assert wrap([], 20, False, 100, WEIGHTS) == ((), (), (0,), False)


@given(st.lists(TEXT, min_size=1, max_size=4), st.floats(15, 400))
def test_lines_hold_all_text_and_no_more_than_their_width(texts: list[str], room: float) -> None:
    result = wrap(runs(*texts), 12, False, room, WEIGHTS)
    before, after = "".join(texts), "".join(run.text for run in result.runs)
    assert after.replace("\u00a0", " ") == before
    assert list(result.breaks) == sorted(set(result.breaks))
    assert len(result.widths) == len(result.breaks) + 1
    assert max(result.widths) <= room + 1e-6


@given(TEXT, st.floats(30, 400))
def test_the_widths_are_those_of_the_lines(text: str, room: float) -> None:
    result = wrap(runs(text), 12, False, room, WEIGHTS)
    if not result.broken:
        for line, line_width in zip(lines_of(result), result.widths, strict=True):
            as_written = line.rstrip(" ").replace("\u00a0", " ")
            assert math.isclose(width(runs(as_written), 12, WEIGHTS), line_width, abs_tol=1e-6)


class TestWhereLinesTouch:
    def test_a_single_line_touches_none(self) -> None:
        assert closest(runs(PROSE), Lines((), (math.inf,)), 20, False, WEIGHTS) == 0

    def test_words_over_each_other_count_by_their_ink(self) -> None:
        text, lines = runs("يي أأ"), Lines((3,), (10, 10))
        wanted = REGULAR.ink("يي")[1] + REGULAR.ink("أأ")[0]
        assert closest(text, lines, 20, False, WEIGHTS) == pytest.approx(20 * wanted)
        bold = BOLD.ink("يي")[1] + BOLD.ink("أأ")[0]
        assert closest(text, lines, 20, True, WEIGHTS) == pytest.approx(20 * bold)

    def test_words_that_stand_apart_do_not_touch(self) -> None:
        # The second word of the first line hangs over nothing: the second line is short.
        first, second = "ـــ يي", "أ"
        low, high = REGULAR.ink("ـــ")[1] + REGULAR.ink("أ")[0], REGULAR.ink("يي")[1] + REGULAR.ink("أ")[0]
        text, lines = runs(f"{first} {second}"), Lines((len(first) + 1,), (80, 6))
        assert closest(text, lines, 20, False, WEIGHTS) == pytest.approx(20 * low)
        assert low < high

    def test_lines_in_the_middle_stand_over_each_others_middles(self) -> None:
        first, second = "ييي ــــــ ييي", "أ"
        width_of = width(runs(first), 20, WEIGHTS)
        text, lines = runs(f"{first} {second}"), Lines((len(first) + 1,), (width_of, 20 * REGULAR["أ"]))
        edge = closest(text, lines, 20, False, WEIGHTS)
        middle = closest(text, lines, 20, False, WEIGHTS, centred=True)
        assert edge == pytest.approx(20 * (REGULAR.ink("ييي")[1] + REGULAR.ink("أ")[0]))
        assert middle == pytest.approx(20 * (REGULAR.ink("ــــــ")[1] + REGULAR.ink("أ")[0]))
