"""What a slide says, as the plan hands it to a kind."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from deckgen.located import Located
from deckgen.outline.model import Part, Source
from deckgen.outline.values import NOWHERE, ChangeKind, Cite, Confidence, Text
from deckgen.outline.walk import Found
from deckgen.problems import Place


class Content(Located, frozen=True, kw_only=True):
    """One planned slide.

    ``body`` is the section's body, or what the slide's place asks for: the Outline for the cover, ``Agenda``,
    ``ChangeList``, ``Divider``, ``SourceList``, the Summary, the Closing. ``citations`` are what the slide rests on, in
    order and once each, ``texts`` those of the body. ``tracker`` is the index of the current tracker entry, the
    number of entries where all of them are past. ``part`` indexes ``Plan.parts``.
    """

    UNCOMPARED: ClassVar[frozenset[str]] = frozenset({"place", "texts"})

    id: str
    kind: str
    headline: Text
    body: object
    place: Place = NOWHERE
    kicker: Text | None = None
    takeaway: Text | None = None
    confidence: Confidence | None = None
    citations: tuple[Cite, ...] = ()
    texts: tuple[Found[Text], ...] = ()
    note: Text | None = None
    notes: Text | None = None
    minutes: float | None = None
    part: int | None = None
    tracker: int | None = None


class AgendaRow(Struct, frozen=True):
    """A line of the agenda and the slide that it leads to.

    ``repeats``: that slide says the claim too. ``minutes`` are those that its slides state together.
    """

    title: Text
    claim: Text | None
    slide: str
    repeats: bool = True
    minutes: float | None = None


class Agenda(Struct, frozen=True):
    """What the agenda slide shows."""

    rows: tuple[AgendaRow, ...]


class Divider(Struct, frozen=True):
    """The slide before a part: its number from 1, and the part."""

    number: int
    part: Part


class CitedSource(Struct, frozen=True):
    """An entry of the sources slide.

    ``used`` are the ids of the slides that cite it, in order.
    """

    id: str
    number: int
    source: Source
    used: tuple[str, ...]


class SourceList(Struct, frozen=True):
    """What the sources slide shows."""

    entries: tuple[CitedSource, ...]


class Change(Struct, frozen=True):
    """A change: what of, where, from what to what.

    ``place`` is that in the later outline; of what is gone, that in the earlier one. ``where`` are the names of what
    it stands in, from the slide's down. ``difference`` is that of two numbers, or how many bands a judgment went up.
    """

    kind: ChangeKind
    place: Place
    where: tuple[str, ...]
    before: str | None
    after: str | None
    difference: Decimal | int | None = None
    reason: str | None = None


class ChangeList(Struct, frozen=True):
    """What the slide of changes shows, the weightiest first."""

    rows: tuple[Change, ...]
