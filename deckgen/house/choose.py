"""Which of a template's layouts serves what. It goes by type, then geometry, then the order of the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import Struct, field

from deckgen.house.colors import Palette
from deckgen.house.frame import area, main, others
from deckgen.house.package import TemplateError
from deckgen.house.slots import TITLES, Slot
from deckgen.house.xml import Element, find
from deckgen.limits import listed, shown
from deckgen.outline.mapping_file import MappingFile
from deckgen.outline.nearest import nearest
from deckgen.outline.values import Name
from deckgen.problems import Message, did_you_mean
from deckgen.units import Emu

Use = Literal["cover", "section", "content"]
USES: tuple[Use, ...] = ("cover", "section", "content")
CONTENT_TYPES = ("obj", "tx")
DIGITS = 5
"""The most digits of a layout's number."""


class Layout(Struct, frozen=True):
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


class Master(Struct, frozen=True):
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


def choose(masters: Sequence[Master], size: tuple[Emu, Emu], scale: float, asked: MappingFile) -> Chosen:
    """Return the first master with a layout for content, and its layouts.

    It has all those that are asked for.

    Raises:
        TemplateError: none has them, or the layout that is asked for cannot serve for content.
    """
    slide = round(size[0] / scale) * round(size[1] / scale)
    numbered = [layout for master in masters for layout in master.layouts]
    wanted = {use: name for use in USES if (name := getattr(asked.layouts, use)) is not None}
    for name in wanted.values():
        if not any(_named(master, name, numbered) for master in masters):
            raise _unknown(name, numbered)
    of_one = False
    for master in masters:
        named = {use: _named(master, name, numbered) for use, name in wanted.items()}
        if None in named.values():
            continue
        of_one = True
        content = named.get("content") or content_of(master, scale, slide)
        if content is None:
            continue
        if not asked.body and (why := unfit(content, scale, slide)):
            what = Message('its layout "{name}" cannot serve for content: {reason}', name=content.name, reason=why)
            hint = Message('"body" gives it a place of your own: left, top, width, height in inches')
            raise TemplateError("template-no-layout", what, hint, wanted["content"].place)
        cover = named.get("cover") or _cover(master) or content
        return Chosen(master, cover, named.get("section") or _typed(master, "secHead") or cover, content)
    if not of_one:
        what = Message("the layouts {names} stand under different slide masters", names=listed(wanted.values()))
        hint = Message("a deck wears one master: name layouts that stand under the same one")
        raise TemplateError("template-no-layout", what, hint, next(reversed(wanted.values())).place)
    raise TemplateError(
        "template-no-layout",
        Message("none of its layouts has a title and a body for a slide"),
        Message("it needs one as PowerPoint's own «Title and Content»"),
    )


def content_of(master: Master, scale: float, slide: int) -> Layout | None:
    """Return a master's layout for content. It is of type ``obj`` or ``tx``, else the one most like these."""
    ranked = [
        (*rank, at) for at, layout in enumerate(master.layouts) if (rank := _rank(layout, scale, slide)) is not None
    ]
    return master.layouts[min(ranked)[-1]] if ranked else None


def unfit(layout: Layout, scale: float, slide: int) -> Message | None:
    """Return what keeps a layout from serving for content.

    It does so even where the layout is asked for.
    """
    _, body = main(layout.slots, scale, slide)
    if body is None:
        return Message("no body of a fifth of the slide")
    return Message("its text is vertical") if body.vertical else None


def reason(layout: Layout, scale: float, slide: int) -> Message | None:
    """Return why a layout is not chosen for content. It is ``None`` where it can be."""
    if why := unfit(layout, scale, slide):
        return why
    title, _ = main(layout.slots, scale, slide)
    if title is None:
        return Message("no title")
    if others(layout.slots, scale, slide) > 1:
        return Message("several bodies")
    return None


def _rank(layout: Layout, scale: float, slide: int) -> tuple[int, int] | None:
    """Return how far a layout is from one for content, and its body's size, the larger the less."""
    title, body = main(layout.slots, scale, slide)
    if reason(layout, scale, slide) is not None or title is None or body is None or title.type not in TITLES:
        return None
    if title.vertical:
        return 2, 0
    return (0, 0) if layout.type in CONTENT_TYPES else (1, -area(body, scale))


def _cover(master: Master) -> Layout | None:
    ready = (layout for layout in master.layouts if any(s.type == "ctrTitle" and not s.vertical for s in layout.slots))
    return _typed(master, "title") or next(ready, None)


def _typed(master: Master, type: str) -> Layout | None:
    for layout in master.layouts:
        titles = [slot for slot in layout.slots if slot.type in TITLES]
        if layout.type == type and titles and not titles[0].vertical and titles[0].rect(1):
            return layout
    return None


def folded(name: str) -> str:
    """Return a layout's name as names are compared."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _named(master: Master, name: Name, numbered: Sequence[Layout]) -> Layout | None:
    """Return a master's layout of a name, else that of a number, counted through all masters."""
    for layout in master.layouts:
        if folded(layout.name) == folded(name):
            return layout
    number = int(name) if name.isdecimal() and len(name) <= DIGITS else 0
    found = numbered[number - 1] if 0 < number <= len(numbered) else None
    return found if found is not None and found in master.layouts else None


def _unknown(name: Name, numbered: Sequence[Layout]) -> TemplateError:
    names = [layout.name for layout in numbered]
    near = nearest(name, names)
    hint = did_you_mean(near) if near else Message("there are: {known}", known=listed(names))
    return TemplateError("template-no-layout", Message('it has no layout "{name}"', name=shown(name)), hint, name.place)
