"""Waits for changes of files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from pathlib import Path

from watchfiles import awatch

from deckgen.files import State, state

QUIET, AT_MOST = 10, 200
"""Milliseconds without a change, and those with changes at most.

After the first an editor has saved; after the second it is not waited for any longer.
"""
ASKED = 200
"""Milliseconds after which the disk is asked without a watch. It is asked what to watch, and what that holds."""


async def changes(files: Callable[[], Mapping[Path, State]]) -> AsyncIterator[None]:
    """Yield each time that a file is not as it was read.

    It is in another state than ``files`` says, which may name others as time goes on.
    """
    while True:
        watched = frozenset(files())
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
                if any(state(file) != read for file, read in files().items()):
                    yield
                if files().keys() != watched:
                    break
