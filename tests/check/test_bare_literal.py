from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import lines, warnings

CODE = "bare-literal"


def said(text: str, folder: Path, head: str = "") -> list[str]:
    source = f"{head}sections:\n  - title: قسم\n    points:\n      - {text!r}\n"
    return [f"{problem.message} {problem.hint}" for problem in warnings(folder, CODE, source)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("تضاعف العدد في 2011-2024 هنا", "2011-2024"),
        ("تضاعف العدد في 2011–2024", "2011–2024"),
        ("بين 10-20 طائرة", "10-20"),
        ("و10-20 طائرة", "10-20"),
        ("من ١٠-٢٠ طائرة", "١٠-٢٠"),
        ("من ۱۰-۲۰ طائرة", "۱۰-۲۰"),
        ("نحو 1 000–2 000 طن", "1\u202f000–2\u202f000"),
        ("نحو 1.5-2.5 طن", "1.5-2.5"),
        ("الساعة 10:00-12:00", "10:00-12:00"),
        ("يوم **2026**-12-31 هنا", "2026-12-31"),
        ("يوم 31-12-2026", "31-12-2026"),
        ("الهاتف +963 11 234 5678", "+963 11 234 5678"),
        ("الهاتف: +963112345678", "+963112345678"),
        ("الهاتف 011 234-5678", "011 234-5678"),
        ("الهاتف (011) 234 5678", "(011) 234 5678"),
        ("הטלפון 03-1234567 כאן", "03-1234567"),
    ],
)
def test_a_number_that_is_turned_round_is_named_with_the_backticks(text: str, number: str, tmp_path: Path) -> None:
    (found,) = said(text, tmp_path)
    assert found.startswith(f'"{number}" ')
    assert f"`{number}`" in found


@pytest.mark.parametrize(
    ("number", "date"), [("2026-12-31", "31 ديسمبر 2026"), ("31-12-2026", "31 ديسمبر 2026"), ("2026-12", "ديسمبر 2026")]
)
def test_a_date_is_said_in_words_too(number: str, date: str, tmp_path: Path) -> None:
    (found,) = said(f"يوم {number} هنا", tmp_path)
    assert found.endswith(f"`{number}`; or a date in words: {date}")


@pytest.mark.parametrize(
    "text",
    [
        "تضاعف العدد في `2011-2024` هنا",
        "الهاتف `+963 11 234 5678`",
        "2011-2024",
        "نظام S-300 و F-16 وكوفيد-19",
        "نسبة 10-20% ونسبة 10%-20% وحرارة -5",
        "Windows 10-11",
        "يوم 31/12/2026 الساعة 10:30",
        "نحو 1 250 000 نسمة و +1 250 000",
        "عام 2020 2021 2022",
        "رقم 0123456789",
        "في [@a، ص 12-15] كذا",
    ],
)
def test_what_stands_right_is_not_named(text: str, tmp_path: Path) -> None:
    assert said(text, tmp_path, "sources: {a: كتاب}\n") == []


def test_a_text_in_a_paragraph_of_right_to_left_words_is_one_of_them(tmp_path: Path) -> None:
    points = "    points:\n      - {lead: الفترة, text: 2011-2024}\n" + "      - نقطة\n" * 4
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n{points}") == [6]
    stages = "    timeline:\n      - {when: 2011-2024, title: أ}\n      - {when: عام 2024-2026, title: ب}\n"
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n{stages}") == [7]


def test_notes_and_names_in_charts_are_shown_too(tmp_path: Path) -> None:
    chart = "    chart: {kind: column, categories: [عام 2011-2012, 2013-2014], series: [{name: أ, values: [1, 2]}]}\n"
    notes = "    notes: في 2011-2024 هنا\n"
    assert lines(tmp_path, CODE, f"sections:\n  - title: قسم\n{chart}{notes}") == [5, 6]


def test_a_left_to_right_deck_has_no_such_warning(tmp_path: Path) -> None:
    assert (
        lines(tmp_path, CODE, "language: en\nsections:\n  - title: From 2011-2024 on\n    points: [From 10-20]\n") == []
    )
