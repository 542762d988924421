"""Where the parser stopped, and the lines around."""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from deckgen.outline.yaml.lines import Slip
from deckgen.problems import Message

ENTRY = re.compile(r"(?P<head>[ \t]*(?:-[ \t]+)*)(?:(?P<key>[^\s:#\"'\[\]{},][^:#]*?):(?:[ \t]+(?P<text>.*))?)?$")
"""A line: its head of dashes, its key and the text behind it, where it has them."""

HEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")


class Failure(Struct, frozen=True):
    """Where the parser stopped. Lines and columns count from 0.

    ``context`` and ``problem`` are what it was at and what it missed, in its words; ``opened_line`` and
    ``opened_column`` where that began.
    """

    lines: list[str]
    context: str
    problem: str
    line: int
    column: int
    opened_line: int
    opened_column: int
    keys: Collection[str]

    @property
    def text(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def here(self) -> str:
        """The character at which it stopped."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The last visible character before."""
        return self.text[: self.column].rstrip()[-1:]

    def at(self, message: Message, hint: Message) -> tuple[int, Slip]:
        """Return a slip at the place where it stopped."""
        return self.line, Slip(self.column, message, hint)

    def above(self, line: int) -> int | None:
        """Return the nearest line before that holds something.

        It is ``None`` where there is none.
        """
        for above in range(min(line, len(self.lines)) - 1, -1, -1):
            if self.lines[above].strip() and not self.lines[above].lstrip().startswith("#"):
                return above
        return None


Found = tuple[int, Slip]
"""A line, counted from 0, and what is wrong there."""


def has_key(text: str) -> bool:
    """Return whether a line begins with a key."""
    entry = ENTRY.match(text)
    return bool(entry and entry["key"])
