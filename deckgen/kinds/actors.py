"""Actors: who takes part, and what links them.

Each says what it wants and what it can do about it.

Keys: a list of 2 to 6 ``{name, wants, lever}``, or ``{items, links}`` with links ``{from, to, text, kind}``, which name
two actors; a ``direct`` link is a solid line, an ``indirect`` one is dashed. Actors stand from the reading side, two
or three in a row, so those that are linked should be neighbours in the list. Comfortable: 4 actors, 6 words of wants
and 6 of lever, over a takeaway 4, and labels of 2 words. What a line has no room to say stands under the cards.

Example::

    actors:
      items:
        - {name: موسكو, wants: تثبيت القواعد, lever: الخبرة والتدريب}
        - {name: دمشق, wants: استقرارًا وشراكات متنوعة, lever: المرونة وتعدّد القنوات}
        - {name: القوى الإقليمية, wants: مراعاة مواقفها, lever: شرط التنسيق}
        - {name: القوى الدولية, wants: مواءمة مع مواقفها, lever: قبول الترتيبات}
      links:
        - {from: موسكو, to: دمشق, text: حوار}
        - {from: موسكو, to: القوى الإقليمية, kind: indirect}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal, NamedTuple

from msgspec.structs import force_setattr

from deckgen.layout import links as wiring
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.kind import Kind
from deckgen.layout.links import Link, Wiring
from deckgen.layout.slides import content_slides
from deckgen.layout.style import HAIR, PARTIES, Trait, level
from deckgen.limits import listed, shown
from deckgen.outline import markup
from deckgen.outline.reading import Near
from deckgen.outline.values import NOWHERE, Body, Count, Doc, Item, Text
from deckgen.outline.wording import with_near
from deckgen.problems import Message, OutlineError, Problem
from deckgen.scene.nodes import Drawable, Run, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import ACCENT_BAR, BODY, CARD_INSET, LABEL, LABEL_PCT, TABLE, TABLE_PCT
from deckgen.units import Emu, Rect, inch

COLUMNS = {2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
"""How many cards stand in a row, by how many there are."""

CARDS_GAP = inch(0.3)
HIGHEST = inch(3.2)
CARD_V = inch(0.1)
TIGHT_GAP, TIGHT_V = inch(0.14), inch(0.04)
"""Where cards would not hold their texts, as on slides of 4:3, and no line passes between their rows."""

TOLD_LINE, TOLD_GAP = inch(0.27), inch(0.14)
NAME_LEVEL, WANTS_LEVEL, LEVER_LEVEL = range(3)


class Actor(Item, frozen=True, kw_only=True):
    """Someone who takes part. ``names`` is the name in every language, by which links find it."""

    PAIR: ClassVar[tuple[str, str] | None] = ("name", "wants")

    SHORT: ClassVar[str | None] = "name"

    name: Annotated[Text, Doc("who it is")]
    wants: Annotated[Text | None, Doc("what it wants")] = None
    lever: Annotated[Text | None, Doc("what it can do about it")] = None
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take down the names while all languages are there.

        A link may give the one and the reader get the other.
        """
        if not self.names:
            force_setattr(self, "names", tuple(map(markup.plain, self.name.said.values())))


class ActorLink(Item, frozen=True, kw_only=True):
    """What links two actors."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("from_", "to")

    from_: Annotated[Text, Doc("the name of an actor")]
    to: Annotated[Text, Doc("the name of another actor")]
    text: Annotated[Text | None, Doc("what the link is, in a word or two")] = None
    kind: Annotated[Literal["direct", "indirect"], Doc("whether it is drawn as a solid line or a dashed one")] = (
        "direct"
    )


class ActorsBody(Body, frozen=True, kw_only=True):
    """Who takes part, and what links them."""

    LIST: ClassVar[str | None] = "items"

    items: Annotated[tuple[Actor, ...], Count(2, 6), Doc("the actors, row by row from the reading side")]
    links: Annotated[tuple[ActorLink, ...], Count(), Doc("what links them")] = ()

    def find(self, name: Text) -> int | None:
        """Return the index of the actor with this name.

        ``None``: there is none.
        """
        wanted = set(map(markup.plain, name.said.values()))
        return next((i for i, actor in enumerate(self.items) if wanted <= set(actor.names)), None)

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each link that does not name two actors."""
        known = [name for actor in self.items for name in actor.names]
        for link in self.links:
            ends = {self.find(end) for end in (link.from_, link.to)}
            for end in (link.from_, link.to):
                if self.find(end) is None:
                    name = markup.plain(next(iter(end.said.values())))
                    yield with_near(
                        Problem("unknown-value", end.place, Message('unknown actor "{name}"', name=shown(name))),
                        Near(name, known, Message("there are: {names}", names=listed(known))),
                    )
            if len(ends) == 1 and None not in ends:
                yield Problem(
                    "linked-to-itself", link.place, Message("a link names two actors; this one names one twice")
                )


class Form(NamedTuple):
    """What links ask of a slide.

    Cards further apart, ``lanes`` between them, lines of links ``told`` under them.

    ``tight``: the rows are closer, and texts closer to the edges of their cards.
    """

    linked: bool = False
    lanes: int = 0
    told: int = 0
    tight: bool = False


class _Way(NamedTuple):
    """A way to show the links: those that are drawn, those that are told in words, and the form of the slide."""

    wires: Wiring
    told: Block | None
    form: Form


def slide_layout(deck: DeckContext, n: int, form: Form, strip: Strip | None = None) -> SlideLayout:
    """Return the layout of ``n`` cards."""
    grid = deck.grid
    style = _style(grid, TIGHT_V if form.tight else CARD_V)
    placeholders, bars = [], []
    for i, box in enumerate(_cards(grid, n, form, strip)):
        # Beside its bar, not over it: a slide's placeholder hides what its layout draws.
        rest = grid.slice(box, ACCENT_BAR, box.w - ACCENT_BAR)
        placeholders.append(deck.box(f"actor-{i + 1}", i, rest, style, stroke=HAIR))
        bars.append(Shape(key=f"bar-{i + 1}", place=NOWHERE, rect=grid.slice(box, 0, ACCENT_BAR), fill=PARTIES[i]))
    if form.told:
        foot = grid.body(strip)
        told_h = form.told * _told_line(grid)
        foot = foot._replace(y=foot.bottom - told_h, h=told_h)
        placeholders.append(deck.box("told", n, foot, _told_style(grid)))
    counted = (Trait(word, n) for word, n in (("lanes", form.lanes), ("told", form.told)) if n)
    variant = (Trait("cards", n), *[Trait("linked")] * form.linked, *counted, *[Trait("tight")] * form.tight)
    return deck.slide_layout("actors", placeholders, bars, variant=variant, strip=strip)


def _cards(grid: Grid, n: int, form: Form, strip: Strip | None) -> list[Rect]:
    body = grid.body(strip)
    columns = COLUMNS[n]
    rows = -(-n // columns)
    gap = TIGHT_GAP if form.tight else CARDS_GAP
    between = wiring.channel(grid, rows, form.lanes) if form.linked and not form.tight else gap * (rows - 1)
    room = body.h - between - (form.told * _told_line(grid) + TOLD_GAP if form.told else 0)
    h = min(room // rows, HIGHEST)
    top = body.y + (room - rows * h) // 2
    boxes = _columns(grid, n, form)
    return [boxes[i % columns]._replace(y=top + i // columns * (h + between), h=h) for i in range(n)]


def _columns(grid: Grid, n: int, form: Form) -> tuple[Rect, ...]:
    columns = COLUMNS[n]
    return grid.split(grid.body(), columns, wiring.GAP[columns] if form.linked else CARDS_GAP)


def _style(grid: Grid, inset: Emu) -> TextStyle:
    levels = (
        level(grid, BODY, "a1", bold=True, pct=TABLE_PCT),
        level(grid, TABLE, pct=TABLE_PCT, before=2),
        level(grid, TABLE, "a5", pct=TABLE_PCT, before=2),
    )
    top, foot = grid.geometry.insets(inset, TABLE[-1])
    return TextStyle(levels, "ctr", (CARD_INSET, top, CARD_INSET, foot))


def _told_line(grid: Grid) -> Emu:
    return grid.geometry.for_lines(TOLD_LINE)


def _told_style(grid: Grid) -> TextStyle:
    return TextStyle((level(grid, (LABEL,), pct=LABEL_PCT),))


def layout(draft: Draft, body: ActorsBody) -> list[SlideScene]:
    """Return the slide.

    Links that no straight line can show are drawn in lanes as long as the cards hold their texts, else told in words.

    Raises:
        OutlineError: a card is too long, or the links that have to be told are too many.
    """
    n, links = len(body.items), list(_links(body))
    texts = {f"actor-{i}": list(_said(draft, actor)) for i, actor in enumerate(body.items, 1)}
    columns = _columns(draft.grid, n, Form(bool(links)))
    for way in _ways(draft, body, columns, links):
        layout = slide_layout(draft.deck, n, way.form, draft.strip)
        missing = wiring.least_card(draft.grid) - layout.placeholder("actor-1").rect.h
        fitted = draft.fit(layout, texts) if missing <= 0 else None
        if fitted:
            break
    else:
        if way.told and missing > 0:
            room = way.form.told * _told_line(draft.grid) - missing * -(-n // len(columns))
            told = Box((way.told,), _told_style(draft.grid), draft.grid.geometry.content_w, room)
            words = draft.deck.fitter.excess(told)
            raise OutlineError([draft.too_long(way.wires.unsaid[0].place, words, "told")])
        fitted = draft.must_fit(layout, texts, {f"actor-{i}": actor.place for i, actor in enumerate(body.items, 1)})
    nodes: list[Drawable] = [
        draft.fill(layout, key, text, actor.place)
        for (key, text), actor in zip(fitted.items(), body.items, strict=True)
    ]
    nodes += way.wires.draw(_cards(draft.grid, n, way.form, draft.strip))
    if way.told:
        nodes.append(draft.filled(layout, "told", way.told, place=way.wires.unsaid[0].place))
    return content_slides(draft, layout, [nodes])


def _ways(draft: Draft, body: ActorsBody, columns: Sequence[Rect], links: Sequence[Link]) -> Iterator[_Way]:
    """Yield the ways to show the links, the best first."""
    for lanes in range(Wiring(draft, columns, links, wiring.MOST_LANES).lanes, -1, -1):
        wires = Wiring(draft, columns, links, lanes)
        told = _told(draft, body, wires.unsaid)
        style, width = _told_style(draft.grid), draft.grid.geometry.content_w
        height = draft.deck.fitter.set([told] if told else [], style, width).height
        form = Form(bool(links), lanes, -(-height // _told_line(draft.grid)))
        yield _Way(wires, told, form)
        if not wires.between_rows:
            yield _Way(wires, told, form._replace(tight=True))


def _links(body: ActorsBody) -> Iterator[Link]:
    """Yield the links between actors who are there for this reader."""
    for link in body.links:
        start, end = body.find(link.from_), body.find(link.to)
        if start is not None and end is not None and start != end:
            alt = " – ".join(markup.plain(body.items[i].name.string) for i in (start, end))
            yield Link(start, end, link.text, link.kind == "direct", alt, link.place)


def _said(draft: Draft, actor: Actor) -> Iterator[Block]:
    yield draft.block(actor.name, level=NAME_LEVEL)
    for word, text, at in (("wants", actor.wants, WANTS_LEVEL), ("lever", actor.lever, LEVER_LEVEL)):
        if text:
            yield draft.block(draft.runs(f"{draft.word(word)}{draft.deck.language.colon} "), text, level=at)


def _told(draft: Draft, body: ActorsBody, links: Sequence[Link]) -> Block | None:
    """Return the links in words, the names as far apart as their line is solid or dashed; ``None`` of no links."""
    runs: list[Run] = []
    for link in links:
        start, end = (draft.runs(body.items[i].name, bold=True) for i in (link.start, link.end))
        runs += (*draft.runs(draft.deck.language.semicolon if runs else ""), *start)
        runs += (*draft.runs(" – " if link.direct else " - - "), *end)
        if link.text:
            runs += (*draft.runs(f"{draft.deck.language.colon} "), *draft.runs(link.text))
    return Block(tuple(runs)) if runs else None


KIND = Kind(
    name="actors",
    layout=layout,
    body=ActorsBody,
    words=4 * (2 + 6 + 6) + 4 * (2 + 2 + 2),
    slide_layouts=lambda deck: (slide_layout(deck, 4, Form(linked=True)),),
)
