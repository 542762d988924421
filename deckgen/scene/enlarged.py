"""A scene in larger type."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec.structs import replace

from deckgen.outline import walk
from deckgen.scene.nodes import Level, Paragraph, Run
from deckgen.units import Pt

T = TypeVar("T")

_SIZES: dict[type, str] = {Level: "sizes", Paragraph: "size", Run: "size"}


def enlarged(tree: T, scale: float) -> T:
    """Return a scene, or a part of one, in larger type.

    All type is so many times larger; boxes stay as they are.
    """
    made: T = _enlarged(tree, scale)
    return made


def _enlarged(value: Any, scale: float) -> Any:
    cls: Any = type(value)
    names = walk.names(cls)
    if not names:
        return walk.changed(value, lambda item: _enlarged(item, scale))
    sized = _SIZES.get(cls)
    held = {name: getattr(value, name) for name in names}
    new = {name: _times(old, scale) if name == sized else _enlarged(old, scale) for name, old in held.items()}
    changed = {name: item for name, item in new.items() if item is not held[name]}
    return replace(value, **changed) if changed else value


def times(sizes: tuple[Pt, ...], scale: float) -> tuple[Pt, ...]:
    """Return type sizes so many times larger.

    They are to the hundredth of a point.
    """
    return tuple(round(size * scale, 2) for size in sizes)


def _times(size: Pt | tuple[Pt, ...] | None, scale: float) -> Pt | tuple[Pt, ...] | None:
    if isinstance(size, tuple):
        return times(size, scale)
    return None if size is None else times((size,), scale)[0]
