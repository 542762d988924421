"""Image: a picture beside what it shows.

Keys: ``{path, alt, caption, credit, fit}``. ``alt`` says what is in the picture to those who cannot see it.
``fit: contain`` (as it is without the key) shows the whole picture; the caption begins where it ends. ``fit: cover``
fills seven columns with its middle and cuts off what stands over. Without a caption the picture takes the whole body,
the credit under it. A photograph of 1,600 pixels stays sharp. Comfortable: a caption of 30 words. A caption that is
too long is continued on a further slide, beside the same picture.

A picture that covers its box fills a picture placeholder, whose box "reset slide" gives it again. One that is shown
whole has a box of its own proportions, so it fills none: PowerPoint would crop it.

Example::

    image:
      path: pictures/hmeimim.jpg
      alt: صورة جوية لقاعدة حميميم
      caption: بقيت القاعدة مفتوحة، وتقلّص ما حولها
      credit: وكالة الأنباء، آذار 2025
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from deckgen.layout import picture
from deckgen.layout.context import DeckContext, once
from deckgen.layout.draft import Draft
from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.growth import grown
from deckgen.layout.kind import Kind
from deckgen.layout.picture import Source
from deckgen.layout.slide_layout import BODY_INDEX
from deckgen.layout.slides import content_slides
from deckgen.layout.style import BASE, Growth, centred, larger, level, traits
from deckgen.outline import markup
from deckgen.outline.values import Body, Doc, FileName, Placed, Text
from deckgen.scene.nodes import Drawable, Picture, SlideLayout, SlideScene, TextStyle
from deckgen.text.fit import Block
from deckgen.theme.tokens import LABEL, LABEL_PCT
from deckgen.units import Pt, Rect, inch

ALL, BESIDE, LEAST = 12, 7, 3
"""The columns of a picture: without a caption, and the most and the fewest that it has beside one."""

CAPTION_INSET = inch(0.15)
CREDIT_H, CREDIT_GAP = inch(0.5), inch(0.1)
CAPTION: tuple[Pt, ...] = (22, 20)
CAPTION_BEFORE, CREDIT_BEFORE = (6, 8, 10), (12, 16, 20)
"""The space before a caption and its credit, and what it grows to."""

ENOUGH = 0.35
"""The part of its height that a caption takes at least where it can grow to it."""

HEAD_LEVEL, CAPTION_LEVEL, CREDIT_LEVEL = 0, 1, 2


class ImageBody(Body, frozen=True, kw_only=True):
    """A picture and what is said of it."""

    path: Annotated[FileName, Doc("the picture's file")]
    alt: Annotated[Text, Doc("what is in the picture, for those who cannot see it")]
    caption: Annotated[Text | None, Doc("what it shows, beside it")] = None
    credit: Annotated[Text | None, Doc("whose it is, where and when it was taken, in small print")] = None
    fit: Annotated[Literal["contain", "cover"], Doc("the whole picture, or its middle, as much as fills the box")] = (
        "contain"
    )


@once
def slide_layout(
    deck: DeckContext,
    strip: Strip | None = None,
    growth: Growth = BASE,
    *,
    columns: int = BESIDE,
    cover: bool = True,
    credit: bool = False,
) -> SlideLayout:
    """Return the layout of a picture in so many columns.

    The caption has the others, the credit stands under all.
    """
    grid = deck.grid
    box = _box(grid, grid.body(strip), columns, credit)
    placeholders = []
    if cover:
        placeholders.append(deck.object_box("picture", "pic", box))
    if columns < ALL:
        beside = grid.columns(columns, 11, box.y, box.h)
        placeholders.append(deck.box("caption", 1, beside, _caption(grid, growth)))
    if credit:
        under = box._replace(y=box.bottom + CREDIT_GAP, h=grid.geometry.for_lines(CREDIT_H))
        style = TextStyle((centred(grid, (LABEL,), "a5"),))
        placeholders.append(deck.box("credit", 1, under, style))
    variant = (*traits(across=columns, cropped=cover, credit=credit), *growth.traits)
    return deck.slide_layout("image", placeholders, variant=variant, strip=strip)


def _box(grid: Grid, body: Rect, columns: int, credit: bool) -> Rect:
    """Return the box for a picture in so many columns, over the credit."""
    return grid.columns(
        0, columns - 1, body.y, body.h - (CREDIT_GAP + grid.geometry.for_lines(CREDIT_H) if credit else 0)
    )


def _caption(grid: Grid, growth: Growth) -> TextStyle:
    head = level(grid, (LABEL, LABEL), "a2", bold=True, pct=LABEL_PCT)
    credit = level(grid, (LABEL, LABEL), "a5", pct=LABEL_PCT, before=CREDIT_BEFORE[growth.space])
    caption = level(grid, larger(CAPTION, growth.size), before=CAPTION_BEFORE[growth.space])
    return TextStyle((head, caption, credit), "ctr", grid.insets(CAPTION_INSET, 0, 0, 0))


def layout(draft: Draft, body: ImageBody) -> list[SlideScene]:
    """Return the slides.

    They are continued beside the same picture where the caption is too long.

    Raises:
        OutlineError: the picture cannot be shown, or the credit is too long.
    """
    source = picture.read(draft.deck.files, body.path)
    cover, credit = body.fit == "cover", body.credit is not None and body.caption is None
    columns, rect = _place(draft, source, body)

    def layout_at(growth: Growth = BASE) -> SlideLayout:
        return slide_layout(draft.deck, draft.strip, growth, columns=columns, cover=cover, credit=credit)

    said = list(_said(draft, body.caption, body.credit)) if body.caption else []
    large = grown(draft, layout_at, {"caption": said}, CAPTION[0], ENOUGH) if said else None
    layout = large[0].layout if large else layout_at()
    pixels = source.cropped(rect.w, rect.h) if cover else source.whole(rect.w, rect.h)
    node = Picture(
        key="picture",
        place=body.path.place,
        rect=rect,
        data=pixels.data,
        format=pixels.format,
        alt=Placed(markup.plain(body.alt.string), body.alt.place),
        placeholder=BODY_INDEX if cover else None,
    )
    if body.caption:
        texts = draft.flow(layout.placeholder("caption"), said)
        return content_slides(
            draft, layout, [[node, draft.fill(layout, "caption", text, body.caption.place)] for text in texts]
        )
    nodes: list[Drawable] = [node]
    if body.credit:
        nodes.append(draft.filled(layout, "credit", draft.block(body.credit), place=body.credit.place))
    return content_slides(draft, layout, [nodes])


def _place(draft: Draft, source: Source, body: ImageBody) -> tuple[int, Rect]:
    """Return how many columns the picture has, and where it stands in them."""
    columns = BESIDE if body.caption else ALL
    box = _box(draft.grid, draft.body(draft.strip), columns, body.credit is not None and body.caption is None)
    if body.fit == "cover":
        return columns, box
    w, h = source.size_in(box.w, box.h)
    if body.caption:
        columns = next(n for n in range(LEAST, ALL + 1) if w <= draft.grid.geometry.columns_w(n))
    rect = draft.grid.slice(box, 0 if body.caption else (box.w - w) // 2, w)
    return columns, rect._replace(y=box.y + (box.h - h) // 2, h=h)


def _said(draft: Draft, caption: Text, credit: Text | None) -> Iterator[Block]:
    yield draft.block(draft.word("picture"), level=HEAD_LEVEL, keep=True)
    yield draft.block(caption, level=CAPTION_LEVEL)
    if credit:
        yield draft.block(credit, level=CREDIT_LEVEL)


KIND = Kind(name="image", layout=layout, body=ImageBody, words=30, slide_layouts=lambda deck: (slide_layout(deck),))
