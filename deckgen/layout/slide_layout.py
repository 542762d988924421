"""The slide layout of a content slide.

What stands around its body, and the kind's own boxes within.

Its boxes depend on the kind and on what kinds of things the slide has, never on
how long its texts are, so that PowerPoint's "reset slide" leaves everything where it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.layout.geometry import Strip
from deckgen.layout.grid import Grid
from deckgen.layout.style import label, level, sign, strip
from deckgen.outline.values import NOWHERE
from deckgen.scene.nodes import Align, LayoutType, Mark, Placeholder, Shape, SlideLayout, TextStyle
from deckgen.theme.house import Frame, Look
from deckgen.theme.tokens import ACCENT_BAR, CHROME, LABEL_PCT, TITLE, TITLE_PCT, Role
from deckgen.units import Emu, Pt, Rect, inch

TITLE_INDEX, BODY_INDEX, DATE_INDEX, FOOTER_INDEX, NUMBER_INDEX, STRIP_INDEX, KICKER_INDEX = 0, 1, 10, 11, 12, 13, 21
"""Placeholder indices. PowerPoint itself gives 0 to a title, 1 to a first body, 10 to 12 to date, footer and number."""

STRIPS = ("strip", "takeaway", "meeting")
"""The strips under a body, which stand on the last of the slides that go on."""

NUMBER_W: Emu = inch(0.6)
FOOTER_GAP: Emu = inch(0.12)
PANEL_EDGE: Emu = inch(0.1)
"""How far the ground that we lay over a template's picture reaches over the body."""

KICKER_PART = 0.74
"""The part of its row that a kicker has in a template; the rest is for the marking."""

HOUSE_TITLE: tuple[Pt, ...] = (28, 26, 24, 22, 20)
"""The sizes of a headline in a template, whose box may be lower than ours."""


def body_index(i: int) -> int:
    """Return the placeholder index of a body's box.

    It is counted from 0; those around the body are passed over.
    """
    index = BODY_INDEX + i
    return index if index < DATE_INDEX else index + STRIP_INDEX - DATE_INDEX + 1


def chrome(grid: Grid, beside: Emu = 0) -> tuple[Placeholder, ...]:
    """Return the placeholders of date, source line and slide number.

    The source line holds two lines; the date, which somebody may add by hand, stands under the number.

    ``beside`` is how wide what stands next to the number is: the source line ends before it.
    """
    lengths = grid.geometry
    if lengths.frame:
        return _house_chrome(grid, lengths.frame, beside)
    source_w = min(lengths.columns_w(10), lengths.content_w - NUMBER_W - beside - lengths.gutter)
    source_box = grid.at(lengths.margin, lengths.footer_y, source_w, lengths.source_h)
    number_box = grid.at(lengths.margin + lengths.content_w - NUMBER_W, lengths.footer_y, NUMBER_W, lengths.footer_h)
    source = TextStyle((level(grid, (CHROME,), "a5", pct=LABEL_PCT),))
    number = TextStyle((sign((CHROME,), "a1", grid.end),))
    under = lengths.footer_y + lengths.footer_h
    date_w = lengths.content_w - lengths.columns_w(10) - lengths.gutter
    date_box = grid.at(lengths.margin + lengths.content_w - date_w, under, date_w, lengths.h - under)
    date = TextStyle((replace(level(grid, (CHROME,), "a5", pct=LABEL_PCT), align=grid.end),))
    return (
        Placeholder("date", "dt", DATE_INDEX, date_box, date),
        Placeholder("source", "ftr", FOOTER_INDEX, source_box, source),
        Placeholder("number", "sldNum", NUMBER_INDEX, number_box, number),
    )


def _house_chrome(grid: Grid, frame: Frame, beside: Emu) -> tuple[Placeholder, ...]:
    assert frame.source
    assert frame.number
    row = frame.source.rect
    source_box = grid.slice(row, 0, row.w - beside)
    source = replace(level(grid, (CHROME,), "house.source", pct=LABEL_PCT), align=_side(grid, frame.source.look))
    look = frame.number.look
    number = replace(sign((CHROME,), "house.number", look.align), bold=look.bold)
    return (
        Placeholder("source", "ftr", FOOTER_INDEX, source_box, TextStyle((source,), "b")),
        Placeholder("number", "sldNum", NUMBER_INDEX, frame.number.rect, TextStyle((number,), look.anchor)),
    )


def _side(grid: Grid, look: Look) -> Align:
    """Return a template's alignment; a source line that it sets at the far side stands at the reading side."""
    return look.align if look.align == "ctr" else grid.start


def steps(look: Look, sizes: Sequence[Pt]) -> tuple[Pt, ...]:
    """Return our sizes up to a template's own. The least one is there at any rate."""
    return tuple(size for size in sizes if size <= look.size) or tuple(sizes[-1:])


def house_title(grid: Grid, look: Look, sizes: Sequence[Pt], color: Role, pct: int) -> TextStyle:
    """Return a title's style as a template has it. Its sizes are ours."""
    text = level(grid, steps(look, sizes), color, bold=look.bold, pct=pct)
    return TextStyle((replace(text, align=look.align),), look.anchor, look.insets)


def headline(grid: Grid) -> tuple[Placeholder, ...]:
    """Return the placeholders of the headline and the kicker."""
    title = TextStyle((level(grid, TITLE, "a1", bold=True, pct=TITLE_PCT),))
    kicker = TextStyle((label(grid),))
    title_box = grid.columns(0, 11, grid.geometry.title_y, grid.geometry.title_h)
    kicker_box = grid.columns(0, 8, grid.geometry.kicker_y, grid.geometry.kicker_h)
    if frame := grid.geometry.frame:
        title_box = frame.title.rect
        title = house_title(grid, frame.title.look, HOUSE_TITLE, "house.title", TITLE_PCT)
        row = grid.kicker_row()
        kicker_box = grid.slice(row, 0, round(KICKER_PART * row.w))
    return (
        Placeholder("title", "title", TITLE_INDEX, title_box, title),
        Placeholder("kicker", "body", KICKER_INDEX, kicker_box, kicker),
    )


def strip_placeholder(
    grid: Grid, kind: Strip, box: Rect, key: str = "strip", index: int = STRIP_INDEX
) -> tuple[Placeholder, tuple[Shape, ...]]:
    """Return the placeholder of a strip in ``box``.

    For a takeaway there is the accent bar at its reading side, too.
    """
    if kind == "deep":
        return Placeholder(key, "body", index, box, strip(grid, "deep.text", box.h), fill="deep.fill"), ()
    # Beside the bar, not over it: a slide's placeholder hides what its layout draws.
    rest = grid.slice(box, ACCENT_BAR, box.w - ACCENT_BAR)
    bar = Shape(key=f"{key}-bar", place=NOWHERE, rect=grid.slice(box, 0, ACCENT_BAR), fill="a2")
    return Placeholder(key, "body", index, rest, strip(grid, "ink", box.h, ACCENT_BAR), fill="panel"), (bar,)


def content_layout(
    grid: Grid,
    key: str,
    name: str,
    placeholders: Sequence[Placeholder] = (),
    nodes: Sequence[Mark] = (),
    *,
    beside: Emu = 0,
    strip_kind: Strip | None = None,
    paired: bool = False,
    type: LayoutType = "cust",
) -> SlideLayout:
    """Return the slide layout of a content slide.

    It has the kind's own placeholders and drawing, and what stands around them.

    ``beside`` is how wide what stands next to the slide number is; ``paired``: another strip stands over this one.
    """
    placeholders = (*headline(grid), *placeholders)
    if grid.geometry.frame and grid.geometry.frame.panel:
        ground = grid.geometry.frame.panel.inset(-PANEL_EDGE)
        nodes = (Shape(key="ground", place=NOWHERE, rect=ground, fill="bg"), *nodes)
    if strip_kind is not None:
        box, bar = strip_placeholder(grid, strip_kind, grid.strip_box(strip_kind, paired=paired))
        placeholders, nodes = (*placeholders, box), (*nodes, *bar)
        key, type = f"{key}+{strip_kind}", "cust"
    return SlideLayout(
        key=key, name=name, type=type, placeholders=(*placeholders, *chrome(grid, beside)), nodes=tuple(nodes)
    )


def without_strips(layout: SlideLayout, going_on: str) -> SlideLayout:
    """Return the same layout without strips, for a slide that goes on. ``going_on`` says so in its name."""
    kept = tuple(p for p in layout.placeholders if p.key not in STRIPS)
    if len(kept) == len(layout.placeholders):
        return layout
    nodes = tuple(node for node in layout.nodes if node.key not in {f"{key}-bar" for key in STRIPS})
    return replace(layout, key=f"{layout.key}+on", name=f"{layout.name} ({going_on})", placeholders=kept, nodes=nodes)
