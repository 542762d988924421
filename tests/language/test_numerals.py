from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language.numerals import NARROW, held, is_unit, signed


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("بلغ 2 112 درهما", "بلغ 2_112 درهما"),
        ("نحو 1 250 000 نسمة", "نحو 1_250_000 نسمة"),
        ("نحو 1\u00a0250\u2009000", "نحو 1_250_000"),
        ("-1 250,5 و +3 000", "-1_250,5 و +3_000"),
        ("بـ2 112 طنًا", "بـ2_112 طنًا"),
        ("٢ ١١٢ درهمًا", "٢_١١٢ درهمًا"),
        ("۱ ۲۵۰ ۰۰۰", "۱_۲۵۰_۰۰۰"),
        ("1 000–2 000 طن", "1_000–2_000 طن"),
        ("1 250 000 %", "1_250_000_%"),
        ("environ 1 250 000 €", "environ 1_250_000_€"),
        ("ارتفع 45 % ثم", "ارتفع 45_% ثم"),
        ("(up 45 %)", "(up 45_%)"),
        ("حرارة 12 °C", "حرارة 12_°C"),
        ("سعر $ 45", "سعر $_45"),
    ],
)
def test_the_spaces_within_a_number_hold(text: str, laid: str) -> None:
    assert held(text) == laid.replace("_", NARROW)


@pytest.mark.parametrize(
    "text",
    [
        "في 2020 500 شخص",
        "عام 2020 2021",
        "5 100 20",
        "12 34 567",
        "الهاتف 0912 345 678",
        "الهاتف +963 112 345 678",
        "هاتف: 912 345 678",
        "tel. 912 345 678",
        "الطراز A2 112",
        "v1.2 112",
        "1 2500",
        "5 $3",
        "45 %5",
        "100 كم",
    ],
)
def test_other_spaces_stay(text: str) -> None:
    assert held(text) == text


@given(st.integers(1000, 10**15), st.sampled_from([" ", "\u00a0", "\u2009", NARROW]))
def test_every_whole_number_in_groups_is_one(number: int, space: str) -> None:
    text = f"{number:,}".replace(",", space)
    assert held(f"بلغ {text} في") == f"بلغ {text.replace(space, NARROW)} في"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("من 30% إلى -5 ثم 65+", ["30%", "-5", "65+"]),
        ("كوفيد-19 وב-30% و-5%", ["30%", "-5%"]),
        ("3.5 km² و 12 kWh و 80 km/h", ["3.5 km²", "12 kWh", "80 km/h"]),
        ("5 كم في 2020 IBM و F-16", []),
        ("٣٠٪ و -٥", []),
    ],
)
def test_numbers_with_signs_and_units(text: str, numbers: list[str]) -> None:
    assert [text[number.start : number.end] for number in signed(text)] == numbers


@pytest.mark.parametrize(("word", "unit"), [("كم", True), ("km²", True), ("t/ha", True), ("°C", True), ("نص", False)])
def test_units(word: str, unit: bool) -> None:
    assert is_unit(word) is unit
