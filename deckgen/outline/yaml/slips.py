"""What YAML takes out of a text without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Self

from deckgen.limits import shown
from deckgen.outline.characters import named
from deckgen.outline.yaml.lines import example, of_list_sign, split
from deckgen.outline.yaml.values import Str
from deckgen.problems import Either, Message, Place, Problem, Severity

_COMMENT = re.compile(r"[ \t]+(#(?!deckgen:)[^\W_].*)")
"""A comment that may be meant as text: no blank follows its sign (``#وسم``, ``#1``)."""

# Begun by one sign, a pattern is found in a tenth of the time in a whole file.
_POSSIBLE = (re.compile(r"#(?<=[ \t]#)[^\W_]"), re.compile(r",(?<=\d,)\d"))
_DASH = re.compile(r"[ \t]*- ")
_ARABIC_COMMAS = "،，、"
_LIST_ITEM = r"[-+]?\d+(?:\.\d+)?"
THOUSANDS = 3
"""Digits of a group."""


class Slips:
    """Looks for them at each scalar of a file, in order."""

    def __init__(self, lines: Sequence[str], path: str) -> None:
        self._lines = lines
        self._path = path
        self._before: Any = None
        self._told = -1

    @classmethod
    def of(cls, text: str, path: str) -> Self | None:
        """Return what looks for slips in a text. It is ``None`` where the text can hold none."""
        # The parser's own line breaks; one after the last line makes another, in which a scalar may end.
        return cls([*split(text), ""], path) if any(sign.search(text) for sign in _POSSIBLE) else None

    def at(self, event: Any, in_list: bool) -> Iterator[Problem]:
        """Yield what is lost behind a scalar, or before it.

        It is between the scalar of a mapping or list and the one before.
        """
        before, self._before = self._before, event
        if not event.style:
            yield from self._cut(event)
            if in_list and before is not None and not before.style:
                yield from self._parted(before, event)

    def _cut(self, event: Any) -> Iterator[Problem]:
        end = event.end_mark
        if cut := _COMMENT.match(self._lines[end.line], end.column):
            place = Place(self._path, end.line + 1, cut.start(1) + 1)
            what = Message('"{text}" is left out: "#" after a blank begins a comment', text=shown(cut[1].rstrip()))
            yield Problem(
                "cut-text", place, what, Message('put the text in quotes; a comment has a blank after "#"'), "warning"
            )

    def _parted(self, before: Any, event: Any) -> Iterator[Problem]:
        """Yield that a comma parts two items in the middle of what looks like a number.

        In lists of numbers, which may be meant so, that is once a line.
        """
        comma, start = before.end_mark, event.start_mark
        between = self._lines[comma.line][comma.column : start.column] if comma.line == start.line else ""
        place = Place(self._path, start.line + 1, comma.column + 1)
        problem = parted_number(before.value, event.value, place) if between == "," else None
        if problem is None:
            return
        if re.fullmatch(_LIST_ITEM, before.value) and re.fullmatch(_LIST_ITEM, event.value):
            if start.line == self._told:
                return
            self._told = start.line
        yield problem


def parted_number(before: str, after: str, comma: Place, severity: Severity = "warning") -> Problem | None:
    """Return that a comma parts two texts within a number.

    It is ``None`` where it parts none.
    """
    whole, decimals = re.search(r"\d+\Z", before), re.match(r"\d+", after)
    if not whole or not decimals:
        return None
    what = Message(
        'the comma in "{whole},{decimals}" parts two texts here: "{first}" and "{second}"',
        whole=whole[0],
        decimals=decimals[0],
        first=shown(before),
        second=shown(after),
    )
    number: object = f"{whole[0]}{'.' if whole[0].isascii() else '٫'}{decimals[0]}"
    if len(decimals[0]) == THOUSANDS and whole[0].strip("0٠۰"):
        # Thousands are meant more often than three decimals.
        number = Either((whole[0] + decimals[0], number))
    hint = Message("write {number}, or put the text in quotes; two items have a space after the comma", number=number)
    return Problem("comma-in-number", comma._replace(column=comma.column - len(whole[0])), what, hint, severity)


def of_text(string: str, lines: Sequence[str], place: Place) -> Problem | None:
    """Return what was hardly meant as part of a text without quotes.

    Args:
        string: the text.
        lines: the lines that it stands in.
        place: where it begins.
    """
    if string[-1] == '"' and string.count('"') % 2 and not string[-2:-1].isdecimal():
        at = Place(place.path, place.line + len(lines) - 1, lines[-1].rindex('"') + 1)
        what = Message("the quote at the end of this text opens nowhere")
        return Problem("stray-quote", at, what, Message("delete it, or put another one before the text"), "warning")
    for number, line in enumerate(lines[1:], 1):
        if (_DASH.match(line) or of_list_sign(line)) and not _DASH.match(string) and not of_list_sign(string):
            at = Place(place.path, place.line + number, len(line) - len(line.lstrip()) + 1)
            what = Message('"{line}" goes on with the text of line {first}', line=example(line), first=place.line)
            hint = Message('points under a point are {{text: …, points: […]}}; items begin with "- " in one column')
            return Problem("joined-line", at, what, hint, "warning")
    return None


def of_lone_item(item: Str) -> Problem | None:
    """Return what was meant to part the only item of a list."""
    at = next((at for at, sign in enumerate(item) if sign in _ARABIC_COMMAS), None)
    if item.plain and at is not None:
        what = Message("{character} parts no items: this list has one", character=named(item[at]))
        hint = Message('write "," between items, or put the text in quotes')
        return Problem("joined-items", item.at(at), what, hint, "warning")
    return item.doubt
