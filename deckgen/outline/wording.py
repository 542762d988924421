"""What pydantic-core finds, said about keys and items at lines and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from deckgen.limits import shown
from deckgen.outline.reading import Reading, WrongValueError, wrong_type
from deckgen.outline.scalars import LONGEST_ID
from deckgen.outline.yaml import Map, Seq
from deckgen.problems import Message, Place, Problem, did_you_mean, in_order


def record(details: Any, root: Map, reading: Reading) -> None:
    """Record one of pydantic-core's errors as a problem."""
    place, name = _located(root, details["loc"])
    context = details.get("ctx", {})
    match details["type"]:
        case "value_error":
            error = context["error"]
            if isinstance(error, WrongValueError):
                problem = Problem(
                    error.code, place, Message("{name} {message}", name=name, message=error.message), error.hint
                )
                reading.problems.append(problem)
                reading.near[problem] = error.near
        case "missing" if isinstance(details["loc"][-1], str):
            if not _misspelt(details["loc"], root, reading):
                reading.problem(
                    "missing-key", place, Message('{name} needs "{key}"', name=name, key=details["loc"][-1])
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
            wanted = Message("a list") if kind == "tuple_type" else Message("a mapping")
            error = wrong_type(wanted, _at(root, details["loc"])[0])
            reading.problem(
                error.code, place, Message("{name} {message}", name=name, message=error.message), error.hint
            )


def _misspelt(path: Sequence[int | str], root: Map, reading: Reading) -> bool:
    """Return whether an unknown key stands where one is missing that was meant: its own problem says so."""
    mapping, wanted = _at(root, path[:-1])[0], str(path[-1])
    unknown = {problem.place for problem in reading.near if problem.code == "unknown-key"}
    near = get_close_matches(wanted, mapping) if isinstance(mapping, Map) else []
    return any(mapping.key_places[key] in unknown for key in near)


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
    hinted = (with_near(problem, *reading.near.get(problem, ("", ()))) for problem in ranked[:most])
    return [*hinted, *ranked[most:]]


def with_near(problem: Problem, word: str, known: Iterable[str]) -> Problem:
    """Return the problem with the nearest known word as its hint.

    It is the one that ``word`` may have been meant for, if one is near.
    """
    if not word or len(word) > LONGEST_ID:
        return problem
    near = get_close_matches(word, list(known), 1)
    return replace(problem, hint=did_you_mean(near[0])) if near else problem
