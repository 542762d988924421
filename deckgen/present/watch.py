"""Waits for changes of files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

QUIET, AT_MOST = 20, 200
"""Milliseconds without a change, and those with changes at most.

After the first an editor has saved; after the second it is not waited for any longer.
"""
ASKED = 200
"""Milliseconds after which the disk is asked without a watch. It is asked what to watch, and what that holds."""


async def changes(files: Callable[[], frozenset[Path]]) -> AsyncIterator[None]:
    """Yield each time that one of the files changes.

    It may also have come or gone. ``files`` may say others as time goes on.
    """
    held = _held(files())
    while True:
        watched = frozenset(held)
        # Folders and not files: editors save by putting a new file in the old one's place.
        folders = {next(folder for folder in file.parents if folder.is_dir()) for file in watched}
        found = awatch(
            *folders,
            watch_filter=None,
            debounce=AT_MOST,
            step=QUIET,
            rust_timeout=ASKED,
            yield_on_timeout=True,
            recursive=False,
        )
        async with aclosing(found):
            async for _ in found:
                # A watch ends with its folder, and sees nothing while another begins; what the disk holds tells.
                before, held = held, _held(files())
                if any(before.get(file, state) != state for file, state in held.items()):
                    yield
                if held.keys() != watched:
                    break


def _held(files: Iterable[Path]) -> dict[Path, tuple[int, ...] | None]:
    """Return what tells one content of each file from another, ``None`` of a file that is not there."""
    return {file: _state(file) for file in files}


def _state(file: Path) -> tuple[int, ...] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
