"""The folder ``.deckgen``, in which deckgen remembers what it has made."""

from __future__ import annotations

import errno
from pathlib import Path

from deckgen.files.atomic import write
from deckgen.problems import Message

FOLDER, IGNORE = ".deckgen", ".gitignore"


def own_folder(beside: Path, name: str) -> Path:
    """Return a folder within ``.deckgen``. It is made where it is missing, and git told to leave it out.

    Args:
        beside: the folder that ``.deckgen`` lies in.
        name: what is remembered.

    Raises:
        OSError: it cannot be made, or is a link, which would lead elsewhere what is written and removed in it.
    """
    own = beside.resolve() / FOLDER
    folder = own / name
    for place in (own, folder):
        if place.is_symlink():
            raise FileExistsError(errno.EEXIST, Message("not a folder of deckgen's own"), str(place))
    folder.mkdir(parents=True, exist_ok=True)
    if not (own / IGNORE).exists():
        write(own / IGNORE, b"*\n")
    return folder
