"""The texts of an outline, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from deckgen.deck.plan import Plan
from deckgen.language.numerals import LITERAL
from deckgen.outline import markup
from deckgen.outline.values import Node, Text
from deckgen.outline.walk import Found, find
from deckgen.scene.nodes import DeckScene, Paragraph, Table, TextBox

UNSEEN = ("notes", "alt", "changed")
"""Keys of what a deck says but no slide shows."""


class Said(Struct, frozen=True, eq=False):
    """A text of one language, its struct and its key.

    ``string`` is how it is written, ``prose`` what it says in words.
    """

    text: Text
    holder: Any
    key: str
    string: str
    prose: str


def of_deck(plan: Plan) -> list[Found[Text]]:
    """Return the texts of a deck in order, without those of sources."""
    of_body = {content.id: content.texts for content in plan.contents}
    found = find(plan.outline, Text, without=("sections", "appendix", "sources"))
    for section in (*plan.outline.sections, *plan.outline.appendix):
        found += find(section, Text, without=("body",))
        found += of_body[section.id]
    return without_references(found)


def texts(node: Node) -> list[Found[Text]]:
    """Return the texts in a node and its variants, in order.

    Without those that only name what stands elsewhere.
    """
    return without_references(find(node, Text))


def without_references(found: Iterable[Found[Text]]) -> list[Found[Text]]:
    """Return the texts without those that only name what stands elsewhere."""
    return [one for one in found if one.key not in one.holder.REFERENCES]


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
