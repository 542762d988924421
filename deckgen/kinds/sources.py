"""Sources: what the briefing cites.

Each with its address and the slides where it is used.

Keys, at the top level under ``sources``: a text, or ``{author, title, container, publisher, volume, issue, number,
date, url, pages, accessed, language, note, rating}`` for each source. Comfortable: 10 sources a slide. Up to three
stand in rows over the full height, more in two columns. Sources that are too many are continued on a further slide.

Example::

    sources:
      inss:
        author: جورجي بوروسكون
        title: عودة روسيا الأمنية إلى سوريا
        publisher: INSS
        number: الورقة رقم 2077
        url: https://www.inss.org.il/publication/2077
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, product

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout import reference
from deckgen.layout.content import CitedSource, SourceList
from deckgen.layout.context import DeckContext
from deckgen.layout.distribution import in_columns
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.literal import literal, together
from deckgen.layout.slides import content_slides
from deckgen.layout.stacked import rows, rules
from deckgen.layout.style import Trait, level, sign
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import (
    Drawable,
    FittedText,
    Level,
    Link,
    Placeholder,
    Run,
    Shape,
    SlideLayout,
    SlideScene,
    TextBox,
    TextStyle,
)
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import COLUMN_GAP, LABEL_PCT, PANEL_INSET, TABLE_PCT
from deckgen.units import Emu, Pt, Rect, inch, pt, to_pt

HEAD_LEVEL, DETAIL_LEVEL, ADDRESS_LEVEL = 0, 1, 2

RANGE = 3
"""So many slides that follow each other are written as a range."""

MOST = 10
"""So many sources stand on a slide."""

PANEL_H = 0.75
"""The part of the body's height that a single source has."""

NUMBER_W: Emu = inch(0.8)
INDEX_W: Emu = inch(0.5)
"""How wide the column of the numbers is, in rows and in columns."""

RULE_OVER, RULE_UNDER = pt(3), pt(11)
"""How far over and under a row a hairline stands: letters reach under their lines, and less far up in them."""

LOWER: Emu = pt(40)
"""How much lower than its middle the text of that panel stands: few lines would leave its foot empty."""


class _Form(Struct, frozen=True):
    """How few sources stand in rows: at which sizes, and those of their numbers."""

    heads: tuple[Pt, ...]
    details: tuple[Pt, ...]
    numbers: tuple[Pt, ...]


_SINGLE = _Form((26, 22, 20, 18), (20, 18, 16, 16), (48, 40, 32, 24, 18))
_ROWS = _Form((22, 22, 20, 18), (18, 16, 16, 16), (44, 36, 28, 24, 18))
_LIST = _Form((18,), (16,), (28, 24, 18))
FEW, LISTED = 3, 5
"""So many sources stand in rows of the larger type, and so many in one column where they fit."""

HEADS, DETAILS = (18, 16, 16, 15, 14), (16, 16, 14, 13, 12)
"""The sizes of sources in two columns."""

LEAST_GAP, LARGEST_GAP = 8, 96
"""What is between two sources of a column, in points: as much as there is room for."""


def slide_layout(deck: DeckContext, n: int, form: _Form) -> SlideLayout:
    """Return the layout of ``n`` sources in rows."""
    boxes = _boxes(deck, n, form)
    style = TextStyle(_levels(deck, form.heads, form.details, TABLE_PCT), "ctr")
    placeholders = [
        deck.box(f"source-{i + 1}", i, deck.grid.slice(box, NUMBER_W, box.w - NUMBER_W), style)
        for i, box in enumerate(boxes)
    ]
    panel = [Shape(key="panel", place=NOWHERE, rect=_panel(deck), fill="panel")] if form is _SINGLE else []
    return deck.slide_layout("sources", placeholders, [*panel, *rules(boxes, RULE_OVER)], variant=[Trait("rows", n)])


def columns_layout(deck: DeckContext, gap: int = LEAST_GAP) -> SlideLayout:
    """Return the layout of sources in two columns, ``gap`` between them."""
    first, *others = _levels(deck, HEADS, DETAILS, LABEL_PCT)
    style = TextStyle((replace(first, space_before=gap), *others))
    placeholders = [
        deck.box(f"sources-{i + 1}", i, deck.grid.slice(box, INDEX_W, box.w - INDEX_W), style)
        for i, box in enumerate(deck.grid.split(deck.grid.body(), 2, COLUMN_GAP))
    ]
    return deck.slide_layout("sources", placeholders, variant=[Trait("columns", 2), Trait("gap", gap)])


def _levels(deck: DeckContext, heads: tuple[Pt, ...], details: tuple[Pt, ...], pct: int) -> tuple[Level, ...]:
    grid = deck.grid
    # Half of it keeps an address from the line above in LibreOffice, and elsewhere does not part the two.
    beneath = round(details[0] * grid.geometry.pitch.lift / 2, 1)
    return (
        level(grid, heads, "a1", bold=True, pct=pct),
        level(grid, details, pct=pct),
        level(grid, details, "hl", pct=pct, before=beneath),
    )


def _panel(deck: DeckContext) -> Rect:
    body = deck.grid.body()
    return body._replace(h=round(PANEL_H * body.h))


def _boxes(deck: DeckContext, n: int, form: _Form) -> tuple[Rect, ...]:
    if form is _SINGLE:
        panel = _panel(deck)
        inner = deck.grid.slice(panel, PANEL_INSET, panel.w - 2 * PANEL_INSET)
        return (inner._replace(y=inner.y + LOWER, h=inner.h - LOWER),)
    return rows(deck.grid, deck.grid.body(), n, RULE_OVER + RULE_UNDER)


def layout(draft: Draft, sources: SourceList) -> list[SlideScene]:
    """Return the slides: as few as hold all sources.

    Raises:
        OutlineError: a line of a source is higher than a slide.
    """
    entries, n = sources.entries, len(sources.entries)
    blocks = [tuple(_entry(draft, entry)) for entry in entries]
    if n <= LISTED:
        form = _SINGLE if n == 1 else _ROWS if n <= FEW else _LIST
        layout = slide_layout(draft.deck, n, form)
        boxes = [Box.of(layout.placeholder("source-1"), paragraphs) for paragraphs in blocks]
        if texts := draft.deck.fitter.fit(boxes):
            return content_slides(
                draft, layout, [_in_rows(draft, layout, form, list(zip(entries, texts, strict=True)))]
            )
    if n > 1 and (slides := _in_columns(draft, entries, blocks)):
        return slides
    # One of them is too long: each has a slide, and as many more as it needs.
    layout = slide_layout(draft.deck, 1, _SINGLE)
    flowed = [
        (entry, text)
        for entry, paragraphs in zip(entries, blocks, strict=True)
        for text in draft.flow(layout.placeholder("source-1"), paragraphs)
    ]
    return content_slides(draft, layout, [_in_rows(draft, layout, _SINGLE, [piece]) for piece in flowed])


def _in_rows(
    draft: Draft, layout: SlideLayout, form: _Form, pieces: Sequence[tuple[CitedSource, FittedText]]
) -> list[Drawable]:
    """Return the number of each source and its text.

    The number stands at the deck's reading side, whatever the source's direction.
    """
    nodes: list[Drawable] = []
    style = TextStyle((sign(form.numbers, "a2", draft.grid.start),), "ctr")
    for i, ((entry, text), box) in enumerate(zip(pieces, _boxes(draft.deck, len(pieces), form), strict=True), 1):
        number, place = draft.block(draft.number(entry.number)), entry.source.place
        nodes.append(
            draft.text(f"number-{entry.number}", draft.grid.slice(box, 0, NUMBER_W), style, number, place=place)
        )
        nodes.append(draft.fill(layout, f"source-{i}", text, place))
    return nodes


class _Columns(Struct, frozen=True):
    """What stands in each column: from which source to which, at which step, how far apart."""

    columns: Sequence[slice]
    step: int
    gap: int


def _in_columns(
    draft: Draft, entries: Sequence[CitedSource], blocks: Sequence[tuple[Block, ...]]
) -> list[SlideScene] | None:
    """Return the slides of sources in two columns, ``None`` where one is too high for its column."""
    found = _shared(draft, blocks)
    if found is None:
        return None
    layout = columns_layout(draft.deck, found.gap)
    bodies: list[list[Drawable]] = []
    for i, column in enumerate(found.columns):
        if i % 2 == 0:
            bodies.append([])
        box = layout.placeholder(f"sources-{i % 2 + 1}")
        texts = [draft.deck.fitter.set(each, box.style, box.rect.w, found.step) for each in blocks[column]]
        whole = draft.deck.fitter.set(chain(*blocks[column]), box.style, box.rect.w, found.step)
        bodies[-1] += _numbers(draft, box, entries[column], texts)
        bodies[-1].append(draft.fill(layout, box.key, whole, entries[column.start].source.place))
    return content_slides(draft, layout, bodies)


def _shared(draft: Draft, blocks: Sequence[tuple[Block, ...]]) -> _Columns | None:
    """Return the largest type and the widest gap at which sources need the fewest slides."""
    fitter, n = draft.deck.fitter, len(blocks)
    box = columns_layout(draft.deck).placeholder("sources-1")
    least = pt(LEAST_GAP)
    for slides, step in product(range(-(-n // MOST), n), range(len(HEADS))):
        texts = [fitter.set(paragraphs, box.style, box.rect.w, step) for paragraphs in blocks]
        heights = [text.height + least for text in texts]
        columns = in_columns(heights, 2 * slides, box.rect.h + least, MOST // 2)
        if columns and all(fitter.holds(text, Box.of(box, ())) for text in texts):
            between = ((box.rect.h + least - sum(heights[one])) // max(1, len(heights[one]) - 1) for one in columns)
            return _Columns(columns, step, min(LARGEST_GAP, LEAST_GAP + int(to_pt(min(between)))))
    return None


def _numbers(
    draft: Draft, box: Placeholder, entries: Sequence[CitedSource], texts: Sequence[FittedText]
) -> Iterator[TextBox]:
    """Yield the number of each source of a column, on the line of its head."""
    head, y = box.style.levels[HEAD_LEVEL], box.rect.y
    style = TextStyle((replace(head, color="a2", align=draft.grid.start),))
    for entry, text in zip(entries, texts, strict=True):
        number = draft.deck.fitter.set([draft.block(draft.number(entry.number))], style, INDEX_W, text.step)
        rect = draft.grid.at(draft.grid.offset(box.rect) - INDEX_W, y, INDEX_W, number.height)
        yield TextBox(key=f"number-{entry.number}", place=entry.source.place, rect=rect, text=number, style=style)
        y += text.drawn + pt(head.space_before)


def _entry(draft: Draft, cited: CitedSource) -> list[Block]:
    """Return the paragraphs of a source, which stay together; each runs as its letters do."""
    written = reference.entry(cited.source, draft.deck.language)
    own = " · ".join(filter(None, (written.rating, _used(draft, cited))))
    details, used = draft.runs(written.detail), draft.runs(own)
    paragraphs = [(HEAD_LEVEL, draft.runs(written.head))]
    if details and used and together(draft, details, used):
        details, used = (*details, *draft.runs(" · "), *used), ()
    paragraphs += [(DETAIL_LEVEL, runs) for runs in (details, used) if runs]
    if cited.source.note:
        paragraphs.append((DETAIL_LEVEL, draft.runs(cited.source.note)))
    if written.url:
        paragraphs.append((ADDRESS_LEVEL, _address(draft, written.url)))
    last = len(paragraphs) - 1
    return [literal(draft, runs, level, keep=i < last) for i, (level, runs) in enumerate(paragraphs)]


def _used(draft: Draft, cited: CitedSource) -> str:
    """Return on which slides a source is used.

    Three or more that follow each other are a range.
    """
    language = draft.deck.language
    slides = sorted(draft.deck.slide_numbers[id] for id in cited.used)
    said: list[str] = []
    # Numbers that follow each other are as far apart as their places.
    for _, group in groupby(enumerate(slides), lambda at: at[1] - at[0]):
        run = [draft.number(number) for _, number in group]
        said += [f"{run[0]}–{run[-1]}"] if len(run) >= RANGE else run
    head = draft.word("used_on" if len(slides) > 1 else "used_once")
    return f"{head}{language.colon} {language.comma.join(said)}" if said else ""


def _address(draft: Draft, url: str) -> tuple[Run, ...]:
    link = Link(url=url)
    return tuple(replace(run, link=link) for run in draft.runs(url))


KIND = Kind(name="sources", layout=layout, place="sources", slide_layouts=lambda deck: (slide_layout(deck, 3, _ROWS),))
