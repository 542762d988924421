"""Cover: the briefing's title beside a band of pattern, or a picture.

It stands on a dark ground.

Keys, at the top level: ``title`` (9 words are comfortable), ``subtitle`` (18), ``kicker``, ``organization``,
``presenter``, ``place``, ``date``, ``minutes``, ``logo``, and ``cover``, which is ``{picture, alt}``. At its foot stand
who gives the briefing, where and when, for which audience, and how long it takes.

Example::

    title: عودة روسيا الأمنية إلى سوريا
    subtitle: قراءة في دراسة جورجي بوروسكون
    date: 2026-01
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.layout import furniture, house_cover, picture
from deckgen.layout.band import RULE_W, band, band_box
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.picture import LOGO_H, LOGO_W
from deckgen.layout.slide_layout import BODY_INDEX, KICKER_INDEX
from deckgen.layout.slides import slide
from deckgen.layout.style import level, traits
from deckgen.outline import markup
from deckgen.outline.model import CoverPicture, Outline
from deckgen.outline.values import NOWHERE, Placed, Text
from deckgen.scene.nodes import (
    Drawable,
    Line,
    Picture,
    Placeholder,
    PlaceholderType,
    Run,
    Shape,
    SlideLayout,
    SlideScene,
    Stroke,
    TextBox,
    TextStyle,
)
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block, last_step
from deckgen.theme.tokens import COVER, DISPLAY_PCT, HAIRLINE, LABEL, LABEL_PCT
from deckgen.units import Emu, inch

META_INDEX = 14
SUBTITLE_PCT = LABEL_PCT + 10
LINE_H = inch(1.01)
"""What a line of the title takes at its largest size."""

TOP, FOOT = inch(0.35), inch(7.06)
"""Where the kicker may begin, and where the last line ends."""

LOGO_Y = inch(0.5)

TITLE_Y, SUBTITLE_Y = inch(2.52), inch(4.78)
"""Higher only where the lines of the deck's font need it."""

KICKER_H, TITLE_H, SUBTITLE_H, META_H = inch(0.34), inch(2.05), inch(1.1), inch(0.53)
RULE_OVER, RULE_UNDER = inch(0.11), inch(0.21)
"""The rule is so far under the kicker, and its top so far over the title."""

RULE_H = inch(0.03)

APART = f"{2 * NBSP}|{NBSP} "
"""What is between two groups of the foot's texts."""

TITLE_GAP, META_GAP = inch(0.05), inch(0.16)
META_RULE = inch(0.1)
"""How far over the foot's texts a hairline stands."""

HALF, SMALLER = ":؛;؟?!–—", 2
"""What the first half of a title ends with, and at how many sizes less than its largest it may stand to do so."""

LOW = 0.75
"""The part of its height that the subtitle has where the title else had no room for two lines."""


class _Rows(Struct, frozen=True):
    """The tops and heights of a cover's boxes."""

    kicker: tuple[Emu, Emu]
    title: tuple[Emu, Emu]
    subtitle: tuple[Emu, Emu]
    meta: tuple[Emu, Emu]


def _rows(deck: DeckContext) -> _Rows:
    lengths = deck.grid.geometry
    kicker_h, meta_h = lengths.for_lines(KICKER_H, bold=True), lengths.for_lines(META_H)
    title_h = lengths.for_lines(TITLE_H, DISPLAY_PCT, bold=True)
    subtitle_h = lengths.for_lines(SUBTITLE_H, SUBTITLE_PCT)
    top = LOGO_Y + LOGO_H + TITLE_GAP if deck.logo else TOP
    least, meta_y = top + kicker_h + RULE_OVER + RULE_UNDER, FOOT - meta_h
    foot = META_RULE + META_GAP
    if meta_y - foot - subtitle_h - TITLE_GAP - title_h < least:
        subtitle_h = max(SUBTITLE_H, round(LOW * subtitle_h))
    subtitle_y = min(SUBTITLE_Y, meta_y - foot - subtitle_h)
    title_y = max(least, min(TITLE_Y, subtitle_y - TITLE_GAP - title_h))
    return _Rows(
        kicker=(title_y - RULE_UNDER - RULE_OVER - kicker_h, kicker_h),
        title=(title_y, min(title_h, subtitle_y - TITLE_GAP - title_y)),
        subtitle=(subtitle_y, subtitle_h),
        meta=(meta_y, meta_h),
    )


def slide_layout(deck: DeckContext, *, short: bool = False, picture: bool = False) -> SlideLayout:
    """Return the layout of the cover.

    With a ``short`` title, one of one line, the subtitle moves up to it. A ``picture`` fills the band.
    """
    if deck.house:
        return house_cover.cover(deck, deck.house)
    grid = deck.grid
    rows = _rows(deck)
    if short:
        (y, h), (under, under_h) = rows.title, rows.subtitle
        spare = max(0, h - grid.geometry.for_lines(TITLE_H - LINE_H, DISPLAY_PCT, bold=True))
        rows = replace(rows, title=(y, h - spare), subtitle=(under - spare, under_h))

    def box(key: str, type: PlaceholderType, index: int, row: tuple[Emu, Emu], style: TextStyle) -> Placeholder:
        return Placeholder(key, type, index, grid.columns(0, grid.geometry.band - 1, *row), style)

    variant = traits(short=short, picture=picture)
    over = grid.columns(0, grid.geometry.band - 1, rows.meta[0] - META_RULE, 0)
    hairline = Stroke("cover.line", HAIRLINE)
    rule = Line(key="meta-rule", place=NOWHERE, start=(over.x, over.y), end=(over.right, over.y), stroke=hairline)
    ground = [node for node in band(grid) if not picture or node.key != "pattern"]
    return SlideLayout(
        key="-".join(("cover", *(trait.code for trait in variant))),
        name=deck.layout_name("cover", variant),
        type="title",
        background="cover.bg",
        master_shapes=False,
        nodes=(*ground, rule),
        placeholders=deck.prompted(
            "cover",
            (
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
                    TextStyle((level(grid, (LABEL,), "cover.meta", pct=LABEL_PCT),)),
                ),
            ),
        ),
    )


def layout(draft: Draft, outline: Outline) -> list[SlideScene]:
    """Return the cover.

    Raises:
        OutlineError: a text is too long for its box, or the picture cannot be shown.
    """
    content, pictured, said = draft.content, outline.cover is not None, _meta(outline, draft)
    layout = slide_layout(draft.deck, picture=pictured)
    if draft.deck.house:
        return [slide(draft, layout, house_cover.filled(draft, layout, outline.subtitle, [said] if said else []))]
    title = _title(draft, layout)
    if outline.subtitle and title.text.one_line:
        layout = slide_layout(draft.deck, short=True, picture=pictured)
    nodes: list[Drawable] = [replace(title, rect=layout.placeholder("title").rect)]
    for key, text in (("kicker", content.kicker), ("subtitle", outline.subtitle)):
        if text:
            nodes.append(draft.filled(layout, key, draft.block(text), place=text.place))
            if key == "kicker":
                nodes.append(_rule(draft, nodes[-1]))
    if said:
        longest = max(filter(None, _told(outline)), key=lambda text: len(text.string), default=outline.title)
        nodes.append(draft.filled(layout, "meta", said, place=longest.place))
    margin = layout.placeholder("title").rect
    logo = draft.deck.logo_at(margin._replace(y=LOGO_Y, h=LOGO_H), LOGO_W, start=True)
    shown = [_picture(draft, outline.cover)] if outline.cover else []
    return [slide(draft, layout, [*nodes, *logo, *shown, *furniture.marking(draft, "cover.accent")])]


def _title(draft: Draft, layout: SlideLayout) -> TextBox:
    """Return the title. One of two lines is a little smaller where its first then ends with a colon or its like."""
    headline, box = draft.content.headline, layout.placeholder("title")
    block = draft.block(headline)
    title = draft.filled(layout, "title", block, place=headline.place)
    ends = {at + 2 for at, pair in enumerate(pairwise(block.text)) if pair[0] in HALF and pair[1] == " "}
    for step in range(title.text.step, min(title.text.step + SMALLER, last_step(box.style)) + 1):
        text = draft.deck.fitter.set([block], box.style, box.rect.w, step)
        if len(breaks := text.paragraphs[0].breaks) == 1 and breaks[0] in ends:
            return draft.fill(layout, "title", text, headline.place)
    return title


def _rule(draft: Draft, kicker: Drawable) -> Shape:
    """Return the rule under the kicker, as wide as its longest line."""
    assert isinstance(kicker, TextBox)
    rect = draft.grid.slice(kicker.rect, 0, max(kicker.text.paragraphs[0].widths))
    return Shape(
        key="title-rule",
        place=kicker.place,
        rect=rect._replace(y=kicker.rect.bottom + RULE_OVER, h=RULE_H),
        fill="cover.accent",
    )


def _picture(draft: Draft, given: CoverPicture) -> Picture:
    """Return the picture that fills the band behind its rule."""
    band = band_box(draft.grid)
    rect = draft.grid.slice(band, RULE_W, band.w - RULE_W)
    pixels = picture.read(draft.deck.files, given.picture).cropped(rect.w, rect.h)
    return Picture(
        key="picture",
        place=given.picture.place,
        rect=rect,
        data=pixels.data,
        format=pixels.format,
        alt=Placed(markup.plain(given.alt.string), given.alt.place),
    )


def _told(outline: Outline) -> tuple[Text | None, ...]:
    return outline.organization, outline.presenter, outline.place_


def _meta(outline: Outline, draft: Draft) -> Block | None:
    """Return who gives the briefing, where and when, for whom, and how long it takes."""
    language = draft.deck.language
    who = [draft.runs(text) for text in _told(outline)[:2] if text]
    where = [draft.runs(outline.place_)] if outline.place_ else []
    when = [draft.runs(language.date(outline.date), place=outline.date.place)] if outline.date else []
    reader = [draft.runs(draft.deck.reader)] if draft.deck.reader else []
    length = [draft.runs(language.minutes(outline.minutes))] if outline.minutes else []
    comma, dot = draft.runs(language.comma), draft.runs(" · ")
    groups = (_joined(who, comma), _joined([*where, *when], comma), _joined([*reader, *length], dot))
    said = _joined([group for group in groups if group], draft.runs(APART))
    return Block(said) if said else None


def _joined(texts: Sequence[tuple[Run, ...]], between: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run for i, text in enumerate(texts) for run in ((*between, *text) if i else text))


KIND = Kind(name="cover", layout=layout, place="cover", slide_layouts=lambda deck: (slide_layout(deck),))
