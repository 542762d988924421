"""Where the words of sources stand that a deck composes.

A source line is composed by the deck: its runs have no places. So what stands there is looked for in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckgen.edits.words import MARKS
from deckgen.outline import markup
from deckgen.outline.model import Source
from deckgen.outline.values import Text
from deckgen.problems import Place

FIELDS = ("author", "title", "container", "publisher")
"""What is shown of a source as its author wrote it."""

_NAMES = re.compile(r"\s*(?<!\\)[;؛]\s*")
_LEAST = 2
"""Letters of a name that is looked for."""


class Credits:
    """The words of a reader's sources, each by its place."""

    def __init__(self, sources: Iterable[Source]) -> None:
        places: dict[str, set[Place]] = {}
        for source in sources:
            for text in (getattr(source, name) for name in FIELDS):
                if isinstance(text, Text):
                    for name in _NAMES.split(text.string):
                        places.setdefault(markup.plain(name).strip(), set()).add(text.place)
        # What stands in several sources is not looked for: nobody knows which of them is meant.
        self._places = {name: held.pop() for name, held in places.items() if len(held) == 1 and len(name) >= _LEAST}
        names = sorted(self._places, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(rf"(?<!\w)({_written(name)})(?!\w)" for name in names)) if names else None
        self._names = names

    def parted(self, text: str) -> Iterator[tuple[str, Place | None]]:
        """Yield the pieces of a text, with the places that they have."""
        at = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            if found.start() > at:
                yield text[at : found.start()], None
            yield found[0], self._places[self._names[(found.lastindex or 1) - 1]]
            at = found.end()
        if at < len(text):
            yield text[at:], None


def _written(name: str) -> str:
    """Return a pattern of how a deck may write a name: with other spaces, and with marks of direction."""
    return f"[{MARKS}]*".join(r"\s+" if char.isspace() else re.escape(char) for char in re.sub(r"\s+", " ", name))
