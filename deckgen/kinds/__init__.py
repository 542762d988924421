"""The slide kinds, found by being here: one file each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from deckgen.layout.kind import Kind
from deckgen.outline.values import Body


@cache
def registry() -> Mapping[str, Kind]:
    """Return every slide kind by name, in order of name.

    Raises:
        TypeError: a file of this folder has no ``KIND``, or one of another name.
    """
    kinds = {}
    for name in sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py")):
        kind = getattr(import_module(f"{__name__}.{name}"), "KIND", None)
        if not isinstance(kind, Kind) or kind.name != name or (kind.body is None) == (kind.place is None):
            raise TypeError(f"kinds/{name}.py must end in KIND = Kind(name={name!r}, …) with a body or a place")
        kinds[name] = kind
    return MappingProxyType(kinds)


def bodies() -> dict[str, type[Body]]:
    """Return the dataclass of each body by its key in a section."""
    return {kind.name: kind.body for kind in registry().values() if kind.body}
