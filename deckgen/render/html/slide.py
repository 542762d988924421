"""Slides: what the layout draws, then the nodes in reading order."""

from __future__ import annotations

from typing import assert_never

from deckgen.render.html.markup import color, element, linked, place
from deckgen.render.html.shapes import box, drawn, svg
from deckgen.render.html.table import table
from deckgen.render.html.text import fitted
from deckgen.scene.nodes import (
    Chart,
    DeckScene,
    Drawable,
    Line,
    Picture,
    Shape,
    SlideLayout,
    SlideScene,
    Table,
    TextBox,
)

HEADLINES = ("title", "ctrTitle")


def slides(scene: DeckScene) -> list[str]:
    """Return each slide as a section with a box.

    The box has the slide's size. Slides are numbered from 1.
    """
    layouts = {layout.key: layout for layout in scene.layouts}
    # Most slides share few layouts.
    behind = {key: _behind(scene, layouts[key]) for key in {shown.layout for shown in scene.slides}}
    return [
        _slide(scene, shown, number, layouts[shown.layout], behind[shown.layout])
        for number, shown in enumerate(scene.slides, 1)
    ]


def _behind(scene: DeckScene, layout: SlideLayout) -> str:
    """Return what a layout draws, in which no slide's number stands."""
    nodes = (*layout.art, *(scene.master.nodes if layout.master_shapes else ()), *layout.nodes)
    drawings = "".join(_node(scene, node, 0, headline=False) for node in nodes)
    # What stands on every slide is not read out on each.
    return element("div", drawings, class_="behind", aria_hidden="true") if nodes else ""


def _slide(scene: DeckScene, shown: SlideScene, number: int, layout: SlideLayout, behind: str) -> str:
    headlines = {placeholder.index for placeholder in layout.placeholders if placeholder.type in HEADLINES}
    parts = [behind]
    for node in shown.nodes:
        headline = isinstance(node, TextBox) and node.placeholder in headlines
        parts.append(_node(scene, node, number, headline))
    page = element("div", "".join(parts), class_="page", style=f"background:{color(layout.background)}")
    return element(
        "section",
        page,
        id=number,
        data_id=shown.id,
        class_="slide",
        tabindex=-1,
        aria_roledescription=scene.words["slide"],
        aria_label=shown.title,
        data_minutes=f"{shown.minutes:g}" if shown.minutes else None,
        data_part=shown.part,
        data_kind=scene.words[f"kinds.{shown.kind}"],
    )


def _node(scene: DeckScene, node: Drawable, number: int, headline: bool) -> str:
    match node:
        case TextBox():
            return _text_box(scene, node, number, headline)
        case Shape() | Line() | Picture():
            return drawn(scene, node)
        case Table():
            return table(scene, node, number)
        case Chart():
            # Late: few decks have one, and it needs modules of its own.
            from deckgen.render.html.chart import chart

            return chart(scene, node)
        case _:
            assert_never(node)


def _text_box(scene: DeckScene, node: TextBox, number: int, headline: bool) -> str:
    rect = node.rect
    ground = svg(scene, box(rect, node.preset, node.fill, node.stroke)) if node.fill or node.stroke else ""
    # A heading and a link hold phrases only.
    phrases = headline or node.link is not None
    text = fitted(scene, node.text, node.style, (rect.w, rect.h), number, tag="span" if phrases else "p")
    name = ("h1" if number == 1 else "h2") if headline else "div"
    content = linked(scene, node.link, text, class_="whole")
    return ground + element(name, content, class_="a", style=place(rect))
