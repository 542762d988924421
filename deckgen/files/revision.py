"""An outline as it was in an earlier revision, which git keeps."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO

from deckgen.files.temporary import folder
from deckgen.problems import Message, UsageError


@contextmanager
def outline_at(name: str) -> Iterator[Path]:
    """Yield the path of an outline: a file, or git's ``REV:PATH``.

    A file of that very name goes before a revision. Of a revision the outline's folder is unpacked for as long as the
    context lasts, since an outline names other files. ``PATH`` starts at the top of the repository, with ``./`` in the
    current folder (gitrevisions(7)).

    Raises:
        UsageError: git keeps nothing of that name, or is not installed; or the revision begins with ``-``.
    """
    revision, colon, path = name.partition(":")
    # C:\outline.yaml and C:/outline.yaml are files of Windows.
    if not colon or Path(name).exists() or (len(revision) == 1 and path[:1] in ("\\", "/")):
        yield Path(name)
        return
    if not revision or not path or revision[0] == "-":
        raise UsageError(Message('"{name}" is neither a file nor REV:PATH', name=name))
    with folder({}) as unpacked, TemporaryFile() as file:
        top = _git(name, "rev-parse", "--show-cdup") or "."
        here = _git(name, "rev-parse", "--show-prefix") if path.startswith("./") else ""
        place = PurePosixPath(here, path)
        tree = "" if place.parent == PurePosixPath(".") else place.parent.as_posix()
        _git(name, "archive", "--format=tar", f"{revision}:{tree}", at=top, into=file)
        file.seek(0)
        with tarfile.open(fileobj=file) as archive:
            archive.extractall(unpacked, filter="data")
        outline = unpacked / place.name
        if not outline.is_file():
            raise UsageError(Message('git keeps no "{name}"', name=name))
        yield outline


def _git(name: str, *arguments: str, at: str = ".", into: IO[bytes] | None = None) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=at, check=False, stdout=into or subprocess.PIPE, stderr=subprocess.PIPE
        )
    except FileNotFoundError:
        raise UsageError(
            Message('"{name}" is no file, and git, which might keep it, is not installed', name=name)
        ) from None
    if done.returncode:
        raise UsageError(Message('git keeps no "{name}"', name=name))
    return "" if into else done.stdout.decode(errors="replace").strip()
