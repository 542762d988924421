"""What an author points out by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckgen.limits import shown
from deckgen.outline.markup import plain
from deckgen.outline.values import Text
from deckgen.problems import Listed, Message, Problem


def named(text: Text, names: Iterable[Text]) -> list[Text]:
    """Return the names that are a text's in any language."""
    said = _plain(text)
    return [name for name in names if not said.isdisjoint(_plain(name))]


def unnamed(texts: Iterable[Text], names: Sequence[Text]) -> Iterator[Problem]:
    """Yield a problem for each text that is none of the names."""
    known = Listed(next(iter(name.said.values())) for name in names)
    for text in texts if names else ():
        if not named(text, names):
            word = shown(next(iter(text.said.values())))
            what = Message('"{name}" is no name here that can be pointed out', name=word)
            yield Problem("unknown-value", text.place, what, Message("there are: {known}", known=known))


def _plain(text: Text) -> set[str]:
    return {plain(string).strip() for string in text.said.values()}
