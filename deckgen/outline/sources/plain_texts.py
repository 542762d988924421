"""What entries of all reference files share: fields as plain texts."""

from __future__ import annotations

from abc import ABC, abstractmethod

from deckgen.outline.sources.latex import LatexError
from deckgen.outline.sources.reference_file import Value
from deckgen.problems import Message


class PlainTexts(ABC):
    """An entry whose texts are written with the markup of its file."""

    __slots__ = ()

    @abstractmethod
    def raw(self, *keys: str) -> Value | None:
        """Return the first of the fields that says something, as written."""

    @abstractmethod
    def fault(self, code: str, offset: int, message: Message, hint: Message | None = None) -> None:
        """Record what is wrong with the entry."""

    @staticmethod
    @abstractmethod
    def without_markup(text: str) -> str:
        """Return a text in plain characters.

        Raises:
            LatexError: its LaTeX cannot be read.
        """

    def text(self, *keys: str) -> Value | None:
        """Return the first of the fields that says something, in plain text."""
        value = self.raw(*keys)
        return value and self.plain(value)

    def plain(self, value: Value) -> Value:
        """Return a text without markup. One that cannot be read stays as written, and is a fault."""
        try:
            return Value(self.without_markup(value.text), value.offset)
        except LatexError as error:
            self.fault("bad-references", value.offset, error.message)
            return value
