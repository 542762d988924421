from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.text.scripts import Script, direction, foreign


def found(text: str, own: Script = "Arab") -> list[str]:
    return [text[start:end] for start, end, _ in foreign(text, own)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("عودة التقارب 2026", []),
        ("يحلل Nuxt 3 هذا", ["Nuxt 3"]),
        ("3 Nuxt", ["Nuxt"]),
        ("معهد INSS، الورقة رقم 2077", ["INSS"]),
        ("من Tel Aviv University. ثم", ["Tel Aviv University"]),
        ("INSS، Tel Aviv ثم", ["INSS، Tel Aviv"]),
        ("شاشة 3D و1.5GB", ["3D", "1.5GB"]),
        ("مساحة 3.5 km² ثم 12 kWh", ["3.5 km²", "12 kWh"]),
        ("في 2020 IBM", ["IBM"]),
        ("نسبة (up 45\u202f%) ثم", ["up 45\u202f%"]),
        ("لغة C++ بنسبة GDP 20% ثم", ["C++", "GDP 20%"]),
        ("كم² و½", []),
        ("cafe\u0301 كذا", ["cafe\u0301"]),
        ("Москва وαβ", ["Москва", "αβ"]),
        ("صوت ٣ AB ٤ CD", ["AB", "CD"]),
        ("من صה ثم צה״ל قال", ["ה", "צה״ל"]),
    ],
)
def test_what_is_not_arabic_in_an_arabic_text(text: str, stretches: list[str]) -> None:
    assert found(text) == stretches


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("معهد (INSS) في", ["INSS"]),
        ("معهد INSS (Tel Aviv) في", ["INSS (Tel Aviv)"]),
        ("معهد INSS (تل أبيب) في", ["INSS"]),
        ("معهد (INSS) and (BBC) في", ["INSS", "and (BBC)"]),
        ("نص «Foreign [Affairs]» ثم", ["Foreign [Affairs]"]),
        ("The «Times» ثم", ["The «Times»"]),
        ("A (B نص) C", ["A", "B", "C"]),
    ],
)
def test_brackets_stay_in_pairs(text: str, stretches: list[str]) -> None:
    assert found(text) == stretches


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("the word كلمة 3 in", ["كلمة 3"]),
        ("3 كلمة؟ yes", ["كلمة؟"]),
        ("from ש״ח to ليرة.", ["ש״ח", "ليرة"]),
        ("Привет Nuxt", []),
    ],
)
def test_what_is_not_latin_in_a_latin_text(text: str, stretches: list[str]) -> None:
    assert found(text, "Latn") == stretches


def test_arabic_and_latin_in_a_hebrew_text() -> None:
    assert foreign("אמר حماس 5 ו-INSS", "Hebr") == [(4, 10, "Arab"), (13, 17, "Latn")]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("دراسة 3", "rtl"),
        ("צה״ל", "rtl"),
        ("https://a.org/1", "ltr"),
        ("دراسة INSS", None),
        ("12 – 14", None),
        ("", None),
    ],
)
def test_direction(text: str, result: str | None) -> None:
    assert direction(text) == result


MIXED = st.text(alphabet="اب،؟٣צ״ aZ19.%+-()[]«»é\u0301\u00a0", max_size=40)


@given(MIXED, st.sampled_from(["Arab", "Hebr", "Latn"]))
def test_stretches_are_in_order_apart_and_hold_every_foreign_letter(text: str, own: Script) -> None:
    stretches = foreign(text, own)
    ends = [0]
    for start, end, script in stretches:
        assert ends[-1] <= start < end <= len(text)
        assert script != own
        ends.append(end)
    inside = {k for start, end, _ in stretches for k in range(start, end)}
    letters = {"Arab": "اب؟٣", "Hebr": "צ״", "Latn": "aZé"}
    for k, char in enumerate(text):
        if any(char in signs for script, signs in letters.items() if script != own):
            assert k in inside
        elif char in letters[own]:
            assert k not in inside
