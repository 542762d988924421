"""Quote: someone's own words, large, behind a quotation mark.

The mark is that of the deck's language.

Keys: ``{text, by, when}``. ``text`` is written without quotation marks: the deck sets its language's own, the opening
one large at the reading side. ``when`` is a date or any text. Comfortable: 35 words. A quote that is too long is
continued on a further slide.

Example::

    quote:
      text: تظل عودة مشروطة ومقيّدة بعوامل عدّة، في مقدمتها الموارد المتاحة
      by: جورجي بوروسكون
      when: 2026-01
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import grown
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, larger, level, sign, traits
from deckgen.outline import markup
from deckgen.outline.markup import Span
from deckgen.outline.values import NOWHERE, Body, Doc, Text
from deckgen.problems import OutlineError, Place
from deckgen.scene.nodes import FittedText, Placeholder, Run, Shape, SlideLayout, SlideScene, TextBox, TextStyle
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block, Box, last_step
from deckgen.text.split import at_largest_step, split
from deckgen.theme.tokens import BODY_PCT, PANEL_INSET, STATEMENT
from deckgen.units import Pt, inch, pt

MARKS = (96, 72, 48)
"""The sizes of the mark: the largest that the font has room for."""

MARK_W, MARK_GAP = inch(0.85), inch(0.1)
TOP = inch(0.4)
"""Over the words, since the mark's line begins higher than theirs."""

STEP: Pt = 4
"""By how much the words grow."""

BY_BEFORE = (24, 32, 40)
ENOUGH = 0.55
"""The part of the body that words take at least where they can grow to it."""

SPARSE, PANEL = 0.66, 0.76
"""Words that take less of the body stand in a panel, which has so much of its height."""

BY_LEVEL = 1
WORDS = 35


class QuoteBody(Body, frozen=True, kw_only=True):
    """A quotation and whose it is."""

    SHORT: ClassVar[str | None] = "text"

    text: Annotated[Text, Doc("the words, without quotation marks")]
    by: Annotated[Text | None, Doc("whose words they are")] = None
    when: Annotated[Text | None, Doc("when they were said: `2026`, `2026-01`, `2026-01-31`, or any text")] = None


@once
def slide_layout(
    deck: DeckContext, strip: Strip | None = None, growth: Growth = BASE, *, panel: bool = False
) -> SlideLayout:
    """Return the layout of a quotation.

    Its text stands beside the room for the mark, in a ``panel`` or not.
    """
    grid, taken, ground = deck.grid, MARK_W + MARK_GAP, []
    body = grid.body(strip)
    if panel:
        body = body if strip else body._replace(h=round(PANEL * body.h))
        ground.append(Shape(key="panel", place=NOWHERE, rect=body, fill="panel"))
        body = grid.slice(body, PANEL_INSET, body.w - 2 * PANEL_INSET)
    quote = deck.box("quote", 0, grid.slice(body, taken, body.w - taken), _style(grid, growth))
    variant = (*traits(panel=panel), *growth.traits)
    return deck.slide_layout("quote", [quote], ground, variant=variant, strip=strip)


def _style(grid: Grid, growth: Growth) -> TextStyle:
    quote = level(grid, larger(STATEMENT[1:], growth.size, STEP), "a1", bold=True, pct=BODY_PCT)
    by = level(grid, (20, 18, 18), "a5", before=BY_BEFORE[growth.space])
    return TextStyle((quote, by), "ctr", (0, TOP, 0, 0))


def layout(draft: Draft, body: QuoteBody) -> list[SlideScene]:
    """Return the slides, each with the opening mark.

    They are continued at a sentence where the quotation is too long.

    Raises:
        OutlineError: who said it is too long.
    """
    layout, texts = _arranged(draft, body)
    box, place = layout.placeholder("quote"), body.text.place
    bodies = [[_mark(draft.deck, box, text, place), draft.fill(layout, "quote", text, place)] for text in texts]
    return content_slides(draft, layout, bodies)


def _arranged(draft: Draft, body: QuoteBody) -> tuple[SlideLayout, list[FittedText]]:
    """Return the slide layout and the words, slide by slide, those who said them under the last.

    Raises:
        OutlineError: the words are too long, or who said them.
    """
    words = Block(_closed(draft, body.text))
    said = [draft.block(*_said(draft, body), level=BY_LEVEL)] if body.by or body.when else []
    texts = {"quote": [words, *said]}
    if found := grown(draft, lambda growth: slide_layout(draft.deck, draft.strip, growth), texts, enough=ENOUGH):
        (layout, fitted, growth), fill = found
        panel = slide_layout(draft.deck, draft.strip, Growth(growth.size), panel=True)
        held = draft.fit(panel, texts) if fill < SPARSE else None
        if held and not held["quote"].step:
            layout, fitted = panel, held
        return layout, [fitted["quote"]]
    layout = slide_layout(draft.deck, draft.strip)
    return layout, _shrunk(draft, layout.placeholder("quote"), body, words, said)


def _shrunk(draft: Draft, box: Placeholder, body: QuoteBody, words: Block, said: Sequence[Block]) -> list[FittedText]:
    """Return long words, slide by slide.

    Raises:
        OutlineError: who said them takes more than half of the slide.
    """
    fitter = draft.deck.fitter
    if fitted := fitter.fit([Box.of(box, [words, *said])]):
        return list(fitted)
    if excess := fitter.excess(Box(tuple(said), box.style, box.rect.w, box.rect.h // 2)):
        raise OutlineError([draft.too_long((body.by or body.when or body.text).place, excess)])

    def texts_at(step: int) -> list[FittedText]:
        taken = fitter.set(said, box.style, box.rect.w, step).height + pt(BY_BEFORE[0]) if said else 0
        # Where there is no room under the last piece, there must be under each.
        for room in (box.rect.h, box.rect.h - taken):
            *pieces, end = split(fitter, [words], box.style, box.rect.w, room, step)
            texts = [fitter.set(piece, box.style, box.rect.w, step) for piece in (*pieces, (*end, *said))]
            if hold(texts[-1:]):
                break
        return texts

    def hold(texts: Sequence[FittedText]) -> bool:
        return all(fitter.holds(text, Box.of(box, ())) for text in texts)

    texts = at_largest_step(last_step(box.style), texts_at, hold)[1]
    if not hold(texts):
        raise OutlineError([draft.too_long(body.text.place, fitter.excess(Box.of(box, [words, *said])))])
    return texts


def _closed(draft: Draft, text: Text) -> tuple[Run, ...]:
    """Return the runs of the words, the closing mark after the last of them and before what they cite."""
    spans = list(markup.parse(text.string))
    last = max((i for i, span in enumerate(spans) if not span.cites), default=-1)
    spans[last] = replace(spans[last], text=spans[last].text.rstrip(" "))
    spans.insert(last + 1, Span(draft.deck.language.quotes[1]))
    return draft.deck.composer.spans(spans, place=text.place)


def _said(draft: Draft, body: QuoteBody) -> Iterator[tuple[Run, ...]]:
    """Yield whose words they are, and when they were said."""
    if body.by:
        yield draft.runs(body.by)
    if body.when:
        if body.by:
            yield draft.runs(draft.deck.language.comma)
        yield draft.when(body.when)


def _mark(deck: DeckContext, box: Placeholder, text: FittedText, place: Place) -> TextBox:
    """Return the opening mark, beside the first line of the words and as high as it."""
    fitter = deck.fitter
    shown = Block(deck.composer.plain(deck.language.quotes[0].strip(NBSP)))
    _, top, _, bottom = box.style.insets
    over = (box.rect.h - top - bottom - text.drawn) // 2 if box.style.anchor == "ctr" else 0
    first = top + over + fitter.ink_top(text, box.style)
    for size in MARKS:
        # At a pitch of 100 % all programs set a line at the same height.
        style = TextStyle((replace(sign((size,), "a2", deck.grid.start), line_pct=100),))
        mark = fitter.set([shown], style, MARK_W)
        over = fitter.ink_top(mark, style)
        if fitter.natural_width(shown.runs, size) <= MARK_W and first - over + mark.height <= box.rect.h:
            break
    start = deck.grid.offset(box.rect) - MARK_W - MARK_GAP
    rect = deck.grid.at(start, box.rect.y + first - over, MARK_W, mark.height)
    return TextBox(key="mark", place=place, rect=rect, text=mark, style=style)


def marked_layout(deck: DeckContext) -> SlideLayout:
    """Return the layout for quotations that are added by hand.

    Its words begin at the top, beside the mark, which cannot move with them there.
    """
    box = slide_layout(deck).placeholder("quote")
    box = replace(box, style=replace(box.style, anchor="t"))
    text = deck.fitter.set([Block(deck.composer.plain(box.prompt[0]))], box.style, box.rect.w)
    return deck.slide_layout("quote", [box], [_mark(deck, box, text, NOWHERE)], variant=traits(marked=True))


KIND = Kind(name="quote", layout=layout, body=QuoteBody, words=WORDS, slide_layouts=lambda deck: (marked_layout(deck),))
