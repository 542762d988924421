from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from deckgen.files import state
from deckgen.present import watch
from deckgen.present.watch import changes

ASKED = 10
"""Milliseconds after which the disk is asked here, since each test waits for it some times."""

SOON, LATE = 3 * ASKED / 1000, 30
"""Seconds until the watching has begun, or until what will not be told would have been; and until all else has."""


def _told(files: set[Path], *doing: Callable[[], object], within: float = LATE) -> bool:
    """Return whether what is done to the disk is told."""
    told, read = asyncio.Event(), {file: state(file) for file in files}

    async def listen() -> None:
        async for _ in changes(lambda: {file: read.setdefault(file, state(file)) for file in files}):
            told.set()

    async def run() -> bool:
        listening = asyncio.create_task(listen())
        for do in doing:
            await asyncio.sleep(SOON)
            do()
        with suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), within)
        listening.cancel()
        return told.is_set()

    # A browser of other tests has an event loop of its own in this thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run()).result()


@pytest.fixture(autouse=True)
def _asked_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "ASKED", ASKED)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path.resolve() / "outline.yaml"
    path.write_text("a")
    return path


def test_a_file_that_is_written_is_told(file: Path) -> None:
    assert _told({file}, lambda: file.write_text("b"))


def test_a_file_that_is_replaced_is_told(file: Path) -> None:
    other = file.with_name("other")
    other.write_text("b")
    assert _told({file}, lambda: other.replace(file))


def test_a_file_that_goes_is_told(file: Path) -> None:
    assert _told({file}, file.unlink)


def test_a_file_that_comes_with_its_folder_is_told(file: Path) -> None:
    coming = file.parent / "pictures" / "map.png"

    def come() -> None:
        coming.parent.mkdir()
        coming.write_text("")

    assert _told({file, coming}, come)


@pytest.mark.slow
def test_another_file_is_not_told(file: Path) -> None:
    assert not _told({file}, lambda: file.with_name("notes.txt").write_text(""), within=SOON)
    assert _told({file}, lambda: file.with_name("notes.txt").write_text(""), lambda: file.write_text("b"))


@pytest.mark.slow
def test_a_file_in_a_folder_that_was_made_anew_is_told(file: Path) -> None:
    picture = file.parent / "pictures" / "map.png"
    picture.parent.mkdir()
    assert _told({file, picture}, picture.parent.rmdir, picture.parent.mkdir, lambda: picture.write_text("a"))


def test_what_is_watched_may_change(file: Path) -> None:
    later = file.parent / "pictures" / "map.png"
    later.parent.mkdir()
    files = {file}
    assert _told(files, lambda: files.add(later), lambda: later.write_text(""))


def test_what_changed_between_reading_and_watching_is_told(file: Path) -> None:
    before = state(file)
    file.write_text("longer")

    async def first() -> None:
        await asyncio.wait_for(anext(changes(lambda: {file: before})), LATE)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, first()).result()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_elsewhere_or_nowhere_is_told(file: Path) -> None:
    folder, link = file.parent / "other", file.parent / "map.png"
    folder.mkdir()
    (folder / "map.png").write_text("elsewhere")
    link.symlink_to(file)

    def lead_to(target: Path) -> None:
        link.unlink()
        link.symlink_to(target)

    assert _told({link}, lambda: lead_to(folder / "map.png"))
    assert _told({link}, lambda: lead_to(folder / "none.png"))
    assert _told({link}, lambda: lead_to(file))
    assert _told({link}, link.unlink)
