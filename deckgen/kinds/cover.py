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
from typing import NamedTuple

from deckgen.layout import furniture, house_cover
from deckgen.layout.band import band
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.grid import Grid
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
from deckgen.units import Emu, inch

META_INDEX = 14
SUBTITLE_PCT = LABEL_PCT + 10
LINE_H = inch(0.82)
"""What a line of the title takes at its largest size."""

TOP, FOOT = inch(0.35), inch(7.06)
"""Where the kicker may begin, and where the last line ends."""

TITLE_Y, SUBTITLE_Y = inch(2.52), inch(4.62)
"""Higher only where the lines of the deck's font need it."""

KICKER_H, TITLE_H, SUBTITLE_H, META_H = inch(0.34), inch(2.05), inch(1.1), inch(0.72)
RULE_OVER, RULE_UNDER = inch(0.11), inch(0.21)
"""The rule is so far under the kicker, and its top so far over the title."""

TITLE_GAP, LOGO_ROOM = inch(0.05), inch(0.62)
LOW = 0.75
"""The part of its height that the subtitle has where the title else had no room for two lines."""


class _Rows(NamedTuple):
    """The tops and heights of a cover's boxes."""

    kicker: tuple[Emu, Emu]
    title: tuple[Emu, Emu]
    subtitle: tuple[Emu, Emu]
    meta: tuple[Emu, Emu]


def _rows(grid: Grid) -> _Rows:
    lengths = grid.geometry
    kicker_h, meta_h = lengths.for_lines(KICKER_H, bold=True), lengths.for_lines(META_H)
    title_h = lengths.for_lines(TITLE_H, DISPLAY_PCT, bold=True)
    subtitle_h = lengths.for_lines(SUBTITLE_H, SUBTITLE_PCT)
    least, meta_y = TOP + kicker_h + RULE_OVER + RULE_UNDER, FOOT - meta_h
    if meta_y - LOGO_ROOM - subtitle_h - TITLE_GAP - title_h < least:
        subtitle_h = max(SUBTITLE_H, round(LOW * subtitle_h))
    subtitle_y = min(SUBTITLE_Y, meta_y - LOGO_ROOM - subtitle_h)
    title_y = max(least, min(TITLE_Y, subtitle_y - TITLE_GAP - title_h))
    return _Rows(
        kicker=(title_y - RULE_UNDER - RULE_OVER - kicker_h, kicker_h),
        title=(title_y, min(title_h, subtitle_y - TITLE_GAP - title_y)),
        subtitle=(subtitle_y, subtitle_h),
        meta=(meta_y, meta_h),
    )


def slide_layout(deck: DeckContext, *, short: bool = False) -> SlideLayout:
    """Return the layout of the cover.

    With a ``short`` title, one of one line, the subtitle moves up to it.
    """
    if deck.house:
        return house_cover.cover(deck, deck.house)
    grid, prompt, kind = deck.grid, deck.language.word("prompt.text"), deck.language.kind("cover")
    rows = _rows(grid)
    if short:
        (y, h), (under, under_h) = rows.title, rows.subtitle
        spare = max(0, h - grid.geometry.for_lines(TITLE_H - LINE_H, DISPLAY_PCT, bold=True))
        rows = rows._replace(title=(y, h - spare), subtitle=(under - spare, under_h))

    def box(key: str, type: PlaceholderType, index: int, row: tuple[Emu, Emu], style: TextStyle) -> Placeholder:
        return Placeholder(key, type, index, grid.columns(0, grid.geometry.band - 1, *row), style, prompt)

    rule = grid.at(grid.geometry.margin, rows.title[0] - RULE_UNDER, inch(1.1), inch(0.03))
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
                rows.title,
                TextStyle((level(grid, COVER, "cover.title", bold=True, pct=DISPLAY_PCT),)),
            ),
            box(
                "kicker",
                "body",
                KICKER_INDEX,
                rows.kicker,
                TextStyle((level(grid, (LABEL + 2, LABEL), "cover.accent", bold=True, pct=LABEL_PCT),), "b"),
            ),
            box(
                "subtitle",
                "subTitle",
                BODY_INDEX,
                rows.subtitle,
                TextStyle((level(grid, (22, 20, 18), "cover.sub", pct=SUBTITLE_PCT),)),
            ),
            box(
                "meta",
                "body",
                META_INDEX,
                rows.meta,
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
    if draft.deck.house:
        return [slide(draft, layout, house_cover.filled(draft, layout, outline.subtitle, list(_meta(outline, draft))))]
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
        when.append(draft.runs(draft.deck.language.date(outline.date), place=outline.date.place))
    for line in (who, when):
        if line:
            yield Block(sum(((*comma, *runs) for runs in line[1:]), line[0]))


KIND = Kind(name="cover", layout=layout, place="cover", slide_layouts=lambda deck: (slide_layout(deck),))
