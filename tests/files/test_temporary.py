"""What is left of processes that were killed goes, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from deckgen.files import folder, temporary, write
from deckgen.files.temporary import OLD, partial, sweep
from tests.files.test_atomic import At


@pytest.fixture
def dead() -> int:
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def leave(path: Path, age: float = OLD + 60) -> Path:
    """Make what looks like the work of a process that ended so many seconds ago."""
    if path.name.endswith(".part"):
        path.write_bytes(b"half")
    else:
        path.mkdir()
        (path / "font.ttf").write_bytes(b"font")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def left_by(pid: int | str, host: str = "") -> tuple[str, str]:
    host = host or temporary._host()
    return f".deckgen-{host}-{pid}-0.part", f"deckgen-{host}-{pid}-abc"


def test_names_say_whose_they_are(tmp_path: Path) -> None:
    name = partial(tmp_path).name
    assert name.startswith(f".deckgen-{temporary._host()}-{os.getpid()}-")
    assert name.endswith(".part")
    with folder({"a": b"1"}) as made:
        assert made.name.startswith(f"deckgen-{temporary._host()}-{os.getpid()}-")
        assert (made / "a").read_bytes() == b"1"
    assert not made.exists()


@pytest.mark.process
def test_what_a_dead_process_left_a_day_ago_goes(tmp_path: Path, dead: int) -> None:
    for name in left_by(dead):
        leave(tmp_path / name)
    write(tmp_path / "deck.pptx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pptx"]


@pytest.mark.process
def test_what_may_belong_to_another_stays(tmp_path: Path, dead: int) -> None:
    other = tmp_path / "other"
    other.mkdir()
    kept = [leave(tmp_path / name, 60) for name in left_by(dead)]
    kept += [leave(tmp_path / name) for name in left_by(os.getpid())]
    kept += [leave(tmp_path / name) for name in left_by(1)]
    kept += [leave(tmp_path / name) for name in left_by(dead, "elsewhere")]
    kept += [leave(tmp_path / name) for name in ("deckgen-notes", ".study.pptx.12.part", ".deckgen.part")]
    link = tmp_path / f"deckgen-{temporary._host()}-{dead}-link"
    link.symlink_to(other)
    os.utime(link, (0, 0), follow_symlinks=False)
    sweep(tmp_path)
    assert all(path.exists() for path in (*kept, other, link))


@pytest.mark.process
def test_the_folder_for_temporary_files_is_swept(tmp_path: Path, dead: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _, name = left_by(dead)
    leave(tmp_path / name)
    with folder({}) as made:
        assert list(tmp_path.iterdir()) == [made]


@pytest.mark.parametrize("at", ["mkdir", "write_bytes"])
def test_a_full_folder_for_temporary_files_is_named(at: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os if at == "mkdir" else Path, at, full)
    with pytest.raises(OSError, match=r"No space left on device.*TMPDIR") as failed, folder({"a": b"1"}):
        pass
    assert failed.value.filename == str(tmp_path)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


# A folder that has just been made goes with its object.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_at_any_line_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = line = 0
    while not ended:
        line += 1
        try:
            sys.settrace(At(line))
            with folder({"a": b"1", "b": b"2"}):
                pass
            ended = line
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
        assert list(tmp_path.iterdir()) == [], line
    assert ended > 10
