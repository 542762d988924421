"""Cover: the briefing's title beside a band of pattern.

It stands on a dark ground.

Keys, at the top level: ``title`` (9 words are comfortable), ``subtitle`` (18), ``kicker``, ``organization``,
``presenter``, ``place``, ``date``, ``logo``.

Example::

    title: عودة روسيا الأمنية إلى سوريا
    subtitle: قراءة في دراسة جورجي بوروسكون
    date: 2026-01
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.layout import furniture
from deckgen.layout.band import band
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.picture import LOGO_H, LOGO_W
from deckgen.layout.slide_layout import BODY_INDEX, KICKER_INDEX
from deckgen.layout.slides import slide
from deckgen.layout.style import level
from deckgen.outline.model import Outline
from deckgen.outline.values import NOWHERE, Text
from deckgen.scene.nodes import Drawable, Placeholder, PlaceholderType, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import COVER, DISPLAY_PCT, LABEL, LABEL_PCT
from deckgen.units import inch

META_INDEX = 14
LINE_H = 0.82
"""Inches that a line of the title takes at its largest size."""


def slide_layout(deck: DeckContext, *, short: bool = False) -> SlideLayout:
    """Return the layout of the cover.

    With a ``short`` title, one of one line, the subtitle moves up to it.
    """
    grid, prompt = deck.grid, deck.language.word("prompt.text")
    kind, spare = deck.language.kind("cover"), LINE_H if short else 0

    def box(key: str, type: PlaceholderType, index: int, y: float, h: float, style: TextStyle) -> Placeholder:
        return Placeholder(key, type, index, grid.columns(0, grid.geometry.band - 1, inch(y), inch(h)), style, prompt)

    rule = grid.at(grid.geometry.margin, inch(2.31), inch(1.1), inch(0.03))
    return SlideLayout(
        key="cover-short" if short else "cover",
        name=f"{kind} 1" if short else kind,
        type="title",
        background="cover.bg",
        master_shapes=False,
        nodes=(*band(grid), Shape(key="title-rule", place=NOWHERE, rect=rule, fill="cover.accent")),
        placeholders=(
            box(
                "title",
                "ctrTitle",
                0,
                2.52,
                2.05 - spare,
                TextStyle((level(grid, COVER, "cover.title", bold=True, pct=DISPLAY_PCT),)),
            ),
            box(
                "kicker",
                "body",
                KICKER_INDEX,
                1.86,
                0.34,
                TextStyle((level(grid, (LABEL + 2, LABEL), "cover.accent", bold=True, pct=LABEL_PCT),), "b"),
            ),
            box(
                "subtitle",
                "subTitle",
                BODY_INDEX,
                4.62 - spare,
                1.1,
                TextStyle((level(grid, (22, 20, 18), "cover.sub", pct=LABEL_PCT + 10),)),
            ),
            box(
                "meta",
                "body",
                META_INDEX,
                6.34,
                0.72,
                TextStyle((level(grid, (LABEL,), "cover.meta", pct=LABEL_PCT),), "b"),
            ),
        ),
    )


def layout(draft: Draft, outline: Outline) -> list[SlideScene]:
    """Return the cover.

    Raises:
        OutlineError: a text is too long for its box.
    """
    content, layout = draft.content, slide_layout(draft.deck)
    title = draft.filled(layout, "title", draft.block(content.headline), place=content.headline.place)
    if outline.subtitle and title.text.one_line:
        layout = slide_layout(draft.deck, short=True)
    nodes: list[Drawable] = []
    for key, text in (("title", content.headline), ("kicker", content.kicker), ("subtitle", outline.subtitle)):
        if text:
            nodes.append(draft.filled(layout, key, draft.block(text), place=text.place))
    if said := list(_meta(outline, draft)):
        longest = max(filter(None, _told(outline)), key=lambda text: len(text.string), default=outline.title)
        nodes.append(draft.filled(layout, "meta", *said, place=longest.place))
    meta = layout.placeholder("meta").rect
    logo = draft.deck.logo_at(meta._replace(y=meta.y - LOGO_H, h=LOGO_H), LOGO_W)
    return [slide(draft, layout, [*nodes, *logo, *furniture.marking(draft, "cover.accent")])]


def _told(outline: Outline) -> tuple[Text | None, ...]:
    return outline.organization, outline.presenter, outline.place_


def _meta(outline: Outline, draft: Draft) -> Iterator[Block]:
    """Yield who gives the briefing, then where and when."""
    comma = draft.runs(draft.deck.language.comma)
    who = [draft.runs(text) for text in _told(outline)[:2] if text]
    when = [draft.runs(outline.place_)] if outline.place_ else []
    if outline.date:
        when.append(draft.runs(draft.deck.language.date(outline.date)))
    for line in (who, when):
        if line:
            yield Block(sum(((*comma, *runs) for runs in line[1:]), line[0]))


KIND = Kind(name="cover", layout=layout, place="cover", slide_layouts=lambda deck: (slide_layout(deck),))
