"""What is wrong, said about keys and items at lines and columns."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckgen.limits import shown
from deckgen.outline.characters import named
from deckgen.outline.nearest import nearest, odd_character
from deckgen.outline.reading import Near, Reading, WrongValueError
from deckgen.outline.yaml import Map, Seq, Str
from deckgen.problems import Message, Problem, did_you_mean, in_order


class Spot(Struct, frozen=True):
    """Where a value stands: the key, and the item of its list."""

    key: str | None = None
    item: int | None = None

    @property
    def name(self) -> Message:
        """What people call the value."""
        if self.key is None:
            return Message("the outline")
        if self.item is None:
            return Message('"{key}"', key=shown(self.key))
        return Message('item {number} of "{key}"', number=self.item + 1, key=shown(self.key))


def record(error: WrongValueError, value: Any, spot: Spot, reading: Reading) -> None:
    """Record that a value is not what it must be."""
    if isinstance(value, Map) and value.broken:
        # What is wrong with it has been said.
        return
    what = Message("{name} {message}", name=spot.name, message=error.message)
    problem = Problem(error.code, value.place, what, error.hint)
    plain = error.hint is None or error.code != "wrong-type"
    if plain and isinstance(value, Str) and (odd := odd_character(value)) is not None:
        problem = replace(problem, hint=Message("it holds {character}: delete it", character=named(value[odd])))
    reading.problems.append(problem)
    if error.near and problem.hint is error.hint:
        reading.near[problem] = error.near


def record_missing(key: str, value: Any, spot: Spot, reading: Reading) -> None:
    """Record that a value lacks a key.

    Where a wrong one stands in its place, that has been said.
    """
    if isinstance(value, Map) and (value.broken or _misspelt(key, value, reading)):
        return
    what = Message('{name} needs "{key}"', name=spot.name, key=key)
    reading.problem("missing-key", value.place, what, _missing(key))


def _misspelt(wanted: str, mapping: Map, reading: Reading) -> bool:
    """Return whether an unknown key stands where one is missing that was meant: its own problem says so."""
    if not reading.is_close():
        return False
    unknown = [key for key in mapping if mapping.key_places[key] in reading.unknown_keys]
    return len(unknown) == len(mapping) > 0 or any(nearest(key, [wanted]) for key in unknown)


def _missing(key: str) -> Message:
    """Return how a key is written that is missing."""
    if key == "deckgen":
        return Message('write "deckgen: 1" in the first line')
    if key == "alt":
        return Message('"alt" says what is in the picture, for those who cannot see it')
    return Message("write: {key}: …", key=key)


def wrong_count(value: Seq, least: int, most: int | None) -> WrongValueError | None:
    """Return what is wrong with how many items a list has."""
    if most is not None and len(value) > most:
        what = Message("has {count} items; {most} are the most", count=len(value), most=most)
        return WrongValueError("too-many-items", what)
    if len(value) >= least:
        return None
    if not value:
        return WrongValueError("empty-list", Message("is empty"))
    what = Message("has too few items: {count}, at least {least} are needed", count=len(value), least=least)
    return WrongValueError("too-few-items", what)


def worded(reading: Reading) -> list[Problem]:
    """Return the problems, errors first.

    As many of them as are shown have hints.

    A hint is the word that a wrong one may have been meant for.
    """
    ranked = sorted(in_order(reading.problems), key=lambda problem: problem.severity)
    most = reading.files.limits.problems
    hinted = (with_near(problem, reading.near.get(problem)) for problem in ranked[:most])
    return [*hinted, *ranked[most:]]


def with_near(problem: Problem, near: Near | None) -> Problem:
    """Return the problem with its hint.

    That is the known word that was meant, or another way out.
    """
    if near is None:
        return problem
    meant = nearest(near.word, near.known)
    hint = did_you_mean(meant) if meant else near.otherwise
    return replace(problem, hint=hint) if hint else problem
