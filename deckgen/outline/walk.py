"""The one walk over trees of structs.

They are an outline, what is in one, or a scene.

A tree is structs, tuples and mappings; what is none of them is a leaf. What no walk enters can be neither taken
out for a reader nor found in a deck, so whoever walks asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from operator import is_
from typing import Any, Generic, TypeVar

from msgspec import Struct

from deckgen.problems import Place

T = TypeVar("T")


LEAVES = frozenset((Place, str, int, float, bool))
"""What most fields hold and no walk enters: that is known at once."""


class Found(Struct, Generic[T], frozen=True):
    """What a walk looked for, its struct and its key."""

    value: T
    holder: Any
    key: str


def find(tree: object, kind: type[T], without: Collection[str] = ()) -> list[Found[T]]:
    """Return all of one type in a tree, in order of fields.

    Args:
        tree: where to look. What is found is not entered, nor is a place, which is a path of the author's.
        kind: the type.
        without: fields that are not entered.
    """
    # One list that is handed down: generators within generators take twice as long.
    found: list[Found[T]] = []
    _gather(tree, kind, LEAVES - {kind}, without, None, "", found)
    return found


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a tuple or mapping with what it holds changed.

    Anything else is returned as it is.

    What ``change`` makes ``None`` is gone. Where nothing changes, the value itself is returned.
    """
    if isinstance(value, tuple) and not isinstance(value, Place):
        kept = [new for old in value if (new := change(old)) is not None or old is None]
        return value if len(kept) == len(value) and all(map(is_, kept, value)) else tuple(kept)
    if isinstance(value, Mapping):
        entries = {key: new for key, old in value.items() if (new := change(old)) is not None or old is None}
        return value if len(entries) == len(value) and all(map(is_, entries.values(), value.values())) else entries
    return value


@cache
def names(cls: Any) -> tuple[str, ...]:
    """Return the names of a struct's fields, else none.

    What holds nothing but places is none of them.
    """
    return tuple(name for name in getattr(cls, "__struct_fields__", ()) if name not in ("place", "key_places"))


def _gather(
    value: object,
    kind: type[T],
    leaves: Collection[type],
    without: Collection[str],
    holder: object,
    key: str,
    found: list[Found[T]],
) -> None:
    cls: Any = type(value)
    if isinstance(value, kind):
        found.append(Found(value, holder, key))
    elif fields := names(cls):
        for name in fields:
            held = getattr(value, name)
            if held and type(held) not in leaves and name not in without:
                _gather(held, kind, leaves, without, value, name, found)
    elif isinstance(value, tuple):
        for item in () if isinstance(value, Place) else value:
            if type(item) not in leaves:
                _gather(item, kind, leaves, without, holder, key, found)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            _gather(item, kind, leaves, without, holder, name, found)
