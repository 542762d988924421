"""Agenda: the parts of the briefing, each with number, claim and minutes.

Where it has no parts, its sections.

Key, at the top level: ``agenda``, ``true``, ``false`` or ``auto`` (where there are 3 to 12 rows), or ``{message,
kicker}``, which head it. A single row is no agenda. A row leads to its slide, and names the minutes that the slides
of its part state. Comfortable: 3 to 6 rows, a claim of 12 words. More than five rows stand in two columns, up to ten on
a slide; rows that are too many are continued on a further slide. Claims that do not fit on the
only slide are left to the slides that say them.

Example::

    agenda: {message: محوران يقودان إلى خلاصة واحدة}
    sections:
      - part: {title: من الفتور إلى البراغماتية, message: حذر ثم اتصالات متدرّجة}
        title: حالة التعاون
      - part: {title: حدود الدور الروسي, message: موارد محدودة ومصالح متقاطعة}
        title: القيود
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout.content import Agenda, AgendaRow
from deckgen.layout.context import DeckContext, further
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.stacked import rows, rules
from deckgen.layout.style import level, sign, traits
from deckgen.outline.values import NOWHERE
from deckgen.problems import OutlineError
from deckgen.scene.nodes import (
    Drawable,
    FittedText,
    Link,
    Mark,
    SlideLayout,
    SlideScene,
    TextBox,
    TextStyle,
)
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import LABEL, LABEL_PCT
from deckgen.units import Emu, Pt, Rect, inch, pt

OFFERED = 3
"""So many rows has the layout for slides added by hand, or as many as the lines of the deck's font let stand."""

FEWEST = 2
"""Rows are never higher than if there were so many."""

MOST = 10
"""So many rows stand on a slide, in two columns."""

LIST = 5
"""So many rows stand under each other."""

RULE_OVER, RULE_UNDER = pt(3), pt(11)
"""How far over and under a row a hairline stands: letters reach under their lines, and less far up in them."""

CLAIM_BEFORE = 6
CLOSE = 4
"""Of more rows under each other there is no room between a title and its claim."""

TITLE_LEVEL, CLAIM_LEVEL = 0, 1


class _Form(Struct, frozen=True):
    """How rows stand: in how many columns, at which sizes. The last of ``number`` is that of the titles."""

    columns: int
    titles: tuple[Pt, ...]
    claims: tuple[Pt, ...]
    number: tuple[Pt, ...]
    number_w: Emu
    minutes_w: Emu = inch(1)


_LISTED = _Form(1, (24, 22), (20, 18), (48, 40, 32, 24, 22), inch(0.8))
_PAIRED = _Form(2, (20, 20, 18), (16, 14, 14), (36, 32, 28, 24, 20, 18), inch(0.7), inch(0.8))


def slide_layout(
    deck: DeckContext, n: int, form: _Form = _LISTED, *, timed: bool = False, first: int = 1, total: int = 0
) -> SlideLayout:
    """Return the layout of ``n`` rows behind their numbers.

    It has room for minutes where it is ``timed``. A hairline is between each two that stand under each other. ``first``
    is the first number of ``total``, which are as many as the rows by default.
    """
    grid = deck.grid
    title = level(grid, form.titles, "a1", bold=True, pct=LABEL_PCT)
    per = -(-n // form.columns)
    before = CLAIM_BEFORE if per <= CLOSE and form is _LISTED else 0
    style = TextStyle((title, level(grid, form.claims, "a5", pct=LABEL_PCT, before=before)), "ctr")
    boxes = _rows(deck, n, form)
    beside = form.minutes_w if timed else 0
    placeholders = [
        deck.box(f"row-{i + 1}", i, grid.slice(row, form.number_w, row.w - form.number_w - beside), style)
        for i, row in enumerate(boxes)
    ]
    variant = traits(rows=n, pairs=form is _PAIRED, timed=timed)
    nodes: list[Mark] = [*rules(boxes, RULE_OVER), *_numbers(deck, boxes, form, first, total or n)]
    return further(deck, deck.slide_layout("agenda", placeholders, nodes, variant=variant), first)


def _numbers(deck: DeckContext, boxes: Sequence[Rect], form: _Form, first: int, total: int) -> Iterator[TextBox]:
    """Yield the numbers of the rows; all of an agenda's have one size."""
    style = TextStyle((sign(form.number, "a2", deck.grid.start),), "ctr")
    counted = [Block(deck.composer.plain(deck.language.number(i))) for i in range(1, total + 1)]
    texts = deck.fitter.fit([Box((block,), style, form.number_w, boxes[0].h) for block in counted])
    assert texts is not None
    for i, (box, text) in enumerate(zip(boxes, texts[first - 1 :], strict=False), 1):
        rect = deck.grid.slice(box, 0, form.number_w)
        yield TextBox(key=f"number-{i}", place=NOWHERE, rect=rect, text=text, style=style)


def _rows(deck: DeckContext, n: int, form: _Form) -> tuple[Rect, ...]:
    least = min(FEWEST, _fewest(deck))
    return rows(deck.grid, deck.grid.body(), n, RULE_OVER + RULE_UNDER, columns=form.columns, least=least)


def _fewest(deck: DeckContext) -> int:
    """Return of how many rows, three at most, each holds a title and a claim of one line."""
    pitch, body = deck.grid.geometry.pitch, deck.grid.body()
    row = pt(pitch.line(_LISTED.titles[-1], LABEL_PCT, bold=True) + pitch.line(_LISTED.claims[-1], LABEL_PCT))
    gap = RULE_OVER + RULE_UNDER
    return max(1, min(OFFERED, (body.h + gap) // (row + gap)))


def layout(draft: Draft, agenda: Agenda) -> list[SlideScene]:
    """Return the slides: as few as hold all rows.

    Raises:
        OutlineError: a row is too long.
    """
    timed = any(row.minutes is not None for row in agenda.rows)
    bare = tuple(replace(row, claim=None) if row.repeats else row for row in agenda.rows)
    counts = dict.fromkeys(-(-len(bare) // slides) for slides in range(1, len(bare) + 1))
    fewest = next(n for n in counts if n <= _fewest(draft.deck))
    for n in (n for n in counts if fewest <= n <= MOST):
        form = _LISTED if n <= LIST else _PAIRED
        layout = slide_layout(draft.deck, n, form, timed=timed)
        for said in (agenda.rows, bare) if LIST < n == len(bare) else (agenda.rows,):
            boxes = [Box.of(layout.placeholder("row-1"), _blocks(draft, row)) for row in said]
            if texts := draft.deck.fitter.fit(boxes, unbroken=n > fewest):
                made = list(_nodes(draft, layout, said, texts, n, form))
                bodies = [list(chain(*made[i : i + n])) for i in range(0, len(made), n)]
                layouts = [
                    slide_layout(draft.deck, n, form, timed=timed, first=i + 1, total=len(made))
                    for i in range(0, len(made), n)
                ]
                return content_slides(draft, layouts, bodies)
    excess = [draft.deck.fitter.excess(box) for box in boxes]
    raise OutlineError(
        draft.too_long(row.title.place, words) for row, words in zip(agenda.rows, excess, strict=True) if words
    )


def _blocks(draft: Draft, row: AgendaRow) -> Iterator[Block]:
    yield draft.block(row.title, level=TITLE_LEVEL)
    if row.claim:
        yield draft.block(row.claim, level=CLAIM_LEVEL)


def _nodes(
    draft: Draft, layout: SlideLayout, said: Sequence[AgendaRow], texts: Sequence[FittedText], n: int, form: _Form
) -> Iterator[list[Drawable]]:
    """Yield the text and the minutes of each row, ``n`` rows a slide."""
    grid = draft.grid
    small = TextStyle((replace(level(grid, (LABEL,), "a5", pct=LABEL_PCT), align=grid.end),), "ctr")
    boxes = _rows(draft.deck, n, form)
    for i, (row, text) in enumerate(zip(said, texts, strict=True)):
        place, at, box = row.title.place, i % n, boxes[i % n]
        made: list[Drawable] = [
            replace(draft.fill(layout, f"row-{at + 1}", text, place), link=Link(slide=row.slide)),
        ]
        if row.minutes is not None:
            end = grid.slice(box, box.w - form.minutes_w, form.minutes_w)
            minutes = draft.block(draft.deck.language.minutes(row.minutes))
            made.append(draft.text(f"minutes-{at + 1}", end, small, minutes, place=place))
        yield made


KIND = Kind(
    name="agenda", layout=layout, place="agenda", slide_layouts=lambda deck: (slide_layout(deck, _fewest(deck)),)
)
