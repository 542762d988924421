"""JSON whose values know where they stand.

The standard decoder reads each, the walk finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple, NoReturn

_BLANK = re.compile("[ \t\r\n]*")


class Number(str):
    """A number as it is written.

    An id, a year or a volume is no quantity.
    """

    __slots__ = ()


class Field(NamedTuple):
    """A value, and the offset in the text where it begins."""

    value: Any
    offset: int


class Walk:
    """A position in a JSON text (RFC 8259)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self._decode = JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=self._refuse).raw_decode

    def next(self) -> str:
        """Return the next sign that is no blank, ``""`` at the end."""
        match = _BLANK.match(self.text, self.offset)
        self.offset = match.end() if match else self.offset
        return self.text[self.offset : self.offset + 1]

    def value(self) -> Field:
        """Return the value that stands here, and pass it."""
        self.next()
        start = self.offset
        value, self.offset = self._decode(self.text, start)
        return Field(value, start)

    def items(self) -> Iterator[None]:
        """Pass a list, item by item.

        Each item is to be passed before the next is asked for.
        """
        self._pass("[")
        more = self.next() != "]"
        while more:
            yield
            more = self._more("]")
        self._pass("]")

    def members(self) -> Iterator[Field]:
        """Pass a mapping, and yield its keys.

        The value of each is to be passed before the next is asked for.
        """
        self._pass("{")
        more = self.next() != "}"
        while more:
            if self.next() != '"':
                raise JSONDecodeError('expected a key in "quotes"', self.text, self.offset)
            key = self.value()
            self._pass(":")
            yield key
            more = self._more("}")
        self._pass("}")

    def end(self) -> None:
        """Make sure that nothing more follows."""
        if self.next():
            raise JSONDecodeError("expected the end of the file", self.text, self.offset)

    def _more(self, closing: str) -> bool:
        if self.next() == closing:
            return False
        self._pass(",")
        return True

    def _pass(self, sign: str) -> None:
        if self.next() != sign:
            raise JSONDecodeError(f'expected "{sign}"', self.text, self.offset)
        self.offset += 1

    def _refuse(self, constant: str) -> NoReturn:
        raise JSONDecodeError(f"{constant} is no value", self.text, self.offset)
