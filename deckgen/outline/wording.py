"""What pydantic-core finds, said about keys and items at lines and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from deckgen.limits import shown
from deckgen.outline.characters import named
from deckgen.outline.misread import LIST, no_names, wrong_type
from deckgen.outline.nearest import nearest, odd_character
from deckgen.outline.reading import MENTIONS, Near, Reading, WrongValueError
from deckgen.outline.yaml import Map, Seq, Str
from deckgen.problems import Message, Place, Problem, did_you_mean, in_order


def record(details: Any, root: Map, reading: Reading) -> None:
    """Record one of pydantic-core's errors as a problem."""
    place, name = _located(root, details["loc"])
    context = details.get("ctx", {})
    value = _at(root, details["loc"])[0]
    if isinstance(value, Map) and value.broken:
        # What is wrong with it has been said.
        return
    match details["type"]:
        case "value_error":
            error = context["error"]
            if isinstance(error, WrongValueError):
                problem = Problem(
                    error.code, place, Message("{name} {message}", name=name, message=error.message), error.hint
                )
                plain = error.hint is None or error.code != "wrong-type"
                if plain and isinstance(value, Str) and (odd := odd_character(value)) is not None:
                    problem = replace(
                        problem, hint=Message("it holds {character}: delete it", character=named(value[odd]))
                    )
                reading.problems.append(problem)
                if error.near and problem.hint is error.hint:
                    reading.near[problem] = error.near
        case "missing" if isinstance(details["loc"][-1], str):
            if not _misspelt(details["loc"], root, reading):
                key = details["loc"][-1]
                reading.problem(
                    "missing-key", place, Message('{name} needs "{key}"', name=name, key=key), _missing(key)
                )
        case "missing" | "too_short":
            _record_short(details, root, reading)
        case "too_long":
            what = Message(
                "{name} has {count} items; {most} are the most",
                name=name,
                count=context["actual_length"],
                most=context["max_length"],
            )
            reading.problem("too-many-items", place, what)
        case kind:
            error = (
                wrong_type(LIST, value, ids=details["loc"][-1] in MENTIONS) if kind == "tuple_type" else no_names(value)
            )
            reading.problem(
                error.code, place, Message("{name} {message}", name=name, message=error.message), error.hint
            )


def _misspelt(path: Sequence[int | str], root: Map, reading: Reading) -> bool:
    """Return whether an unknown key stands where one is missing that was meant: its own problem says so."""
    mapping, wanted = _at(root, path[:-1])[0], str(path[-1])
    if not isinstance(mapping, Map) or not reading.is_close():
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


def _record_short(details: Any, root: Map, reading: Reading) -> None:
    place, name = _located(root, details["loc"])
    value = _at(root, details["loc"])[0]
    if not value:
        reading.problem("empty-list", place, Message("{name} is empty", name=name))
    elif details["type"] == "missing":
        reading.problem(
            "too-few-items", place, Message("{name} has too few items: {count}", name=name, count=len(value))
        )
    # Counted by pydantic-core are only those without an error of their own.
    elif len(value) < (least := details["ctx"]["min_length"]):
        reading.problem(
            "too-few-items",
            place,
            Message(
                "{name} has too few items: {count}, at least {least} are needed",
                name=name,
                count=len(value),
                least=least,
            ),
        )


def _at(root: Map, path: Iterable[int | str]) -> tuple[Any, str | None, int | None]:
    """Return the value at a path, and the key and index under which it stands.

    A step that is not there is the key that a short form leaves out, or one that is missing.
    """
    value, key, index = root, None, None
    for step in path:
        if isinstance(value, Map) and isinstance(step, str) and step in value:
            value, key, index = value[step], step, None
        elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
            value, index = value[step], step
    return value, key, index


def _located(root: Map, path: Iterable[int | str]) -> tuple[Place, Message]:
    """Return the place of the value at a path, and what to call it."""
    value, key, index = _at(root, path)
    if key is None:
        return value.place, Message("the outline")
    if index is None:
        return value.place, Message('"{key}"', key=shown(key))
    return value.place, Message('item {number} of "{key}"', number=index + 1, key=shown(key))


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
