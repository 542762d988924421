"""A scene as JSON in one canonical form.

In it a person can read what has changed.

Lengths are in points, to a tenth. A field that holds its default is left out; a drawing begins with what it is
(``"node": "TextBox"``); a place is ``"line:column"``, and left out of runs; pictures and fonts are the SHA-256 of their
bytes. The order is that of the fields in ``scene/nodes.py``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from inspect import get_annotations
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from deckgen.problems import Place
from deckgen.scene.nodes import DeckScene, Drawn, Run
from deckgen.units import to_pt

WIDTH = 160
_UNSEEN = re.compile("[\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def dump(scene: DeckScene) -> str:
    """Return the whole scene as text."""
    return text(data(scene))


def data(value: Any) -> Any:
    """Return a part of a scene as what JSON has.

    That is mappings, lists, texts, numbers, booleans, nothing.
    """
    if isinstance(value, Place):
        return f"{value.line}:{value.column}" if value.path else None
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, Mapping):
        return {key: data(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [data(item) for item in value]
    if not isinstance(value, Struct):
        return value
    shown = {"node": type(value).__name__} if isinstance(value, Drawn) else {}
    cls: Any = type(value)
    for field in fields(cls):
        held = getattr(value, field.name)
        if held != field.default and not (field.name == "place" and isinstance(value, Run)):
            shown[field.name] = _points(held) if field.name in _lengths(cls) else data(held)
    return {key: item for key, item in shown.items() if item is not None}


def text(value: Any) -> str:
    """Return data as JSON, on one line where it fits.

    What cannot be seen (a no-break space) is escaped.
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", _written(value, 0)) + "\n"


@cache
def _lengths(cls: Any) -> frozenset[str]:
    """Return the fields that hold lengths."""
    # They are whole numbers like others; only the annotation, a string at run time, tells them apart.
    said = {name: text for base in cls.__mro__ for name, text in get_annotations(base).items()}
    return frozenset(name for name in said if any(length in said[name] for length in ("Emu", "Point", "Rect")))


def _points(length: Any) -> Any:
    if isinstance(length, tuple):
        return [_points(item) for item in length]
    rounded = round(to_pt(length), 1)
    return int(rounded) if rounded.is_integer() else rounded


def _written(value: Any, indent: int, before: int = 0) -> str:
    """Return data as JSON, which stands ``before`` characters behind the indentation of its line."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or indent + before + len(line) < WIDTH:
        return line
    if isinstance(value, list):
        opened, closed, items = "[", "]", [_written(item, indent + 1) for item in value]
    else:
        opened, closed, items = "{", "}", []
        for key, item in value.items():
            name = f"{json.dumps(key)}: "
            items.append(name + _written(item, indent + 1, len(name)))
    inner, outer = "\n" + " " * (indent + 1), "\n" + " " * indent
    return opened + inner + f",{inner}".join(items) + outer + closed
