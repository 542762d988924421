from __future__ import annotations

from pathlib import Path

from tests.check.support import lines, warnings

CODE = "no-message"


def test_a_section_without_message_is_named(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, "sections:\n  - title: قسم\n    points: [نقطة]\n") == [4]


def test_a_message_that_repeats_the_title_is_named(tmp_path: Path) -> None:
    source = "sections:\n  - title: قسم أول\n    message: قسم **أول**.\n    points: [نقطة]\n"
    (found,) = warnings(tmp_path, CODE, source)
    assert (found.place.line, found.message) == (5, "the message repeats the title")


def test_messages_and_statements_are_right(tmp_path: Path) -> None:
    source = """
sections:
  - title: قسم
    message: صار القسم أوسع
    points: [نقطة]
  - القسم أوسع مما كان
  - {title: قسم, statement: صار القسم أوسع}
appendix:
  - title: جدول
    points: [نقطة]
"""
    assert lines(tmp_path, CODE, source) == []
