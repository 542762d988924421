"""What an outline declares, without a look at whether it is right."""

from __future__ import annotations

from pathlib import Path

from deckgen.files import read_outline
from deckgen.limits import Limits
from deckgen.outline import yaml


def audiences(path: Path, limits: Limits) -> dict[str, str]:
    """Return the labels of an outline's audiences by their ids.

    A label is empty where there is none, or one for each language.

    Raises:
        UsageError: there is no such file, or it cannot be read.
        OutlineError: it is larger than the limit.
    """
    root, _ = yaml.load(read_outline(path, limits), str(path), limits)
    declared = root.get("audiences") if root is not None else None
    return {str(id): _label(said) for id, said in declared.items()} if isinstance(declared, yaml.Map) else {}


def _label(audience: object) -> str:
    label = audience.get("label") if isinstance(audience, yaml.Map) else None
    return str(label) if isinstance(label, yaml.Str) else ""
