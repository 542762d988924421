from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.text import fonts


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fonts._firago.cache_clear()
    yield tmp_path / "deckgen"
    fonts._firago.cache_clear()


def test_both_faces_are_kept_in_the_cache(cache_folder: Path) -> None:
    faces = fonts.faces()
    kept = {hashlib.sha256(file.read_bytes()[fonts.CHECK :]).hexdigest() for file in cache_folder.iterdir()}
    assert kept == {hashlib.sha256(face.data).hexdigest() for face in (faces.regular, faces.bold)}


def test_a_damaged_cache_is_mended(cache_folder: Path) -> None:
    data = fonts.faces().regular.data
    for file in cache_folder.iterdir():
        file.write_bytes(b"\0" * 100)
    fonts._firago.cache_clear()
    assert fonts.faces().regular.data == data
    assert data in [file.read_bytes()[fonts.CHECK :] for file in cache_folder.iterdir()]


def test_what_is_deflated_of_firago_is_kept_and_mended(cache_folder: Path) -> None:
    regular, made = fonts.faces().regular.data, []

    def packed(font: bytes) -> tuple[bytes, bytes, bytes]:
        fonts.packed.cache_clear()
        return fonts.packed(font, b"EOT".__add__, 1, lambda part: made.append(part) or part[:9])

    first = packed(regular)
    assert first == packed(regular) == (b"EOT" + regular, made[0][:9], hashlib.sha256(made[0]).digest())
    (kept,) = cache_folder.glob("*.deflated")
    for damaged in (b"", b"\0" * 4, kept.read_bytes()[:-1]):
        kept.write_bytes(damaged)
        assert packed(regular) == first
    assert packed(regular[:-1])[0] == made[-1]
    assert (len(made), len(list(cache_folder.glob("*.deflated")))) == (5, 1)


def test_what_is_made_of_firago_is_kept_and_mended(cache_folder: Path) -> None:
    regular, made = fonts.faces().regular.data, []

    def part(font: bytes, how: str = "a way") -> bytes:
        return fonts.made(font, how, lambda: made.append(how) or font[:9])

    assert part(regular) == part(regular) == regular[:9]
    (kept,) = cache_folder.glob("*.made")
    kept.write_bytes(b"\0" * 4)
    assert part(regular) == regular[:9]
    # What is made of that is kept too; another way is another file; of no other font is anything kept.
    assert part(part(regular)) == part(regular, "another") == regular[:9]
    assert part(regular[:-1]) == regular[:9]
    assert (made, len(list(cache_folder.glob("*.made")))) == (["a way"] * 3 + ["another", "a way"], 3)


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
