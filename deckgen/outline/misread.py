"""Values in another form than their place asks for, and their mending."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from deckgen.language import authors
from deckgen.limits import listed, shown
from deckgen.outline.characters import COMMAS
from deckgen.outline.nearest import nearest, odd_character
from deckgen.outline.reading import WrongValueError
from deckgen.outline.values import Item, Node
from deckgen.outline.yaml import Map, Null, Seq, Str
from deckgen.outline.yaml.lines import example, of_list_sign
from deckgen.problems import Message, Problem

_TIGHT_KEY = re.compile(r"([a-z]+):(?=\S)")
_WORD = re.compile(r"[\w-]+")
_NUMBERED = r"(?:\w{1,2}[.)/-]|--+|[-=]>|>+|#+)[ \t]"
_PARTED = rf"[,{COMMAS}]\s*"

TEXT, LIST = Message("a text"), Message("a list")


def wrong_type(wanted: Message, value: object, hint: Message | None = None, ids: bool = False) -> WrongValueError:
    """Return the error that a value is not of the wanted kind. ``ids``: it is a list of ids that is wanted."""
    if isinstance(value, Null):
        return WrongValueError("null-value", Message("has no value"), _of_nothing(wanted, value))
    if isinstance(value, Map):
        return _keys_instead(wanted, value, hint)
    if isinstance(value, Seq):
        what = Message("must be {wanted}, not a list", wanted=wanted)
        hint = hint or Message('write it without "- "; a text that begins with "[" needs quotes')
        return WrongValueError("wrong-type", what, hint)
    written = str(value)
    if wanted is LIST:
        return _text_instead_of_list(written, ids, hint)
    what = Message('must be {wanted}, not the text "{text}"', wanted=wanted, text=_in_a_line(written))
    return WrongValueError("wrong-type", what, hint)


def no_keys(value: Any, examples: Collection[str]) -> WrongValueError:
    """Return the error that a value has no keys of its own.

    Args:
        value: a text, a list or nothing.
        examples: keys that it may have.
    """
    keys = ", ".join(f"{key}: …" for key in examples)
    hint = Message("write: {{{keys}}}", keys=keys) if examples else Message('write "key: text" for each')
    if isinstance(value, Null):
        return WrongValueError("null-value", Message("has no value"), hint)
    what = (
        Message("needs keys of its own, not a list")
        if isinstance(value, Seq)
        else Message('needs keys of its own, not the text "{text}"', text=_in_a_line(str(value)))
    )
    return WrongValueError("wrong-type", what, hint)


def no_names(value: Any) -> WrongValueError:
    """Return the error that the entries of a value have no names."""
    hint = Message('write each as "name: …", with a name of your own and without "- "')
    if isinstance(value, Null):
        return WrongValueError("null-value", Message("has no value"), hint)
    what = Message("needs a name before each entry")
    return WrongValueError("wrong-type", what, hint)


def as_row(cls: type[Node], cells: Iterable[Any]) -> Message | None:
    """Return how a row of a table is written.

    It is ``None`` where none can stand.
    """
    items = example(", ".join(map(str, cells)))
    return Message("write: [{items}]", items=items) if issubclass(cls, Item) else None


def under(cls: type[Node], text: str = "…") -> Message | None:
    """Return how a list under a text is written.

    It is ``None`` where none can stand.
    """
    keys = cls.UNDER
    return Message("write: {{{text}: {said}, {list}: […]}}", text=keys[0], said=text, list=keys[1]) if keys else None


def colon_in_text(value: Map, keys: Collection[str], cls: type[Node]) -> Problem | None:
    """Return that a colon has made keys of a text.

    It is ``None`` where it has not.

    Args:
        value: the mapping.
        keys: those that it may have.
        cls: the node that it was to be.
    """
    if value.broken or not value or any(key in keys for key in value):
        return None
    if any(odd_character(word) is not None for word in value):
        return None
    key, said = next(iter(value.items()))
    place, meant = value.key_places[key], [nearest(word, keys) for word in value]
    if cls.SHORT and len(value) == 1 and isinstance(said, Str) and not key.isascii() and meant[0]:
        what = Message('unknown {what} "{word}"', what=Message("key"), word=shown(key))
        return Problem("unknown-key", place, what, Message('write "{key}:", or put the text in quotes', key=meant[0]))
    if any(meant):
        return None
    if cls.SHORT and (tag := authors.tag_of(key)):
        return language_by_name(key, tag, place)
    hint = under(cls, example(key)) if isinstance(said, Seq) else None
    if isinstance(said, Null) and cls.SHORT:
        hint = Message("put the text in quotes: {text}", text=example(f"{key}:", quoted=True))
    if isinstance(said, Str):
        pair = f"{cls.PAIR[0]}: {example(key)}, {cls.PAIR[1]}: {example(said)}" if cls.PAIR else None
        if cls.SHORT and pair:
            hint = Message("put the text in quotes, or write: {{{keys}}}", keys=pair)
        elif cls.SHORT:
            hint = Message("put the text in quotes: {text}", text=example(f"{key}: {said}", quoted=True))
        elif pair:
            hint = Message("write: {{{keys}}}", keys=pair)
    if hint is None:
        return None
    return Problem("unknown-key", place, Message('the colon behind "{key}" makes a key of it', key=shown(key)), hint)


def key_without_space(text: str) -> str | None:
    """Return the key that a text begins with.

    Its colon has no space behind it, so that YAML takes it for a part of the text.
    """
    found = _TIGHT_KEY.match(text)
    return found[1] if found else None


def space_missing(value: Str, key: str) -> Problem:
    """Return that a space is missing behind a text's first key."""
    write = Message("write: {key}: {text}", key=key, text=example(value.removeprefix(f"{key}:")))
    return Problem("yaml", value.at(len(key)), Message('a space is missing behind "{key}:"', key=key), write)


def language_by_name(name: str, tag: str, place: Any) -> Problem:
    """Return that a language is called by its name."""
    what = Message('"{tag}" is no language tag', tag=shown(name))
    return Problem("unknown-language", place, what, Message('did you mean "{word}"?', word=tag))


def _in_a_line(written: str) -> str:
    return shown(" ".join(written.split()))


def _of_nothing(wanted: Message, value: Null) -> Message:
    if value.comment and wanted is TEXT:
        return Message('"#" begins a remark: put a text that begins with it in quotes')
    return Message("it must be {wanted}", wanted=wanted)


def _keys_instead(wanted: Message, value: Map, hint: Message | None) -> WrongValueError:
    what = Message("must be {wanted}, not keys ({keys})", wanted=wanted, keys=listed(value))
    texts = [(key, said) for key, said in value.items() if not _WORD.fullmatch(key) or not key.isascii()]
    if wanted is LIST:
        if hint is None and texts:
            hint = Message('begin each item with "- ", and put a text that holds a colon in quotes')
        hint = hint or Message('begin each item with "- "')
    elif wanted is TEXT and len(value) == 1 and texts and isinstance(texts[0][1], Str):
        whole = example(f"{texts[0][0]}: {texts[0][1]}", quoted=True)
        what = Message(
            'must be {wanted}; the colon behind "{key}" makes a key of it', wanted=wanted, key=shown(texts[0][0])
        )
        hint = Message("put the text in quotes: {text}", text=whole)
    elif wanted is TEXT:
        hint = Message("write the text alone, or one for each language: {{ar: …, en: …}}")
    return WrongValueError("wrong-type", what, hint)


def _text_instead_of_list(written: str, ids: bool, hint: Message | None) -> WrongValueError:
    if slip := of_list_sign(written):
        return WrongValueError("wrong-type", Message("must be a list, but {what}", what=slip.message), slip.hint)
    what = Message('must be a list, not the text "{text}"', text=_in_a_line(written))
    if numbered := re.match(_NUMBERED, written):
        what = Message('must be a list, but "{number}" begins no item', number=numbered[0].strip())
    parts = re.split(_PARTED, written.strip("()[]"))
    if hint is None and all(line.startswith("- ") for line in written.split("\n") if line):
        hint = Message('leave out "|", ">" or the quotes before the list')
    elif hint is None and written.endswith("]"):
        hint = Message('write "[" before it')
    elif hint is None and all(map(_WORD.fullmatch, parts)) and (ids or len(parts) > 1 or parts[0].isdecimal()):
        hint = Message("write: [{items}]", items=", ".join(parts))
    elif hint is None:
        hint = Message('begin each item on a line of its own with "- "')
    return WrongValueError("wrong-type", what, hint)
