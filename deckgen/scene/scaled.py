"""A scene at another size, or in larger type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from deckgen.outline import walk
from deckgen.scene.nodes import (
    Chart,
    DeckScene,
    FittedText,
    Level,
    Line,
    Paragraph,
    Picture,
    Placeholder,
    Run,
    Shape,
    Stroke,
    Table,
    TableColumn,
    TableRow,
    TextBox,
    TextStyle,
)
from deckgen.units import Pt, Rect

T = TypeVar("T")
_Fields = Mapping[type, tuple[str, ...]]

_LENGTHS: _Fields = {
    Chart: ("rect", "plot"),
    DeckScene: ("size",),
    FittedText: ("height", "spare"),
    Level: ("margin", "indent"),
    Line: ("start", "end"),
    Paragraph: ("widths",),
    Picture: ("rect",),
    Placeholder: ("rect",),
    Shape: ("rect", "paths"),
    Stroke: ("width",),
    Table: ("rect",),
    TableColumn: ("x", "w"),
    TableRow: ("h",),
    TextBox: ("rect",),
    TextStyle: ("insets",),
}
_TYPE: _Fields = {Level: ("sizes",), Paragraph: ("size",), Run: ("size",)}
_POINTS: _Fields = {**_TYPE, Level: ("sizes", "space_before")}
_LEFT = ("fonts", "theme", "house", "place")
"""What has no length, or is no part of what is drawn."""

LEAST: Pt = 1
"""PowerPoint's least type (ISO/IEC 29500-1 §20.1.10.72)."""


def scaled(tree: T, scale: float) -> T:
    """Return a scene, or a part of one, so many times larger."""
    made: T = _scaled(tree, scale, _POINTS, _LENGTHS)
    return made


def enlarged(tree: T, scale: float) -> T:
    """Return a scene, or a part of one, in larger type.

    All type is so many times larger; boxes and spaces stay as they are.
    """
    made: T = _scaled(tree, scale, _TYPE, {})
    return made


def times(sizes: Iterable[Pt], scale: float) -> tuple[Pt, ...]:
    """Return type sizes so many times larger.

    They are to the hundredth of a point.
    """
    return tuple(max(LEAST, round(size * scale, 2)) if size else 0 for size in sizes)


def _scaled(value: Any, scale: float, points: _Fields, lengths: _Fields) -> Any:
    cls: Any = type(value)
    names = walk.names(cls)
    if not names:
        return walk.changed(value, lambda item: _scaled(item, scale, points, lengths))
    new = {}
    for name in names:
        held = getattr(value, name)
        if name in points.get(cls, ()):
            made = _larger(held, scale)
        elif name in lengths.get(cls, ()):
            made = _longer(held, scale)
        else:
            made = held if name in _LEFT else _scaled(held, scale, points, lengths)
        if made is not held:
            new[name] = made
    return replace(value, **new) if new else value


def _larger(size: Pt | tuple[Pt, ...] | None, scale: float) -> Pt | tuple[Pt, ...] | None:
    if isinstance(size, tuple):
        return times(size, scale)
    return None if size is None else times((size,), scale)[0]


def _longer(value: Any, scale: float) -> Any:
    """Return a length, or a tuple of them, so many times longer."""
    if isinstance(value, Rect):
        left, top = round(value.x * scale), round(value.y * scale)
        # Edges, not sizes: boxes that touched touch still.
        return Rect(left, top, round(value.right * scale) - left, round(value.bottom * scale) - top)
    if isinstance(value, tuple):
        return tuple(_longer(item, scale) for item in value)
    return None if value is None else round(value * scale)
