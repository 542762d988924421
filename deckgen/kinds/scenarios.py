"""Scenarios: courses that things may take, side by side.

Two to four of them, and what would drive each.

Keys: a list of 2 to 4 ``{title, text, likelihood, drivers, changed}``; ``drivers`` are points, ``likelihood`` one of
the seven bands, shown as dots and a word. Comfortable: 2 scenarios with 3 words of title, 6 of text and 3 drivers of 10
words each, over a takeaway 2; of 3 scenarios drivers of 6 words. Two scenarios without drivers are a fork, from what
the slide is about. Drivers that are too many are continued on a further slide, under the same titles.

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

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec.structs import replace

from deckgen.layout import fork
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.headed import Headed, flow
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import GAP, likelihood
from deckgen.layout.slides import content_slides
from deckgen.layout.style import PARTIES, PARTY_BAR, Trait, bulleted, dashed, level
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Likelihood, Points, Text
from deckgen.scene.nodes import Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import BODY, CARD_INSET, LABEL, LABEL_PCT, TABLE, TABLE_PCT, Role
from deckgen.units import inch

MOST = 4
CARDS_GAP = inch(0.3)
CARD_V = inch(0.14)
DRIVER_BEFORE = 4
LABEL_LEVEL, TITLE_LEVEL, TEXT_LEVEL, LIKELIHOOD_LEVEL, DRIVERS_LEVEL, DRIVER_LEVEL = range(6)


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
def slide_layout(deck: DeckContext, n: int, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of ``n`` cards, each under its bar."""
    grid = deck.grid
    boxes = grid.split(grid.body(strip), n, CARDS_GAP)
    placeholders, bars = [], []
    for i, (box, color) in enumerate(zip(boxes, PARTIES, strict=False)):
        # Under its bar, not over it: a slide's placeholder hides what its layout draws.
        rest = box._replace(y=box.y + PARTY_BAR, h=box.h - PARTY_BAR)
        style = _style(grid, color)
        placeholders.append(deck.box(f"scenario-{i + 1}", i, rest, style, fill="panel"))
        bars.append(Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=box._replace(h=PARTY_BAR), fill=color))
    return deck.slide_layout("scenarios", placeholders, bars, variant=[Trait("cards", n)], strip=strip)


def _style(grid: Grid, color: Role) -> TextStyle:
    levels = (
        level(grid, (LABEL, LABEL), color, bold=True, pct=LABEL_PCT),
        level(grid, BODY, "a1", bold=True, pct=TABLE_PCT, before=2),
        level(grid, TABLE, "a5", pct=TABLE_PCT, before=2),
        level(grid, (16, LABEL), pct=TABLE_PCT, before=4),
        level(grid, (LABEL, LABEL), "a2", bold=True, pct=LABEL_PCT, before=10),
        replace(bulleted(grid, TABLE, DRIVER_BEFORE), line_pct=grid.geometry.pitch.percent(TABLE_PCT)),
        dashed(grid, (16, 16), 2),
    )
    return TextStyle(levels, insets=(CARD_INSET, CARD_V, CARD_INSET, CARD_V))


def layout(draft: Draft, body: ScenariosBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at a driver where the drivers of a scenario are too many for one.

    Raises:
        OutlineError: a title is too long.
    """
    if len(body.items) == len(fork.WAYS) and not any(one.drivers or one.changed for one in body.items):
        ways = [fork.Way(scenario.title, scenario.text, scenario.likelihood) for scenario in body.items]
        return fork.arrange(draft, draft.content.kicker or draft.content.headline, ways)
    layout = slide_layout(draft.deck, len(body.items), draft.strip)
    columns = [
        Headed(f"scenario-{i}", list(_head(draft, scenario, i)), list(_course(draft, scenario)), scenario.title.place)
        for i, scenario in enumerate(body.items, 1)
    ]
    bodies = [
        [
            draft.fill(layout, key, text, scenario.place)
            for (key, *_), scenario, text in zip(columns, body.items, texts, strict=True)
        ]
        for texts in flow(draft, layout, columns)
    ]
    return content_slides(draft, layout, bodies)


def _head(draft: Draft, scenario: Scenario, number: int) -> Iterator[Block]:
    yield draft.block(f"{draft.word('scenario')} {draft.number(number)}", level=LABEL_LEVEL)
    yield draft.block(scenario.title, level=TITLE_LEVEL)


def _course(draft: Draft, scenario: Scenario) -> Iterator[Block]:
    if scenario.text:
        yield draft.block(scenario.text, level=TEXT_LEVEL)
    if scenario.likelihood:
        # In a narrow card the word may stand under its dots.
        runs = likelihood(draft, scenario.likelihood)
        yield Block(tuple(replace(run, text=run.text.replace(GAP, "  ")) for run in runs), LIKELIHOOD_LEVEL)
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
