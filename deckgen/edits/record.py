"""The build record.

It says what an outline said when a deck was built, and what stands where in that.

It lies beside the outline and never in the deck, lest somebody who deletes a point before he forwards a deck forward it
in a hidden part. ``.deckgen/builds/ID.json`` holds one build, ``ID`` being what the deck carries.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from msgspec import json

from deckgen.edits.credits import Credits
from deckgen.files import FOLDER, discard, locked, older, own_folder, write
from deckgen.outline.values import place_of
from deckgen.output import Deck
from deckgen.problems import Place, UsageError
from deckgen.render.pptx import seal
from deckgen.render.pptx.slide import creation_ids, owner
from deckgen.render.pptx.xml import guid
from deckgen.scene.nodes import Chart, Drawable, Line, Paragraph, Picture, Shape, SlideScene, Table, TextBox
from deckgen.units import Rect
from deckgen.version import __version__

BUILDS, LOCK = "builds", "lock"
NEWEST = 20
"""Builds that are kept for each outline and reader, besides the last one of each deck that is still there."""
SOURCE_LINE, SOURCES = "source", "sources"
"""The key of the box, and the kind of the slides, in which the deck composes what sources say."""

_JSON = json.Encoder(enc_hook=str)
"""A text that knows its place is written as a text."""
_RECORD = re.compile(r"[0-9a-f]{16}\.json")


def keep(outline: Path, text: str, audience: str | None, deck: Deck, path: Path, data: bytes) -> None:
    """Record the build of a deck. Where this cannot be done, nothing is, and nothing is said.

    Args:
        outline: the outline's file.
        text: what it said.
        audience: the id of the deck's audience, ``None`` of the full deck.
        deck: what was built.
        path: where it was written.
        data: what was written there.
    """
    head = {"deckgen": __version__, "id": seal.build_id(data), "outline": outline.name, "audience": audience}
    rest = {"text": text, "sha256": hashlib.sha256(data).hexdigest(), "slides": slides(deck), "added": added(deck)}
    with suppress(OSError, UsageError, ValueError):
        _write(own_folder(outline.parent, BUILDS), head, rest, path)


def slides(deck: Deck) -> list[dict[str, Any]]:
    """Return what a deck's slides say, as a record holds it.

    A paragraph is a list of pieces: ``[text]`` is the deck's own, ``[text, line, column]`` shows what stands there in
    the outline, ``[text, line, column, path]`` what stands in a file that the outline names.
    """
    outline = deck.plan.outline
    said = _Said(outline.place.path, Credits(outline.sources.values()))
    return [said.slide(s, id) for s, id in zip(deck.slides, creation_ids(deck.slides), strict=True)]


def added(deck: Deck) -> list[dict[str, Any]]:
    """Return what slides say that were added to an earlier deck.

    It has the form of ``slides``, without places.
    """
    return [
        {
            "creationId": slide.creation_id,
            "title": slide.title,
            "nodes": [{"paragraphs": [[[text]] for text in slide.texts]}],
        }
        for slide in deck.scene.added
    ]


def find(outline: Path, id: str) -> Mapping[str, Any] | None:
    """Return the record of a build by its id. It is ``None`` where there is none."""
    path = outline.parent.resolve() / FOLDER / BUILDS / f"{id}.json"
    with suppress(OSError, ValueError, RecursionError):
        record = json.decode(older(path) or b"null")
        if isinstance(record, dict) and record.get("id") == id:
            return record
    return None


def _write(builds: Path, head: dict[str, Any], rest: dict[str, Any], path: Path) -> None:
    beside = builds.parents[1]
    with locked(builds.parent / LOCK):
        record = builds / f"{head['id']}.json"
        known = _head(record).get("outputs", [])
        output = _relative(path, beside)
        outputs = [output, *(other for other in known if other != output and _stands(other, beside))]
        # The head is a line of its own, so that what is to be kept can be told without reading the rest.
        first = _JSON.encode({**head, "outputs": outputs}).removesuffix(b"}")
        write(record, b"%b,\n%b\n" % (first, _JSON.encode(rest).removeprefix(b"{")))
        _prune(builds)


def _prune(builds: Path) -> None:
    """Remove the records that are neither among the newest of their reader nor the last of a deck."""
    records = sorted(
        (path for path in builds.iterdir() if _RECORD.fullmatch(path.name)),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )
    if len(records) <= NEWEST:
        return
    counts: dict[tuple[object, object], int] = defaultdict(int)
    seen: set[str] = set()
    for path in records:
        head = _head(path)
        reader = head.get("outline"), head.get("audience")
        counts[reader] += 1
        last = {name for name in head.get("outputs", []) if name not in seen and _stands(name, builds.parents[1])}
        seen |= last
        if counts[reader] > NEWEST and not last:
            discard(path)


def _head(path: Path) -> dict[str, Any]:
    """Return what a record's first line holds, nothing where there is none."""
    with suppress(OSError, ValueError, RecursionError):
        first = (older(path) or b"").partition(b"\n")[0]
        head = json.decode(first.rstrip(b",") + b"}")
        if isinstance(head, dict) and isinstance(head.get("outputs"), list):
            return head
    return {}


def _relative(path: Path, folder: Path) -> str:
    path = path.resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _stands(name: object, folder: Path) -> bool:
    return isinstance(name, str) and (folder / name).is_file()


def _rect(node: Drawable) -> Rect:
    if not isinstance(node, Line):
        return node.rect
    (x1, y1), (x2, y2) = node.start, node.end
    return Rect(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))


class _Said:
    """What slides say. ``path`` is that of the outline, which its places go without."""

    def __init__(self, path: str, credits: Credits) -> None:
        self.path = path
        self.credits = credits

    def slide(self, slide: SlideScene, creation_id: int) -> dict[str, Any]:
        said = {"id": slide.id, "creationId": creation_id, "title": slide.title}
        nodes = [self._node(slide, node) for node in slide.nodes]
        return {**said, "nodes": nodes, "notes": self._paragraphs(slide.notes)}

    def _node(self, slide: SlideScene, node: Drawable) -> dict[str, Any]:
        said: dict[str, Any] = {
            "key": node.key,
            "guid": guid(f"{owner(slide)}/{node.key}"),
            "rect": _rect(node),
            "place": node.place[1:],
        }
        match node:
            case TextBox():
                credited = node.key == SOURCE_LINE or slide.kind == SOURCES
                said["paragraphs"] = self._paragraphs(node.text.paragraphs, credited=credited)
            case Table():
                said["rows"] = [[self._paragraphs(cell.text.paragraphs) for cell in row.cells] for row in node.rows]
            case Chart():
                said["categories"] = node.categories
                said["series"] = [
                    {"name": series.name, "values": series.values, "xs": series.xs} for series in node.series
                ]
        if isinstance(node, Table | Chart | Picture | Shape | Line) and node.alt:
            said["alt"] = self._piece(node.alt, place_of(node.alt))
        return said

    def _paragraphs(self, paragraphs: Iterable[Paragraph], *, credited: bool = False) -> list[list[list[object]]]:
        """Return paragraphs without their fields, whose text is each program's own.

        Where they are ``credited``, words of sources are looked for in what has no place.
        """
        return [
            [
                self._piece(said, own)
                for place, runs in groupby((run for run in p.runs if not run.field), key=attrgetter("place"))
                for said, own in self._parted("".join(run.text for run in runs), place, credited)
            ]
            for p in paragraphs
        ]

    def _parted(self, text: str, place: Place | None, credited: bool) -> Iterable[tuple[str, Place | None]]:
        return self.credits.parted(text) if credited and (place is None or not place.path) else ((text, place),)

    def _piece(self, text: str, place: Place | None) -> list[object]:
        if place is None or not place.path:
            return [text]
        return [text, *place[1:]] if place.path == self.path else [text, *place[1:], place.path]
