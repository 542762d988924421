from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.limits import Limits
from deckgen.outline.yaml import load
from deckgen.problems import Problem
from tests.outline.slips import table
from tests.outline.slips.table import Slip

TABLES = ("document", "top", "section")
SLIPS = [(name, slip) for name in TABLES for slip in table.slips(name)]
LONGEST = 180
"""Code points of a message with its hint, without its place."""

JARGON = re.compile(
    r"\b(mapping|scalar|sequence|token|block|flow|node|parse\w*|scanner|anchor|indicator|directive|simple key|YAML)\b"
)
"""Words that tell nothing to somebody who does not know YAML: the parser's own, and those of its specification."""


@pytest.mark.parametrize("name", TABLES)
def test_what_is_told_is_accepted(name: str, accept: bool, tmp_path: Path) -> None:
    if accept:
        table.accept(name, tmp_path)


@pytest.mark.parametrize(("name", "slip"), SLIPS, ids=[f"{name}-{slip.source[:40]}" for name, slip in SLIPS])
def test_a_slip_is_told_once_and_in_plain_words(name: str, slip: Slip, tmp_path: Path) -> None:
    found = table.found(name, slip.source, tmp_path)
    assert tuple(line for problem in found for line in table.told(name, problem)) == slip.told
    assert found
    for problem in found:
        assert problem.hint or " must be " in problem.message
        assert not JARGON.search(str(problem).replace("o.yaml", ""))
        assert len(problem.message) + len(problem.hint or "") <= LONGEST


def test_there_are_enough() -> None:
    assert len(SLIPS) >= 70


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            zipped("[Content_Types].xml", "word/document.xml"),
            "1:1: error: this file is a Word document, not an outline",
        ),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "1:1: error: this file is a PowerPoint presentation"),
        (
            zipped("[Content_Types].xml", "xl/workbook.xml"),
            "1:1: error: this file is an Excel workbook, not an outline",
        ),
        (zipped("mimetype", "content.xml"), "1:1: error: this file is an OpenDocument file, not an outline"),
        (zipped("a.txt"), "1:1: error: this file is a ZIP archive, not an outline"),
        (b"PK\x03\x04broken", "1:1: error: this file is a ZIP archive, not an outline"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "1:1: error: this file is a PDF file, not an outline"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "1:1: error: this file is a document of an old Office program"),
        (b"{\\rtf1\\ansi deckgen: 1}", "1:1: error: this file is a rich-text document, not an outline"),
        (b"\x89PNG\r\n\x1a\n", "1:1: error: this file is a picture, not an outline"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "1:1: error: this file is a picture, not an outline"),
        (b"\n<!DOCTYPE html>\n<html>deckgen: 1</html>", "1:1: error: this file is a web page, not an outline"),
        ("deckgen: 1\ntitle: عنوان الدراسة\n".encode("cp1256"), "2:8: error: the file is saved as Windows-1256"),
        (
            "deckgen: 1\ntitle: گزارش پیشرفت\n".encode("cp1256", "ignore"),
            "2:8: error: the file is saved as Windows-1256",
        ),
        ("deckgen: 1\ntitle: כותרת המחקר\n".encode("cp1255"), "2:8: error: the file is saved as Windows-1255"),
        ("deckgen: 1\ntitle: théâtre élève\n".encode("cp1252"), "2:10: error: the file is not UTF-8: the byte 0xE9"),
        ("deckgen: 1\ntitle: ت\n".encode("utf-16"), "1:1: error: the file is saved as UTF-16"),
        ("deckgen: 1\ntitle: ت\n".encode("utf-16-le"), "1:1: error: the file is saved as UTF-16"),
        ("deckgen: 1\ntitle: ت\n".encode("utf-16-be"), "1:1: error: the file is saved as UTF-16"),
        ("deckgen: 1\ntitle: ت\n".encode("utf-32"), "1:1: error: the file is saved as UTF-32"),
    ],
)
def test_a_file_that_is_no_outline_is_told_what_it_is(data: bytes, told: str, tmp_path: Path) -> None:
    outline = tmp_path / "o.yaml"
    outline.write_bytes(data)
    (problem,) = table.problems(outline)
    assert str(problem).removeprefix(f"{outline}:").startswith(told)
    assert problem.hint


GOOD = ["deckgen: 1", "title: إحاطة", "sections:", "  - title: قسم", "    message: {ar: نص، جزء, en: Text}",
        "    points:", "      - أول", "      - {lead: ثان, text: «نص»}", '    note: "ملاحظة: نص"']  # fmt: skip
SIGNS = st.sampled_from("،؛:,-–•*“”«»\"'{}[]#@`%&!|>?= \t\xa0\u200f\u200e\u061c\u200b\ufeff\n\uff1a")


@given(st.integers(0, len("\n".join(GOOD))), SIGNS, st.integers(0, 3))
def test_any_wrong_sign_is_told_in_plain_words(at: int, sign: str, taken: int) -> None:
    text = "\n".join(GOOD)
    _, problems = load((text[:at] + sign + text[at + taken :]).encode(), "o.yaml", Limits(), lambda: KEYS)
    assert [problem.severity for problem in problems].count("error") <= 1
    assert not any(map(_is_jargon, problems))


KEYS = frozenset({"deckgen", "title", "sections", "message", "points", "lead", "text", "note"})


def _is_jargon(problem: Problem) -> bool:
    return problem.hint is None or bool(JARGON.search(f"{problem.message.template} {problem.hint.template}"))
