from __future__ import annotations

from pathlib import Path

from tests.check.support import lines

CODE = "unsourced-slide"


def test_a_section_that_cites_nothing_is_named(tmp_path: Path) -> None:
    source = (
        "sources: {a: كتاب}\nsections:\n  - {title: قسم, points: ['نص [@a]']}\n  - {title: قسم, notes: 'قول [@a]'}\n"
    )
    assert lines(tmp_path, CODE, source) == [6]


def test_the_sources_of_the_slide_are_enough(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, "sources: {a: كتاب}\nsections:\n  - {title: قسم, sources: [a]}\n") == []


def test_an_outline_without_sources_is_not_asked(tmp_path: Path) -> None:
    assert lines(tmp_path, CODE, "sections: [قسم]\n") == []
