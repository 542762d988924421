"""Slides that were added to a deck by hand.

What they hold is text and bytes here: no other part but the renderer of PowerPoint files looks at it, and no other
format shows them.
"""

from __future__ import annotations

from msgspec import Struct


class Relation(Struct, frozen=True):
    """A relationship of a part. It leads to a part, an address, or a slide."""

    type: str
    part: AddedPart | None = None
    url: str | None = None
    slide: str | None = None


class AddedPart(Struct, frozen=True):
    """A part of a package, in a folder of ``ppt``.

    ``data`` names the relationships ``rId1``, ``rId2`` and so on, in the order of ``relations``.
    """

    folder: str
    ending: str
    content_type: str
    data: bytes
    relations: tuple[Relation, ...] = ()


class AddedSlide(Struct, frozen=True, kw_only=True):
    """A slide that was added by hand.

    ``after`` is the id of the slide that it follows, ``None`` before the first; ``layout`` the key of its slide layout.
    ``title`` and ``texts`` are what it says, for whoever looks for it again.
    """

    creation_id: int
    after: str | None
    layout: str
    title: str
    texts: tuple[str, ...]
    part: AddedPart
    notes: AddedPart | None = None

    @property
    def id(self) -> str:
        """An id that no slide of an outline has."""
        return f"+{self.creation_id}"
