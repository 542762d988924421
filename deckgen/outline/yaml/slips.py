"""What YAML takes out of a text without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Self

from deckgen.limits import shown
from deckgen.problems import Message, Place, Problem

_COMMENT = re.compile(r"[ \t]+(#(?!deckgen:)[^\W_].*)")
"""A comment that may be meant as text: no blank follows its sign (``#وسم``, ``#1``)."""

_POSSIBLE = re.compile(r"[ \t]#[^\W_]|\d,\d")
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LIST_ITEM = re.compile(r"[-+]?\d+(?:\.\d+)?")
_LAST_DIGITS, _FIRST_DIGITS = re.compile(r"\d+\Z"), re.compile(r"\d+")


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
        return cls([*_LINE_BREAK.split(text), ""], path) if _POSSIBLE.search(text) else None

    def at(self, event: Any, in_mapping: bool) -> Iterator[Problem]:
        """Yield what is lost behind a scalar, or before it.

        It is between the scalar of a mapping or list and the one before.
        """
        before, self._before = self._before, event
        if not event.style:
            yield from self._cut(event)
            if before is not None and not before.style:
                yield from self._parted(before, event, in_mapping)

    def _cut(self, event: Any) -> Iterator[Problem]:
        end = event.end_mark
        if cut := _COMMENT.match(self._lines[end.line], end.column):
            place = Place(self._path, end.line + 1, cut.start(1) + 1)
            what = Message('"{text}" is left out: "#" after a blank begins a comment', text=shown(cut[1].rstrip()))
            yield Problem(
                "cut-text", place, what, Message('put the text in quotes; a comment has a blank after "#"'), "warning"
            )

    def _parted(self, before: Any, event: Any, in_mapping: bool) -> Iterator[Problem]:
        """Yield that a comma parts two items in the middle of what looks like a number.

        In lists of numbers, which may be meant so, that is once a line.
        """
        comma, start = before.end_mark, event.start_mark
        between = self._lines[comma.line][comma.column : start.column] if comma.line == start.line else ""
        whole, decimals = _LAST_DIGITS.search(before.value), _FIRST_DIGITS.match(event.value)
        if between != "," or not whole or not decimals:
            return
        if not in_mapping and _LIST_ITEM.fullmatch(before.value) and _LIST_ITEM.fullmatch(event.value):
            if start.line == self._told:
                return
            self._told = start.line
        place = Place(self._path, start.line + 1, comma.column - len(whole[0]) + 1)
        what = Message(
            'the comma in "{whole},{decimals}" parts two items here: "{first}" and "{second}"',
            whole=whole[0],
            decimals=decimals[0],
            first=shown(before.value),
            second=shown(event.value),
        )
        number = f"{whole[0]}{'.' if whole[0].isascii() else '٫'}{decimals[0]}"
        hint = Message(
            "a number is written {number}, or the text in quotes; two items have a blank after the comma", number=number
        )
        yield Problem("comma-in-number", place, what, hint, "warning")
