"""What is printed beside the slides: the handout and the one-page read-ahead.

Their texts have no boxes: whoever writes them breaks their lines and fills pages with them. Everything else that the
scene promises holds.
"""

from __future__ import annotations

from msgspec import Struct

from deckgen.problems import Place
from deckgen.scene.nodes import DeckScene, Run
from deckgen.theme.tokens import Role


class Prose(Struct, frozen=True):
    """A paragraph that has no lines yet.

    Its runs, and its base direction.
    """

    runs: tuple[Run, ...]
    rtl: bool


class Marking(Struct, frozen=True):
    """The handling marking in its colour. ``fill`` is the ground of a label, ``None`` for a marking without one."""

    said: Prose
    color: Role
    fill: Role | None = None


class References(Struct, frozen=True):
    """The numbered sources under their title.

    Each is its paragraphs: who and what it is, and its address.
    """

    title: Prose
    entries: tuple[tuple[Prose, ...], ...]


class Handout(Struct, frozen=True):
    """A deck on paper: each slide with its notes, then the sources.

    ``marking`` stands at the foot of every page, ``label`` at its head.
    """

    deck: DeckScene
    references: References | None
    marking: Marking | None
    label: Marking | None


class Ground(Struct, frozen=True):
    """A point of the summary: its lead-in over its text.

    Either may be missing.
    """

    lead: Prose | None
    text: Prose | None


class Group(Struct, frozen=True):
    """Conclusions under what they are about. ``title`` is ``None`` where the deck has no parts."""

    title: Prose | None
    conclusions: tuple[Prose, ...]


class Conditions(Struct, frozen=True):
    """What the conclusion depends on, in columns that begin with their heads. ``likelihoods`` may be empty."""

    title: Prose
    columns: tuple[tuple[Prose, ...], ...]
    likelihoods: tuple[Prose, ...]


class ReadAhead(Struct, frozen=True):
    """The briefing on one page. ``marking`` stands beside ``meta``, ``label`` at the foot.

    ``bottom_line``, ``ask``, ``points``, ``conclusions``, ``conditions``, ``question`` and ``references`` are its
    blocks, in this order; ``places`` says where the author wrote each.
    """

    deck: DeckScene
    kicker: Prose
    title: Prose
    meta: Prose | None
    marking: Marking | None
    label: Marking | None
    bottom_line: Prose | None
    ask: tuple[Prose, ...]
    points: tuple[Ground, ...]
    conclusions: tuple[Group, ...]
    conditions: Conditions | None
    question: Prose | None
    references: References | None
    places: dict[str, Place]
