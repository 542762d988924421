"""What a text cites, and what it cites in vain."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from deckgen.layout.content import Content
from deckgen.outline import markup
from deckgen.outline.values import Cite, Text
from deckgen.problems import Message, Problem


def in_text(text: Text) -> Iterable[Cite]:
    """Return the citations in a text, in order."""
    return markup.cites_of(text.string)


def once(cites: list[Cite]) -> tuple[Cite, ...]:
    """Return each citation once, where it comes first.

    A source cited with and without a page is cited only with it.
    """
    if len(cites) < 2:
        return tuple(cites)
    paged = {cite.id: cite for cite in reversed(cites) if cite.locator}
    return tuple(dict.fromkeys(cite if cite.locator else paged.get(cite.id, cite) for cite in cites))


def unknown(contents: Iterable[Content], sources: Container[str]) -> Iterator[Problem]:
    """Yield a problem for each citation of what is no source."""
    for content in contents:
        for cite in content.citations:
            if cite.id not in sources:
                what = Message('the source "{id}" is cited here, but is not among the sources of this deck', id=cite.id)
                yield Problem("missing-source", content.place, what, Message("give the source to the same audiences"))
