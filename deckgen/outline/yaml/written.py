"""A mapping as YAML text, as an author would have written it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from os import PathLike, fspath
from typing import Any

import yaml

from deckgen.limits import shown
from deckgen.problems import Message, UsageError


def written(values: Mapping[str, Any]) -> str:
    """Return a mapping as YAML text, a line for each entry.

    Args:
        values: texts, numbers, dates, booleans, ``None``, paths, and lists and mappings of these. What is not a number
            (``nan``, as a table has it where a cell is empty) is nothing.

    Raises:
        UsageError: something else is in it.
    """
    plain = _plain(values)
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


class _Dumper(yaml.SafeDumper):
    """Quotes what a reader could take for something else.

    A text that begins with a sign might be a slip, as ``-A`` for a list's entry without its space. What nobody sees is
    written as escapes, since a line may not begin with it or would end at it.
    """


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    plain = value[:1].isalnum() and value.isprintable()
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if plain else '"')


_Dumper.add_representer(str, _text)


def _plain(value: Any) -> Any:
    """Return a value in types that YAML knows, so that no alias and no tag comes of it."""
    if hasattr(value, "item") and not isinstance(value, (str, bytes)):
        value = value.item()  # a number of NumPy's
    if isinstance(value, Mapping):
        return {_plain(key): _plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(held) for held in value]
    if isinstance(value, PathLike):
        return fspath(value)
    if isinstance(value, str):
        return str(value)
    if value is None or value != value:
        return None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    what = Message(
        'an outline cannot hold "{value}" (of type {type})', value=shown(repr(value)), type=type(value).__name__
    )
    raise UsageError(what)
