"""Values with places to texts, strings, numbers and choices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from deckgen import theme
from deckgen.language import authors, known, numbers
from deckgen.language.dates import valid
from deckgen.limits import shown
from deckgen.outline import markup
from deckgen.outline.characters import named
from deckgen.outline.misread import TEXT, wrong_type
from deckgen.outline.nearest import LONGEST_ID, without_odd
from deckgen.outline.reading import Near, Reading, ReportedError, WrongValueError
from deckgen.outline.safety import check_characters, is_blank, wrong_address
from deckgen.outline.values import Color, Id, Placed, Text
from deckgen.outline.yaml import Map, Str
from deckgen.problems import Either, Listed, Message, OutlineError, did_you_mean, errors

P = TypeVar("P", bound=Placed)

SOURCE_ID_SIGNS = ":.#$%&+?<>~/"
RATING = "[A-F][1-6]"

_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_COLOR = re.compile("[0-9A-Fa-f]{6}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def text(value: Any, reading: Reading) -> Text:
    """Return a text.

    It is a string, or a mapping from language tags to strings.

    Raises:
        WrongValueError: it is neither, or empty.
        ReportedError: one of several strings is wrong.
    """
    if isinstance(value, Str):
        if is_blank(value):
            raise WrongValueError("empty-text", Message("is empty"))
        return Text({"": _checked(value, reading)}, {"": value.place})
    if not isinstance(value, Map) or not _by_language(value):
        raise wrong_type(TEXT, value)
    before = len(reading.problems)
    strings: dict[str, str] = {}
    for tag, said in value.items():
        if not known(tag) and known(meant := without_odd(tag)):
            reading.unknown("unknown-key", value.key_places[tag], Message("key"), Near(tag, [meant]))
        elif not known(tag):
            reading.problem(
                "unknown-language",
                value.key_places[tag],
                Message('"{tag}" is no language tag', tag=shown(tag)),
                _tag_hint(tag),
            )
        elif not isinstance(said, Str) or is_blank(said):
            reading.problem(
                "empty-text",
                said.place,
                Message('the text in "{tag}" is empty', tag=tag)
                if isinstance(said, Str)
                else Message('what stands in "{tag}" is no text', tag=tag),
            )
        else:
            strings[tag] = _checked(said, reading)
    if errors(reading.problems[before:]):
        raise ReportedError
    return Text(strings, {tag: said.place for tag, said in value.items()})


def _by_language(value: Map) -> bool:
    """Return whether the keys of a mapping are languages, by tag or by name."""
    return any(known(tag) or known(without_odd(tag)) for tag in value) or all(map(authors.tag_of, value))


def _checked(value: Str, reading: Reading) -> str:
    if value.doubt is not None:
        reading.problems.append(value.doubt)
    reading.findings(value, markup.check(value))
    for cite, offset in markup.citations(value):
        reading.mentions.append(("source", cite.id, value.at(offset)))
    return reading.based(value)


def string(key: str, id: Id | None, value: Any, reading: Reading) -> str:
    """Return a string without markup.

    It is an identifier, or what the rules of its key allow.

    Raises:
        WrongValueError: it is not.
    """
    checked = _string(key, id, value, reading)
    return str(checked) if id is not None else reading.based(checked)


def _string(key: str, id: Id | None, value: Any, reading: Reading) -> Str:
    if not isinstance(value, Str):
        raise wrong_type(Message("a text"), value, Message("write it alone"))
    if is_blank(value):
        raise WrongValueError("empty-text", Message("is empty"))
    if id is not None:
        if not is_id(value, id):
            raise WrongValueError(
                "bad-id", Message('must be an identifier, not "{value}"', value=shown(value)), id_hint(id)
            )
    else:
        reading.findings(value, check_characters(value))
        if check := _RULES.get(key):
            check(value, reading)
    return value


def placed(cls: type[P], key: str, value: Any, reading: Reading) -> P:
    """Return a string that knows its place: a path, or a name.

    Raises:
        WrongValueError: it is none.
    """
    return cls(_string(key, None, value, reading), value.place)


def color(value: Any) -> Color:
    """Return a colour.

    Raises:
        WrongValueError: it is none.
    """
    if not isinstance(value, Str):
        raise wrong_type(Message("a color"), value)
    if not _COLOR.fullmatch(value):
        raise WrongValueError(
            "bad-color",
            Message('must be a color, not "{value}"', value=shown(value)),
            Message("six hex digits, as 1D3C73"),
        )
    return Color(value, value.place)


def is_id(value: str, id: Id) -> bool:
    """Return whether a string is an identifier of the kind."""
    signs = "-_" if id.of == "name" else f"-_{SOURCE_ID_SIGNS}"
    letters = (c.isalnum() or c in signs or unicodedata.category(c)[0] == "M" for c in value)
    return 0 < len(value) <= LONGEST_ID and all(letters)


def id_hint(id: Id) -> Message:
    """Return what an identifier of the kind may hold."""
    if id.of == "name":
        return Message('letters, digits, "-", "_", at most {most}', most=LONGEST_ID)
    return Message('letters, digits, "-", "_" and {signs}, at most {most}', signs=SOURCE_ID_SIGNS, most=LONGEST_ID)


def choice(choices: Mapping[str, object], value: Any) -> object:
    """Return what one of the words in ``choices`` stands for.

    Words that stand for no string bear no quotes.

    Raises:
        WrongValueError: it is none of them.
    """
    words = Listed(choices)
    wanted = (
        Message("{word}", word=words)
        if len(choices) == 1
        else Message("{words}", words=Either(choices))
        if len(choices) == 2
        else Message("one of {words}", words=words)
    )
    if not isinstance(value, Str):
        raise wrong_type(wanted, value)
    chosen = choices.get(value, choices.get(numbers.ascii_digits(value)))
    if chosen is None:
        raise WrongValueError(
            "unknown-value",
            Message('must be {wanted}, not "{value}"', wanted=wanted, value=shown(value)),
            near=Near(value, choices),
        )
    if not value.plain and not isinstance(chosen, str):
        raise WrongValueError(
            "unknown-value",
            Message('must be {wanted}, not the text "{value}"', wanted=wanted, value=value),
            Message("write it without quotes"),
        )
    return Placed(chosen, value.place) if isinstance(chosen, str) else chosen


def _language(value: Str, reading: Reading) -> None:
    if not known(value):
        raise WrongValueError(
            "unknown-language",
            Message('must be a language tag, not "{value}"', value=shown(value)),
            _tag_hint(value),
        )


def _tag_hint(written: str) -> Message:
    """Return the tag that was meant, or what one looks like."""
    parts = (written.replace("_", "-"), re.split("[-_ ]", written)[0])
    tag = next(filter(known, parts), None) or authors.tag_of(written)
    return did_you_mean(tag) if tag else Message("such as ar, ar-SY, en")


def _date(value: Str, reading: Reading) -> None:
    if _DATE.fullmatch(value) and not valid(value):
        raise WrongValueError(
            "bad-date",
            Message('must be a date of the calendar, not "{value}"', value=value),
            Message("2026, 2026-01 or 2026-01-31"),
        )


def _url(value: Str, reading: Reading) -> None:
    what = wrong_address(value)
    if what is not None or not value.lower().startswith("http"):
        what = Message('{what}: "{url}"', what=what or Message("no address of a page"), url=shown(value))
        reading.problem("bad-link", value.place, what, Message("it begins with https:// or http://"))


def _rating(value: Str, reading: Reading) -> None:
    if not re.fullmatch(RATING, value):
        raise WrongValueError(
            "bad-rating",
            Message('must be a rating, not "{value}"', value=shown(value)),
            Message("a letter A to F and a digit 1 to 6, as B2"),
        )


def _file(value: Str, reading: Reading) -> None:
    try:
        reading.files.find(value, value.place)
    except OutlineError as error:
        unseen = _UNSEEN.search(value)
        hint = Message("it holds {character}: delete it", character=named(unseen[0])) if unseen else None
        reading.problems.extend(replace(problem, hint=hint or problem.hint) for problem in error.problems)


def _base(value: Str, reading: Reading) -> None:
    choice({name: name for name in theme.built_in()}, value)


def _theme(value: Str, reading: Reading) -> None:
    if value.lower().endswith((".potx", ".pptx")):
        what = Message('must be a theme, not "{value}"', value=shown(value))
        raise WrongValueError("unknown-value", what, Message('a PowerPoint template is named under "template"'))
    if theme.is_path(value):
        _file(value, reading)
    elif value not in theme.built_in() and value not in (added := theme.installed()):
        names = (*theme.built_in(), *added)
        message = Message('must be one of {names} or a path, not "{value}"', names=Listed(names), value=shown(value))
        raise WrongValueError("unknown-value", message, near=Near(value, names))


_RULES: dict[str, Callable[[Str, Reading], None]] = {
    "language": _language,
    "date": _date,
    "accessed": _date,
    "url": _url,
    "rating": _rating,
    "theme": _theme,
    "base": _base,
    "logo": _file,
    "picture": _file,
    "path": _file,
    "mapping": _file,
    "csv": _file,
}
"""What a string must be, by its key: a key means the same wherever it stands."""
