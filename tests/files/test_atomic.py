"""All files of a command are written, or none; whatever happens, older ones are whole."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from deckgen.files import InUseError, create, look, write, write_all
from deckgen.problems import UsageError


def held(folder: Path) -> dict[str, bytes | None]:
    """Return all that stands in a folder, files with what they hold."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def full(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_writing_makes_folders_and_leaves_nothing_else(tmp_path: Path) -> None:
    deck = tmp_path / "a" / "b" / "deck.pptx"
    write(deck, b"one")
    write(deck, b"two")
    assert held(tmp_path) == {"a": None, "a/b": None, "a/b/deck.pptx": b"two"}


def test_a_file_has_the_rights_that_a_new_file_has(tmp_path: Path) -> None:
    older = os.umask(0o027)
    try:
        write(tmp_path / "deck.pptx", b"new")
    finally:
        os.umask(older)
    assert (tmp_path / "deck.pptx").stat().st_mode & 0o777 == 0o640


def test_a_write_that_fails_keeps_the_older_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.png").write_bytes(b"old")
    calls: list[int] = []

    def full_at_the_third(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            full(descriptor)

    monkeypatch.setattr(os, "fsync", full_at_the_third)
    with pytest.raises(OSError, match="No space left") as failed:
        write_all({tmp_path / name: b"new" for name in ("new/a.png", "b.png", "c.png")})
    assert failed.value.filename == str(tmp_path / "c.png")
    assert held(tmp_path) == {"b.png": b"old"}


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
@pytest.mark.parametrize("error", [PermissionError(13, "Access is denied"), OSError(5, "disk"), KeyboardInterrupt()])
def test_files_are_renamed_together_or_not_at_all(
    links: bool, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pptx").write_bytes(b"old a")
    (tmp_path / "c.pptx").write_bytes(b"old c")
    replace = Path.replace

    def stopped_at_the_third(path: Path, target: Path) -> Path:
        if target.name == "c.pptx" and path.read_bytes() != b"old c":
            raise error
        return replace(path, target)

    def no_links(path: Path, target: Path) -> None:
        raise OSError(38, "not here")

    monkeypatch.setattr(Path, "replace", stopped_at_the_third)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    with pytest.raises(type(error)) as failed:
        write_all({tmp_path / name: b"new" for name in ("a.pptx", "b.pptx", "c.pptx", "d.pptx")})
    assert isinstance(failed.value, InUseError) == isinstance(error, PermissionError)
    assert held(tmp_path) == {"a.pptx": b"old a", "c.pptx": b"old c"}


def test_a_link_is_written_through_and_a_hard_link_is_not(tmp_path: Path) -> None:
    (tmp_path / "real.pptx").write_bytes(b"old")
    (tmp_path / "link.pptx").symlink_to("real.pptx")
    (tmp_path / "dangling.pptx").symlink_to("later.pptx")
    (tmp_path / "hard.pptx").hardlink_to(tmp_path / "real.pptx")
    write(tmp_path / "link.pptx", b"new")
    write(tmp_path / "dangling.pptx", b"new")
    assert (tmp_path / "link.pptx").is_symlink()
    assert {name: data for name, data in held(tmp_path).items() if "n" not in name} == {
        "real.pptx": b"new",
        "later.pptx": b"new",
        "hard.pptx": b"old",
    }


def lay_traps(folder: Path) -> None:
    (folder / "folder.pptx").mkdir()
    os.mkfifo(folder / "pipe.pptx")
    (folder / "device.pptx").symlink_to("/dev/full")
    (folder / "circle.pptx").symlink_to("round.pptx")
    (folder / "round.pptx").symlink_to("circle.pptx")
    (folder / "file").write_bytes(b"")


@pytest.mark.parametrize(
    "name",
    [
        "folder.pptx", "pipe.pptx", "device.pptx", "circle.pptx", "file/deck.pptx", "file/new/deck.pptx",
        "د" * 130 + ".pptx", "new/" + "د" * 130 + ".pptx", "د" * 130 + "/deck.pptx", "/".join(["d" * 200] * 30),
    ],
)  # fmt: skip
def test_where_nothing_can_be_written_nothing_else_is(name: str, tmp_path: Path) -> None:
    lay_traps(tmp_path)
    before = held(tmp_path)
    with pytest.raises(OSError, match=r".") as failed:
        write_all({tmp_path / "deck.pptx": b"new", tmp_path / name: b"new"})
    assert Path(failed.value.filename).name[:100] == (tmp_path / name).name[:100]
    assert held(tmp_path) == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("deck.pptx", "./deck.pptx"),
        ("Deck.pptx", "deck.pptx"),
        ("é.pptx", "e\u0301.pptx"),
        ("STRASSE.pptx", "straße.pptx"),
        ("real.pptx", "link.pptx"),
        ("sub/../real.pptx", "REAL.pptx"),
    ],
)
def test_two_places_that_are_one_file_somewhere_are_refused(first: str, second: str, tmp_path: Path) -> None:
    (tmp_path / "link.pptx").symlink_to("real.pptx")
    with pytest.raises(UsageError, match="would be one file"):
        look([tmp_path / "x.pptx", *(Path(f"{tmp_path}/{name}") for name in (first, second))])


@pytest.mark.parametrize(
    "name", ["con.pptx", "Aux.pptx", "NUL", "com1.v2.pptx", "lpt¹.pdf", "a:b.pptx", "what?.pptx", "a|b.pptx", "x.",
             "x ", "a\nb.pptx", 'say "no".pptx', "con .pptx", "conout$.pptx"],
)  # fmt: skip
def test_names_that_windows_cannot_hold_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Windows"):
        write(tmp_path / name, b"new")
    assert held(tmp_path) == {}


@pytest.mark.parametrize("name", ["console.pptx", "study.con.pptx", "com10.pptx", "ما هذا؟.pptx", "nul-1.pptx", ".x"])
def test_other_names_are_not(name: str, tmp_path: Path) -> None:
    write(tmp_path / name, b"new")
    assert held(tmp_path) == {name: b"new"}


def test_what_is_read_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "outline.yaml").write_bytes(b"text")
    (tmp_path / "link").symlink_to("outline.yaml")
    (tmp_path / "hard").hardlink_to(tmp_path / "outline.yaml")
    for name in ("outline.yaml", "link", "hard", "later.png"):
        with pytest.raises(UsageError, match="the outline itself"):
            look([tmp_path / name], [tmp_path / "outline.yaml", tmp_path / "later.png"])
    look([tmp_path / "deck.pptx"], [tmp_path / "outline.yaml", tmp_path / "later.png"])


def test_new_files_are_made_together_and_never_over_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create({tmp_path / "a" / "one": b"1", tmp_path / "a" / "two": b"2"})
    with pytest.raises(UsageError, match="already there"):
        create({tmp_path / "a" / "new": b"1", tmp_path / "a" / "two": b"3"})
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        create({tmp_path / "b" / "one": b"1"})
    assert held(tmp_path) == {"a": None, "a/one": b"1", "a/two": b"2"}


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_each_file_whole(tmp_path: Path) -> None:
    names = [tmp_path / f"{number}.png" for number in range(8)]
    old, new = b"o" * 100_000, b"n" * 300_000
    write_all(dict.fromkeys(names, old))
    for delay in range(0, 4000, 500):
        child = os.fork()
        if not child:
            signal.setitimer(signal.ITIMER_REAL, max(delay, 1) / 1e6)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            write_all(dict.fromkeys(names, new))
            os._exit(0)
        os.waitpid(child, 0)
        assert {path.read_bytes() for path in names} <= {old, new}


class At:
    """Raises ``KeyboardInterrupt`` at one of the lines that are run in ``deckgen/files``, once."""

    def __init__(self, line: int) -> None:
        self.left = line

    def __call__(self, frame: FrameType, event: str, _: object) -> Any:
        if "deckgen/files" not in frame.f_code.co_filename:
            return None
        if event == "line":
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return self


@pytest.mark.slow
# A file that has just been opened is closed when its frame goes.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("names", [["a"], ["a", "new/b", "c"]], ids=len)
def test_ctrl_c_at_any_line_leaves_all_as_it_was_or_all_new(names: list[str], tmp_path: Path) -> None:
    ended = line = 0
    while not ended:
        line += 1
        folder = tmp_path / str(line)
        folder.mkdir()
        for name in ("a", "c"):
            (folder / name).write_bytes(b"old")
        before = held(folder)
        try:
            sys.settrace(At(line))
            write_all({folder / name: b"new" for name in names})
            ended = line
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
        after = {**before, **dict.fromkeys(names, b"new"), **({"new": None} if "new/b" in names else {})}
        assert held(folder) in (before, after), line
    assert ended > 20
