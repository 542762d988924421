"""What an outline declares, without a look at whether it is right."""

from __future__ import annotations

import re
from pathlib import Path

from deckgen.files import read_outline
from deckgen.limits import Limits
from deckgen.outline import yaml

OWN = re.compile(rb"^(?:\xef\xbb\xbf)?audiences[ ]*:[^\n]*\n(?:[ \t#\r][^\n]*\n?|\n)*", re.MULTILINE)
"""The lines of the audiences in an outline as most are written. A run of many decks need not read the others twice."""


def audiences(path: Path, limits: Limits) -> dict[str, str]:
    """Return the labels of an outline's audiences by their ids.

    A label is empty where there is none, or one for each language.

    Raises:
        UsageError: there is no such file, or it cannot be read.
        OutlineError: it is larger than the limit.
    """
    data = read_outline(path, limits)
    part = OWN.search(data)
    declared = _declared(part[0], path, limits) if part else None
    # A line that begins so may also stand in a quoted text.
    if not isinstance(declared, yaml.Map):
        declared = _declared(data, path, limits, broken=True)
    return {str(id): _label(said) for id, said in declared.items()} if isinstance(declared, yaml.Map) else {}


def _declared(data: bytes, path: Path, limits: Limits, *, broken: bool = False) -> object:
    """Return the audiences that a text declares, ``None`` where it is broken and is not to be."""
    root, problems = yaml.load(data, str(path), limits)
    return None if root is None or (problems and not broken) else root.get("audiences")


def _label(audience: object) -> str:
    label = audience.get("label") if isinstance(audience, yaml.Map) else None
    return str(label) if isinstance(label, yaml.Str) else ""
