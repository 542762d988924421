"""Timeline: stages in order from the reading side.

Those still to come are dashed and have a question mark.

Keys: a list of two or more ``{when, title, text, open}``; ``when`` is a date or any text, ``open: true`` marks a
stage still to come. Short texts are set larger, and their cards may be lower. Comfortable: 3 to 6 stages, 3 words of
title and 12 of text each. Stages that are too many are continued on a further slide.

Example::

    timeline:
      - {when: 2025-01, title: حذر واحتياط, text: تقلّص الوجود الروسي إلى قواعد دائمة}
      - {title: مرحلة مقبلة, text: ترتيبات مستدامة أو تفاهمات مرنة, open: true}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Annotated, ClassVar

from deckgen.layout.circle import numbered
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import SPACES
from deckgen.layout.heights import ENOUGH, FULL, LOWER, Cards, Height, filled_cards, least
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, Trait, card, larger, level, sign
from deckgen.outline.values import Body, Count, Doc, Item, Text
from deckgen.problems import OutlineError
from deckgen.scene.nodes import (
    Drawable,
    FittedText,
    Line,
    SlideLayout,
    SlideScene,
    Stroke,
    TextStyle,
)
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import BODY, CARD_GAP, HAIRLINE, LABEL, LABEL_PCT, TABLE, TABLE_PCT
from deckgen.units import Rect, inch, pt

MOST = 6
"""More stages side by side would leave two words a line."""

NODE = inch(0.56)
CARDS_Y = NODE + inch(0.26)
WIDTH = pt(2.25)
DONE, OPEN = Stroke("a1", WIDTH), Stroke("a1", WIDTH, "sysDot")
OPEN_EDGE = Stroke("a5", HAIRLINE, "dash")
TITLE_LEVEL, TEXT_LEVEL, WHEN_LEVEL = 0, 1, 2

TITLE_BEFORE, TEXT_BEFORE = (2, 5, 8), (4, 11, 18)
"""The space before a stage's title and text, and what it grows to."""


class Stage(Item, frozen=True, kw_only=True):
    """A stage of the course."""

    PAIR: ClassVar[tuple[str, str] | None] = ("when", "title")

    title: Annotated[Text, Doc("what the stage is called")]
    when: Annotated[Text | None, Doc("its time: `2026`, `2026-01`, `2026-01-31`, or any text")] = None
    text: Annotated[Text | None, Doc("what happened in it")] = None
    open: Annotated[bool, Doc("whether it is still to come")] = False


class TimelineBody(Body, frozen=True, kw_only=True):
    """The stages of a course."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[tuple[Stage, ...], Count(2), Doc("the stages, in order")]


def slide_layout(
    deck: DeckContext,
    still_open: Sequence[bool],
    strip: Strip | None = None,
    growth: Growth = BASE,
    height: Height = FULL,
) -> SlideLayout:
    """Return the layout of a row of cards.

    ``still_open`` says of each stage whether it is still to come.
    """
    grid = deck.grid
    body = height.of(grid.body(strip))
    cards = body._replace(y=body.y + CARDS_Y, h=body.h - CARDS_Y)
    n = len(still_open)
    placeholders = [
        deck.box(
            f"stage-{i + 1}",
            i,
            box,
            _style(grid, growth),
            fill=None if ahead else "panel",
            stroke=OPEN_EDGE if ahead else None,
        )
        for i, (box, ahead) in enumerate(zip(grid.split(cards, n, CARD_GAP), still_open, strict=True))
    ]
    ahead = [Trait("open", i) for i, one in enumerate(still_open, 1) if one]
    variant = (Trait("stages", n), *ahead, *height.traits, *growth.traits)
    return deck.slide_layout("timeline", placeholders, variant=variant, strip=strip)


def _style(grid: Grid, growth: Growth) -> TextStyle:
    title = level(grid, larger(BODY, growth.size), "a1", bold=True, pct=TABLE_PCT, before=TITLE_BEFORE[growth.space])
    text = level(grid, larger(TABLE, growth.size), pct=TABLE_PCT, before=TEXT_BEFORE[growth.space])
    when = level(grid, (LABEL, LABEL), "a2", bold=True, pct=LABEL_PCT)
    return card(grid, title, text, when)


def layout(draft: Draft, body: TimelineBody) -> list[SlideScene]:
    """Return the slides: as few as hold all stages.

    Raises:
        OutlineError: a stage is too long even for a slide of its own.
    """
    stages = body.items
    if len(stages) <= MOST and (alone := _alone(draft, stages)):
        return _slides(draft, [stages], [alone.layout], list(alone.texts.values()))
    counts = range(-(-len(stages) // MOST), len(stages) + 1)
    # A further slide goes before a broken word; what is too long even for its cards is broken in the first ones.
    for count, unbroken in (*((count, True) for count in counts[:2]), *((count, False) for count in counts)):
        groups = _groups(stages, count)
        layouts, boxes = _boxed(draft, groups)
        texts = draft.deck.fitter.fit(boxes, unbroken=unbroken)
        if texts:
            return _slides(draft, groups, *_filled(draft, groups, layouts, texts, boxes))
    excess = [draft.deck.fitter.excess(box) for box in boxes]
    raise OutlineError(draft.too_long(s.place, words) for s, words in zip(stages, excess, strict=True) if words)


def _alone(draft: Draft, stages: Sequence[Stage]) -> Cards | None:
    """Return the cards of stages that need not shrink for one slide."""
    still_open = [stage.open for stage in stages]
    return filled_cards(
        draft,
        lambda growth, height: slide_layout(draft.deck, still_open, draft.strip, growth, height),
        {f"stage-{i}": list(_said(draft, stage)) for i, stage in enumerate(stages, 1)},
        BODY[0],
    )


def _groups(stages: Sequence[Stage], count: int) -> list[Sequence[Stage]]:
    """Return the stages in so many groups of nearly equal size, the larger ones first."""
    least, more = divmod(len(stages), count)
    ends = [i * least + min(i, more) for i in range(count + 1)]
    return [stages[start:end] for start, end in pairwise(ends)]


def _filled(
    draft: Draft,
    groups: Sequence[Sequence[Stage]],
    layouts: Sequence[SlideLayout],
    texts: Sequence[FittedText],
    boxes: Sequence[Box],
) -> tuple[Sequence[SlideLayout], Sequence[FittedText]]:
    """Return slide layouts and texts of the same size.

    The texts have more space, or lower cards, where a card is too empty.
    """
    part = least(texts, boxes)
    for height, space in product((FULL, LOWER), range(SPACES + 1)):
        if part >= ENOUGH:
            break
        others, boxes = _boxed(draft, groups, height, Growth(0, space))
        fitted = draft.deck.fitter.fit(boxes)
        if fitted and fitted[0].step == texts[0].step and least(fitted, boxes) > part:
            layouts, texts, part = others, fitted, least(fitted, boxes)
    return layouts, texts


def _boxed(
    draft: Draft, groups: Sequence[Sequence[Stage]], height: Height = FULL, growth: Growth = BASE
) -> tuple[list[SlideLayout], list[Box]]:
    """Return the slide layout of each group, and the boxes of all stages."""
    layouts = [
        slide_layout(draft.deck, [stage.open for stage in group], draft.strip, growth, height) for group in groups
    ]
    boxes = [
        Box.of(layout.placeholder(f"stage-{i}"), _said(draft, stage))
        for layout, group in zip(layouts, groups, strict=True)
        for i, stage in enumerate(group, 1)
    ]
    return layouts, boxes


def _said(draft: Draft, stage: Stage) -> Iterator[Block]:
    if stage.when:
        yield Block(draft.when(stage.when), WHEN_LEVEL)
    yield draft.block(stage.title, level=TITLE_LEVEL)
    if stage.text:
        yield draft.block(stage.text, level=TEXT_LEVEL)


def _slides(
    draft: Draft, groups: Sequence[Sequence[Stage]], layouts: Sequence[SlideLayout], texts: Sequence[FittedText]
) -> list[SlideScene]:
    bodies: list[list[Drawable]] = []
    done, rest = 0, iter(texts)
    for group, layout in zip(groups, layouts, strict=True):
        nodes: list[Drawable] = []
        for i, stage in enumerate(group):
            key = f"stage-{i + 1}"
            nodes += _node(draft, layout.placeholder(key).rect, i, stage, done + i + 1)
            nodes.append(draft.fill(layout, key, next(rest), stage.place))
        done += len(group)
        bodies.append(nodes)
    return content_slides(draft, layouts, bodies)


def _node(draft: Draft, card: Rect, i: int, stage: Stage, number: int) -> Iterator[Drawable]:
    """Yield the line that leads to a stage from the one before it, and the stage's circle over its card."""
    grid = draft.grid
    circle = grid.slice(card, 0, NODE)._replace(y=card.y - CARDS_Y, h=NODE)
    stroke = OPEN if stage.open else DONE
    if i:
        y = circle.y + NODE // 2
        length = card.w + CARD_GAP - NODE
        way = grid.at(grid.offset(card) - length, y, length, 0)
        yield Line(key=f"way-{i + 1}", place=stage.place, start=(way.x, y), end=(way.right, y), stroke=stroke)
    style = TextStyle((sign((18, 16), "a1" if stage.open else "bg"),), "ctr")
    shown = draft.deck.language.question.strip() if stage.open else draft.number(number)
    yield numbered(
        draft, f"node-{i + 1}", circle, style, shown, None if stage.open else "a1", OPEN if stage.open else None
    )


KIND = Kind(
    name="timeline",
    layout=layout,
    body=TimelineBody,
    words=6 * (2 + 3 + 12),
    slide_layouts=lambda deck: (slide_layout(deck, [False] * 4),),
)
