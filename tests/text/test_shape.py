from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.text import fonts
from deckgen.text.shape import Shaper, shaper, vowelled

REGULAR = Shaper(fonts.faces().regular)


def test_arabic_letters_are_measured_joined() -> None:
    assert REGULAR["موسكو"] < sum(REGULAR[letter] for letter in "موسكو") - 0.1


def test_latin_pairs_are_kerned() -> None:
    assert REGULAR["AVAT"] < REGULAR["A"] * 2 + REGULAR["V"] + REGULAR["T"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وINSS", ["و", "INSS"]),
        ("2077،", ["2077", "،"]),
        ("روسيا2026", ["روسيا", "2026"]),
        ("צה״ל/جيش", ["צה״ל/", "جيش"]),
        ("٢٠٢٦م", ["٢٠٢٦", "م"]),
    ],
)
def test_each_script_of_a_word_is_shaped_by_itself(word: str, parts: list[str]) -> None:
    assert REGULAR[word] == pytest.approx(sum(REGULAR[part] for part in parts))


def test_punctuation_is_shaped_with_the_letters_before_it() -> None:
    assert REGULAR["T."] < REGULAR["T"] + REGULAR["."]


@pytest.mark.parametrize("sign", ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\u061c", "\u064e", ""])
def test_marks_and_controls_take_no_room(sign: str) -> None:
    assert REGULAR[sign] == 0


def test_a_no_break_space_is_as_wide_as_a_space() -> None:
    assert REGULAR["\u00a0"] == REGULAR[" "] == 0.265


def test_a_letter_that_the_font_lacks_counts_as_one_em() -> None:
    assert REGULAR["漢字"] == 2


def test_bold_has_widths_of_its_own() -> None:
    assert Shaper(fonts.faces().bold)["موسكو"] != REGULAR["موسكو"]


def test_a_face_has_one_shaper() -> None:
    assert shaper(fonts.faces().regular) is shaper(fonts.faces().regular)


def test_ink_reaches_to_ascenders_and_descenders() -> None:
    top, bottom = REGULAR.ink("x")
    assert 0.4 < top < 0.6
    assert bottom < 0.05
    assert REGULAR.ink("bx")[0] > top
    assert REGULAR.ink("px")[1] > 0.15


def test_vowel_signs_reach_higher() -> None:
    assert REGULAR.ink("لِلَّهِ")[0] > REGULAR.ink("لله")[0] + 0.1


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", False),
        ("أوّلًا، يقيّد تنوّع الشراكات حضور موسكو", False),
        ("بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ", True),
        ("בְּרֵאשִׁית בָּרָא", True),
        ("بسم الله الرحمن", False),
    ],
)
def test_vowelled(text: str, result: bool) -> None:
    assert vowelled(text) is result


@given(st.text(max_size=30))
def test_every_text_has_a_width(text: str) -> None:
    assert REGULAR[text] >= 0
