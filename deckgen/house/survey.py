"""What a template offers, and what is decided of it, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from deckgen.house.choose import USES, Use, reason
from deckgen.house.package import Archive
from deckgen.house.read import Template
from deckgen.problems import Message
from deckgen.theme.contrast import ratio
from deckgen.theme.house import HEIGHT
from deckgen.theme.tokens import Role
from deckgen.units import EMU_PER_INCH, Rect

LEFT: Mapping[str, tuple[str, ...]] = {
    "slides": ("ppt/slides/slide",),
    "notes": ("ppt/notesSlides/",),
    "comments": ("ppt/comments", "ppt/commentAuthors", "ppt/authors"),
    "macros": ("ppt/vbaProject",),
    "embedded objects": ("ppt/embeddings/", "ppt/activeX/", "ppt/ink/"),
    "tags": ("ppt/tags/", "customXml/item"),
    "printer settings": ("ppt/printerSettings/",),
    "properties": ("docProps/",),
}
"""What no deck carries, by the names of its parts."""


ROLES: tuple[Role, ...] = ("a1", "a2", "a3", "a4", "a5", "hl")
"""The roles whose slot and contrast are told."""


IN_WORDS: Mapping[str, Message] = {
    "cover": Message("cover"),
    "section": Message("part"),
    "content": Message("all else"),
}
"""What layouts serve for, in words."""


class Row(Struct, frozen=True):
    """A layout. ``uses`` is what it serves for, ``why`` what keeps it from serving for content.

    ``number`` counts through all masters, ``master`` says under which it stands, from 1.
    """

    number: int
    master: int
    name: str
    type: str
    uses: tuple[Use, ...]
    why: Message | None


class Survey(Struct, frozen=True):
    """What there is to say of a template. Lengths are in inches of its own slide."""

    size: tuple[float, float]
    rtl: bool
    masters: int
    layouts: Sequence[Row]
    body: tuple[float, ...]
    around: Mapping[str, bool]
    colors: Sequence[tuple[str, str, str, float]]
    latin: str
    left: Mapping[str, int]
    findings: Sequence[Message]


def survey(template: Template, archive: Archive) -> Survey:
    """Return what there is to say of a template that was read."""
    house, chosen = template.house, template.chosen
    width = round(house.size[0] / house.scale)
    by_use = {"cover": chosen.cover, "section": chosen.section, "content": chosen.content}
    rows, number = [], 0
    for at, master in enumerate(template.masters, 1):
        for layout in master.layouts:
            number += 1
            uses = tuple(use for use in USES if by_use[use] is layout)
            why = None if uses else reason(layout, house.scale, width * HEIGHT)
            rows.append(Row(number, at, layout.name, layout.type, uses, why))
    content = house.content
    slots = ((role, house.tints.get(role)) for role in ROLES)
    grounds = [house.colors["bg"], house.colors["panel"]]
    counted = Counter(kind for name in archive.names() for kind, starts in LEFT.items() if name.startswith(starts))
    return Survey(
        size=_inches(house.size[0], house.size[1]),
        rtl=template.rtl,
        masters=len(template.masters),
        layouts=rows,
        body=_box(content.body, house.scale),
        around={
            "kicker": "kicker" not in template.boxes["content"].odd,
            "tracker": content.tracker is not None,
            "title": not template.boxes["content"].own_title,
        },
        colors=[
            (
                role,
                f"{tint.slot} {tint.lum_mod} %" if tint else "fixed",
                house.colors[role],
                round(min(ratio(house.colors[role], ground) for ground in grounds), 2),
            )
            for role, tint in slots
        ],
        latin=house.latin,
        left={kind: counted[kind] for kind in LEFT if counted[kind]},
        findings=[found.message for found in template.findings],
    )


def _inches(*lengths: int) -> tuple[float, float]:
    first, second = (round(length / EMU_PER_INCH, 2) for length in lengths)
    return first, second


def _box(rect: Rect, scale: float) -> tuple[float, ...]:
    return tuple(round(length * scale / EMU_PER_INCH, 2) for length in rect)
