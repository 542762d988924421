"""A scene at another size: every length and all type."""

from __future__ import annotations

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
from deckgen.units import Rect

T = TypeVar("T")

_LENGTHS: dict[type, tuple[str, ...]] = {
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
_TYPE: dict[type, tuple[str, ...]] = {
    Level: ("sizes", "space_before"),
    Paragraph: ("size",),
    Run: ("size",),
}
_LEFT = ("fonts", "theme", "house", "place")
"""What has no length, or is no part of what is drawn."""


def scaled(tree: T, scale: float) -> T:
    """Return a scene, or a part of one, so many times larger."""
    made: T = _scaled(tree, scale)
    return made


def _scaled(value: Any, scale: float) -> Any:
    cls: Any = type(value)
    names = walk.names(cls)
    if not names:
        return walk.changed(value, lambda item: _scaled(item, scale))
    lengths, sizes = _LENGTHS.get(cls, ()), _TYPE.get(cls, ())
    new = {}
    for name in names:
        held = getattr(value, name)
        if name in lengths:
            new[name] = _times(held, scale, whole=True)
        elif name in sizes:
            new[name] = _times(held, scale, whole=False)
        elif name not in _LEFT:
            new[name] = _scaled(held, scale)
    return replace(value, **{name: item for name, item in new.items() if item is not getattr(value, name)})


def _times(value: Any, scale: float, *, whole: bool) -> Any:
    """Return a length or a size of type, or a tuple of them, so many times larger; type to the hundredth of a point."""
    if isinstance(value, Rect):
        left, top = round(value.x * scale), round(value.y * scale)
        # Edges, not sizes: boxes that touched touch still.
        return Rect(left, top, round(value.right * scale) - left, round(value.bottom * scale) - top)
    if isinstance(value, tuple):
        return tuple(_times(item, scale, whole=whole) for item in value)
    if value is None:
        return None
    if whole or not value:
        return round(value * scale)
    # PowerPoint's least type is of one point (ISO/IEC 29500-1 §20.1.10.72).
    return max(1, round(value * scale, 2))
