"""A fork: what things stand at, and two ways from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from deckgen.layout.context import DeckContext
from deckgen.layout.deep import on_deep
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.heights import ENOUGH_CENTRED, LOW, holds
from deckgen.layout.likelihood import likelihood
from deckgen.layout.slides import content_slides
from deckgen.layout.style import level, traits
from deckgen.outline.values import NOWHERE, Likelihood, Text
from deckgen.scene.nodes import Line, Shape, SlideLayout, SlideScene, Stroke, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import BODY, CARD_INSET, COLUMN_GAP, HAIRLINE, LABEL_PCT, PANEL_INSET, TABLE, TABLE_PCT, Role
from deckgen.units import Pt, inch, pt

TRUNK_H, NARROW_TRUNK_H = inch(1.9), inch(2.7)
TRUNK: tuple[Pt, ...] = (26, 24, 22, 20, 18)

LOW_PART = 0.14
"""The part of the body over and under low branches."""

BAR_W = pt(5)
BRANCH_V = inch(0.1)
JOINT = inch(0.1)
"""Between an arrow's head and the bar that it points to."""

WAYS: tuple[tuple[Role, Stroke, Role | None, Stroke | None], ...] = (
    ("a3", Stroke("a3", pt(1.5), arrow=True), "panel", None),
    ("a4", Stroke("a4", pt(1.5), "dash", arrow=True), None, Stroke("a4", HAIRLINE, "sysDot")),
)
"""The colour, connector, fill and edge of each way: never told apart by colour alone."""

TITLE_LEVEL, TEXT_LEVEL, LIKELIHOOD_LEVEL = range(3)


def slide_layout(
    deck: DeckContext, kind: str, strip: Strip | None = None, *, low_trunk: bool = False, low: bool = False
) -> SlideLayout:
    """Return the layout of a trunk and its two branches.

    ``low_trunk`` and ``low`` branches are for short texts.
    """
    grid = deck.grid
    body = grid.body(strip)
    trunk_h = LOW if low_trunk else NARROW_TRUNK_H if grid.geometry.narrow else TRUNK_H
    trunk = grid.columns(0, 3, body.y + (body.h - trunk_h) // 2, trunk_h)
    beside = grid.columns(5, 11, body.y, body.h)
    if low:
        beside = beside.inset(0, round(LOW_PART * body.h))
    branches = grid.stack(beside, 2, beside.h - 2 * LOW if low else COLUMN_GAP)
    trunk_v = BRANCH_V if low_trunk else PANEL_INSET
    trunk_text = level(grid, TRUNK, "deep.text", bold=True, pct=TABLE_PCT)
    placeholders = [
        deck.box(
            "trunk",
            0,
            trunk,
            TextStyle((trunk_text,), "ctr", (PANEL_INSET, trunk_v, PANEL_INSET, trunk_v)),
            fill="deep.fill",
        )
    ]
    leaves, arrives = grid.offset(trunk) + trunk.w, grid.offset(branches[0]) - JOINT
    x_start, x_turn, x_end = (grid.at(x, 0, 0, 0).x for x in (leaves, (leaves + arrives) // 2, arrives))
    middle = trunk.y + trunk.h // 2
    nodes: list[Shape | Line] = [
        Line(key="stem", place=NOWHERE, start=(x_start, middle), end=(x_turn, middle), stroke=Stroke("a3", pt(1.5)))
    ]
    for i, (box, (color, connector, fill, edge)) in enumerate(zip(branches, WAYS, strict=True), 1):
        # Beside its bar, not over it: a slide's placeholder hides what its layout draws. Its edge is lost in the bar.
        beside_bar = BAR_W - (edge.width if edge else 0)
        rest = grid.slice(box, beside_bar, box.w - beside_bar)
        placeholders.append(deck.box(f"outcome-{i}", i, rest, _branch(deck, color), fill=fill, stroke=edge))
        y = box.y + box.h // 2
        up = Stroke(color, connector.width, connector.dash)
        nodes += [
            Shape(key=f"bar-{i}", place=NOWHERE, rect=grid.slice(box, 0, BAR_W), fill=color),
            Line(key=f"turn-{i}", place=NOWHERE, start=(x_turn, middle), end=(x_turn, y), stroke=up),
            Line(key=f"way-{i}", place=NOWHERE, start=(x_turn, y), end=(x_end, y), stroke=connector),
        ]
    variant = traits(fork=True, short=low_trunk, lower=low)
    return deck.slide_layout(kind, placeholders, nodes, variant=variant, strip=strip)


def _branch(deck: DeckContext, color: Role) -> TextStyle:
    grid = deck.grid
    levels = (
        level(grid, (24, 20), color, bold=True, pct=LABEL_PCT),
        level(grid, BODY, "a5", pct=TABLE_PCT, before=6),
        level(grid, TABLE, pct=TABLE_PCT, before=8),
    )
    inset = CARD_INSET if grid.geometry.narrow else PANEL_INSET
    return TextStyle(levels, "ctr", (inset, BRANCH_V, inset, BRANCH_V))


class Way(Struct, frozen=True):
    """What a branch says."""

    title: Text
    text: Text | None
    likelihood: Likelihood | None


def arrange(draft: Draft, trunk: Text, ways: Sequence[Way]) -> list[SlideScene]:
    """Return the slide of a trunk and its two ways.

    Raises:
        OutlineError: a text is too long for its box.
    """
    texts, places = {"trunk": [on_deep(draft.block(trunk))]}, {"trunk": trunk.place}
    for i, way in enumerate(ways, 1):
        key = f"outcome-{i}"
        texts[key], places[key] = [draft.block(way.title, level=TITLE_LEVEL)], way.title.place
        if way.text:
            texts[key].append(draft.block(way.text, level=TEXT_LEVEL))
        if way.likelihood:
            texts[key].append(Block(likelihood(draft, way.likelihood), LIKELIHOOD_LEVEL))
    layout = _fitting(draft, texts)
    fitted = draft.must_fit(layout, {"trunk": texts.pop("trunk")}, places)
    fitted |= draft.must_fit(layout, texts, places)
    return content_slides(draft, layout, [[draft.fill(layout, key, text, places[key]) for key, text in fitted.items()]])


def _fitting(draft: Draft, texts: Mapping[str, Sequence[Block]]) -> SlideLayout:
    """Return the slide layout whose trunk and branches are not too empty."""
    deck, kind = draft.deck, draft.content.kind
    ways = {key: blocks for key, blocks in texts.items() if key != "trunk"}
    both = slide_layout(deck, kind, draft.strip, low_trunk=True, low=True)
    plain = slide_layout(deck, kind, draft.strip)
    high = holds(draft, plain, ways)
    lowest = ENOUGH_CENTRED * plain.placeholder("outcome-1").rect.h
    low = high is not None and min(text.height for text in high.values()) < lowest
    return slide_layout(
        deck,
        kind,
        draft.strip,
        low_trunk=holds(draft, both, {"trunk": texts["trunk"]}) is not None,
        low=low and holds(draft, both, ways) is not None,
    )
