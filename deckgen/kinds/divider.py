"""Divider: the slide before a part, with its number and name.

It has the cover's dark ground.

Keys: ``dividers: true`` at the top level, and ``part: {title, message}`` in a section. Comfortable: a title of 9
words, a message of 12.

Example::

    dividers: true
    sections:
      - part: {title: الأمن بوابة إعادة التموضع, message: منح الملف الأمني موسكو ورقة تفاوض}
        title: مقارنة المصالح
"""

from __future__ import annotations

from deckgen.layout import furniture, house_cover
from deckgen.layout.band import band
from deckgen.layout.content import Divider
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.grid import Grid
from deckgen.layout.kind import Kind
from deckgen.layout.slide_layout import TITLE_INDEX
from deckgen.layout.slides import slide
from deckgen.layout.style import level, sign
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Drawable, Placeholder, Shape, SlideLayout, SlideScene, TextStyle
from deckgen.theme.tokens import BODY_PCT, LABEL_PCT
from deckgen.units import Emu, inch

TITLE_FOOT, TITLE_H, TITLE_MOST = inch(3.87), inch(2.12), inch(3.5)
RULE_Y, RULE_W, RULE_H = inch(4.06), inch(0.55), inch(0.045)
CLAIM_Y, CLAIM_H, CLAIM_MOST = inch(4.34), inch(1.6), inch(2.7)
NUMBER_DROP = inch(0.16)
"""How much lower the number's box ends than the title's, for both to stand on one line."""


@once
def slide_layout(deck: DeckContext) -> SlideLayout:
    """Return the layout of the divider."""
    if deck.house:
        return house_cover.divider(deck, deck.house)
    grid = deck.grid
    title = TextStyle((level(grid, (38, 36, 34), "cover.title", bold=True, pct=LABEL_PCT),), "b")
    claim = TextStyle((level(grid, (24, 22, 20), "cover.sub", pct=BODY_PCT),))
    h = _title_h(grid)
    box = grid.columns(1, grid.geometry.band - 1, TITLE_FOOT - h, h)
    claim_h = min(grid.geometry.for_lines(CLAIM_H, BODY_PCT), CLAIM_MOST)
    return SlideLayout(
        key="divider",
        name=deck.language.kind("divider"),
        type="secHead",
        background="cover.bg",
        master_shapes=False,
        nodes=(
            *band(grid),
            Shape(
                key="title-rule",
                place=NOWHERE,
                rect=grid.slice(box, 0, RULE_W)._replace(y=RULE_Y, h=RULE_H),
                fill="cover.accent",
            ),
        ),
        placeholders=deck.prompted(
            "divider",
            (
                Placeholder("title", "title", TITLE_INDEX, box, title),
                deck.box("claim", 0, box._replace(y=CLAIM_Y, h=claim_h), claim),
            ),
        ),
    )


def _title_h(grid: Grid) -> Emu:
    return min(grid.geometry.for_lines(TITLE_H, bold=True), TITLE_MOST)


def layout(draft: Draft, divider: Divider) -> list[SlideScene]:
    """Return the slide.

    Raises:
        OutlineError: the part's title or message is too long.
    """
    layout, part, lengths = slide_layout(draft.deck), divider.part, draft.grid.geometry
    if draft.deck.house:
        return [slide(draft, layout, house_cover.begun(draft, layout, divider))]
    h = _title_h(draft.grid)
    style = TextStyle((sign((80, 60, 48, 36), "cover.accent", draft.grid.start),), "b")
    number = draft.text(
        "number-sign",
        draft.grid.at(lengths.margin, TITLE_FOOT - h, lengths.column(1) - lengths.margin, h + NUMBER_DROP),
        style,
        draft.block(draft.number(divider.number)),
        place=part.place,
    )
    nodes: list[Drawable] = [number]
    for key, text in (("title", part.title), ("claim", part.message)):
        if text:
            nodes.append(draft.filled(layout, key, draft.block(text), place=text.place))
    return [slide(draft, layout, [*nodes, *furniture.marking(draft, "cover.accent")])]


KIND = Kind(name="divider", layout=layout, place="divider", slide_layouts=lambda deck: (slide_layout(deck),))
