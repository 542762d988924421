"""Comments that silence a rule.

``# deckgen: ignore CODE`` stands behind what it is about, or on the line before.

What a rule says of a data file, in which there are no comments, is silenced where the outline names the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import PurePath

from deckgen.outline.yaml.lines import split
from deckgen.problems import Problem

_COMMENT = r"(?:^|\s)#\s*deckgen:\s*ignore\s+([a-z-]+(?:\s*,\s*[a-z-]+)*)\s*$"


def unsilenced(problems: Iterable[Problem], path: str, text: str) -> list[Problem]:
    """Return the problems without the warnings that a comment silences.

    Args:
        problems: errors and warnings.
        path: the outline's path, as its places name it.
        text: the outline's text.
    """
    silenced = _silenced(text)
    lines = split(text) if silenced else []

    def names(line: int, file: str) -> bool:
        # What is not of any file has no path.
        if not file:
            return False
        return _named(file, os.path.dirname(path) or ".") in "".join(lines[line - 1 : line])

    def is_silenced(problem: Problem) -> bool:
        place = problem.place
        return any(
            problem.code in codes and (place.line == number if place.path == path else names(number, place.path))
            for number, codes in silenced.items()
        )

    return [problem for problem in problems if problem.severity == "error" or not is_silenced(problem)]


def _named(file: str, folder: str) -> str:
    """Return how an outline in a folder names a file."""
    try:
        return PurePath(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        # On Windows nothing leads from one drive to another.
        return PurePath(file).as_posix()


def _silenced(text: str) -> dict[int, set[str]]:
    """Return the silenced codes by line."""
    silenced: dict[int, set[str]] = {}
    if "ignore" not in text:
        return silenced
    for number, line in enumerate(split(text), 1):
        if comment := re.search(_COMMENT, line):
            alone = not line[: comment.start()].strip()
            silenced.setdefault(number + alone, set()).update(re.split(r"\s*,\s*", comment[1]))
    return silenced
