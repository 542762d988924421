"""Keys and values of a mapping, one by one, to the mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from deckgen.limits import shown
from deckgen.outline.characters import BLANKS, COLONS, INVISIBLE, LIST_SIGNS, QUOTES, named
from deckgen.outline.yaml import slips
from deckgen.outline.yaml.lines import Slip, example, of_list_sign
from deckgen.outline.yaml.values import Map, Null, Seq, Str, Value
from deckgen.problems import Message, OutlineError, Place, Problem

_ODD_BEGINNINGS = frozenset(BLANKS + INVISIBLE + LIST_SIGNS + "-")
_FALSE_COLON = rf"([A-Za-z_-]+)[ \t]*([{COLONS}])"
_FIRST_WORD = r"(?s)([a-z_]+)[ \t]+(\S.*)"
_TIGHT = r"(?s)(?P<key>[\w-]+):(?!//)(?P<text>.+)"


def fill(target: Map, items: Sequence[Any], problems: list[Problem]) -> None:
    """Put keys and values, by turns in ``items``, into a mapping.

    What is wrong with them goes to ``problems``. Of a key that stands twice the first value is kept.

    Raises:
        OutlineError: what passes for indentation or for a list is part of a key, so that nothing stands where it was
            meant to.
    """
    merged: list[tuple[Str, Value]] = []
    pairs = list(zip(items[::2], items[1::2], strict=True))
    keyless = list(filter(_is_keyless, pairs)) if Null in map(type, items) else []
    if keyless and not target.broken:
        target.broken = True
        problems += _keyless(pairs)
    for key, value in pairs:
        if keyless and _is_keyless((key, value)):
            continue
        if not isinstance(key, Str):
            target.broken = True
            problems.append(_no_text(key))
            continue
        name = str(key)
        if name[:1] in _ODD_BEGINNINGS and (slip := _beginning(key)):
            raise OutlineError([Problem("yaml", key.at(slip.column), slip.message, slip.hint)])
        if name == "<<" and key.plain:
            merged.append((key, value))
        elif name in target:
            line = target.key_places[name].line
            what = Message('the key "{key}" stands twice here; it is already at line {line}', key=shown(key), line=line)
            problems.append(Problem("duplicate-key", key.place, what, Message("delete one of them")))
        else:
            target[name] = value
            target.key_places[name] = key.place
    for key, value in merged:
        problems += _merge(target, key, value)


def _beginning(key: Str) -> Slip | None:
    """Return what was not meant as the beginning of a key."""
    if not key.plain:
        return None
    slip = of_list_sign(key)
    # Before a key, what nobody sees moves nothing.
    alone = slip is not None and key.lstrip(INVISIBLE)[:1].isalnum()
    return None if alone else slip


def _merge(target: Map, key: Str, value: Value) -> Iterator[Problem]:
    """Take over the keys that the mapping has not (YAML language-independent type ``merge``, 1.1)."""
    sources = value if isinstance(value, Seq) else [value]
    for source in sources:
        if not isinstance(source, Map):
            what = Message('"<<" takes keys that an anchor names, or a list of such')
            yield Problem("bad-merge", key.place, what, Message('put a text that begins with "<<" in quotes'))
            continue
        for name, merged in source.items():
            if name not in target:
                target[name] = merged
                target.key_places[name] = source.key_places[name]


def _no_text(key: Map | Seq | Null) -> Problem:
    if isinstance(key, Null):
        what = Message("a key is missing before this colon")
        return Problem("key-not-text", key.place, what, Message('write "key: text"'))
    sign = "{" if isinstance(key, Map) else "["
    what = Message('a key cannot begin with "{sign}"', sign=sign)
    return Problem("key-not-text", key.place, what, Message("put a text that begins so in quotes"))


def _is_keyless(pair: tuple[Any, Any]) -> bool:
    return isinstance(pair[1], Null) and pair[1].keyless and isinstance(pair[0], Str)


def _keyless(pairs: Sequence[tuple[Any, Any]]) -> Iterator[Problem]:
    """Yield what stands between brackets without a colon: mostly the rest of a text that a comma has ended."""
    before: Any = None
    for keyless, run in groupby(pairs, _is_keyless):
        group = list(run)
        if keyless:
            yield _cut([key for key, _ in group], before)
        before = group[-1][1]


def _cut(rest: list[Str], before: Any) -> Problem:
    """Return the problem of texts without a key.

    Args:
        rest: the texts.
        before: the value before them, ``None`` where there is none.
    """
    place: Place = rest[0].place
    if lookalike := re.match(_FALSE_COLON, rest[0]):
        what = Message(
            'the sign behind "{key}" is {character}, not a colon', key=lookalike[1], character=named(lookalike[2])
        )
        return Problem("comma-in-text", place, what, Message('write "{key}:" and a space', key=lookalike[1]))
    if (tight := re.fullmatch(_TIGHT, rest[0])) and tight["text"][0] in BLANKS + INVISIBLE:
        what = Message('behind "{key}:" stands {character}', key=tight["key"], character=named(tight["text"][0]))
        return Problem("comma-in-text", place, what, Message("put a plain space in its place"))
    if tight:
        what = Message('a space is missing behind "{key}:"', key=tight["key"])
        hint = Message("write: {key}: {text}", key=tight["key"], text=example(tight["text"]))
        return Problem("comma-in-text", place, what, hint)
    if isinstance(before, Str) and before.plain and before:
        comma = before.at(len(before))
        if comma == place._replace(column=place.column - 1) and (
            problem := slips.parted_number(before, rest[0], comma, "error")
        ):
            return problem
        whole = ", ".join((before, *rest))
        if whole[0] in QUOTES and whole[-1] in QUOTES:
            whole = whole[1:-1]
        what = Message('the comma before "{rest}" ends the text "{text}"', rest=shown(rest[0]), text=example(before))
        hint = Message("put the text in quotes: {text}", text=example(whole, quoted=True))
        return Problem("comma-in-text", place, what, hint)
    if before is None and (word := re.match(_FIRST_WORD, rest[0])):
        what = Message('the colon is missing behind "{key}"', key=word[1])
        hint = Message("write: {key}: {text}", key=word[1], text=example(word[2]))
        return Problem("comma-in-text", place, what, hint)
    what = Message('"{text}" has no key, as each text in {{ }} needs', text=example(", ".join(rest)))
    return Problem(
        "comma-in-text", place, what, Message('write {{key: text}}, or put a text that begins with "{{" in quotes')
    )
