"""Letters and their marks in a PDF, also where a font of Typst's own helps out."""

from __future__ import annotations

import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from deckgen.render.typst import compiler
from deckgen.render.typst.marks import parted
from tests import study
from tests.render.typst.support import Tool, letters, pdf

SAID = "مدرّسٌ عَلِمَ 𝔘 فكتب"


def made() -> bytes:
    scene = study.build(sections=[{"title": "قسم", "message": "رسالة", "points": [SAID]}]).scene
    (slide,) = (slide for slide in scene.slides if slide.kind == "points" and slide.id != "terms")
    return pdf(replace(scene, slides=(slide,)))


def ran(program: str, data: bytes, tool: Tool, path: Path) -> subprocess.CompletedProcess[str]:
    """Run one of poppler's programs on a PDF."""
    (path / "deck.pdf").write_bytes(data)
    last = ["-"] if program == "pdftotext" else []
    command = [tool(program), str(path / "deck.pdf"), *last]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8")


def text(data: bytes, tool: Tool, path: Path) -> str:
    return ran("pdftotext", data, tool, path).stdout


def test_what_typst_writes_says_marked_letters_twice_and_is_mended(
    tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended = made()
    monkeypatch.setattr(compiler, "parted", lambda data: data)
    written = made()
    # As soon as this fails, Typst does without the mending.
    assert text(written, tool, tmp_path).count("ر") > text(mended, tool, tmp_path).count("ر")
    assert parted(written) == mended
    assert parted(mended) == mended


def test_every_mark_is_kept(tool: Tool, tmp_path: Path) -> None:
    found = text(made(), tool, tmp_path)
    marks = [char for char in SAID if unicodedata.combining(char)]
    assert sorted(filter(unicodedata.combining, found)) == sorted(marks)
    assert set(letters(SAID)) <= set(found)


def test_the_file_is_sound(tool: Tool, tmp_path: Path) -> None:
    for program in ("pdfinfo", "pdffonts", "pdftotext"):
        complaints = ran(program, made(), tool, tmp_path).stderr.splitlines()
        # Typst writes this flag as poppler does not expect it.
        assert [line for line in complaints if "Suspects" not in line] == []
