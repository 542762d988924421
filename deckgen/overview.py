"""A deck as a list, and who gets which section. A glance at an outline should tell so much without opening a deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from deckgen import pipeline
from deckgen.deck.audience import said
from deckgen.deck.plan import stated
from deckgen.outline import markup
from deckgen.outline.model import Outline
from deckgen.output import Deck
from deckgen.pipeline import Loaded
from deckgen.scene.nodes import Drawable, SlideScene, Table, TextBox

FURNITURE = ("marking", "marking-foot", "source", "number")
TRACKER = "tracker-"
"""How the keys of the tracker's texts begin.

``FURNITURE`` are those of the other texts that stand around a slide and are no part of what it says.
"""


class SlideRow(NamedTuple):
    """A slide: number, title, stated minutes and words. The number counts from 1, the title is the section's."""

    number: int
    id: str
    kind: str
    title: str
    headline: str
    minutes: float | None
    words: int


class AudienceRow(NamedTuple):
    """An audience: what its deck holds in all."""

    id: str
    label: str | None
    slides: int
    words: int
    minutes: float | None


class SectionRow(NamedTuple):
    """A section, and the ids of the audiences that get it."""

    id: str
    title: str
    audiences: tuple[str, ...]


class Matrix(NamedTuple):
    """The sections of an outline by its audiences.

    ``whole`` is the full deck's row, without an id, and ``shown`` are the ids of the sections in it.
    """

    audiences: tuple[AudienceRow, ...]
    sections: tuple[SectionRow, ...]
    whole: AudienceRow
    shown: frozenset[str]


def slides(deck: Deck) -> tuple[SlideRow, ...]:
    """Return the slides of a deck in order. What is no section is called by its headline."""
    outline = deck.plan.outline
    headlines = {content.id: content.headline for content in deck.plan.contents}
    titles = headlines | {section.id: section.title for section in (*outline.sections, *outline.appendix)}
    rows = []
    for number, slide in enumerate(deck.slides, 1):
        # A slide that continues a first one has its id, "#" and a number.
        id = slide.id.partition("#")[0]
        title, headline = (markup.plain(texts[id].string) for texts in (titles, headlines))
        rows.append(SlideRow(number, slide.id, slide.kind, title, headline, slide.minutes, _words(slide)))
    return tuple(rows)


def continued(rows: Iterable[SlideRow]) -> dict[str, int]:
    """Return on how many slides each stands that goes on, by id."""
    counts = Counter(row.id.partition("#")[0] for row in rows)
    return {id: count for id, count in counts.items() if count > 1}


def audiences(loaded: Loaded) -> Matrix:
    """Return who gets which section, and each audience's totals.

    Raises:
        OutlineError: the deck of an audience cannot be made.
    """
    outline = loaded.outline
    decks = {id: slides(pipeline.build(loaded, id)) for id in loaded.readers}
    ids = {id: frozenset(row.id for row in rows) for id, rows in decks.items()}
    whole, *audiences = (_totals(outline, id, rows) for id, rows in decks.items())
    sections = tuple(
        SectionRow(
            section.id,
            said(section.title, outline.language),
            tuple(id for id in outline.audiences if section.id in ids[id]),
        )
        for section in (*outline.sections, *outline.appendix)
    )
    return Matrix(tuple(audiences), sections, whole, ids[None])


def _totals(outline: Outline, id: str | None, rows: Sequence[SlideRow]) -> AudienceRow:
    label = outline.audiences[id].label if id else None
    words = sum(row.words for row in rows)
    return AudienceRow(id or "", said(label, outline.language) if label else None, len(rows), words, minutes(rows))


def minutes(rows: Iterable[SlideRow]) -> float | None:
    """Return the stated minutes of slides together, ``None`` where none are stated."""
    return stated(row.minutes for row in rows)


def _words(slide: SlideScene) -> int:
    return sum(_is_word(word) for node in slide.nodes for text in _texts(node) for word in text.split())


def _is_word(word: str) -> bool:
    # Bare numbers are mostly counters in circles and cells.
    return any(map(str.isalpha, word))


def _texts(node: Drawable) -> list[str]:
    if isinstance(node, TextBox) and node.key not in FURNITURE and not node.key.startswith(TRACKER):
        return [paragraph.text for paragraph in node.text.paragraphs]
    if isinstance(node, Table):
        return [p.text for row in node.rows for cell in row.cells for p in cell.text.paragraphs]
    return []
