"""The texts of an outline, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from deckgen.language.numerals import LITERAL
from deckgen.outline import markup
from deckgen.outline.values import Node, Text
from deckgen.outline.walk import Found, find
from deckgen.scene.nodes import DeckScene, Paragraph, Table, TextBox

UNSEEN = ("notes", "alt", "changed")
"""Keys of what a deck says but no slide shows."""


class Said(NamedTuple):
    """A text of one language, its struct and its key.

    ``string`` is how it is written, ``prose`` what it says in words.
    """

    text: Text
    holder: Any
    key: str
    string: str
    prose: str


def texts(node: Node) -> list[Found[Text]]:
    """Return the texts in a node and its variants, in order.

    Without those that only name what stands elsewhere.
    """
    return [found for found in find(node, Text) if found.key not in found.holder.REFERENCES]


def in_words(string: str) -> str:
    """Return what a text of one language says in words.

    It is without markup and citations; a literal, which is written as it is, becomes one U+FFFC.
    """
    spans = markup.parse(string)
    if len(spans) == 1 and not spans[0].literal:
        return spans[0].text
    return "".join([LITERAL if span.literal else span.text for span in spans if not span.cites])


def words(text: Text) -> int:
    """Return how many words a text of one language has."""
    return len(markup.plain(text.string).split())


def paragraphs(scene: DeckScene) -> Iterator[Paragraph]:
    """Yield the paragraphs that the slides show."""
    for slide in scene.slides:
        for node in slide.nodes:
            if isinstance(node, TextBox):
                yield from node.text.paragraphs
            elif isinstance(node, Table):
                yield from (p for row in node.rows for cell in row.cells for p in cell.text.paragraphs)
