"""What is written for a while only.

It is files beside their places, and folders in the temporary one.

Their names say which process they belong to, so that what one left that was killed can be told and removed.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from itertools import count
from pathlib import Path

from deckgen.problems import Message

PART = ".part"
OLD = 24 * 60 * 60
"""Seconds after which what a process left may go. On a shared disk, this machine's name may be another's too."""

_LONGEST_HOST = 32
_OURS = re.compile(r"\.?deckgen-(?P<host>\w+)-(?P<pid>[0-9]{1,9})-")
_numbers = count()


def partial(folder: Path) -> Path:
    """Return a new name for a file that is being written. It is short, whatever the file's own name will be."""
    return folder / f".{_prefix()}{next(_numbers)}{PART}"


@lru_cache(maxsize=256)
def sweep(folder: Path) -> None:
    """Remove what dead processes of this machine left in a folder. It is at least a day old then.

    This is done once: a run of many decks would look through its folder for each of them.
    """
    # Windows has no question whether a process lives that does not end it.
    if os.name == "nt":
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (found := _OURS.match(entry.name)) and found["host"] == _host() and _is_left(entry, int(found["pid"])):
                _remove(entry)


@contextmanager
def folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield a folder that holds these files by name for a while.

    Raises:
        OSError: one cannot be written; ``filename`` is the folder for temporary files.
    """
    from tempfile import TemporaryDirectory, gettempdir

    place = gettempdir()
    sweep(Path(place))
    with _named(place):
        made = TemporaryDirectory(prefix=_prefix(), dir=place)
    try:
        with made as name:
            with _named(place):
                for file, data in files.items():
                    (Path(name) / file).write_bytes(data)
            yield Path(name)
    except BaseException:
        # Ctrl-C may have come while the folder was removed.
        made.cleanup()
        raise


@contextmanager
def _named(place: str) -> Iterator[None]:
    """Say of an error that it is about the folder for temporary files, and how another is named."""
    try:
        yield
    except OSError as error:
        what = Message(
            "{reason}: no temporary file can be written (TMPDIR names another folder)", reason=error.strerror
        )
        raise OSError(error.errno, what, place) from error


def _prefix() -> str:
    return f"deckgen-{_host()}-{os.getpid()}-"


@cache
def _host() -> str:
    import platform

    return re.sub("[^A-Za-z0-9]+", "_", platform.node())[:_LONGEST_HOST] or "host"


def _is_left(entry: os.DirEntry[str], pid: int) -> bool:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return found.st_uid == os.getuid() and time.time() - found.st_mtime > OLD and not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _remove(entry: os.DirEntry[str]) -> None:
    import shutil

    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path, ignore_errors=True)
    elif entry.name.endswith(PART):
        with suppress(OSError):
            os.unlink(entry.path)
