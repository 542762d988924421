from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language import language
from deckgen.outline.values import Text
from deckgen.text.bidi import LRM, RLM, from_left, label, laid_out, marked, unmarked
from deckgen.text.compose import Composer

ARABIC = Composer(language("ar"), {})


def said(source: str) -> str:
    """Return the text of a paragraph with its marks."""
    return "".join(run.text for run in marked(ARABIC.runs(Text.of(source))))


def seen(source: str, *, rtl: bool = True) -> str:
    """Return the characters of a paragraph from left to right, as UAX #9 shows them."""
    return unmarked(str(get_display(said(source), base_dir="R" if rtl else "L"))).replace("\u202f", " ")


NUMBERS = [
    "30%",
    "-30%",
    "−3.5",
    "+12%",
    "±5",
    "<5%",
    "1,250.5%",
    "45 %",
    "30‰",
    "25°",
    "-3.2°C",
    "12 °C",
    "$1.2bn",
    "€ 45",
    "45 €",
    "₪500",
    "3.5 km²",
    "12 kWh",
    "80 km/h",
    "10⁻³",
    "5×10⁻³",
    "65+",
    "10–20%",
    "20%-30%",
    "2 112",
    "1 250 000",
    "-1 250 000 %",
    "۳۰٪",
    "-۵٫۵٪",
    "۱٬۲۵۰٪",
    "30٪",
]


@pytest.mark.parametrize(
    "around", ["مقابل {} في السنة", "{} من السكان", "النسبة {}", "(بلغت {}) ثم", "מתוך {} בשנה", "قيمة {}، ثم"]
)
def test_a_number_stands_as_it_is_written_in_text_from_the_right(around: str) -> None:
    assert [number for number in NUMBERS if number not in seen(around.format(number))] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_stands_the_same_alone(number: str) -> None:
    runs, rtl = laid_out(ARABIC.runs(Text.of(number)), True)
    text = "".join(run.text for run in runs)
    assert not rtl
    assert LRM not in text
    assert get_display(text, base_dir="L").replace("\u202f", " ") == number
    listed, rtl = laid_out(ARABIC.runs(Text.of(number)), True, bullet=True)
    assert rtl
    text = "".join(run.text for run in listed)
    assert unmarked(get_display(text, base_dir="R")).replace("\u202f", " ") == number
    assert unmarked(get_display(label(text, rtl=True), base_dir="R")).replace("\u202f", " ") == number


LITERALS = [
    "+963 11 234 5678",
    "2024-01-31",
    "-5%",
    "C++",
    "C#",
    ".NET",
    "--help",
    "../a/b.txt",
    "10⁻³",
    "10-20",
    "س = 1",
]


@pytest.mark.parametrize("around", ["هاتف {} هنا", "{} هنا", "ثم {}.", "({}) ثم", "לפי {} כאן"])
def test_a_literal_stands_as_it_was_typed(around: str) -> None:
    assert [literal for literal in LITERALS[:-1] if literal not in seen(around.format(f"`{literal}`"))] == []


@pytest.mark.parametrize("literal", LITERALS)
def test_a_literal_has_a_mark_at_both_ends_of_its_run(literal: str) -> None:
    runs = marked(ARABIC.runs(Text.of(f"نص `{literal}` ثم")))
    assert [run.text for run in runs if run.literal] == [f"{LRM}{literal}{LRM}"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("النسب 30%، 40%، 50% على التوالي", ["50%", "40%", "30%"]),
        ("بلغت 30% (2020) هنا", ["2020", "30%"]),
        ("من -5% 2020 ثم", ["2020", "-5%"]),
        ("لغة `C++`، `.NET` `--help` ثم", ["--help", ".NET", "C++"]),
        ("عدد 12 kWh، 30% ثم", ["30%", "12 kWh"]),
    ],
)
def test_numbers_and_literals_in_a_row_keep_the_order_of_reading(source: str, shown: list[str]) -> None:
    places = [seen(source).index(number) for number in shown]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "source",
    ["نمو GDP 30% ثم", "بنسبة 30% of GDP ثم", "شركة up 45 % ثم", "لغة `C++` 17 ثم", "سعة 12 kWh (LNG) ثم"],
)
def test_a_stretch_of_latin_stays_in_one(source: str) -> None:
    latin = source.partition(" ")[2].rpartition(" ")[0].replace("`", "")
    assert latin in seen(source)
    assert RLM not in said(source)


@pytest.mark.parametrize(
    "source",
    [
        "عام 2020 شهد نموًا",
        "كوفيد-19 و إف-16",
        "نظام Su-35 ثم F-16",
        "٣٠٪ مقابل -٥٪",
        "https://a.org/x?b=30%20c نص",
        "الساعة 10:30 يوم 31/12/2026",
        "30% without letters from the right",
    ],
)
def test_what_needs_no_mark_has_none(source: str) -> None:
    assert unmarked(said(source)) == said(source)


def test_a_hyphen_that_joins_is_no_minus_and_one_behind_a_conjunction_is() -> None:
    assert said("ב-30% מהם") == f"ב-{LRM}30% מהם"
    assert said("نما 3% و-5% ثم") == f"نما {LRM}3% و{LRM}-5% ثم"


def test_marks_of_the_author_are_enough() -> None:
    assert said(f"مقابل {LRM}30% في") == f"مقابل {LRM}30% في"
    assert said(f"نص `{LRM}C++{LRM}` ثم") == f"نص {LRM}C++{LRM} ثم"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("3.5 km²", True),
        ("-5.5", True),
        ("۳۰٪", True),
        ("۱۲٫۵", True),
        ("GDP", True),
        ("٣٠٪", False),
        ("30 كم", False),
        ("–", False),
        ("●●○", False),
        ("", False),
    ],
)
def test_what_is_laid_out_from_the_left(text: str, left: bool) -> None:
    assert from_left(text) is left


@pytest.mark.parametrize(("text", "shown"), [("2020", "2020"), ("USA", "USA"), ("65+", f"{LRM}65+{LRM}")])
def test_a_name_has_marks_only_where_it_needs_them(text: str, shown: str) -> None:
    assert label(text, rtl=True) == shown
    assert label(text, rtl=False) == text


PIECES = st.lists(st.sampled_from([*NUMBERS, "نص", "ثم", "GDP", "2020", "`C++`", "،", "(", ")", "و", "-"]), max_size=8)


@given(PIECES)
def test_marks_are_added_once_and_nothing_else_changes(pieces: list[str]) -> None:
    runs = ARABIC.runs(Text.of(" ".join(pieces)))
    once = marked(runs)
    assert marked(once) == once
    assert [unmarked(run.text) for run in once] == [run.text for run in runs]
