"""Which of a template's layouts serves what. It goes by type, then geometry, then the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from deckgen.house.colors import Palette
from deckgen.house.frame import main, others
from deckgen.house.package import TemplateError
from deckgen.house.slots import TITLES, Slot
from deckgen.house.xml import Element, find
from deckgen.limits import listed
from deckgen.problems import Message
from deckgen.units import Emu

Use = Literal["cover", "section", "content"]
USES: tuple[Use, ...] = ("cover", "section", "content")
CONTENT_TYPES = ("obj", "tx")


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of the template. It has its part, its root, its placeholders."""

    part: str
    root: Element
    slots: Sequence[Slot]

    @property
    def name(self) -> str:
        """Its name, in the template's language."""
        slide = find(self.root, "p:cSld")
        return slide.get("name", "") if slide is not None else ""

    @property
    def type(self) -> str:
        """Its type (ISO/IEC 29500-1 §19.7.15)."""
        return self.root.get("type", "cust")


@dataclass(frozen=True, slots=True)
class Master:
    """A master: its part, its theme's, its colours and its layouts."""

    part: str
    root: Element
    theme_part: str
    theme: Element
    palette: Palette
    layouts: Sequence[Layout] = field(default_factory=list)


class Chosen(NamedTuple):
    """A master and the layouts of it that serve."""

    master: Master
    cover: Layout
    section: Layout
    content: Layout


def choose(masters: Sequence[Master], size: tuple[Emu, Emu], scale: float, asked: dict[Use, str | int]) -> Chosen:
    """Return the first master with a layout for content. Its layouts come with it.

    Raises:
        TemplateError: none has one, or a layout that is asked for is not there.
    """
    slide = round(size[0] / scale) * round(size[1] / scale)
    named = {use: _named(masters, wanted) for use, wanted in asked.items()}
    for master in masters:
        content = named.get("content") or content_of(master, scale, slide)
        if content is None or content not in master.layouts:
            continue
        if main(content.slots, scale, slide)[1] is None:
            break
        cover = named.get("cover") or _cover(master) or content
        section = named.get("section") or _typed(master, "secHead") or cover
        if cover in master.layouts and section in master.layouts:
            return Chosen(master, cover, section, content)
    raise TemplateError(
        "template-no-layout",
        Message("none of its layouts has a title and a body for a slide"),
        Message("it needs one as PowerPoint's own «Title and Content»"),
    )


def content_of(master: Master, scale: float, slide: int) -> Layout | None:
    """Return a master's layout for content. It is of type ``obj`` or ``tx``, else the one most like these."""
    ranked = [
        (rank, at) for at, layout in enumerate(master.layouts) if (rank := _rank(layout, scale, slide)) is not None
    ]
    return master.layouts[min(ranked)[1]] if ranked else None


def reason(layout: Layout, scale: float, slide: int) -> Message | None:
    """Return why a layout cannot serve for content, ``None`` where it can."""
    title, body = main(layout.slots, scale, slide)
    if body is None:
        return Message("no body of a fifth of the slide")
    if body.vertical:
        return Message("its text is vertical")
    if title is None:
        return Message("no title")
    if others(layout.slots, scale, slide) > 1:
        return Message("several bodies")
    return None


def _rank(layout: Layout, scale: float, slide: int) -> int | None:
    if reason(layout, scale, slide) is not None:
        return None
    title, _ = main(layout.slots, scale, slide)
    if title is None or title.type not in TITLES:
        return None
    upright = not title.vertical
    if layout.type in CONTENT_TYPES and upright:
        return 0
    return 1 if upright else 2


def _cover(master: Master) -> Layout | None:
    ready = (layout for layout in master.layouts if any(s.type == "ctrTitle" and not s.vertical for s in layout.slots))
    return _typed(master, "title") or next(ready, None)


def _typed(master: Master, type: str) -> Layout | None:
    for layout in master.layouts:
        titles = [slot for slot in layout.slots if slot.type in TITLES]
        if layout.type == type and titles and not titles[0].vertical and titles[0].rect(1):
            return layout
    return None


def _named(masters: Sequence[Master], wanted: str | int) -> Layout:
    layouts = [layout for master in masters for layout in master.layouts]
    if isinstance(wanted, int):
        if 0 < wanted <= len(layouts):
            return layouts[wanted - 1]
    else:
        for layout in layouts:
            if layout.name.strip().casefold() == wanted.strip().casefold():
                return layout
    raise TemplateError(
        "template-no-layout",
        Message('it has no layout "{name}"', name=str(wanted)),
        Message("there are: {known}", known=listed(layout.name for layout in layouts)),
    )
