"""What a slide kind draws on: the deck's language and grid, texts made to fit, and the frame around the body.

Kinds count from the reading side and never ask for the direction; ``Page.grid`` makes left edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deckgen.files import Files
from deckgen.language import Language
from deckgen.layout import furniture
from deckgen.layout.content import Content
from deckgen.layout.frame import FOOTER_GAP, NUMBER_W, STRIP_HEIGHT, Strip, body_index, frame
from deckgen.layout.grid import Grid
from deckgen.layout.picture import Logo
from deckgen.outline.model import Marking, Source
from deckgen.outline.values import Point, Text
from deckgen.problems import OutlineError, Place, Problem
from deckgen.scene.nodes import (
    Drawable,
    FittedText,
    LayoutType,
    Line,
    Picture,
    Placeholder,
    Run,
    Shape,
    SlideLayout,
    SlideScene,
    Stroke,
    TextBox,
    TextStyle,
)
from deckgen.text.compose import Composer
from deckgen.text.fit import Block, Box, Fitter, last_step
from deckgen.text.split import split
from deckgen.theme.tokens import CONTENT_W, FOOTER_Y, MARGIN, Role, Theme
from deckgen.units import Emu, Rect, inch

FOOTER_LOGO_W, FOOTER_LOGO_H = inch(0.67), inch(0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckContext:
    """What all slides of a deck share.

    ``tracker`` are the entries over the headline; ``numbers`` the citation numbers by source id;
    ``slide_numbers`` the number of each slide that is already laid out, by its id. ``files`` are those that the
    outline may name.
    """

    language: Language
    theme: Theme
    grid: Grid
    composer: Composer
    fitter: Fitter
    files: Files
    tracker: tuple[Text, ...] = ()
    marking: Marking | None = None
    logo: Logo | None = None
    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    slide_numbers: Mapping[str, int]

    def logo_at(self, rect: Rect, most_w: Emu) -> tuple[Picture, ...]:
        """Return the logo, if there is one, at the far end of ``rect``, as large as its height and width allow."""
        if self.logo is None:
            return ()
        pixels, place = self.logo
        scale = min(most_w / pixels.w, rect.h / pixels.h)
        w, h = round(pixels.w * scale), round(pixels.h * scale)
        box = self.grid.slice(rect, rect.w - w, w)._replace(y=rect.y + (rect.h - h) // 2, h=h)
        alt = self.language.word("logo")
        return (Picture(key="logo", place=place, rect=box, data=pixels.data, format=pixels.format, alt=alt),)

    def footer_logo(self) -> tuple[Picture, ...]:
        """Return the logo, if there is one, beside the slide number."""
        return self.logo_at(self.grid.at(MARGIN, FOOTER_Y, CONTENT_W - NUMBER_W, FOOTER_LOGO_H), FOOTER_LOGO_W)

    def beside_number(self) -> Emu:
        """Return how much room the logo and the handling label take beside the slide number."""
        widths = [picture.rect.w for picture in self.footer_logo()] + furniture.label_widths(self)
        return sum(width + FOOTER_GAP for width in widths)

    def box(
        self, key: str, i: int, rect: Rect, style: TextStyle, fill: Role | None = None, stroke: Stroke | None = None
    ) -> Placeholder:
        """Return a box of a slide's body, the ``i``-th of its slide layout, counted from 0."""
        prompt = self.language.word("prompt.text")
        return Placeholder(key, "body", body_index(i), rect, style, prompt, fill=fill, stroke=stroke)

    def frame(
        self,
        kind: str,
        placeholders: Sequence[Placeholder] = (),
        nodes: Sequence[Shape | Line | Picture] = (),
        *,
        variant: str = "",
        strip: Strip | None = None,
        type: LayoutType = "cust",
    ) -> SlideLayout:
        """Return the slide layout of a kind's content slide. ``variant`` tells its forms apart (``"4"``)."""
        prompts = (self.language.word("prompt.title"), self.language.word("prompt.text"))
        name = " ".join(filter(None, (self.language.kind(kind), variant)))
        key = f"{kind}-{variant}" if variant else kind
        beside = self.beside_number()
        return frame(self.grid, prompts, key, name, placeholders, nodes, beside=beside, strip_kind=strip, type=type)


class Page:
    """One planned slide being laid out. Raises ``OutlineError`` where a text cannot be made to fit.

    ``layouts`` are the slide layouts that its slides use.
    """

    def __init__(self, deck: DeckContext, content: Content) -> None:
        self.deck = deck
        self.content = content
        self.grid = deck.grid
        self.layouts: dict[str, SlideLayout] = {}

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
        """Return the box for the body, above the strip if there is one."""
        return self.grid.body(STRIP_HEIGHT[strip])

    def frame(
        self,
        placeholders: Sequence[Placeholder] = (),
        nodes: Sequence[Shape | Line | Picture] = (),
        *,
        variant: str = "",
        strip: Strip | None = None,
    ) -> SlideLayout:
        """Return the slide layout of this slide, see ``DeckContext.frame``."""
        return self.deck.frame(self.content.kind, placeholders, nodes, variant=variant, strip=strip)

    def runs(self, text: Text | str, *, bold: bool | None = None, color: Role | None = None) -> tuple[Run, ...]:
        """Return the runs of an author's text (with markup) or of a string of the deck's own."""
        if isinstance(text, str):
            return self.deck.composer.plain(text, bold=bold, color=color)
        return self.deck.composer.runs(text, bold=bold, color=color)

    def block(
        self,
        *texts: Text | str | tuple[Run, ...] | None,
        level: int = 0,
        lead: Text | str | None = None,
        lead_color: Role | None = None,
        keep: bool = False,
    ) -> Block:
        """Return a paragraph of a bold lead-in (with a colon after it where text follows) and the texts."""
        body = tuple(run for t in texts if t for run in (t if isinstance(t, tuple) else self.runs(t)))
        if lead is None:
            return Block(body, level, keep=keep)
        head = self.runs(lead, bold=True, color=lead_color)
        if body:
            closed = head[-1].text.rstrip().endswith((":", "؟", "?", "!"))
            head += self.runs(" " if closed else f"{self.deck.language.colon} ", bold=True, color=lead_color)
        return Block(head + body, level, keep=keep)

    def when(self, text: Text) -> tuple[Run, ...]:
        """Return the runs of an author's text; of one that is a date, written as the deck writes dates."""
        written = self.deck.language.date(text.string)
        return self.runs(text if written == text.string else written)

    def points(self, points: Sequence[Point], level: int = 0) -> list[Block]:
        """Return the paragraphs of points and their sub-points."""
        blocks = []
        for point in points:
            blocks.append(self.block(point.text, level=level, lead=point.lead, keep=bool(point.points)))
            blocks += self.points(point.points, level + 1)
        return blocks

    def fit(self, layout: SlideLayout, texts: Mapping[str, Sequence[Block]]) -> dict[str, FittedText] | None:
        """Return the texts at their largest common step, by placeholder; ``None`` where the smallest is too big."""
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

    def flow(self, placeholder: Placeholder, blocks: Sequence[Block]) -> list[FittedText]:
        """Return the text for one slide if it fits at some step, else pieces for several at the smallest."""
        fitted = self.deck.fitter.fit([Box.of(placeholder, blocks)])
        if fitted:
            return list(fitted)
        fitter, style, rect = self.deck.fitter, placeholder.style, placeholder.rect
        return [fitter.set(p, style, rect.w, last_step(style)) for p in split(fitter, blocks, style, rect.w, rect.h)]

    def too_long(self, place: Place, words: int, key: str | None = None) -> Problem:
        """Return the problem of a text that cannot be made to fit its box, by the box's ``key``."""
        box = f'the box "{key}" of the slide' if key else "its box on the slide"
        message = f"the text does not fit {box}: about {words} word{'s' * (words != 1)} too many"
        return Problem("text-too-long", place, message, "shorten it")

    def fill(self, layout: SlideLayout, key: str, text: FittedText, place: Place | None = None) -> TextBox:
        """Return the text in the layout's placeholder ``key``."""
        box = layout.placeholder(key)
        return TextBox(
            key=key,
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
        """Return paragraphs in the layout's placeholder ``key``, at the largest step that fits.

        Raises:
            OutlineError: the text is too long for the box.
        """
        place = place or self.content.place
        return self.fill(layout, key, self.must_fit(layout, {key: blocks}, {key: place})[key], place)

    def text(self, key: str, rect: Rect, style: TextStyle, *blocks: Block, place: Place | None = None) -> TextBox:
        """Return a text box of its own, at the largest step that fits.

        Raises:
            OutlineError: the text is too long for the box.
        """
        place = place or self.content.place
        box = Box(blocks, style, rect.w, rect.h)
        fitted = self.deck.fitter.fit([box])
        if fitted is None:
            raise OutlineError([self.too_long(place, self.deck.fitter.excess(box), key)])
        return TextBox(key=key, place=place, rect=rect, text=fitted[0], style=style)

    def slides(
        self,
        layout: SlideLayout | Sequence[SlideLayout],
        bodies: Sequence[Sequence[Drawable]],
        strip: Block | None = None,
    ) -> list[SlideScene]:
        """Return the slides for the bodies, each within the frame: more than one are counted in the headline.

        The strip (by default the slide's takeaway) stands on each; ``layout``, which may be one for each body, must
        have a place for it.
        """
        if strip is None and self.content.takeaway is not None:
            strip = self.block(self.content.takeaway)
        total = len(bodies)
        layouts = [layout] * total if isinstance(layout, SlideLayout) else layout
        return [
            self.slide(layout, furniture.around(self, layout, body, index, total, strip), index)
            for index, (layout, body) in enumerate(zip(layouts, bodies, strict=True))
        ]

    def slide(self, layout: SlideLayout, nodes: Sequence[Drawable], index: int = 0) -> SlideScene:
        """Return a slide of exactly these nodes. ``index`` counts the slides that continue a first one."""
        content = self.content
        self.layouts[layout.key] = layout
        title = next(n for n in nodes if isinstance(n, TextBox) and n.key == "title")
        first = index == 0
        return SlideScene(
            id=content.id if first else f"{content.id}#{index + 1}",
            kind=content.kind,
            layout=layout.key,
            title=title.text.paragraphs[0].text,
            nodes=tuple(nodes),
            place=content.place,
            notes=furniture.notes(self) if first else (),
            minutes=content.minutes if first else None,
            part=content.part,
        )
