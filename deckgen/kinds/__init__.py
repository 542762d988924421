"""The slide kinds, found by being here.

One file each; and those of installed packages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from deckgen.installed import additions
from deckgen.layout.kind import Kind
from deckgen.outline.fields import keys_of
from deckgen.outline.model import Section
from deckgen.outline.values import Body


@cache
def registry() -> Mapping[str, Kind[Any]]:
    """Return every built-in slide kind by name, in order of name.

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


def every() -> Mapping[str, Kind[Any]]:
    """Return every slide kind by name.

    The built-in ones come first, then those that installed packages add.

    Raises:
        UsageError: a package's kind is broken.
    """
    return MappingProxyType({**registry(), **additions("deckgen.kinds", _added)})


def _added(name: str, kind: Any) -> Kind[Any]:
    if not isinstance(kind, Kind) or kind.name != name or kind.body is None or kind.place or kind.default:
        raise TypeError(f"it must lead to a Kind(name={name!r}, …) with a body, without a place, not the default")
    if name in registry() or name in keys_of(Section):
        raise ValueError(f'"{name}" is a key of sections already')
    return kind


def bodies(kinds: Mapping[str, Kind[Any]] | None = None) -> dict[str, type[Body]]:
    """Return the class of each body by its key in a section.

    By default they are those of the built-in kinds.
    """
    kinds = registry() if kinds is None else kinds
    return {kind.name: kind.body for kind in kinds.values() if kind.body}
