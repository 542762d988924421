"""Timeline: stages in order from the reading side.

Those still to come are dashed and have a question mark.

Keys: a list of two or more ``{when, title, text, open}``; ``when`` is a date or any text, ``open: true`` marks a
stage still to come. Short texts are set larger, in lower cards, and in rows where they say next to nothing.
Comfortable: 3 to 6 stages, 3 words of title and 12 of text each. Stages that are too many are continued on a further
slide.

Example::

    timeline:
      - {when: 2025-01, title: حذر واحتياط, text: تقلّص الوجود الروسي إلى قواعد دائمة}
      - {title: مرحلة مقبلة, text: ترتيبات مستدامة أو تفاهمات مرنة, open: true}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Annotated, ClassVar

from deckgen.layout import stages
from deckgen.layout.abreast import drops
from deckgen.layout.draft import Draft
from deckgen.layout.growth import SPACES, grow
from deckgen.layout.heights import ENOUGH, FULL, LOWER, filled_cards, least
from deckgen.layout.kind import Kind
from deckgen.layout.slides import content_slides
from deckgen.layout.stages import TEXT_LEVEL, TITLE_LEVEL, WHEN_LEVEL, rows_layout, slide_layout
from deckgen.layout.style import BASE, Growth
from deckgen.outline.values import Body, Count, Doc, Item, Text
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Drawable, FittedText, SlideLayout, SlideScene
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import BODY

MOST = 6
"""More stages side by side would leave two words a line."""

ALIKE = (TITLE_LEVEL, TEXT_LEVEL)
"""What begins level in all cards."""


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


Groups = Sequence[Sequence[Stage]]
Texts = dict[str, list[Block]]
Made = Sequence[tuple[SlideLayout, dict[str, FittedText]]]
"""The slide layout of each group of stages, and its texts by placeholder."""


def layout(draft: Draft, body: TimelineBody) -> list[SlideScene]:
    """Return the slides: as few as hold all stages.

    Raises:
        OutlineError: a stage is too long even for a slide of its own.
    """
    items = body.items
    counts = range(-(-len(items) // MOST), len(items) + 1)
    if counts[0] == 1 and (found := _alone(draft, items)):
        return _slides(draft, [items], found)
    # Rows and a further slide go before a broken word; what is too long even for its cards is broken in the first ones.
    for count, unbroken in (*((count, True) for count in counts[:2]), *((count, False) for count in counts)):
        groups = _groups(items, count)
        layouts = [slide_layout(draft.deck, _open(group), draft.strip) for group in groups]
        texts = [_texts(draft, group) for group in groups]
        if made := _made(draft, layouts, texts, unbroken=unbroken):
            return _slides(draft, groups, _filled(draft, groups, made))
        if unbroken and (made := _rows(draft, groups, shrink=True)):
            return _slides(draft, groups, made)
    excess = [
        draft.deck.fitter.excess(box)
        for layout, said in zip(layouts, texts, strict=True)
        for box in _boxes(layout, said)
    ]
    raise OutlineError(draft.too_long(s.place, words) for s, words in zip(items, excess, strict=True) if words)


def _alone(draft: Draft, stages: Sequence[Stage]) -> Made | None:
    """Return the cards of stages that need not shrink for one slide, or their rows where these would be too empty."""
    still_open = _open(stages)
    cards = filled_cards(
        draft,
        lambda growth, height, drops: slide_layout(draft.deck, still_open, draft.strip, growth, height, drops),
        _texts(draft, stages),
        BODY[0],
        ALIKE,
    )
    if cards and cards.part < ENOUGH and (found := _rows(draft, [stages])):
        return found
    return [(cards.layout, cards.texts)] if cards else None


def _groups(stages: Sequence[Stage], count: int) -> Groups:
    """Return the stages in so many groups of nearly equal size, the larger ones first."""
    least, more = divmod(len(stages), count)
    ends = [i * least + min(i, more) for i in range(count + 1)]
    return [stages[start:end] for start, end in pairwise(ends)]


def _filled(draft: Draft, groups: Groups, made: Made) -> Made:
    """Return cards of the same size whose texts begin level.

    Their texts have more space, or they are lower, or rows, where a card is too empty.
    """
    step, part, best = _step(made), _least(made), made
    for height, space in product((FULL, LOWER), range(SPACES + 1)):
        growth, texts = Growth(0, space), [_texts(draft, group) for group in groups]
        layouts = []
        for group, said in zip(groups, texts, strict=True):
            layout = slide_layout(draft.deck, _open(group), draft.strip, growth, height)
            lower = drops(draft, layout, said, ALIKE, step)
            layouts.append(slide_layout(draft.deck, _open(group), draft.strip, growth, height, lower))
        found = _made(draft, layouts, texts, unbroken=False)
        if found and _step(found) == step and _least(found) >= part:
            best, part = found, _least(found)
        if part >= ENOUGH:
            break
    return (part < ENOUGH and _rows(draft, groups)) or best


def _rows(draft: Draft, groups: Groups, *, shrink: bool = False) -> Made | None:
    """Return the stages in rows, as large as all hold.

    ``None``: some do not hold, or not without that they ``shrink``.
    """
    told = any(stage.text for group in groups for stage in group)

    def at(growth: Growth, steps: int) -> tuple[Made, float] | None:
        layouts = [rows_layout(draft.deck, _open(group), draft.strip, growth, told=told) for group in groups]
        made = _made(draft, layouts, [dict(_parted(draft, group)) for group in groups], unbroken=True)
        low = any(box.rect.h < stages.NODE for layout in layouts for box in layout.placeholders if box.key == "stage-1")
        return (made, 0) if made and _step(made) <= steps and not low else None

    found = grow(draft, lambda growth: at(growth, steps=0), BODY[0]) or (at(BASE, steps=1) if shrink else None)
    return found[0] if found else None


def _made(draft: Draft, layouts: Sequence[SlideLayout], texts: Sequence[Texts], *, unbroken: bool) -> Made | None:
    """Return the texts at their largest common step; ``None`` where they do not hold."""
    boxes = [box for layout, said in zip(layouts, texts, strict=True) for box in _boxes(layout, said)]
    fitted = draft.deck.fitter.fit(boxes, unbroken=unbroken)
    if fitted is None:
        return None
    rest = iter(fitted)
    return [(layout, {key: next(rest) for key in said}) for layout, said in zip(layouts, texts, strict=True)]


def _boxes(layout: SlideLayout, texts: Texts) -> list[Box]:
    return [Box.of(layout.placeholder(key), blocks) for key, blocks in texts.items()]


def _step(made: Made) -> int:
    return max(text.step for _, texts in made for text in texts.values())


def _least(made: Made) -> float:
    return min(least(list(texts.values()), _boxes(layout, {key: [] for key in texts})) for layout, texts in made)


def _open(stages: Sequence[Stage]) -> list[bool]:
    return [stage.open for stage in stages]


def _texts(draft: Draft, stages: Sequence[Stage]) -> Texts:
    """Return the texts of cards; where one has a time, each has a line for it."""
    dated = any(stage.when for stage in stages)
    return {
        f"stage-{i}": [*_head(draft, stage, dated=dated), *_told(draft, stage)] for i, stage in enumerate(stages, 1)
    }


def _parted(draft: Draft, stages: Sequence[Stage]) -> Iterator[tuple[str, list[Block]]]:
    """Yield the texts of rows."""
    for i, stage in enumerate(stages, 1):
        yield f"stage-{i}", list(_head(draft, stage))
        if stage.text:
            yield f"text-{i}", [draft.block(stage.text)]


def _head(draft: Draft, stage: Stage, *, dated: bool = False) -> Iterator[Block]:
    if stage.when or dated:
        yield Block(draft.when(stage.when) if stage.when else draft.runs(NBSP), WHEN_LEVEL)
    yield draft.block(stage.title, level=TITLE_LEVEL)


def _told(draft: Draft, stage: Stage) -> Iterator[Block]:
    if stage.text:
        yield draft.block(stage.text, level=TEXT_LEVEL)


def _slides(draft: Draft, groups: Groups, made: Made) -> list[SlideScene]:
    bodies: list[list[Drawable]] = []
    layouts, done = [], 0
    for group, (layout, texts) in zip(groups, made, strict=True):
        layouts.append(stages.circled(draft.deck, layout, _open(group), done + 1))
        bodies.append(
            [
                draft.fill(layout, key, texts[key], stage.place)
                for i, stage in enumerate(group, 1)
                for key in (f"stage-{i}", f"text-{i}")
                if key in texts
            ]
        )
        done += len(group)
    return content_slides(draft, layouts, bodies)


KIND = Kind(
    name="timeline",
    layout=layout,
    body=TimelineBody,
    words=6 * (2 + 3 + 12),
    slide_layouts=lambda deck: (stages.circled(deck, slide_layout(deck, [False] * 4), [False] * 4),),
)
