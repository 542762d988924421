"""What records that know their place in the outline have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

from msgspec import Struct


class Located(Struct, frozen=True):
    """A record that is compared by what it says alone.

    ``UNCOMPARED`` are the fields that say where it stands.
    """

    UNCOMPARED: ClassVar[frozenset[str]] = frozenset({"place"})

    def __eq__(self, other: object) -> bool:
        content = _content(type(self))
        return type(self) is type(other) and bool(content(self) == content(other))

    def __hash__(self) -> int:
        return hash(_content(type(self))(self))


@cache
def _content(cls: Any) -> Callable[[Any], Any]:
    """Return what gets all that a record is compared by."""
    # The class is there for records that have nothing else.
    return attrgetter("__class__", *(name for name in cls.__struct_fields__ if name not in cls.UNCOMPARED))
