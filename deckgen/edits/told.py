"""What is told of a deck that was edited and is kept."""

from __future__ import annotations

from pathlib import Path

from deckgen.edits import edited, record
from deckgen.edits.count import Edits, edits
from deckgen.kept import Kept
from deckgen.problems import Listed, Message


def told(path: Path, kept: Kept, outline: Path) -> Message:
    """Return the warning about a deck that is kept.

    Args:
        path: the place that a new deck has taken.
        kept: what stood there.
        outline: the outline, beside which it may be recorded what the kept deck said when it was built.
    """
    copy = str(kept.copy)
    where = Message("it is kept as {copy}", copy=copy) if kept.new else Message("{copy} keeps it already", copy=copy)
    if kept.id is None:
        return Message("{path} was not as deckgen writes decks; {where}", path=str(path), where=where)
    return Message(
        "{path} was changed since deckgen wrote it ({changes}); {where}",
        path=str(path),
        changes=_changes(kept, kept.id, outline),
        where=where,
    )


def _changes(kept: Kept, id: str, outline: Path) -> Message | Listed:
    built = record.find(outline, id)
    slides = edited.slides(kept.data) if built else None
    if built is None or slides is None:
        return Message("there is no record of what it said")
    try:
        found = edits(built, slides)
    except (LookupError, TypeError, AttributeError):
        # Somebody has edited the record too.
        return Message("its record cannot be read")
    return _listed(found) if any(found) else Message("no text, note or slide, but something else")


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
