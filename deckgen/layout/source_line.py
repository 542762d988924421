"""The source line at a slide's foot: what it cites, as fully as there is room, and its note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from deckgen.layout import reference
from deckgen.problems import OutlineError
from deckgen.scene.nodes import FittedText, Placeholder
from deckgen.text.fit import Block, Box

if TYPE_CHECKING:
    from deckgen.layout.page import Page

_Form: TypeAlias = Literal["full", "brief", "number"]
_FORMS: tuple[_Form, ...] = ("full", "brief", "number")


def fitted(page: Page, placeholder: Placeholder) -> FittedText:
    """Return the line in the fullest form that fits: names with details, then brief ones, then numbers.

    Raises:
        OutlineError: not even the numbers and the note fit.
    """
    for line in _forms(page):
        tried = Box.of(placeholder, [line])
        result = page.deck.fitter.fit([tried])
        if result:
            return result[0]
    place = page.content.note.place if page.content.note else page.content.place
    raise OutlineError([page.too_long(place, page.deck.fitter.excess(tried))])


def _forms(page: Page) -> Iterator[Block]:
    language, note = page.deck.language, page.content.note
    tail = page.block(note, lead=page.word("note")).runs if note else ()
    if not page.content.citations:
        yield Block(tail)
        return
    for form in _FORMS:
        names = language.semicolon.join(dict.fromkeys(_names(page, form)))
        # Two runs at least: LibreOffice makes a footer of a single run a field, in its own look and place.
        line = (*page.runs(f"{page.word('source')}{language.colon} "), *page.runs(names))
        yield Block((*line, *page.runs(". "), *tail) if tail else line)


def _names(page: Page, form: _Form) -> Iterator[str]:
    for cite in page.content.citations:
        if form == "number":
            yield f"[{page.number(page.deck.numbers[cite.id])}]"
        else:
            yield reference.short(page.deck.sources[cite.id], cite.locator, page.deck.language, form)
