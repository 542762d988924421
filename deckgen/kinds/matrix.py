"""Matrix: things placed by two measures at once.

They are marks between two axes, each with its label.

Keys: ``x`` and ``y``, the axes, each ``{title, low, high}``, where ``low`` and ``high`` say what its ends mean; and
``items``: a list of up to 12 ``{text, x, y}`` with numbers from 0 to 1. ``x`` grows from the reading side, ``y``
upwards. ``quadrants`` are four names in reading order, the upper row first; ``highlight`` names items or quadrants that
are pointed out. Where labels would collide, the marks are numbered and moved side by side, and a key stands beside
them. Comfortable: 8 items of 5 words. A key that is too long is continued on a further slide, beside the same marks.

Example::

    matrix:
      x: {title: الكلفة, low: منخفضة, high: مرتفعة}
      y: {title: الأثر, low: محدود, high: واسع}
      items:
        - {text: تدريب وحدات مختارة, x: 0.2, y: 0.7}
        - {text: توسيع القواعد, x: 0.9, y: 0.8}
      quadrants: [ابدأ به, خطّط له, لا تستعجله, تجنّبه]
      highlight: [ابدأ به]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Self

from msgspec import Struct
from msgspec.structs import replace

from deckgen.files import Files
from deckgen.layout import plot
from deckgen.layout.circle import numbered
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.heights import FULL, PANELS, Height, holds
from deckgen.layout.kind import Kind
from deckgen.layout.plot import MARK, Plot
from deckgen.layout.slides import content_slides
from deckgen.layout.style import Trait, label, level, sign
from deckgen.outline import markup
from deckgen.outline.pointing import named, unnamed
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Node, Number, Text
from deckgen.problems import Problem
from deckgen.scene.nodes import Drawable, Shape, SlideLayout, SlideScene, TextBox, TextStyle
from deckgen.theme.tokens import CARD_INSET, LABEL, TABLE_PCT
from deckgen.units import inch

MOST, QUADRANTS = 12, 4
WHOLE, BESIDE_KEY = 12, 8
"""The columns of the plot: alone, and beside a key."""

KEY_V, KEY_BEFORE = inch(0.12), 6
LABELS = ("x-title", "x-low", "x-high", "y-title", "y-low", "y-high")


class Axis(Node, frozen=True, kw_only=True):
    """A measure and what its ends mean."""

    title: Annotated[Text | None, Doc("what is measured")] = None
    low: Annotated[Text | None, Doc("what 0 means")] = None
    high: Annotated[Text | None, Doc("what 1 means")] = None


class MatrixItem(Item, frozen=True, kw_only=True):
    """Something with its place between the axes."""

    text: Annotated[Text, Doc("what it is, beside its mark")]
    x: Annotated[float, Number(0, 1), Doc("where it is along the first axis, from the reading side")]
    y: Annotated[float, Number(0, 1), Doc("where it is along the second axis, from below")]


class MatrixBody(Body, frozen=True, kw_only=True):
    """Two measures and what is placed by them."""

    x: Annotated[Axis, Doc("the measure that grows from the reading side")]
    y: Annotated[Axis, Doc("the measure that grows upwards")]
    items: Annotated[tuple[MatrixItem, ...], Count(1, MOST), Doc("what is placed")]
    quadrants: Annotated[
        tuple[Text, ...],
        Count(QUADRANTS, QUADRANTS),
        Doc("what the quadrants are called: upper row, lower row"),
    ] = ()
    highlight: Annotated[
        tuple[Text, ...], Count(), Doc("the names of items or quadrants that are pointed out; other items are muted")
    ] = ()

    def problems(self) -> Iterator[Problem]:
        """Yield what cannot be pointed out since there is none."""
        yield from unnamed(self.highlight, self._names)

    def completed(self, files: Files) -> tuple[Self, list[Problem]]:
        """Return the matrix with its own names for what is pointed out."""
        pointed_out = tuple(name for text in self.highlight for name in named(text, self._names))
        return replace(self, highlight=pointed_out), []

    @property
    def _names(self) -> tuple[Text, ...]:
        return (*(item.text for item in self.items), *self.quadrants)


class Form(Struct, frozen=True):
    """What a plot has around its marks.

    That is some of the axes' ``labels``, names of quadrants, some of them ``pointed`` out, and a ``key`` or none.
    """

    labels: tuple[str, ...] = LABELS
    quadrants: bool = False
    pointed: tuple[int, ...] = ()
    key: Height | None = None

    @property
    def traits(self) -> tuple[Trait, ...]:
        """What tells its slide layout from others of the kind."""
        labels = map(Trait, self.labels if len(self.labels) < len(LABELS) else ())
        named = (Trait("quadrants"), *(Trait("quadrant", i + 1) for i in self.pointed)) if self.quadrants else ()
        return (*labels, *named, *((Trait("key"), *self.key.traits) if self.key else ()))

    def plot(self, deck: DeckContext, strip: Strip | None) -> Plot:
        """Return its plot."""
        return Plot.of(deck.grid, strip, BESIDE_KEY if self.key else WHOLE, names=self.quadrants)


def slide_layout(deck: DeckContext, form: Form, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of a plot and what is around it."""
    grid, drawn = deck.grid, form.plot(deck, strip)
    placeholders = []
    if form.key:
        body = grid.body(strip)
        style = TextStyle(
            (level(grid, (16, LABEL), pct=TABLE_PCT, before=KEY_BEFORE),), "ctr", (CARD_INSET, KEY_V, CARD_INSET, KEY_V)
        )
        box = form.key.of(grid.columns(BESIDE_KEY, 11, body.y, body.h))
        placeholders.append(deck.box("key", 0, box, style, fill="panel"))
    for i, (name, (box, text)) in enumerate(drawn.ends().items(), 1):
        if name in form.labels:
            placeholders.append(deck.box(name, i, box, text))
    grounds = []
    for i in range(QUADRANTS) if form.quadrants else ():
        strong = i in form.pointed
        look = replace(label(grid, "a1" if strong else "a5", bold=strong), align=grid.end if i % 2 else grid.start)
        placeholders.append(
            deck.box(f"quadrant-{i + 1}", len(LABELS) + 1 + i, drawn.name_box(i), TextStyle((look,), "ctr"))
        )
        if strong:
            rect = drawn.quadrants()[i]
            grounds.append(Shape(key=f"highlighted-{i + 1}", place=NOWHERE, rect=rect, fill="a3.tint"))
    return deck.slide_layout("matrix", placeholders, [*grounds, *drawn.axes()], variant=form.traits, strip=strip)


def layout(draft: Draft, body: MatrixBody) -> list[SlideScene]:
    """Return the slides.

    They are continued beside the same marks where the key is too long for one.

    Raises:
        OutlineError: the label of an axis or the name of a quadrant is too long.
    """
    said = {
        f"{name}-{end}": text
        for name, axis in (("x", body.x), ("y", body.y))
        for end, text in (("title", axis.title), ("low", axis.low), ("high", axis.high))
        if text
    }
    pointed_out = {markup.plain(text.string) for text in body.highlight}
    pointed = [markup.plain(item.text.string) in pointed_out for item in body.items]
    quadrants = tuple(i for i, text in enumerate(body.quadrants) if markup.plain(text.string) in pointed_out)
    form = Form(tuple(said), bool(body.quadrants), quadrants)
    said |= {f"quadrant-{i}": text for i, text in enumerate(body.quadrants, 1)}
    texts = [item.text for item in body.items]
    places = [(item.x, item.y) for item in body.items]
    drawn = form.plot(draft.deck, draft.strip)
    labelled = plot.labelled(draft, drawn, texts, drawn.spots(places, plot.DOT), pointed)
    if labelled is not None:
        layout = slide_layout(draft.deck, form, draft.strip)
        return content_slides(draft, layout, [[*_around(draft, layout, said), *(n for pair in labelled for n in pair)]])
    entries = [
        draft.block(draft.runs(f"{draft.number(i)}. ", bold=True, color="a1"), draft.runs(text, bold=strong or None))
        for i, (text, strong) in enumerate(zip(texts, pointed, strict=True), 1)
    ]
    layouts = [slide_layout(draft.deck, replace(form, key=height), draft.strip) for height in PANELS]
    layout = next((layout for layout in layouts if holds(draft, layout, {"key": entries})), layouts[-1])
    drawn = replace(form, key=FULL).plot(draft.deck, draft.strip)
    nodes = [*_around(draft, layout, said), *_marks(draft, drawn, body.items, pointed)]
    keys = draft.flow(layout.placeholder("key"), entries)
    place = texts[0].place
    return content_slides(draft, layout, [[*nodes, draft.fill(layout, "key", text, place)] for text in keys])


def _around(draft: Draft, layout: SlideLayout, said: dict[str, Text]) -> list[Drawable]:
    """Return the labels of the axes and the names of the quadrants."""
    blocks = {key: [draft.block(text)] for key, text in said.items()}
    fitted = draft.must_fit(layout, blocks, {key: text.place for key, text in said.items()})
    return [draft.fill(layout, key, text, said[key].place) for key, text in fitted.items()]


def _marks(draft: Draft, drawn: Plot, items: Sequence[MatrixItem], pointed: Sequence[bool]) -> Iterator[TextBox]:
    """Yield a numbered circle for each item."""
    style = TextStyle((sign((LABEL,), "bg"),), "ctr")
    wanted = drawn.spots([(item.x, item.y) for item in items], MARK)
    spots = plot.apart(wanted, drawn.room(MARK))
    for i, (item, (x, y), strong) in enumerate(zip(items, spots, pointed, strict=True), 1):
        circle = draft.grid.at(x - MARK // 2, y - MARK // 2, MARK, MARK)
        fill = plot.mark_fill(pointed, strong=strong)
        yield replace(numbered(draft.deck, f"mark-{i}", circle, style, draft.number(i), fill), place=item.place)


KIND = Kind(
    name="matrix",
    layout=layout,
    body=MatrixBody,
    words=6 * 2 + 8 * 5,
    slide_layouts=lambda deck: (slide_layout(deck, Form()),),
)
