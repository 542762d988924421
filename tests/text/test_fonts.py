from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.problems import UsageError
from deckgen.text import fonts


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fonts._firago.cache_clear()
    yield tmp_path / "deckgen"
    fonts._firago.cache_clear()


def test_firago_has_the_line_pitch_that_powerpoint_uses() -> None:
    regular = fonts.faces().regular
    assert (regular.upem, regular.ascent, regular.descent, regular.pitch) == (1000, 935, -265, 1.2)


def test_firago_may_be_embedded() -> None:
    faces = fonts.faces()
    assert (faces.regular.fs_type, faces.bold.fs_type) == (0, 0)


def test_a_face_knows_its_letters() -> None:
    regular = fonts.faces().regular
    assert all(regular.has(ord(char)) for char in "ضצپA٣۴،«")
    assert not any(regular.has(ord(char)) for char in "漢○✓\u2066")


def test_both_faces_are_kept_in_the_cache(cache_folder: Path) -> None:
    faces = fonts.faces()
    kept = {hashlib.sha256(file.read_bytes()).hexdigest() for file in cache_folder.iterdir()}
    assert kept == {hashlib.sha256(face.data).hexdigest() for face in (faces.regular, faces.bold)}


def test_a_damaged_cache_is_mended(cache_folder: Path) -> None:
    data = fonts.faces().regular.data
    for file in cache_folder.iterdir():
        file.write_bytes(b"\0" * 100)
    fonts._firago.cache_clear()
    assert fonts.faces().regular.data == data
    assert data in [file.read_bytes() for file in cache_folder.iterdir()]


def test_the_cache_saves_the_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    data = fonts.faces().bold.data
    fonts._firago.cache_clear()
    monkeypatch.setattr("pymupdf_fonts.myfont", lambda name: pytest.fail("unpacked again"))
    assert fonts.faces().bold.data == data


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert fonts.faces().regular.has(ord("ب"))


def test_a_relative_cache_home_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    fonts.faces()
    assert not (tmp_path / "here").exists()
    assert len(os.listdir(tmp_path / "home" / ".cache" / "deckgen")) == 2


def test_an_own_font_without_a_bold_serves_for_both(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(fonts.faces().bold.data)
    own = fonts.faces(tmp_path / "own.ttf")
    assert own.regular is own.bold
    assert own.regular.data == fonts.faces().bold.data


def test_an_own_bold_stands_beside_firago(tmp_path: Path) -> None:
    (tmp_path / "own.ttf").write_bytes(fonts.faces().regular.data)
    assert fonts.faces(None, str(tmp_path / "own.ttf")).bold.data == fonts.faces().regular.data


@pytest.mark.parametrize("content", [b"", b"not a font", b"\0\1\0\0" + b"\0" * 40])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own.ttf").write_bytes(content)
    with pytest.raises(UsageError, match=r"own\.ttf.*not a TrueType"):
        fonts.faces(tmp_path / "own.ttf")


def test_a_font_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        fonts.faces(tmp_path / "none.ttf")
