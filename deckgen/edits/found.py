"""What was changed in a deck."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct, field

from deckgen.edits.words import Change
from deckgen.problems import Message

Spot: TypeAlias = tuple[Any, ...]
"""Where a piece stands: line and column in the outline; in another file with its path."""


class Left(NamedTuple):
    """A change that stays in the deck.

    It has its slide, counted from 1 (0 where that is gone), what it is, and why it is not taken.
    """

    kind: str
    slide: int
    what: Message
    reason: Message


class Edit(NamedTuple):
    """Words that were changed in what a slide shows of one text.

    ``shown`` is what it showed, ``block`` which paragraph of speaker notes that is, ``None`` elsewhere.
    """

    slide: int
    spot: Spot
    shown: str
    made: tuple[Change, ...]
    block: int | None = None


class Gone(NamedTuple):
    """A paragraph that was deleted.

    It has where the texts stand that it showed, and which one of speaker notes it was.
    """

    slide: int
    text: str
    spots: tuple[Spot, ...]
    block: int | None = None


class New(NamedTuple):
    """A paragraph that was added behind others.

    It has what it says, its level, and those before it in their order. Of each of these it is known where its first
    text stands, and its level. In speaker notes ``block`` is the one that it stands behind, -1 at their beginning.
    ``ahead`` is the first that stays after it, known in the same way.
    """

    slide: int
    text: str
    level: int
    before: tuple[tuple[Spot | None, int], ...]
    block: int | None = None
    ahead: tuple[Spot | None, int] | None = None


class NewNotes(NamedTuple):
    """Speaker notes of a slide that had none.

    ``spots`` are where its texts stand.
    """

    slide: int
    texts: tuple[str, ...]
    spots: tuple[Spot, ...]


class Found(Struct):
    """All that was changed in a deck."""

    edits: list[Edit] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    notes: list[NewNotes] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
