from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.messages.excerpt import excerpt, visible


@pytest.mark.parametrize(
    ("line", "column", "at"),
    [
        ("titel: نص", 1, "titel"),
        ("  - السبب: نقص", 5, "السبب"),
        ("  - السبب: نقص الأمطار", 12, "نقص"),
        ('minutes: "five six", x', 10, '"five six"'),
        ("only: [path, none]", 14, "none"),
        ("title: {ar: x}", 8, "{ar: x}"),
        ("  - نقطة [@none]", 10, "[@none]"),
        ("rows: [[2020, 5], [2021]]", 7, "["),
        ('title: "never closed', 8, '"never'),
        ("title:", 7, ""),
        ("title:", 70, ""),
    ],
)
def test_what_is_meant_is_the_word_or_the_quoted_text(line: str, column: int, at: str) -> None:
    found = excerpt(line, column)
    assert found.at == at
    assert "".join(found) == line


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\t", "\\u0009"), ("\x1b", "\\u001b"), ("\u200f", "\\u200f"), ("\xa0", "\\u00a0"), ("\ufeff", "\\ufeff")],
)
def test_what_cannot_be_seen_is_written_as_its_code_point(character: str, shown: str) -> None:
    assert excerpt(f"a: {character}b", 4).at == f"{shown}b"


def test_joiners_stay_in_their_words() -> None:
    assert visible("می\u200cخواهد") == "می\u200cخواهد"


@given(st.text(), st.integers(1, 300))
def test_any_line_can_be_shown(line: str, column: int) -> None:
    shown = "".join(excerpt(line, column))
    assert shown == visible(line)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs")]
