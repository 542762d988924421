"""Which sections an audience gets, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckgen.outline.model import Audience, Outline, Part, Section


def lists(audience: Audience, section: Section) -> bool:
    """Return whether an audience's ``only`` and ``without`` let a section through."""
    return (audience.only is None or section.id in audience.only) and section.id not in audience.without


def selected(outline: Outline, audience: Audience) -> tuple[list[Section], list[Section]]:
    """Return the sections and the appendix of an audience, in its order. Each section carries its part."""
    rank: dict[str, int] = {id: i for i, id in enumerate(audience.order)}

    def wanted(sections: Iterable[Section]) -> list[Section]:
        kept = [section for section in sections if lists(audience, section)]
        return sorted(kept, key=lambda section: rank.get(section.id, len(rank)))

    return wanted(_with_parts(outline.sections)), wanted(outline.appendix)


def _with_parts(sections: Iterable[Section]) -> Iterator[Section]:
    # Given before anything is left out: a section keeps its part where the part's first section is not shown.
    part: Part | None = None
    for section in sections:
        if section.part is not None and (part is None or section.part.title != part.title):
            part = section.part
        yield section if section.part is part else replace(section, part=part)


def together(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections with those of each part together. Those of none stand first."""
    sections = tuple(sections)
    parts: list[Part | None] = [None]
    for section in sections:
        if section.part not in parts:
            parts.append(section.part)
    return tuple(sorted(sections, key=lambda section: parts.index(section.part)))
