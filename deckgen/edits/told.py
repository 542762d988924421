"""What is told of a deck that was edited and is kept."""

from __future__ import annotations

import shlex
from pathlib import Path

from deckgen.edits import edited, record
from deckgen.edits.count import Edits, edits
from deckgen.edits.matching import own_pairs
from deckgen.kept import Kept
from deckgen.problems import Listed, Message


def told(path: Path, kept: Kept, outline: Path, keep: Path | None = None) -> Message:
    """Return the warning about a deck that is kept.

    It has the commands that bring back what was done in that.

    Args:
        path: the place that a new deck has taken.
        kept: what stood there.
        outline: the outline, beside which it may be recorded what the kept deck said when it was built.
        keep: the deck whose added slides the new one holds already.
    """
    copy = str(kept.copy)
    where = Message("it is kept as {copy}", copy=copy) if kept.new else Message("{copy} keeps it already", copy=copy)
    if kept.id is None:
        return Message("{path} was not as deckgen writes decks; {where}", path=str(path), where=where)
    changes, pull, add = _changes(kept, kept.id, outline)
    if keep and keep.resolve() in (path.resolve(), kept.copy.resolve()):
        add = []
    warning = Message(
        "{path} was changed since deckgen wrote it ({changes}); {where}", path=str(path), changes=changes, where=where
    )
    if pull:
        warning = Message("{told}; its texts go into the outline by: {command}", told=warning, command=shlex.join(pull))
    if add:
        warning = Message(
            "{told}; its added slides go into the new deck by: {command}", told=warning, command=shlex.join(add)
        )
    return warning


def _changes(kept: Kept, id: str, outline: Path) -> tuple[Message | Listed, list[str], list[str]]:
    """Return what was changed, and commands that bring it back.

    The first is for texts, the second for added slides; they are empty where there is nothing to bring.
    """
    built = record.find(outline, id)
    slides = edited.slides(kept.data) if built else None
    if built is None or slides is None:
        return Message("there is no record of what it said"), [], []
    try:
        found, own = edits(built, slides), own_pairs(built, slides)
    except (LookupError, TypeError, AttributeError):
        # Somebody has edited the record too.
        return Message("its record cannot be read"), [], []
    changes = _listed(found) if any(found) else Message("no text, note or slide, but something else")
    pull = ["deckgen", "pull", str(kept.copy)]
    if len(own) == len(slides):
        return changes, pull, []
    reader = ["--audience", str(built["audience"])] if built.get("audience") else []
    add = ["deckgen", "build", str(outline), *reader, "--keep", str(kept.copy)]
    return changes if any(found) else Message("it holds slides that were added"), pull, add


def _listed(found: Edits) -> Listed:
    ones = Message("1 text"), Message("1 note"), Message("1 slide")
    more = (
        Message("{count} texts", count=found.texts),
        Message("{count} notes", count=found.notes),
        Message("{count} slides", count=found.slides),
    )
    return Listed(
        one if count == 1 else several for count, one, several in zip(found, ones, more, strict=True) if count
    )
