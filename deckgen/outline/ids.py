"""The ids of sections, and the ids that an outline mentions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from deckgen.files import folded
from deckgen.limits import listed
from deckgen.outline.characters import COMMAS
from deckgen.outline.nearest import LONGEST_ID, without_odd
from deckgen.outline.nodes import twice
from deckgen.outline.reading import Near, Reading, Referent
from deckgen.outline.yaml import Map, Seq, Str
from deckgen.problems import Message

FALLBACK = "section"
HOLDERS: dict[Referent, str] = {"audience": "audiences", "source": "sources", "section": "sections"}
"""The key under which each stands."""
_COMMA = rf"\s*[{COMMAS}]\s*"
REFERENTS: dict[Referent, Message] = {
    "audience": Message("audience"),
    "source": Message("source"),
    "section": Message("section"),
}


def section_ids(root: Map, reading: Reading) -> list[str]:
    """Return an id for every section and entry of the appendix.

    The sections' stand first; ids that stand twice are recorded.

    They are read from the values as they stand, so that references can be checked where sections are wrong. An id
    is made of the title's letters and digits, and numbered where it is taken.
    """
    sections = [*items(root, "sections"), *items(root, "appendix")]
    own = [_own_id(section) for section in sections]
    taken: dict[str, Str] = {}
    for id in filter(None, own):
        if (first := taken.setdefault(folded(id), id)) is not id:
            reading.problem("duplicate-id", id.place, twice(Message("section id"), id, first, first.place.line))
    used, counts = set(taken), dict[str, int]()
    return [id or _free(_slug(_title(section)), used, counts) for id, section in zip(own, sections, strict=True)]


def check_mentions(root: Map, ids: Iterable[str], reading: Reading) -> None:
    """Record every mention of an audience, source or section that lacks."""
    known: dict[Referent, set[str]] = {
        "audience": set(_mapping(root, "audiences")),
        "source": {*reading.references, *reading.faults},
        "section": set(ids),
    }
    known["source"] |= set(own_sources(root))
    unknown = [
        (referent, id, place)
        for referent, id, place in reading.mentions
        if id not in known[referent] and (referent != "source" or reading.references_whole)
    ]
    # Of an id with a sign that nobody sees, it has been said.
    meant = {referent: {*ids, *map(without_odd, ids)} for referent, ids in known.items()} if unknown else {}
    for referent, id, place in unknown:
        if id not in meant[referent]:
            near = Near(id, sorted(meant[referent]), _known(referent, id, meant[referent]))
            reading.unknown(f"unknown-{referent}", place, REFERENTS[referent], near)


def _known(referent: Referent, id: str, known: Iterable[str]) -> Message:
    """Return what an id that is near none may be mended by."""
    if re.search(_COMMA, id):
        return Message('write "," between them: [{ids}]', ids=", ".join(re.split(_COMMA, id)))
    if names := sorted(known):
        return Message("there are: {ids}", ids=listed(names))
    return Message('name it under "{key}" first', key=HOLDERS[referent])


def own_sources(root: Map) -> dict[str, Any]:
    """Return the sources that the outline and its audiences say themselves. They are as they stand, by id."""
    holders = (root, *_mapping(root, "audiences").values())
    return {id: value for h in holders for id, value in _mapping(h, "sources").items() if id != "from"}


def items(root: Map, key: str) -> Iterator[Any]:
    """Yield the items of a top-level list, as they stand."""
    value = root.get(key)
    yield from value if isinstance(value, Seq) else ()


def _mapping(holder: Any, key: str) -> dict[str, Any]:
    value = holder.get(key) if isinstance(holder, Map) else None
    return value if isinstance(value, Map) else {}


def _own_id(section: Any) -> Str | None:
    id = section.get("id") if isinstance(section, Map) else None
    return id if isinstance(id, Str) else None


def _title(section: Any) -> str:
    while isinstance(section, Map):
        section = section.get("title", next(iter(section.values()), None))
    return section if isinstance(section, Str) else ""


def _slug(title: str) -> str:
    words = title.split()
    if not all(map(str.isalnum, words)):
        words = "".join(map(_in_slug, title)).split()
    return "-".join(words)[:LONGEST_ID].strip("-") or FALLBACK


def _in_slug(character: str) -> str:
    if character.isalnum():
        return character
    # Vowel marks and joiners belong to the word that they stand in.
    return "" if unicodedata.category(character) in ("Mn", "Mc", "Cf") else " "


def _free(slug: str, used: set[str], counts: dict[str, int]) -> str:
    first = taken = folded(slug)
    id, number = slug, counts.get(first, 1)
    while taken in used:
        number += 1
        end = f"-{number}"
        id = slug[: LONGEST_ID - len(end)] + end
        taken = folded(id)
    counts[first] = number
    used.add(taken)
    return id
