"""A YAML file beside an outline: a theme, a mapping file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TypeVar

from deckgen.files import Files
from deckgen.outline import yaml
from deckgen.outline.fields import keys_of
from deckgen.outline.reading import Reading
from deckgen.outline.validate import read_node
from deckgen.outline.values import Node
from deckgen.outline.wording import worded
from deckgen.outline.yaml import Map
from deckgen.problems import Listed, Message, OutlineError, Place, errors

N = TypeVar("N", bound=Node)
F = TypeVar("F")


def read(
    cls: type[N], name: str, files: Files, place: Place, code: str, otherwise: Message
) -> tuple[N | None, Reading]:
    """Return the node that a file says, and what was found.

    The node is ``None`` where the file is wrong, which is recorded. An empty file says nothing.

    Args:
        cls: the node's class.
        name: the file's path as its author wrote it.
        files: what may be read.
        place: where the path is written.
        code: that of the problem where it is no mapping.
        otherwise: what is told then.

    Raises:
        OutlineError: there is no such file, or it cannot be read.
    """
    path = str(PurePath(place.path).parent / name)
    root, problems = yaml.parse(files.read(name, place, "data_bytes"), path, files.limits)
    reading = Reading(files, problems)
    if root is None and not errors(problems):
        root = Map(Place(path, 1, 1))
    if isinstance(root, Map):
        return read_node(cls, root, reading), reading
    if not errors(problems):
        hint = Message("its keys are: {keys}", keys=Listed(keys_of(cls)))
        reading.problem(code, Place(path, 1, 1), otherwise, hint)
    return None, reading


def whole(found: F | None, reading: Reading) -> F:
    """Return what a file says.

    Raises:
        OutlineError: something is wrong with it; every problem stands at its line and column of the file.
    """
    if found is None or errors(reading.problems):
        raise OutlineError(worded(reading))
    return found
