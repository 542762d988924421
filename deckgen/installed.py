"""What installed packages add, by their entry points: slide kinds and themes.

They are looked for only where an outline asks for what is not built in. So a package that is installed changes no
deck that does not ask for it, and ``importlib.metadata``, which costs as much as a small deck's layout, stays unloaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from deckgen.problems import Message, UsageError

T = TypeVar("T")


def additions(group: Literal["deckgen.kinds", "deckgen.themes"], read: Callable[[str, Any], T]) -> dict[str, T]:
    """Return what packages add to a group, by name.

    They are in order of name.

    Args:
        group: the entry points' group.
        read: makes of an entry point's name and of what it leads to what is wanted, or raises an error.

    Raises:
        UsageError: an entry point cannot be loaded or read, or two have one name; says which package it is.
    """
    from importlib.metadata import entry_points

    found: dict[str, T] = {}
    packages: dict[str, str] = {}
    for point in sorted(entry_points(group=group)):
        package = point.dist.name if point.dist else point.value
        if point.name in packages:
            raise UsageError(
                Message(
                    'the packages "{first}" and "{second}" both add "{name}" to {group}; uninstall one',
                    first=packages[point.name],
                    second=package,
                    name=point.name,
                    group=group,
                )
            )
        packages[point.name] = package
        try:
            found[point.name] = read(point.name, point.load())
        except Exception as error:
            raise UsageError(
                Message(
                    'the package "{package}" adds "{name}" to {group}, which cannot be used: {error}',
                    package=package,
                    name=point.name,
                    group=group,
                    error=f"{type(error).__name__}: {error}",
                )
            ) from error
    return found
