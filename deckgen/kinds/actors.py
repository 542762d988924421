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

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from deckgen.layout import links as wiring
from deckgen.layout.actor_cards import Form, cards, columns_of, slide_layout, told_line, told_style
from deckgen.layout.draft import Draft
from deckgen.layout.growth import grow
from deckgen.layout.heights import holds
from deckgen.layout.kind import Kind
from deckgen.layout.links import Link, Wiring
from deckgen.layout.slides import content_slides
from deckgen.layout.style import Growth
from deckgen.limits import listed, shown
from deckgen.outline import markup
from deckgen.outline.reading import Near
from deckgen.outline.values import Body, Count, Doc, Item, Text
from deckgen.outline.wording import with_near
from deckgen.problems import Message, OutlineError, Problem
from deckgen.scene.nodes import Drawable, FittedText, Run, SlideLayout, SlideScene
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import BODY
from deckgen.units import Rect

ENOUGH = 0.4
"""The part of its card that an actor's text takes at least where it can grow to it."""

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


class _Way(Struct, frozen=True):
    """A way to show the links: those that are drawn, those that are told in words, and the form of the slide."""

    wires: Wiring
    told: Block | None
    form: Form


def layout(draft: Draft, body: ActorsBody) -> list[SlideScene]:
    """Return the slide.

    Links that no straight line can show are drawn in lanes as long as the cards hold their texts, else told in words.

    Raises:
        OutlineError: a card is too long, or the links that have to be told are too many.
    """
    n, links = len(body.items), list(_links(body))
    texts = {f"actor-{i}": list(_said(draft, actor)) for i, actor in enumerate(body.items, 1)}
    columns = columns_of(draft.grid, n, Form(bool(links)))
    for way in _ways(draft, body, columns, links):
        layout = slide_layout(draft.deck, n, way.form, draft.strip)
        missing = wiring.least_card(draft.grid) - layout.placeholder("actor-1").rect.h
        fitted = draft.fit(layout, texts) if missing <= 0 else None
        if fitted:
            layout, fitted = _grown(draft, n, way.form, texts) or (layout, fitted)
            break
    else:
        if way.told and missing > 0:
            room = way.form.told * told_line(draft.grid) - missing * -(-n // len(columns))
            told = Box((way.told,), told_style(draft.grid), draft.grid.geometry.content_w, room)
            words = draft.deck.fitter.excess(told)
            raise OutlineError([draft.too_long(way.wires.unsaid[0].place, words, "told")])
        fitted = draft.must_fit(layout, texts, {f"actor-{i}": actor.place for i, actor in enumerate(body.items, 1)})
    nodes: list[Drawable] = [
        draft.fill(layout, key, text, actor.place)
        for (key, text), actor in zip(fitted.items(), body.items, strict=True)
    ]
    nodes += way.wires.draw(cards(draft.grid, n, way.form, draft.strip))
    if way.told:
        nodes.append(draft.filled(layout, "told", way.told, place=way.wires.unsaid[0].place))
    return content_slides(draft, layout, [nodes])


def _grown(
    draft: Draft, n: int, form: Form, texts: Mapping[str, Sequence[Block]]
) -> tuple[SlideLayout, dict[str, FittedText]] | None:
    """Return texts that fill their cards more; ``None`` where they must shrink."""

    def at(growth: Growth) -> tuple[tuple[SlideLayout, dict[str, FittedText]], float] | None:
        layout = slide_layout(draft.deck, n, replace(form, growth=growth), draft.strip)
        held = holds(draft, layout, texts)
        h = layout.placeholder("actor-1").rect.h
        return ((layout, held), min(text.height for text in held.values()) / h) if held else None

    found = grow(draft, at, BODY[0], ENOUGH)
    return found[0] if found else None


def _ways(draft: Draft, body: ActorsBody, columns: Sequence[Rect], links: Sequence[Link]) -> Iterator[_Way]:
    """Yield the ways to show the links, the best first."""
    for lanes in range(Wiring(draft, columns, links, wiring.MOST_LANES).lanes, -1, -1):
        wires = Wiring(draft, columns, links, lanes)
        told = _told(draft, body, wires.unsaid)
        style, width = told_style(draft.grid), draft.grid.geometry.content_w
        height = draft.deck.fitter.set([told] if told else [], style, width).height
        form = Form(bool(links), lanes, -(-height // told_line(draft.grid)))
        yield _Way(wires, told, form)
        if not wires.between_rows:
            yield _Way(wires, told, replace(form, tight=True))


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
