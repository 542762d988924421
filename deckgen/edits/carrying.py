"""What of a slide that was added goes into another deck.

Only relationships that are listed here are followed, each to a part of its own content type. What rests on any other is
taken out: comments, macros, embedded objects, files outside. Nothing is fetched, no entity is expanded, no name of the
archive becomes one of the file system.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from lxml import etree

from deckgen.house.clean import MC, Pictures
from deckgen.house.package import OFFICE_REL, Archive
from deckgen.house.package import Relation as Found
from deckgen.house.xml import A, Element, P, R, local
from deckgen.outline.safety import wrong_address
from deckgen.scene.added import AddedPart, Relation

MICROSOFT = "http://schemas.microsoft.com/office"
DRAWINGML = "application/vnd.openxmlformats-officedocument.drawingml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml"


class Kind(NamedTuple):
    """A kind of part. ``within`` are the kinds that it may bring along, by the type of their relationship.

    ``implied``: no element names its relationship.
    """

    folder: str
    content_type: str
    within: Mapping[str, Kind]
    implied: bool = False


IMAGE, LINK, SLIDE = f"{OFFICE_REL}/image", f"{OFFICE_REL}/hyperlink", f"{OFFICE_REL}/slide"
DRAWN = f"{MICROSOFT}/2007/relationships/diagramDrawing"
_PLAIN = Kind("media", "", {})
"""What brings nothing along: pictures, films, sounds, links."""

_LINKS = {IMAGE: _PLAIN, LINK: _PLAIN}
_CHART: Mapping[str, Kind] = {
    IMAGE: _PLAIN,
    f"{OFFICE_REL}/package": Kind("embeddings", SHEET, {}),
    f"{OFFICE_REL}/chartUserShapes": Kind("drawings", f"{DRAWINGML}.chartshapes+xml", {IMAGE: _PLAIN}),
    f"{OFFICE_REL}/themeOverride": Kind(
        "theme", "application/vnd.openxmlformats-officedocument.themeOverride+xml", {IMAGE: _PLAIN}, True
    ),
    f"{MICROSOFT}/2011/relationships/chartStyle": Kind("charts", "application/vnd.ms-office.chartstyle+xml", {}, True),
    f"{MICROSOFT}/2011/relationships/chartColorStyle": Kind(
        "charts", "application/vnd.ms-office.chartcolorstyle+xml", {}, True
    ),
}
ON_NOTES: Mapping[str, Kind] = _LINKS
ON_SLIDES: Mapping[str, Kind] = {
    **_LINKS,
    SLIDE: _PLAIN,
    f"{OFFICE_REL}/chart": Kind("charts", f"{DRAWINGML}.chart+xml", _CHART),
    f"{MICROSOFT}/2014/relationships/chartEx": Kind("charts", "application/vnd.ms-office.chartex+xml", _CHART),
    # The diagram's data names its drawing.
    DRAWN: Kind("diagrams", "application/vnd.ms-office.drawingml.diagramDrawing+xml", _LINKS, True),
    f"{OFFICE_REL}/diagramData": Kind("diagrams", f"{DRAWINGML}.diagramData+xml", _LINKS),
    f"{OFFICE_REL}/diagramLayout": Kind("diagrams", f"{DRAWINGML}.diagramLayout+xml", {IMAGE: _PLAIN}),
    f"{OFFICE_REL}/diagramQuickStyle": Kind("diagrams", f"{DRAWINGML}.diagramStyle+xml", {}),
    f"{OFFICE_REL}/diagramColors": Kind("diagrams", f"{DRAWINGML}.diagramColors+xml", {}),
    f"{OFFICE_REL}/video": _PLAIN,
    f"{OFFICE_REL}/audio": _PLAIN,
    f"{MICROSOFT}/2007/relationships/media": _PLAIN,
}
"""What a slide may bring along, by the types of relationships (ISO/IEC 29500-1 §15.2, [MS-ODRAWXML] §2.1)."""

PLAYED = {
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/x-ms-wmv": "wmv",
    "video/x-msvideo": "avi",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
}
LINKS = (f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver")
JUMPS = "ppaction://hlinkshowjump?"
TO_SLIDE, PLAY = "ppaction://hlinksldjump", "ppaction://media"
GONE = frozenset(P + name for name in ("oleObj", "control", "controls", "contentPart", "custDataLst"))
PLAYERS = frozenset(A + name for name in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "audioCd"))
EMPTY = {f"{A}blipFill": f"{A}noFill", f"{A}buBlip": f"{A}buNone"}
HOLDERS = frozenset((*(P + name for name in ("ext", "graphicFrame", "pic", "sndAc")), f"{A}ext", *EMPTY, *LINKS))
"""What cannot be without what is taken out of it, and goes with that."""


class Carrier:
    """Takes parts out of a deck.

    ``slides`` are the ids that its slides have in the next deck, by their parts. ``left`` says what was taken out, by
    the last segments of the relationships' types.
    """

    def __init__(self, archive: Archive, slides: Mapping[str, str]) -> None:
        self.archive, self.slides = archive, slides
        self.left: set[str] = set()
        self._pictures = Pictures(archive)
        self._drawings: dict[str, str] = {}

    def part(self, name: str, root: Element, folder: str, content_type: str, within: Mapping[str, Kind]) -> AddedPart:
        """Return an XML part with all that it may bring along.

        It is cleaned in place.

        Args:
            name: what it is called in the archive.
            root: what it holds; no other may hold it.
            folder: where it goes.
            content_type: what it is.
            within: what it may bring along.

        Raises:
            TemplateError: a part is damaged, hostile or too large.
        """
        found = self.archive.relations(name)
        targets: dict[str, Relation] = {}
        for id, relation in found.items():
            kind = within.get(relation.type)
            if kind and kind.implied and (target := self._target(name, id, relation, within)):
                targets[id] = target
                self._drawings[id] = f"rId{len(targets)}"
            if relation.type.endswith("/comments"):
                self.left.add("comments")
        used = list(targets)
        for element in list(root.iter(etree.Element)):
            if _is_in(root, element) and not self._may_stay(name, element, found, within, targets):
                _remove(root, element)
        for element in root.iter(etree.Element):
            for key in _references(element):
                id = element.get(key, "")
                if id not in used:
                    used.append(id)
                element.set(key, f"rId{used.index(id) + 1}")
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return AddedPart(folder, "xml", content_type, data, tuple(targets[id] for id in used))

    def _may_stay(
        self,
        name: str,
        element: Element,
        found: Mapping[str, Found],
        within: Mapping[str, Kind],
        targets: dict[str, Relation],
    ) -> bool:
        """Return whether an element may stay. What it names then is among the targets."""
        if element.tag in GONE:
            self.left.add(local(element))
            return False
        if element.tag in LINKS and not self._leads(element, found):
            self.left.add("hyperlink")
            return False
        if local(element) == "dataModelExt":
            # It names a relationship of the slide.
            id = self._drawings.get(element.get("relId", ""))
            element.set("relId", id or "")
            return id is not None
        for key in _references(element):
            id = element.get(key, "")
            if id in targets:
                continue
            relation = found.get(id)
            target = relation and self._target(name, id, relation, within)
            if target:
                targets[id] = target
            elif key == f"{R}link" and element.get(f"{R}embed"):
                del element.attrib[key]
            else:
                if relation and local(element) != "svgBlip":
                    self.left.add(relation.type.rpartition("/")[2])
                return False
        return True

    def _leads(self, element: Element, found: Mapping[str, Found]) -> bool:
        """Return whether a link leads to an address, a slide, or through the show."""
        relation, action = found.get(element.get(f"{R}id", "")), element.get("action", "")
        for child in list(element):
            if child.tag == f"{A}snd":
                element.remove(child)
        if relation is None:
            return action.startswith(JUMPS) or action == PLAY
        if relation.type == LINK:
            return not action and not wrong_address(relation.address)
        return relation.type == SLIDE and action == TO_SLIDE and relation.target in self.slides

    def _target(self, name: str, id: str, relation: Found, within: Mapping[str, Kind]) -> Relation | None:
        kind = within.get(relation.type)
        if kind is None:
            return None
        if relation.type == LINK:
            return Relation(LINK, url=relation.address) if not wrong_address(relation.address) else None
        target = relation.target
        if target is None or target not in self.archive.names():
            return None
        if relation.type == SLIDE:
            return Relation(SLIDE, slide=self.slides[target]) if target in self.slides else None
        part = self._part(name, id, target, kind, relation.type)
        return Relation(relation.type, part) if part else None

    def _part(self, name: str, id: str, target: str, kind: Kind, type: str) -> AddedPart | None:
        stated = self.archive.type(target).lower()
        if type == IMAGE:
            media = self._pictures.of(name, id)
            return AddedPart("media", media.ending, media.content_type, media.data) if media else None
        if kind is _PLAIN:
            return AddedPart("media", PLAYED[stated], stated, self.archive.data(target)) if stated in PLAYED else None
        if stated != kind.content_type.lower():
            return None
        if kind.content_type == SHEET:
            data = self.archive.data(target)
            return AddedPart(kind.folder, "xlsx", SHEET, data) if _is_plain(data) else None
        return self.part(target, deepcopy(self.archive.xml(target)), kind.folder, kind.content_type, kind.within)


def _references(element: Element) -> list[str]:
    """Return the attributes that name relationships. One that names none is no such."""
    return [str(key) for key, value in element.attrib.items() if str(key).startswith(R) and value]


def _is_in(root: Element, element: Element) -> bool:
    return element is root or any(over is root for over in element.iterancestors())


def _remove(root: Element, element: Element) -> None:
    """Take an element out, with what cannot be without it."""
    over = [element, *element.iterancestors()]
    holders = (f"{P}graphicFrame",) if element.tag in GONE else () if element.tag in PLAYERS else HOLDERS
    gone = next((each for each in over if each.tag in holders), element)
    parent = gone.getparent()
    if parent is not None and parent.tag in (f"{MC}Choice", f"{MC}Fallback"):
        gone = next(each for each in over if each.tag == f"{MC}AlternateContent")
        parent = gone.getparent()
    if parent is None:
        return
    if gone.tag in EMPTY:
        parent.replace(gone, parent.makeelement(EMPTY[gone.tag], {}, {}))
    else:
        parent.remove(gone)
    for timing in root.findall(f"{P}timing"):
        # It may move what is gone.
        root.remove(timing)


def _is_plain(data: bytes) -> bool:
    """Return whether a workbook is one, without macros, objects and links to others."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = [name.lower() for name in archive.namelist()]
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return "xl/workbook.xml" in names and not any(
        word in name for name in names for word in ("vbaproject", "macro", "externallinks", "embeddings", "activex")
    )
