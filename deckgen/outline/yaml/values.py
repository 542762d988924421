"""Values that know where they stand."""

from __future__ import annotations

from typing import Any, TypeAlias

from msgspec import Struct

from deckgen.problems import Place, Problem


class Str(str):
    """A scalar's text. ``plain``: it stood without quotes. ``doubt``: what weakens it where it is read as a text."""

    __slots__ = ("doubt", "place", "plain", "verbatim")
    place: Place
    plain: bool
    verbatim: int | None
    doubt: Problem | None

    def at(self, offset: int) -> Place:
        """Return the place of one of its code points.

        It is that of its beginning where lines or escapes lie between.
        """
        if self.verbatim is None:
            return self.place
        return self.place._replace(column=self.place.column + self.verbatim + offset)


class Null(Struct, frozen=True):
    """The absence of a value: ``null``, ``~`` or nothing after the colon.

    ``comment``: what stands there is a comment. ``keyless``: there is no colon either (``{a: b, c}``).
    """

    place: Place
    comment: bool = False
    keyless: bool = False


class Map(dict[str, Any]):
    """A mapping, its keys in order. ``key_places`` tells where each key stands.

    ``broken``: something in it is no key, as has been said, so that what it lacks is not asked for.
    """

    __slots__ = ("broken", "key_places", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.key_places: dict[str, Place] = {}
        self.broken = False


class Seq(list[Any]):
    """A list."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place


Value: TypeAlias = Str | Null | Map | Seq
