"""Cover and divider in the layouts of a house's own template."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.layout import furniture
from deckgen.layout.content import Divider
from deckgen.layout.context import DeckContext
from deckgen.layout.draft import Draft
from deckgen.layout.slide_layout import BODY_INDEX, KICKER_INDEX, TITLE_INDEX, house_title
from deckgen.layout.style import level, sign
from deckgen.outline.values import Text
from deckgen.scene.nodes import Align, Drawable, Placeholder, SlideLayout, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.house import Frame, House
from deckgen.theme.tokens import BODY_PCT, DISPLAY_PCT, LABEL, LABEL_PCT
from deckgen.units import Rect

META_INDEX = 14
TITLES = (44, 40, 36, 32, 30, 28, 26, 24, 22, 20)
SECONDS = (24, 22, 20, 18, 16, 14)


def cover(deck: DeckContext, house: House) -> SlideLayout:
    """Return the layout of the cover."""
    frame, align = house.cover, _align(deck, house.cover)
    boxes = [Placeholder("title", "ctrTitle", TITLE_INDEX, frame.title.rect, _title(deck, frame))]
    label = replace(level(deck.grid, (LABEL + 2, LABEL, 12), "cover.accent", bold=True, pct=LABEL_PCT), align=align)
    if frame.kicker:
        boxes.append(Placeholder("kicker", "body", KICKER_INDEX, frame.kicker, TextStyle((label,), "b")))
    if frame.second:
        boxes.append(Placeholder("subtitle", "subTitle", BODY_INDEX, frame.second.rect, _second(deck, frame)))
    if frame.meta:
        told = replace(level(deck.grid, (LABEL, 12, 11), "cover.meta", pct=LABEL_PCT), align=align)
        boxes.append(Placeholder("meta", "body", META_INDEX, frame.meta, TextStyle((told,))))
    return SlideLayout(
        key="cover",
        name=deck.language.kind("cover"),
        type="title",
        background="cover.bg",
        master_shapes=frame.master_shapes,
        placeholders=deck.prompted("cover", boxes),
    )


def filled(draft: Draft, layout: SlideLayout, subtitle: Text | None, meta: Sequence[Block]) -> list[Drawable]:
    """Return what stands on the cover. What its layout has no room for stands with who, where and when.

    Raises:
        OutlineError: a text is too long for its box.
    """
    content = draft.content
    has = {placeholder.key for placeholder in layout.placeholders}
    nodes: list[Drawable] = []
    lines = list(meta)
    texts = {"title": content.headline, "kicker": content.kicker, "subtitle": subtitle}
    for key, text in texts.items():
        if text and key in has:
            nodes.append(draft.filled(layout, key, draft.block(text), place=text.place))
        elif text:
            first = lines[0].runs if lines else ()
            between = draft.runs(" · ") if first else ()
            lines[:1] = [Block((*draft.runs(text), *between, *first))]
    if lines:
        nodes.append(draft.filled(layout, "meta", *lines, place=content.headline.place))
    assert draft.deck.house
    frame = draft.deck.house.cover
    return [*nodes, *_marking(draft, frame.kicker, frame.meta)]


def divider(deck: DeckContext, house: House) -> SlideLayout:
    """Return the layout of the slide before a part."""
    frame = house.section
    boxes = [Placeholder("title", "title", TITLE_INDEX, frame.title.rect, _title(deck, frame))]
    if frame.second:
        boxes.append(deck.box("claim", 0, frame.second.rect, _second(deck, frame)))
    return SlideLayout(
        key="divider",
        name=deck.language.kind("divider"),
        type="secHead",
        background="cover.bg",
        master_shapes=frame.master_shapes,
        placeholders=deck.prompted("divider", boxes),
    )


def begun(draft: Draft, layout: SlideLayout, divider: Divider) -> list[Drawable]:
    """Return what stands on the slide before a part.

    Raises:
        OutlineError: the part's title or message is too long.
    """
    part, house = divider.part, draft.deck.house
    assert house
    frame = house.section
    nodes: list[Drawable] = []
    if frame.kicker:
        style = TextStyle((sign((36, 32, 28, 24), "cover.accent", _align(draft.deck, frame)),), "b")
        number = draft.block(draft.number(divider.number))
        nodes.append(draft.text("number-sign", frame.kicker, style, number, place=part.place))
    for key, text in (("title", part.title), ("claim", part.message)):
        if text:
            nodes.append(draft.filled(layout, key, draft.block(text), place=text.place))
    return [*nodes, *_marking(draft, frame.kicker, frame.second.rect if frame.second else None)]


def _marking(draft: Draft, kicker: Rect | None, other: Rect | None) -> list[Drawable]:
    """Return the marking at the far end of a row whose ground is known."""
    return furniture.marking(draft, "cover.accent" if kicker else "cover.meta", kicker or other)


def _title(deck: DeckContext, frame: Frame) -> TextStyle:
    return house_title(deck.grid, frame.title.look, TITLES, "cover.title", DISPLAY_PCT)


def _second(deck: DeckContext, frame: Frame) -> TextStyle:
    assert frame.second
    look = frame.second.look
    text = level(deck.grid, tuple(size for size in SECONDS if size <= max(look.size, 18)), "cover.sub", pct=BODY_PCT)
    return TextStyle((replace(text, align=look.align),), look.anchor, look.insets)


def _align(deck: DeckContext, frame: Frame) -> Align:
    """Return how small texts of a slide are aligned: in the middle where its title is, else from the reading side."""
    return "ctr" if frame.title.look.align == "ctr" else deck.grid.start
