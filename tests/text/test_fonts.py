from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.problems import OutlineError, Place
from deckgen.text import fonts
from deckgen.theme.tokens import FontFile
from tests.own_font import licensed

HERE = Place("house.yaml", 3, 12)


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


def own(data: bytes, family: str = "FiraGO") -> FontFile:
    return FontFile(data, family, HERE)


def code(file: FontFile) -> str:
    with pytest.raises(OutlineError) as caught:
        fonts.faces(file, file)
    (problem,) = caught.value.problems
    assert problem.place == HERE
    return problem.code


def test_own_files_stand_in_place_of_firago() -> None:
    faces = fonts.faces(own(licensed(4)), own(licensed(8, bold=True)))
    assert (faces.regular.fs_type, faces.bold.fs_type) == (4, 8)


def test_the_same_file_is_one_face_whose_words_are_shaped_once() -> None:
    data = licensed(4)
    assert fonts.faces(own(data), own(bytes(bytearray(data)))).regular is fonts.faces(own(data)).regular


@pytest.mark.parametrize("content", [b"", b"not a font", b"\0\1\0\0" + b"\0" * 40, b"ttcf" + b"\0" * 40])
def test_what_is_no_font_is_refused(content: bytes) -> None:
    assert code(own(content)) == "bad-font"


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.1, 0.001])
def test_a_font_that_was_cut_off_is_refused(kept: float) -> None:
    whole = licensed(0)
    assert code(own(whole[: round(len(whole) * kept)])) == "bad-font"


@pytest.mark.parametrize("table", [b"OS/2", b"cmap", b"head", b"hhea", b"maxp", b"name"])
def test_a_font_without_a_table_that_it_needs_is_refused(table: bytes) -> None:
    assert code(own(licensed(0).replace(table, b"none", 1))) == "bad-font"


def test_a_font_of_another_family_is_refused_since_powerpoint_would_not_find_it() -> None:
    assert code(own(licensed(0), "Fira Sans")) == "wrong-family"


@pytest.mark.parametrize(
    ("fs_type", "whole", "part"),
    [
        (0x0, None, None),
        (0x2, "forbids", "forbids"),
        (0x6, None, None),
        (0x4, None, None),
        (0x8, None, None),
        (0x100, None, "only whole"),
        (0x104, None, "only whole"),
        (0x200, "bitmaps", "bitmaps"),
    ],
)
def test_the_licence_says_what_a_deck_may_carry(fs_type: int, whole: str | None, part: str | None) -> None:
    regular = own(licensed(fs_type))
    for subset, expected in ((False, whole), (True, part)):
        for faces in (fonts.faces(regular), fonts.faces(None, regular)):
            reason = faces.kept_out(subset=subset)
            assert (reason is None) if expected is None else (reason is not None and expected in reason)


def test_outlines_that_powerpoint_does_not_embed_are_kept_out() -> None:
    faces = fonts.faces(own(licensed(0).replace(b"glyf", b"none", 1)))
    assert "TrueType" in (faces.kept_out(subset=False) or "")
