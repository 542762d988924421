from __future__ import annotations

from pathlib import Path

from tests.check.support import warnings

CODE = "missing-letters"


def test_letters_without_a_glyph_are_named_once_for_a_text(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, "sections:\n  - title: قسم\n    points: [عربي, كلمة 中文 و中]\n")
    assert (found.place.line, found.place.column) == (5, 20)
    assert "中 (U+4E2D), 文 (U+6587)" in found.message


def test_of_many_letters_some_are_named(tmp_path: Path) -> None:
    (found,) = warnings(tmp_path, CODE, "sections: [一二三四五六七]\n")
    assert found.message.endswith("五 (U+4E94) and 2 more")


def test_what_needs_no_glyph_or_is_not_on_a_slide_is_right(tmp_path: Path) -> None:
    source = """
sources: {a: كتاب, b: 中文}
sections:
  - title: "می\\u200cخواهم\\u200e\\ufe0f – «نص» ٣ 3"
    sources: [a]
    notes: 中文
"""
    assert warnings(tmp_path, CODE, source) == []


def test_a_source_that_is_listed_is_looked_at(tmp_path: Path) -> None:
    source = "sources:\n  b: 中文\nsections:\n  - title: قسم\n    sources: [b]\n"
    assert [found.place.line for found in warnings(tmp_path, CODE, source)] == [4]
