"""Scenarios: courses that things may take, side by side.

Two to four of them, and what would drive each.

Keys: a list of 2 to 4 ``{title, text, likelihood, drivers, changed}``; ``drivers`` are points, ``likelihood`` one of
the seven bands, shown as dots and a word. Comfortable: 2 scenarios with 3 words of title, 6 of text and 3 drivers of 10
words each, over a takeaway 2; of 3 scenarios drivers of 6 words. Scenarios that say little stand in rows; two without
drivers are a fork, from what the slide is about. Drivers that are too many are continued on a further slide, under the
same titles.

Example::

    scenarios:
      - title: ترتيبات عملية مستدامة
        text: يتحوّل التقارب إلى تعاون منظّم
        likelihood: unlikely
        drivers: [مواءمة مصالح الطرفين مع القوى المؤثرة, تنسيق أوسع يسبق الخطوات الميدانية]
      - title: تفاهمات مرنة
        text: يبقى المسار متكيّفًا مع تغيّر الظروف
        likelihood: likely
        changed: لم تُعلن اتفاقات جديدة منذ الإحاطة السابقة
        drivers: [استمرار القيود على الموارد]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.layout import abreast, fork
from deckgen.layout.abreast import Drops, drops
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import grow
from deckgen.layout.headed import Headed, flow
from deckgen.layout.heights import ENOUGH, FULL, Height, filled_cards, holds
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.layout.slides import content_slides
from deckgen.layout.style import (
    BASE,
    CARD_LOWER,
    PARTIES,
    PARTY_BAR,
    Growth,
    Trait,
    bulleted,
    dashed,
    larger,
    level,
)
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Likelihood, Points, Text
from deckgen.scene.nodes import FittedText, Level, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import BODY, CARD_GAP, CARD_INSET, LABEL, LABEL_PCT, TABLE, TABLE_PCT, Role
from deckgen.units import inch

MOST = 4
CARDS_GAP = inch(0.3)
CARD_V = inch(0.14)
DRIVER_BEFORE = 4
ROW_V, HEAD_COLUMNS = inch(0.04), 5
"""The insets of a row over and under its text, and the columns of its head."""

LABEL_LEVEL, TITLE_LEVEL, TEXT_LEVEL, LIKELIHOOD_LEVEL, DRIVERS_LEVEL, DRIVER_LEVEL = range(6)
ALIKE = (TEXT_LEVEL, LIKELIHOOD_LEVEL, DRIVERS_LEVEL)
"""What begins level in all cards."""


class Scenario(Item, frozen=True, kw_only=True):
    """A course that things may take."""

    PAIR: ClassVar[tuple[str, str] | None] = ("title", "text")

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("what the scenario is called")]
    text: Annotated[Text | None, Doc("what happens in it")] = None
    likelihood: Annotated[Likelihood | None, Doc("how likely it is")] = None
    drivers: Annotated[Points, Doc("what drives it")] = ()
    changed: Annotated[Text | None, Doc("why it differs from the earlier outline's")] = None


class ScenariosBody(Body, frozen=True, kw_only=True):
    """The courses that things may take."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[tuple[Scenario, ...], Count(2, MOST), Doc("the scenarios, from the reading side")]


@once
def slide_layout(
    deck: DeckContext,
    n: int,
    strip: Strip | None = None,
    growth: Growth = BASE,
    height: Height = FULL,
    lower: Drops = (),
) -> SlideLayout:
    """Return the layout of ``n`` cards, each under its bar.

    ``lower`` says how much lower their texts begin.
    """
    grid = deck.grid
    boxes = grid.split(height.of(grid.body(strip)), n, CARDS_GAP)
    placeholders, bars = [], []
    for i, (box, color) in enumerate(zip(boxes, PARTIES, strict=False)):
        # Under its bar, not over it: a slide's placeholder hides what its layout draws.
        rest = box._replace(y=box.y + PARTY_BAR, h=box.h - PARTY_BAR)
        top = CARD_V + growth.space * CARD_LOWER
        style = TextStyle(_levels(grid, color, growth), insets=(CARD_INSET, top, CARD_INSET, CARD_V))
        style = abreast.lowered(style, lower[i] if lower else ())
        placeholders.append(deck.box(f"scenario-{i + 1}", i, rest, style, fill="panel"))
        bars.append(Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=box._replace(h=PARTY_BAR), fill=color))
    variant = (Trait("cards", n), *height.traits, *growth.traits, *abreast.traits(lower))
    return deck.slide_layout("scenarios", placeholders, bars, variant=variant, strip=strip)


@once
def rows_layout(deck: DeckContext, n: int, strip: Strip | None = None, growth: Growth = BASE) -> SlideLayout:
    """Return the layout of ``n`` panels under each other, beside their bars.

    Its head stands at the reading side, what comes of it at the far side.
    """
    grid = deck.grid
    insets = (CARD_INSET, ROW_V, CARD_INSET, ROW_V)
    head_w = grid.geometry.columns_w(HEAD_COLUMNS)
    placeholders, shapes = [], []
    for i, (row, color) in enumerate(zip(grid.stack(grid.body(strip), n, CARD_GAP), PARTIES, strict=False)):
        style = TextStyle(_levels(grid, color, growth), "ctr", insets)
        head, beside = grid.slice(row, PARTY_BAR, head_w - PARTY_BAR), grid.slice(row, head_w, row.w - head_w)
        placeholders += [
            deck.box(f"scenario-{i + 1}", 2 * i, head, style),
            deck.box(f"course-{i + 1}", 2 * i + 1, beside, style),
        ]
        shapes += [
            Shape(key=f"panel-{i + 1}", place=NOWHERE, rect=row, fill="panel"),
            Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=grid.slice(row, 0, PARTY_BAR), fill=color),
        ]
    variant = (Trait("rows", n), *growth.traits)
    return deck.slide_layout("scenarios", placeholders, shapes, variant=variant, strip=strip)


def _levels(grid: Grid, color: Role, growth: Growth) -> tuple[Level, ...]:
    more, texts = 4 * growth.space, larger(TABLE, growth.size)
    return (
        level(grid, (LABEL, LABEL), color, bold=True, pct=LABEL_PCT),
        level(grid, larger(BODY, growth.size), "a1", bold=True, pct=TABLE_PCT, before=2 + more // 2),
        level(grid, texts, "a5", pct=TABLE_PCT, before=2 + more // 2),
        level(grid, larger((16, LABEL), growth.size), pct=TABLE_PCT, before=4 + more),
        level(grid, (LABEL, LABEL), "a2", bold=True, pct=LABEL_PCT, before=10 + more),
        replace(bulleted(grid, texts, DRIVER_BEFORE + more // 2), line_pct=grid.geometry.pitch.percent(TABLE_PCT)),
        dashed(grid, larger((16, 16), growth.size), 2),
    )


def layout(draft: Draft, body: ScenariosBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a driver where the drivers of a scenario are too many for one.

    Raises:
        OutlineError: a title is too long.
    """
    if len(body.items) == len(fork.WAYS) and not any(one.drivers or one.changed for one in body.items):
        ways = [fork.Way(scenario.title, scenario.text, scenario.likelihood) for scenario in body.items]
        return fork.arrange(draft, draft.content.kicker or draft.content.headline, ways)
    deck, n = draft.deck, len(body.items)
    columns = [
        Headed(f"scenario-{i}", list(_head(draft, scenario, i)), list(_course(draft, scenario)), scenario.title.place)
        for i, scenario in enumerate(body.items, 1)
    ]
    cards = filled_cards(
        draft,
        lambda growth, height, lower: slide_layout(deck, n, draft.strip, growth, height, lower),
        {column.key: [*column.head, *column.under] for column in columns},
        BODY[0],
        ALIKE,
    )
    keys = ("scenario", "course")
    places = {f"{key}-{i}": scenario.place for i, scenario in enumerate(body.items, 1) for key in keys}
    if cards:
        rows = _rows(draft, body) if cards.part < ENOUGH else None
        shown, texts = rows or (cards.layout, cards.texts)
        nodes = [draft.fill(shown, key, text, places[key]) for key, text in texts.items()]
        return content_slides(draft, shown, [nodes])
    shown = _shrunk(draft, columns)
    bodies = [
        [draft.fill(shown, column.key, text, places[column.key]) for column, text in zip(columns, texts, strict=True)]
        for texts in flow(draft, shown, columns)
    ]
    return content_slides(draft, shown, bodies)


def _shrunk(draft: Draft, columns: Sequence[Headed]) -> SlideLayout:
    """Return the layout of cards whose texts must shrink: they begin level if that lets them be as large."""
    plain = slide_layout(draft.deck, len(columns), draft.strip)
    texts = {column.key: [*column.head, *column.under] for column in columns}
    if fitted := draft.fit(plain, texts):
        step = fitted[columns[0].key].step
        lower = drops(draft, plain, texts, ALIKE, step)
        level = slide_layout(draft.deck, len(columns), draft.strip, lower=lower)
        again = draft.fit(level, texts)
        if again and again[columns[0].key].step == step:
            return level
    return plain


def _rows(draft: Draft, body: ScenariosBody) -> tuple[SlideLayout, dict[str, FittedText]] | None:
    """Return the scenarios under each other, as large as they hold so."""
    texts = {}
    for i, scenario in enumerate(body.items, 1):
        course = list(_course(draft, scenario))
        texts[f"scenario-{i}"] = [*_head(draft, scenario, i), *(b for b in course if b.level == LIKELIHOOD_LEVEL)]
        if rest := [block for block in course if block.level != LIKELIHOOD_LEVEL]:
            texts[f"course-{i}"] = rest

    def at(growth: Growth) -> tuple[tuple[SlideLayout, dict[str, FittedText]], float] | None:
        layout = rows_layout(draft.deck, len(body.items), draft.strip, growth)
        held = holds(draft, layout, texts)
        return ((layout, held), 0) if held else None

    found = grow(draft, at, BODY[0])
    return found[0] if found else None


def _head(draft: Draft, scenario: Scenario, number: int) -> Iterator[Block]:
    yield draft.block(f"{draft.word('scenario')} {draft.number(number)}", level=LABEL_LEVEL)
    yield draft.block(scenario.title, level=TITLE_LEVEL)


def _course(draft: Draft, scenario: Scenario) -> Iterator[Block]:
    if scenario.text:
        yield draft.block(scenario.text, level=TEXT_LEVEL)
    if scenario.likelihood:
        yield Block(likelihood(draft, scenario.likelihood, narrow=True), LIKELIHOOD_LEVEL)
    if scenario.drivers:
        yield draft.block(draft.word("drivers"), level=DRIVERS_LEVEL, keep=True)
        yield from draft.points(scenario.drivers, DRIVER_LEVEL)


KIND = Kind(
    name="scenarios",
    layout=layout,
    body=ScenariosBody,
    words=2 * (3 + 6 + 3 * 10),
    slide_layouts=lambda deck: (slide_layout(deck, 2),),
)
