"""The source line at a slide's foot.

What it cites, as fully as there is room, and its note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from deckgen.layout import reference
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.outline.values import Cite
from deckgen.problems import OutlineError
from deckgen.scene.nodes import FittedText, Placeholder
from deckgen.text.fit import Block, Box

_Form: TypeAlias = Literal["full", "brief", "number"]
_FORMS: tuple[_Form, ...] = ("full", "brief", "number")


def fitted(draft: Draft, placeholder: Placeholder) -> FittedText:
    """Return the line in the fullest form that fits.

    Names with details, then brief ones, then numbers.

    Raises:
        OutlineError: not even the numbers and the note fit.
    """
    for line in _forms(draft):
        tried = Box.of(placeholder, [line])
        result = draft.deck.fitter.fit([tried])
        if result:
            return result[0]
    place = draft.content.note.place if draft.content.note else draft.content.place
    raise OutlineError([draft.too_long(place, draft.deck.fitter.excess(tried))])


def _forms(draft: Draft) -> Iterator[Block]:
    note = draft.content.note
    tail = draft.block(note, lead=draft.word("note")).runs if note else ()
    if not draft.content.citations:
        yield Block(tail)
        return
    for form in _FORMS:
        line = _cited(draft.deck, draft.content.citations, form)
        yield Block((*line.runs, *draft.runs(". "), *tail)) if tail else line


@once
def _cited(deck: DeckContext, citations: Sequence[Cite], form: _Form) -> Block:
    """Return what the line says of citations."""
    language = deck.language
    names = language.semicolon.join(dict.fromkeys(_names(deck, citations, form)))
    # Two runs at least: LibreOffice makes a footer of a single run a field, in its own look and place.
    named = f"{language.word('source')}{language.colon} "
    return Block((*deck.composer.plain(named), *deck.composer.plain(names)))


def _names(deck: DeckContext, citations: Sequence[Cite], form: _Form) -> Iterator[str]:
    for cite in citations:
        if form == "number":
            yield f"[{deck.language.number(deck.numbers[cite.id])}]"
        else:
            yield reference.short(deck.sources[cite.id], cite.locator, deck.language, form)
