"""A file that one process at a time may hold."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE, PAUSE = 2, 0.02
"""Seconds that another process is waited for, and between two looks whether it has done."""

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file for as long as this context lasts. It is made where it is missing.

    Raises:
        OSError: it cannot be made or locked, or another process holds it too long.
    """
    latest = time.monotonic() + PATIENCE
    # The system lets go of it when it is closed, even by a process that is killed.
    with path.open("ab") as file:
        while True:
            try:
                _take(file.fileno())
                break
            except OSError:
                if time.monotonic() > latest:
                    raise
                time.sleep(PAUSE)
        yield
