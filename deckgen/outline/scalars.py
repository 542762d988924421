"""Marked values to texts, strings, numbers and choices, with what is wrong with them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from deckgen import theme
from deckgen.files import Files
from deckgen.language import known, numbers
from deckgen.language.dates import valid
from deckgen.limits import shown
from deckgen.outline import markup
from deckgen.outline.safety import Finding, check_characters, is_blank, wrong_address
from deckgen.outline.values import Color, FileName, Id, Number, Text
from deckgen.outline.yaml import Map, Null, Seq, Str
from deckgen.problems import OutlineError, Place, Problem

LONGEST_ID = 64
SOURCE_ID_SIGNS = ":.#$%&+?<>~/"
RATING = "[A-F][1-6]"

Referent = Literal["audience", "source", "section"]

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_COLOR = re.compile("[0-9A-Fa-f]{6}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


class WrongValueError(ValueError):
    """A value that its key cannot hold. ``message`` goes on after the key: ``must be a list, not a text``."""

    def __init__(self, code: str, message: str, hint: str | None = None, near: tuple[str, Iterable[str]] = ("", ())):
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.near = near


class ReportedError(ValueError):
    """A value whose problems have been recorded already."""


@dataclass(slots=True)
class Reading:
    """What one reading of an outline gathers beside the outline itself.

    ``mentions`` are the ids that it refers to and where. ``near`` holds the wrong word of a problem and those
    that it may have been meant for. ``references`` are the sources of reference files and ``faults`` what is wrong
    with single entries of them, by id; ``references_whole`` says that all of these files could be read.
    """

    files: Files
    problems: list[Problem] = field(default_factory=list)
    near: dict[Problem, tuple[str, Iterable[str]]] = field(default_factory=dict)
    mentions: list[tuple[Referent, str, Place]] = field(default_factory=list)
    references: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, list[Problem]] = field(default_factory=dict)
    references_whole: bool = True

    def problem(self, code: str, place: Place, message: str, hint: str | None = None) -> None:
        """Record a problem."""
        self.problems.append(Problem(code, place, message, hint))

    def unknown(self, code: str, place: Place, what: str, word: str, known: Iterable[str]) -> None:
        """Record a word that is none of the known ones."""
        problem = Problem(code, place, f'unknown {what} "{shown(word)}"')
        self.problems.append(problem)
        self.near[problem] = (word, known)

    def findings(self, value: Str, findings: Iterable[Finding]) -> None:
        """Record what is wrong with a text."""
        for code, message, hint, offset in findings:
            self.problem(code, value.at(offset), message, hint)


def wrong_type(wanted: str, value: object) -> WrongValueError:
    """Return the error that a value is not of the wanted kind."""
    if isinstance(value, Null):
        return WrongValueError("null-value", "has no value", f"it must be {wanted}")
    got = (
        "a mapping"
        if isinstance(value, Map)
        else "a list"
        if isinstance(value, Seq)
        else f'the text "{shown(str(value))}"'
    )
    return WrongValueError("wrong-type", f"must be {wanted}, not {got}")


def text(value: Any, reading: Reading) -> Text:
    """Return a text: a string, or a mapping from language tags to strings.

    Raises:
        WrongValueError: it is neither, or empty.
        ReportedError: one of several strings is wrong.
    """
    if isinstance(value, Str):
        if is_blank(value):
            raise WrongValueError("empty-text", "is empty")
        _check_text(value, reading)
        return Text({"": str(value)}, {"": value.place})
    if not isinstance(value, Map) or not any(map(known, value)):
        raise wrong_type("a text", value)
    before = len(reading.problems)
    for tag, said in value.items():
        if not known(tag):
            reading.problem(
                "unknown-language", value.key_places[tag], f'"{shown(tag)}" is no language tag', "such as ar, en"
            )
        elif not isinstance(said, Str) or is_blank(said):
            reading.problem(
                "empty-text", said.place, f'the text in "{tag}" is {"empty" if isinstance(said, Str) else "no text"}'
            )
        else:
            _check_text(said, reading)
    if len(reading.problems) > before:
        raise ReportedError
    return Text({tag: str(said) for tag, said in value.items()}, {tag: said.place for tag, said in value.items()})


def _check_text(value: Str, reading: Reading) -> None:
    reading.findings(value, markup.check(value))
    for cite, offset in markup.citations(value):
        reading.mentions.append(("source", cite.id, value.at(offset)))


def string(key: str, id: Id | None, value: Any, reading: Reading) -> str:
    """Return a string without markup: an identifier, or what the rules of its key allow.

    Raises:
        WrongValueError: it is not.
    """
    if not isinstance(value, Str):
        raise wrong_type("a text", value)
    if is_blank(value):
        raise WrongValueError("empty-text", "is empty")
    if id is not None:
        if not is_id(value, id):
            raise WrongValueError("bad-id", f'must be an identifier, not "{shown(value)}"', id_hint(id))
    else:
        reading.findings(value, check_characters(value))
        if check := _RULES.get(key):
            check(value, reading)
    return str(value)


def file_name(key: str, value: Any, reading: Reading) -> FileName:
    """Return the path of a file.

    Raises:
        WrongValueError: it is none.
    """
    return FileName(string(key, None, value, reading), value.place)


def color(value: Any) -> Color:
    """Return a colour.

    Raises:
        WrongValueError: it is none.
    """
    if not isinstance(value, Str):
        raise wrong_type("a color", value)
    if not _COLOR.fullmatch(value):
        raise WrongValueError("bad-color", f'must be a color, not "{shown(value)}"', "six hex digits, as 1D3C73")
    return Color(value, value.place)


def is_id(value: str, id: Id) -> bool:
    """Return whether a string is an identifier of the kind."""
    signs = "-_" if id.of == "name" else f"-_{SOURCE_ID_SIGNS}"
    letters = (c.isalnum() or c in signs or unicodedata.category(c)[0] == "M" for c in value)
    return 0 < len(value) <= LONGEST_ID and all(letters)


def id_hint(id: Id) -> str:
    """Return what an identifier of the kind may hold."""
    more = "" if id.of == "name" else f" and {SOURCE_ID_SIGNS}"
    return f'letters, digits, "-", "_"{more}, at most {LONGEST_ID}'


def number(whole: bool, bounds: Number | None, value: Any) -> float:
    """Return a number in any digits, an ``int`` where it must be ``whole``.

    Raises:
        WrongValueError: it is none, or out of bounds.
    """
    wanted = "a whole number" if whole else "a number"
    if bounds:
        wanted += f" from {bounds.least:g} to {bounds.most:g}"
    if not isinstance(value, Str):
        raise wrong_type(wanted, value)
    if not value.plain:
        raise WrongValueError("wrong-type", f'must be {wanted}, not the text "{shown(value)}"', "without quotes")
    written = numbers.ascii_digits(value)
    if not whole and not _NUMBER.fullmatch(written):
        written = _decimal(value, wanted)
    elif whole and not _WHOLE.fullmatch(written):
        raise wrong_type(wanted, value)
    read = int(written) if whole else float(written)
    if not math.isfinite(read) or (bounds and not bounds.least <= read <= bounds.most):
        raise WrongValueError("out-of-range", f"must be {wanted}, not {shown(value)}")
    return read


def _decimal(value: Str, wanted: str) -> str:
    """Return a number that is not written as YAML writes them: ``2,5``, ``1'440``."""
    found = {str(number.value) for number in numbers.readings(value).values() if not number.percent}
    if len(found) > 1:
        raise WrongValueError("wrong-type", f'must be {wanted}; "{value}" can be {" or ".join(sorted(found))}')
    if not found:
        raise wrong_type(wanted, value)
    return found.pop()


def choice(choices: Mapping[str, object], value: Any) -> object:
    """Return what one of the words in ``choices`` stands for; words that stand for no string bear no quotes.

    Raises:
        WrongValueError: it is none of them.
    """
    wanted = ", ".join(choices) if len(choices) == 1 else f"one of {', '.join(choices)}"
    if not isinstance(value, Str):
        raise wrong_type(wanted, value)
    chosen = choices.get(value, choices.get(numbers.ascii_digits(value)))
    if chosen is None:
        raise WrongValueError("unknown-value", f'must be {wanted}, not "{shown(value)}"', near=(value, choices))
    if not value.plain and not isinstance(chosen, str):
        raise WrongValueError("unknown-value", f'must be {wanted}, not the text "{value}"', "without quotes")
    return chosen


def _language(value: Str, reading: Reading) -> None:
    if not known(value):
        raise WrongValueError(
            "unknown-language", f'must be a language tag, not "{shown(value)}"', "such as ar, ar-SY, en"
        )


def _date(value: Str, reading: Reading) -> None:
    if _DATE.fullmatch(value) and not valid(value):
        raise WrongValueError(
            "bad-date", f'must be a date of the calendar, not "{value}"', "2026, 2026-01 or 2026-01-31"
        )


def _url(value: Str, reading: Reading) -> None:
    what = wrong_address(value)
    if what is not None or not value.lower().startswith("http"):
        what = f'{what or "no address of a page"}: "{shown(value)}"'
        reading.problem("bad-link", value.place, what, "it begins with https:// or http://")


def _rating(value: Str, reading: Reading) -> None:
    if not re.fullmatch(RATING, value):
        raise WrongValueError(
            "bad-rating", f'must be a rating, not "{shown(value)}"', "a letter A to F and a digit 1 to 6, as B2"
        )


def _file(value: Str, reading: Reading) -> None:
    try:
        reading.files.find(value, value.place)
    except OutlineError as error:
        reading.problems.extend(error.problems)


def _base(value: Str, reading: Reading) -> None:
    choice({name: name for name in theme.built_in()}, value)


def _theme(value: Str, reading: Reading) -> None:
    if theme.is_path(value):
        _file(value, reading)
    elif value not in theme.built_in() and value not in (added := theme.installed()):
        names = (*theme.built_in(), *added)
        message = f'must be one of {", ".join(names)} or a path, not "{shown(value)}"'
        raise WrongValueError("unknown-value", message, near=(value, names))


_RULES: dict[str, Callable[[Str, Reading], None]] = {
    "language": _language,
    "date": _date,
    "accessed": _date,
    "url": _url,
    "rating": _rating,
    "theme": _theme,
    "base": _base,
    "logo": _file,
    "path": _file,
    "csv": _file,
}
"""What a string must be, by its key: a key means the same wherever it stands."""
