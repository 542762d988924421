"""What people are told, in other languages than English.

Each has one data file, from a message's English wording to its own. What stands between backticks there is code,
which is set from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from deckgen.problems import Listed, Message, Problem

ENGLISH = "en"
FOLDER = Path(__file__).parent
RIGHT_TO_LEFT = frozenset({"ar"})

RLI, LRI, FSI, PDI = "\u2067", "\u2066", "\u2068", "\u2069"
"""Isolates: from the right, from the left, by the first letter, and the end of each (Unicode Annex 9, 2.4)."""

_CODE = "``|`([^`]*)`"
"""Code, or two backticks that stand for one."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that messages are said in."""
    return tuple(sorted((ENGLISH, *(file.stem for file in FOLDER.glob("*.yaml")))))


def nearest(tag: str) -> str:
    """Return the language of messages for a language tag or a locale."""
    base = re.split("[-_.@]", tag)[0].lower()
    return base if base in languages() else ENGLISH


def said(message: str, language: str, *, isolated: bool = False) -> str:
    """Return a message in a language.

    Args:
        message: what is said. Only a ``Message`` has wordings in other languages.
        language: one of ``languages()``.
        isolated: whether code and what the author wrote keep their own direction by invisible signs.
    """
    if language == ENGLISH or not isinstance(message, Message):
        return str(message)
    wording = wordings(language).get(message.template)
    if wording is None:
        return _apart(str(message), LRI, isolated)
    wording = re.sub(_CODE, lambda code: "`" if code[1] is None else _apart(code[1], LRI, isolated), wording)
    return wording.format_map({name: _value(value, language, isolated) for name, value in message.values.items()})


def sentence(problem: Problem, language: str, *, isolated: bool = False) -> str:
    """Return what a problem says in a language.

    Its hint follows in parentheses.
    """
    text = said(problem.message, language, isolated=isolated)
    if problem.hint:
        text += f" ({said(problem.hint, language, isolated=isolated)})"
    return _apart(text, RLI, isolated and language in RIGHT_TO_LEFT)


@cache
def wordings(language: str) -> Mapping[str, str]:
    """Return the wordings of a language by the English ones."""
    import yaml

    data = (FOLDER / f"{language}.yaml").read_bytes()
    wordings: dict[str, str] = yaml.load(data, Loader=yaml.CSafeLoader)
    return wordings


def _value(value: object, language: str, isolated: bool) -> Any:
    if isinstance(value, Message):
        return said(value, language, isolated=isolated)
    if isinstance(value, Listed):
        return said(value.sign, language).join(_value(one, language, isolated) for one in value)
    return value if isinstance(value, int | float) else _apart(str(value), FSI, isolated)


def _apart(text: str, isolate: str, isolated: bool) -> str:
    return f"{isolate}{text}{PDI}" if isolated else text
