"""A template's layouts as a sheet. It shows what is used for what, and where things stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from msgspec.structs import replace

from deckgen.house.choose import Layout, Master, Use
from deckgen.house.dress import Dresser
from deckgen.house.package import Archive
from deckgen.house.read import Template
from deckgen.house.survey import IN_WORDS, Row, Survey
from deckgen.problems import Listed, Message
from deckgen.scene.sheet import Box, Cell, Sheet
from deckgen.theme.house import Drawing, Media
from deckgen.units import Rect

MOST = 120
"""Layouts that are drawn; the largest of public templates has 60."""

PIXELS = 640
"""The longest side of a picture on the sheet."""

BOXES = {
    "title": Message("title"),
    "second": Message("second line"),
    "body": Message("body"),
    "kicker": Message("kicker"),
    "tracker": Message("tracker"),
    "meta": Message("who, where, when"),
    "source": Message("sources"),
    "number": Message("number"),
}
"""The boxes that a deck has on a slide."""


def sheet(
    template: Template, archive: Archive, survey: Survey, told: Callable[[Message], str], language: str, rtl: bool
) -> Sheet:
    """Return the sheet of a template's layouts. They are as the template has them.

    Args:
        template: the template, read without turning it.
        archive: its file.
        survey: what there is to say of it.
        told: says a message in a language.
        language: that language's tag.
        rtl: whether it runs from right to left.
    """
    house = template.house
    dresser = Dresser(archive, house.size, house.scale, rtl=False, turn=False)
    both = [(master, layout) for master in template.masters for layout in master.layouts][:MOST]
    cells = tuple(
        _cell(template, dresser, master, layout, row, told)
        for (master, layout), row in zip(both, survey.layouts, strict=False)
    )
    return Sheet(dresser.slide, language, rtl, cells)


def _cell(
    template: Template, dresser: Dresser, master: Master, layout: Layout, row: Row, told: Callable[[Message], str]
) -> Cell:
    uses = row.uses
    what = Message("{uses}", uses=Listed(IN_WORDS[use] for use in uses)) if uses else row.why
    boxes = _decided(template, uses[0], told) if uses else _placeholders(layout, template.house.scale)
    drawings = _drawable(dresser.drawn(layout, master))
    return Cell(f"{row.number}  {row.name}", told(what) if what else "", bool(uses), tuple(drawings), tuple(boxes))


def _decided(template: Template, use: Use, told: Callable[[Message], str]) -> Iterator[Box]:
    found = template.boxes[use]
    for name, what in BOXES.items():
        held = getattr(found, name)
        if held is not None and (name != "body" or use == "content"):
            rect = held if isinstance(held, Rect) else held.rect
            yield Box(rect, told(what), "body" if name == "body" else "used")


def _placeholders(layout: Layout, scale: float) -> Iterator[Box]:
    for slot in layout.slots:
        if (rect := slot.rect(scale)) is not None:
            yield Box(rect, slot.type, "other")


def _drawable(drawings: Iterable[Drawing]) -> Iterator[Drawing]:
    """Yield what can be drawn. Pictures are made small; those that nobody can read are left out."""
    small: dict[bytes, Media | None] = {}
    for drawing in drawings:
        if drawing.picture is None:
            yield drawing
            continue
        data = drawing.picture.data
        if data not in small:
            small[data] = _small(data)
        if (picture := small[data]) is not None:
            yield replace(drawing, picture=picture)


def _small(data: bytes) -> Media | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            image.draft(None, (PIXELS, PIXELS))
            image.thumbnail((PIXELS, PIXELS))
            image.convert("RGBA").save(out := BytesIO(), "PNG")
    except Exception:
        # A metafile, or a damaged picture.
        return None
    return Media(out.getvalue(), "png", "image/png")
