from __future__ import annotations

from pathlib import Path

from tests.check.support import warnings

CODE = "uncited-source"


def test_a_source_that_nothing_cites_is_named(tmp_path: Path) -> None:
    source = "sources:\n  a: كتاب\n  b: آخر\nsections:\n  - title: قسم\n    points: ['نص [@a]']\n"
    (found,) = warnings(tmp_path, CODE, source)
    assert found.place.line == 5
    assert '"b"' in found.message


def test_what_any_audience_variant_list_or_note_cites_is_right(tmp_path: Path) -> None:
    source = """
sources: {a: كتاب, b: كتاب, c: كتاب, d: كتاب, e: كتاب, f: كتاب}
audiences:
  m:
    summary: {message: خلاصة, sources: [e]}
  n: {}
sections:
  - {title: قسم, for: [m], sources: [a]}
  - {title: قسم, notes: 'قول [@b]', variants: {m: {message: 'قول [@c]'}, n: {sources: [d]}}}
appendix:
  - {title: قسم, points: [{ar: 'نص [@f]', en: text}]}
"""
    assert warnings(tmp_path, CODE, source) == []
    assert warnings(tmp_path, CODE, source, "n") == []


def test_a_reference_file_may_hold_more(tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text('[{"id": "x", "title": "كتاب"}]', encoding="utf-8")
    assert warnings(tmp_path, CODE, "sources: {from: refs.json}\nsections: [قسم]\n") == []
