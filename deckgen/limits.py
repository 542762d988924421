"""Every cap on what an outline may ask for, and why.

Each stands well above what a briefing needs; what exceeds one is a slip or an attack, and is refused before it
costs memory or time. ``--limit NAME=N`` raises one, with ``-`` for ``_`` in the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from deckgen.problems import Listed, Message, Place, Problem, in_order

SHOWN = 80
"""Code points of an author's text that a message repeats. They are a line on a terminal."""


class Limits(Struct, frozen=True, kw_only=True):
    """The caps that a user may raise."""

    outline_bytes: int = 16 * 2**20
    """Bytes of an outline. A thousand slides with notes take under 1 MiB."""
    nesting: int = 50
    """Lists and mappings inside each other, 120 at the most; the language itself needs 11."""
    values: int = 500_000
    """Keys, texts, lists and mappings, counted again at each alias. Ten lines of aliases can stand for 10^10."""
    characters: int = 16 * 2**20
    """Code points of all texts together, counted again at each alias."""
    picture_bytes: int = 64 * 2**20
    """Bytes of a picture file. A photograph of 50 megapixels takes 20 to 30 MiB."""
    picture_pixels: int = 64 * 10**6
    """A picture's pixels, whatever its bytes. White is compressed a thousandfold. 64 million take 256 MB to decode."""
    font_bytes: int = 32 * 2**20
    """Bytes of a font file. One with Arabic takes under 1 MiB, one with Chinese besides 10 to 20."""
    data_bytes: int = 4 * 2**20
    """Bytes of a data, theme, mapping or reference file. 50,000 rows of CSV take 2 to 4 MiB."""
    template_bytes: int = 128 * 2**20
    """Bytes of a PowerPoint template. With photographs and a sample deck they take 5 to 60 MiB."""
    template_unpacked: int = 256 * 2**20
    """Bytes that a deck may need of a template's parts, unpacked. Two gigabytes fit into two megabytes."""
    template_parts: int = 20_000
    """Parts of a template. One with 40 layouts and 200 slides has 1,500."""
    rows: int = 10_000
    """Rows of a data file. A chart shows 300 points; a table of more rows than this would be a thousand slides."""
    slides: int = 10_000
    """Slides of a deck. A briefing has 10 to 40, a whole ministry's year a few hundred."""
    parts: int = 100
    """Parts of a deck, all of which stand on each of its slides. Five are many."""
    problems: int = 200
    """Problems that are reported of a file. Finding the nearest right word costs time for each."""


def exceeded(field: str, most: int, what: Message, place: Place) -> Problem:
    """Return the problem that ``what`` exceeds the limit ``field``. Its hint is the option that raises the limit."""
    name = field.replace("_", "-")
    return Problem(
        "limit",
        place,
        Message("{what}: the limit {name} is {most}", what=what, name=name, most=most),
        Message("--limit {name}=N raises it", name=name),
    )


def first(problems: Iterable[Problem], most: int) -> tuple[Problem, ...]:
    """Return the problems by place, at most so many of a file.

    With them comes how many more each file has.

    Errors go before warnings.
    """
    kept: list[Problem] = []
    for _, found in groupby(in_order(problems), lambda problem: problem.place.path):
        ranked = sorted(found, key=lambda problem: problem.severity)
        kept += ranked[:most]
        if left := ranked[most:]:
            what = Message("{count} more problems are not shown", count=len(left))
            place = max(problem.place for problem in ranked)
            kept.append(replace(exceeded("problems", most, what, place), severity=left[0].severity))
    return in_order(kept)


def shown(text: str) -> str:
    """Return the beginning of a text for a message."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def listed(words: Iterable[str]) -> Listed:
    """Return the words of an author's list for a message. Of a long list they are the first ones."""
    kept: list[str] = []
    room = SHOWN
    for word in map(shown, words):
        room -= len(word)
        if room < 0:
            return Listed((*kept, "…"))
        kept.append(word)
    return Listed(kept)
