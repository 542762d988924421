"""Sources: what the briefing cites.

Each with its address and the slides where it is used.

Keys, at the top level under ``sources``: a text, or ``{author, title, container, publisher, volume, issue, number,
date, url, pages, accessed, language, note, rating}`` for each source. Comfortable: 5 sources a slide. Sources that
are too many are continued on a further slide.

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

from dataclasses import replace
from itertools import groupby

from deckgen.layout import reference
from deckgen.layout.content import CitedSource, SourceList
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.literal import literal, together
from deckgen.layout.slides import content_slides
from deckgen.layout.style import level
from deckgen.scene.nodes import Link, Run, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import TABLE_PCT

HEAD_LEVEL, DETAIL_LEVEL, ADDRESS_LEVEL = 0, 1, 2
ENTRY_BEFORE = 14

RANGE = 3
"""So many slides that follow each other are written as a range."""
DETAIL = 16


def slide_layout(deck: DeckContext) -> SlideLayout:
    """Return the layout of the list of sources."""
    grid = deck.grid
    # Half of it keeps an address from the line above in LibreOffice, and elsewhere does not part the two.
    beneath = round(DETAIL * grid.geometry.pitch.lift / 2, 1)
    style = TextStyle(
        (
            level(grid, (18,), "a1", bold=True, pct=TABLE_PCT, before=ENTRY_BEFORE),
            level(grid, (DETAIL,), pct=TABLE_PCT),
            level(grid, (DETAIL,), "hl", pct=TABLE_PCT, before=beneath),
        )
    )
    body = deck.box("body", 0, grid.body(), style)
    return deck.slide_layout("sources", [body])


def layout(draft: Draft, sources: SourceList) -> list[SlideScene]:
    """Return the slides.

    They are continued at a source where the sources are too many for one.
    """
    layout = slide_layout(draft.deck)
    blocks = [block for entry in sources.entries for block in _entry(draft, entry)]
    texts = draft.flow(layout.placeholder("body"), blocks)
    return content_slides(draft, layout, [[draft.fill(layout, "body", text)] for text in texts])


def _entry(draft: Draft, cited: CitedSource) -> list[Block]:
    """Return the paragraphs of a source, which stay together; each runs as its letters do."""
    written = reference.entry(cited.source, draft.deck.language)
    own = " · ".join(filter(None, (written.rating, _used(draft, cited))))
    details, used = draft.runs(written.detail), draft.runs(own)
    paragraphs = [(HEAD_LEVEL, draft.runs(f"{draft.number(cited.number)}. {written.head}"))]
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
    return f"{draft.word('used_on')}{language.colon} {language.comma.join(said)}" if said else ""


def _address(draft: Draft, url: str) -> tuple[Run, ...]:
    link = Link(url=url)
    return tuple(replace(run, link=link) for run in draft.runs(url))


KIND = Kind(name="sources", layout=layout, place="sources", slide_layouts=lambda deck: (slide_layout(deck),))
