"""Edited decks are kept when new ones take their places."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from deckgen.files import older

ENDING = ".pptx"


class Kept(Struct, frozen=True):
    """A deck that is not to be lost.

    ``copy`` is the file that keeps it, which ``new`` says has to be written. ``id`` is that of the build that made it,
    ``None`` where it is none of deckgen's.
    """

    data: bytes
    copy: Path
    new: bool
    id: str | None


def kept(path: Path, data: bytes, taken: Container[Path] = ()) -> Kept | None:
    """Return the deck in a place that is to be kept.

    That is every one but this program's own as a build left it, unless that holds slides which were added by hand and
    are not in the new one; what is no deck at all is not kept either.

    Args:
        path: the place.
        data: what is to be written there.
        taken: files that a copy may not be, since they are written as well.

    Raises:
        OSError: what stands there cannot be read.
    """
    if path.suffix.lower() != ENDING:
        return None
    held = older(path)
    if held is None or held == data:
        return None
    # Late: a new file, or a page, has nothing that could have been edited.
    from deckgen.render.pptx import added, seal

    own = seal.read(held)
    if (own.whole and added.held(held) <= added.held(data)) if own else not seal.is_deck(held):
        return None
    id = own.id if own else None
    place = path.resolve() if path.is_symlink() else path
    same = next((copy for copy in _copies(place) if older(copy) == held), None)
    if same is not None:
        return Kept(held, same, False, id)
    free = (name for name in _names(place) if name not in taken and not name.exists())
    return Kept(held, next(free), True, id)


def edited(path: Path) -> bool:
    """Return whether a deck of this program was edited since.

    Raises:
        OSError: it cannot be read.
    """
    # Late, as in ``kept``.
    from deckgen.render.pptx import seal

    held = older(path)
    own = seal.read(held) if held else None
    return own is not None and not own.whole


def _names(path: Path) -> Iterator[Path]:
    """Yield the names of copies: NAME.edited.pptx, NAME.edited-2.pptx and so on."""
    number = 1
    while True:
        yield path.with_stem(f"{path.stem}.edited{f'-{number}' if number > 1 else ''}")
        number += 1


def _copies(path: Path) -> Iterable[Path]:
    name = re.compile(re.escape(f"{path.stem}.edited") + r"(?:-[0-9]+)?" + re.escape(path.suffix))
    return sorted(other for other in path.parent.iterdir() if name.fullmatch(other.name) and other.is_file())
