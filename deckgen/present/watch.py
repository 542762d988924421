"""Waits for changes of files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch

QUIET, AT_MOST = 20, 200
"""Milliseconds without a change after which an editor has saved, and after which it is not waited for any longer."""
ASKED = 200
"""Milliseconds after which it is asked again what to watch, where nothing changes."""


async def changes(files: Callable[[], frozenset[Path]]) -> AsyncIterator[None]:
    """Yield each time that one of the files has changed, come or gone. ``files`` may say others as time goes on."""
    while True:
        watched = files()

        def concerns(_: Change, path: str, watched: frozenset[Path] = watched) -> bool:
            # Folders too: a file comes with the one that it lies in.
            return any(Path(path) in (file, *file.parents) for file in watched)

        # Folders and not files: editors save by putting a new file in the old one's place.
        folders = {next(folder for folder in file.parents if folder.is_dir()) for file in watched}
        found = awatch(
            *folders,
            watch_filter=concerns,
            debounce=AT_MOST,
            step=QUIET,
            rust_timeout=ASKED,
            yield_on_timeout=True,
            recursive=False,
        )
        async with aclosing(found):
            async for change in found:
                if change:
                    yield
                if files() != watched:
                    break
