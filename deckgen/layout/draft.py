"""A slide while it is laid out.

The texts of a planned slide are made to fit its boxes.

Kinds count from the reading side and never ask for the direction; ``Draft.grid`` makes left edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.layout.content import Content
from deckgen.layout.context import DeckContext
from deckgen.layout.geometry import Strip
from deckgen.layout.style import Trait
from deckgen.outline.values import Point, Text
from deckgen.problems import Message, OutlineError, Place, Problem
from deckgen.scene.nodes import (
    FittedText,
    Mark,
    Placeholder,
    Run,
    SlideLayout,
    TextBox,
    TextStyle,
)
from deckgen.text.fit import Block, Box, last_step
from deckgen.text.split import at_largest_step, split
from deckgen.theme.tokens import Role
from deckgen.units import Rect

LARGEST = 2
"""How many steps the type of a slide that holds little may grow."""


class Draft:
    """One planned slide while it is laid out. Raises ``OutlineError`` where a text cannot be made to fit.

    ``layouts`` are the slide layouts that its slides use. ``growth`` is by how many steps its type has grown, ``most``
    at most; ``None`` where it has none to grow.
    """

    def __init__(self, deck: DeckContext, content: Content, most: int = LARGEST) -> None:
        self.deck = deck
        self.content = content
        self.grid = deck.grid
        self.most = most
        self.layouts: dict[str, SlideLayout] = {}
        self.growth: int | None = None

    def word(self, key: str, **values: str) -> str:
        """Return one of the deck's own words."""
        return self.deck.language.word(key, **values)

    def number(self, value: int | str) -> str:
        """Return a number in the deck's digits."""
        return self.deck.language.number(value)

    @property
    def strip(self) -> Strip | None:
        """The strip that the slide's takeaway needs."""
        return "takeaway" if self.content.takeaway else None

    def body(self, strip: Strip | None = None) -> Rect:
        """Return the box for the body.

        It is above the strip if there is one.
        """
        return self.grid.body(strip)

    def slide_layout(
        self,
        placeholders: Sequence[Placeholder] = (),
        nodes: Sequence[Mark] = (),
        *,
        variant: Sequence[Trait] = (),
        strip: Strip | None = None,
        paired: bool = False,
    ) -> SlideLayout:
        """Return the slide layout of this slide, see ``DeckContext.slide_layout``."""
        kind = self.content.kind
        return self.deck.slide_layout(kind, placeholders, nodes, variant=variant, strip=strip, paired=paired)

    def runs(
        self, text: Text | str, *, bold: bool | None = None, color: Role | None = None, place: Place | None = None
    ) -> tuple[Run, ...]:
        """Return the runs of a text.

        It is an author's (with markup) or a string of the deck's own, which may say what stands at a ``place``.
        """
        if isinstance(text, str):
            return self.deck.composer.plain(text, bold=bold, color=color, place=place)
        return self.deck.composer.runs(text, bold=bold, color=color)

    def block(
        self,
        *texts: Text | str | tuple[Run, ...] | None,
        level: int = 0,
        lead: Text | str | None = None,
        lead_color: Role | None = None,
        keep: bool = False,
    ) -> Block:
        """Return a paragraph of a bold lead-in and the texts.

        The lead-in has a colon after it where text follows.
        """
        body = tuple([run for t in texts if t for run in (t if isinstance(t, tuple) else self.runs(t))])
        if lead is None:
            return Block(body, level, keep=keep)
        head = self.runs(lead, bold=True, color=lead_color)
        if body:
            closed = head[-1].text.rstrip().endswith((":", "؟", "?", "!"))
            head += self.runs(" " if closed else f"{self.deck.language.colon} ", bold=True, color=lead_color)
        return Block(head + body, level, keep=keep)

    def when(self, text: Text) -> tuple[Run, ...]:
        """Return the runs of an author's text.

        One that is a date is written as the deck writes dates.
        """
        written = self.deck.language.date(text.string)
        return self.runs(text) if written == text.string else self.runs(written, place=text.place)

    def points(self, points: Sequence[Point], level: int = 0) -> list[Block]:
        """Return the paragraphs of points and their sub-points."""
        blocks = []
        for point in points:
            blocks.append(self.block(point.text, level=level, lead=point.lead, keep=bool(point.points)))
            blocks += self.points(point.points, level + 1)
        return blocks

    def fit(self, layout: SlideLayout, texts: Mapping[str, Sequence[Block]]) -> dict[str, FittedText] | None:
        """Return the texts at their largest common step, by placeholder.

        ``None``: the smallest is too big.
        """
        boxes = [Box.of(layout.placeholder(key), blocks) for key, blocks in texts.items()]
        fitted = self.deck.fitter.fit(boxes)
        return None if fitted is None else dict(zip(texts, fitted, strict=True))

    def must_fit(
        self, layout: SlideLayout, texts: Mapping[str, Sequence[Block]], places: Mapping[str, Place] | None = None
    ) -> dict[str, FittedText]:
        """Return the texts at their largest common step.

        Raises:
            OutlineError: a text is too long for its box even at the smallest; says by how many words.
        """
        fitted = self.fit(layout, texts)
        if fitted is not None:
            return fitted
        places = places or {}
        boxes = {key: Box.of(layout.placeholder(key), blocks) for key, blocks in texts.items()}
        excess = {key: self.deck.fitter.excess(box) for key, box in boxes.items()}
        raise OutlineError(
            self.too_long(places.get(key, self.content.place), words, key) for key, words in excess.items() if words
        )

    def flow(
        self, placeholder: Placeholder, blocks: Sequence[Block], before: Placeholder | None = None
    ) -> list[FittedText]:
        """Return the text for one slide, or pieces for several.

        It is whole if it fits at some step; the pieces need as few slides as can be. ``before`` is the placeholder on
        those before the last, by default the same.

        Raises:
            OutlineError: the box is too low for a line of the text.
        """
        fitter, style, rect = self.deck.fitter, placeholder.style, placeholder.rect
        blocks = fitter.one_way(blocks)
        box, first = Box.of(placeholder, blocks), Box.of(before or placeholder, blocks)
        if fitted := fitter.fit([box]):
            return list(fitted)

        def texts_at(step: int) -> list[FittedText]:
            pieces = split(fitter, blocks, style, rect.w, first.h, step, rect.h)
            return [fitter.set(piece, style, rect.w, step) for piece in pieces]

        def hold(texts: Sequence[FittedText]) -> bool:
            return fitter.holds(texts[-1], box) and all(fitter.holds(text, first) for text in texts[:-1])

        _, texts = at_largest_step(last_step(style), texts_at, hold)
        if not hold(texts):
            raise OutlineError([self.too_long(self.content.place, fitter.excess(box), placeholder.key)])
        return texts

    def too_long(self, place: Place, words: int, key: str | None = None) -> Problem:
        """Return the problem of a text that cannot fit its box.

        ``key`` is the box's.
        """
        box = Message('the box "{key}" of the slide', key=key) if key else Message("its box on the slide")
        message = Message("the text does not fit {box}: {excess}", box=box, excess=too_many(words))
        return Problem("text-too-long", place, message, Message("shorten it"))

    def fill(self, layout: SlideLayout, key: str, text: FittedText, place: Place | None = None) -> TextBox:
        """Return the text in the layout's placeholder ``key``."""
        return self.filling(layout.placeholder(key), text, place)

    def filling(self, box: Placeholder, text: FittedText, place: Place | None = None) -> TextBox:
        """Return the text in a placeholder."""
        return TextBox(
            key=box.key,
            place=place or self.content.place,
            rect=box.rect,
            text=text,
            style=box.style,
            placeholder=box.index,
            preset=box.preset,
            fill=box.fill,
            stroke=box.stroke,
        )

    def filled(self, layout: SlideLayout, key: str, *blocks: Block, place: Place | None = None) -> TextBox:
        """Return paragraphs in the layout's placeholder ``key``.

        They are set at the largest step that fits.

        Raises:
            OutlineError: the text is too long for the box.
        """
        box = layout.placeholder(key)
        return self.filling(box, self._fitted(key, Box.of(box, blocks), place), place)

    def text(self, key: str, rect: Rect, style: TextStyle, *blocks: Block, place: Place | None = None) -> TextBox:
        """Return a text box of its own.

        It is set at the largest step that fits.

        Raises:
            OutlineError: the text is too long for the box.
        """
        text = self._fitted(key, Box(blocks, style, rect.w, rect.h), place)
        return TextBox(key=key, place=place or self.content.place, rect=rect, text=text, style=style)

    def _fitted(self, key: str, box: Box, place: Place | None) -> FittedText:
        fitted = self.deck.fitter.fit([box])
        if fitted is None:
            raise OutlineError([self.too_long(place or self.content.place, self.deck.fitter.excess(box), key)])
        return fitted[0]


def too_many(words: int) -> Message:
    """Return by how many words a text is too long."""
    return Message("about {words} words too many", words=words) if words > 1 else Message("about one word too many")
