"""The manual pages of keys.

They are made of what the annotations of the nodes of outlines, theme files and mapping files say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from textwrap import fill
from typing import Any, NamedTuple, get_args

from deckgen import kinds
from deckgen.outline.fields import Key, keys_of, pick, plain_name
from deckgen.outline.held import default_of, held, shown
from deckgen.outline.mapping_file import MappingFile
from deckgen.outline.model import Audience, Outline, Section, Settings
from deckgen.outline.theme_file import ThemeFile
from deckgen.outline.values import Body, Doc, Node

WIDTH = 100
OWN_FILES: dict[str, type[Node]] = {"theme file": ThemeFile, "mapping file": MappingFile}
"""The files besides outlines that have keys; with their names begin the paths of these."""


class Standing(NamedTuple):
    """A key where it stands.

    ``path`` are the keys that it stands under, in order; ``place`` are those of them that an author needs to write.
    """

    path: tuple[str, ...]
    place: tuple[str, ...]
    key: Key


@cache
def standings() -> tuple[Standing, ...]:
    """Return every key of the language wherever it stands."""
    bodies = kinds.bodies(kinds.every())
    own = keys_of(Audience)
    under = ("audiences",)
    overrides = (Standing(under, under, key) for name, key in keys_of(Settings).items() if name not in own)
    others = (found for name, cls in OWN_FILES.items() for found in _within(cls, (name,), (name,), (), bodies))
    return (*_within(Outline, (), (), (), bodies), *overrides, *others)


def dotted() -> tuple[str, ...]:
    """Return every key behind each of those that it stands under."""
    return tuple({f"{above}.{standing.key.key}": None for standing in standings() for above in standing.path})


def under(above: str) -> tuple[str, ...]:
    """Return every key that stands under some keys, behind these.

    They are given as ``timeline`` or ``closing.conditions``.
    """
    found = (standing.key.key for standing in standings() if _passes(standing.path, above.split(".")))
    return tuple(dict.fromkeys(f"{above}.{key}" for key in found))


def pages(word: str) -> Iterator[str]:
    """Yield a page for each meaning of a key.

    It is given as ``key`` or, with keys that it stands under, as ``timeline.when``.
    """
    *above, name = word.split(".")
    found = [standing for standing in standings() if standing.key.key == name and _passes(standing.path, above)]
    for meaning, same in groupby(sorted(found, key=_meaning), key=_meaning):
        standing = list(same)
        yield "\n".join((f"{name}: {meaning[0]}\n", *_facts(standing), *_inner(standing[0].key)))


def table(cls: type[Node]) -> str:
    """Return what the keys of a node hold and mean.

    Those of the nodes within them come besides.
    """
    return "\n\n".join(_tables(cls, ()))


def _within(
    cls: type[Node],
    path: tuple[str, ...],
    place: tuple[str, ...],
    above: tuple[type[Node], ...],
    bodies: Mapping[str, type[Body]],
) -> Iterator[Standing]:
    above = (*above, cls)
    for name, key in keys_of(cls).items():
        yield Standing(path, place, key)
        # A list stands for the mapping that holds it under this key.
        written = place if name == cls.LIST else (*place, name)
        # Sections of the appendix are sections, and points of points are points.
        for node in () if name == "appendix" else _nodes(key.annotation):
            if node not in above:
                yield from _within(node, (*path, name), written, above, bodies)
    if cls is Section:
        for name, body in bodies.items():
            yield from _within(body, (*path, name), (*place, name), above, bodies)


def _nodes(annotation: Any) -> Iterator[type[Node]]:
    if isinstance(annotation, type) and issubclass(annotation, Node):
        yield annotation
    for argument in get_args(annotation):
        yield from _nodes(argument)


def _passes(path: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether a path leads through these keys, in this order."""
    rest = iter(path)
    return all(word in rest for word in words)


def _meaning(standing: Standing) -> tuple[str, str, str, bool]:
    key = standing.key
    return _plain(pick(key.metadata, Doc).text), _holds(key), default_of(key), key.required


def _facts(standing: Sequence[Standing]) -> Iterator[str]:
    _, holds, default, required = _meaning(standing[0])
    places = dict.fromkeys(_place(each.place) for each in standing)
    yield _fact("Stands", f"{'; '.join(places)}.")
    yield _fact("Takes", f"{holds}.")
    yield _fact("Default", "none, the key is required." if required else f"{default or 'none'}.")


def _fact(name: str, text: str) -> str:
    return fill(text, WIDTH, initial_indent=f"{name + ':':<8} ", subsequent_indent=" " * 9, break_on_hyphens=False)


def _place(path: Sequence[str]) -> str:
    if not path:
        return "at the top level"
    file, keys = (f" of a {path[0]}", path[1:]) if path[0] in OWN_FILES else ("", path)
    return (f"in {'.'.join(keys)}" if keys else "at the top level") + file


def _holds(key: Key) -> str:
    return _plain(held(key, plain_name))


def _inner(key: Key) -> Iterator[str]:
    for node in dict.fromkeys(_nodes(key.annotation)):
        yield f"\nThe keys of: {plain_name(node)}\n\n{_table(node)}"


def _tables(cls: type[Node], told: tuple[type[Node], ...]) -> Iterator[str]:
    yield f"The keys of: {plain_name(cls)}\n\n{_table(cls)}"
    for key in shown(cls):
        for node in dict.fromkeys(_nodes(key.annotation)):
            if node not in (*told, cls):
                yield from _tables(node, (*told, cls))


def _table(cls: type[Node]) -> str:
    lines = []
    for key in shown(cls):
        default = "required" if key.required else f"by default {default_of(key)}" if default_of(key) else ""
        holds = ", ".join(filter(None, (_holds(key), default)))
        for first, text in ((key.key, holds), ("", _plain(pick(key.metadata, Doc).text))):
            lines.append(fill(text, WIDTH, initial_indent=f"    {first:<14} ", subsequent_indent=" " * 19))
    besides = [name for name in keys_of(cls) if name not in {key.key for key in shown(cls)}]
    if besides:
        lines.append(fill(f"besides: {', '.join(besides)}", WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 4))
    return "\n".join(lines)


def _plain(markdown: str) -> str:
    return markdown.replace("`", "")
