from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckgen.scene.nodes import Run
from deckgen.text.lines import wrap
from deckgen.text.words import Weights, parts_of, widest_word, width
from tests.text.test_lines import BOLD, REGULAR, TEXT, WEIGHTS, runs


def test_a_line_is_as_wide_as_its_words_and_spaces() -> None:
    assert width(runs("عودة  التقارب "), 10, WEIGHTS) == pytest.approx(
        10 * (REGULAR["عودة"] + REGULAR["التقارب"] + 2 * REGULAR[" "])
    )


def test_the_widest_word_may_go_on_in_the_next_run() -> None:
    assert widest_word(runs("عودة والتقارب من"), 10, WEIGHTS) == pytest.approx(10 * REGULAR["والتقارب"])
    two = 10 * (REGULAR["وال"] + REGULAR["تقارب"])
    assert widest_word(runs("عودة وال", "تقارب من"), 10, WEIGHTS) == pytest.approx(two)
    assert widest_word((), 10, WEIGHTS) == 0


def test_weight_and_size_are_those_of_the_run() -> None:
    mixed = [Run("عودة ", "ar-SA", bold=True), Run("التقارب", "ar-SA", size=40)]
    assert width(mixed, 20, WEIGHTS) == pytest.approx(20 * (BOLD["عودة"] + BOLD[" "]) + 40 * REGULAR["التقارب"])


@given(st.lists(st.tuples(TEXT, st.sampled_from([None, 9, 40])), max_size=3), st.floats(15, 400))
def test_a_text_comes_out_the_same_whatever_was_measured_before(
    said: list[tuple[str, int | None]], room: float
) -> None:
    text, used = [Run(text, "ar-SA", size=size) for text, size in said], Weights(REGULAR, BOLD)
    for size in (30, 20, 12):
        wrap(used, 1.03, parts_of(text, bold=True), size, room)
        parts = parts_of(text, bold=False)
        assert wrap(used, 1.03, parts, size, room) == wrap(Weights(REGULAR, BOLD), 1.03, parts, size, room)


@given(TEXT, st.floats(15, 400), st.floats(1, 1.2))
@example(". . . 3", 15, 1.125)
def test_lines_that_come_out_wider_are_those_of_as_much_less_room(text: str, room: float, slack: float) -> None:
    parts = parts_of(runs(text), bold=False)
    _, safe = wrap(WEIGHTS, slack, parts, 12, room)
    assert safe == wrap(WEIGHTS, 1, parts, 12, room / slack)[1]
