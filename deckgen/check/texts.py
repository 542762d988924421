"""The texts of an outline, each with where it stands."""

from __future__ import annotations

from deckgen.outline import markup
from deckgen.outline.values import Node, Text
from deckgen.outline.walk import Found, find

LITERAL = "\N{OBJECT REPLACEMENT CHARACTER}"

UNSEEN = ("notes", "alt")
"""Keys of what a deck says but no slide shows."""


def texts(node: Node) -> list[Found[Text]]:
    """Return the texts in a node and its variants, in order.

    Without those that only name what stands elsewhere.
    """
    return [found for found in find(node, Text) if found.key not in found.holder.REFERENCES]


def prose(text: Text) -> str:
    """Return what a text of one language says in words.

    It is without markup and citations; a literal, which is written as it is, becomes one U+FFFC.
    """
    spans = (span for span in markup.parse(text.string) if not span.cites)
    return "".join(LITERAL if span.literal else span.text for span in spans)


def words(text: Text) -> int:
    """Return how many words a text of one language has."""
    return len(markup.plain(text.string).split())
