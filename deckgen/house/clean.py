"""What a deck carries of a master, a layout or a theme.

Kept is what draws: shapes, pictures, fills, styles of text. Gone are extensions, alternatives of later versions,
links, transitions, timings, controls, embedded objects, tags, what their makers named and described, and all that
leads outside.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.house.package import IMAGE, Archive
from deckgen.house.xml import A, Element, P, R, drop, local
from deckgen.theme.house import Media, Part

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
KNOWN = {A[1:-1], P[1:-1], R[1:-1]}
GONE = {
    *(P + name for name in ("extLst", "transition", "timing", "custDataLst", "controls", "contentPart", "hf")),
    *(A + name for name in ("extLst", "hlinkClick", "hlinkHover", "hlinkMouseOver", "audioCd", "wavAudioFile")),
    *(A + name for name in ("audioFile", "videoFile", "quickTimeFile", "snd")),
    # They name shapes by ids, which are others in a deck.
    *(A + name for name in ("stCxn", "endCxn")),
}
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/jpg": "jpeg",
    "image/gif": "gif",
    "image/x-emf": "emf",
    "image/x-wmf": "wmf",
    "image/emf": "emf",
    "image/wmf": "wmf",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
}
"""The pictures that are taken, by content type. Each has the ending that its bytes say."""

SIGNS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"BM", "bmp"))
TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp", "emf": "image/x-emf"}
TYPES |= {"wmf": "image/x-wmf", "tiff": "image/tiff"}


class Pictures:
    """The pictures of a template, by the part that they are."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._media: dict[str, Media | None] = {}

    def of(self, part: str, id: str) -> Media | None:
        """Return the picture that a part names. It is ``None`` where no deck can carry it."""
        relation = self._archive.relations(part).get(id)
        if relation is None or relation.type != IMAGE or relation.target is None:
            return None
        if relation.target not in self._media:
            self._media[relation.target] = self._read(relation.target)
        return self._media[relation.target]

    def _read(self, name: str) -> Media | None:
        if name not in self._archive.names():
            return None
        data = self._archive.data(name)
        ending = next((ending for sign, ending in SIGNS if data.startswith(sign)), None)
        ending = ending or ENDINGS.get(self._archive.type(name).lower())
        if ending is None or (ending in ("png", "jpeg", "gif", "bmp") and not data.startswith(_signs(ending))):
            return None
        data = without_metadata(data, ending)
        return Media(data, ending, TYPES[ending])


def _signs(ending: str) -> tuple[bytes, ...]:
    return tuple(sign for sign, of in SIGNS if of == ending)


PNG_KEPT = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD", b"iCCP")
JPEG_APPS = (0xE0, 0xE2, 0xEE)
"""JFIF, colour profile, Adobe's colour transform; others hold what camera and author say."""


def without_metadata(data: bytes, ending: str) -> bytes:
    """Return a PNG or JPEG file without what is no pixel. Gone are author, place, program, what is behind its end."""
    if ending == "png":
        return _png(data)
    return _jpeg(data) if ending == "jpeg" else data


def _png(data: bytes) -> bytes:
    out, at = bytearray(data[:8]), 8
    while at + 8 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind = data[at + 4 : at + 8]
        if kind in PNG_KEPT:
            out += data[at:end]
        if kind == b"IEND":
            break
        at = end
    return bytes(out)


def _jpeg(data: bytes) -> bytes:
    out, at = bytearray(data[:2]), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            end = data.rfind(b"\xff\xd9")
            return bytes(out + data[at : end + 2 if end > at else len(data)])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        comment, app = marker == 0xFE, 0xE0 <= marker <= 0xEF
        if not comment and (not app or marker in JPEG_APPS):
            out += data[at:end]
        at = end
    return data


def clean(root: Element, part: str, pictures: Pictures) -> tuple[Media, ...]:
    """Take out what a deck does not carry. It is done in place; the pictures that are left are returned.

    They are named ``rId1`` and so on. Shapes have no names of their own makers.
    """
    _alternatives(root)
    for element in list(root.iter()):
        if element.getparent() is None:
            continue
        if element.tag in GONE or etree.QName(element).namespace not in KNOWN or _is_object(element):
            _remove(element)
    media: list[Media] = []
    for element in list(root.iter()):
        _attributes(element)
        for name in (f"{R}embed", f"{R}link", f"{R}id", f"{R}pict"):
            id = element.get(name)
            if id is None:
                continue
            found = pictures.of(part, id) if name == f"{R}embed" else None
            if found is None:
                _without_picture(element, name)
            else:
                if found not in media:
                    media.append(found)
                element.set(name, f"rId{media.index(found) + 1}")
    # A picture that could not stay may have been counted before its shape went.
    return _used(root, media)


def _used(root: Element, media: list[Media]) -> tuple[Media, ...]:
    kept: list[Media] = []
    for element in root.iter():
        id = element.get(f"{R}embed")
        if id is not None:
            found = media[int(id.removeprefix("rId")) - 1]
            if found not in kept:
                kept.append(found)
            element.set(f"{R}embed", f"rId{kept.index(found) + 1}")
    return tuple(kept)


def _alternatives(root: Element) -> None:
    """Put what every version understands in the place of alternatives."""
    for element in list(root.iter(f"{MC}AlternateContent")):
        parent = element.getparent()
        if parent is None:
            continue
        fallback = element.find(f"{MC}Fallback")
        at = parent.index(element)
        for child in list(fallback) if fallback is not None else ():
            parent.insert(at, child)
            at += 1
        _remove(element)


def _is_object(element: Element) -> bool:
    """Return whether an element shows something embedded: a chart, a diagram, an object."""
    if element.tag != f"{P}graphicFrame":
        return False
    data = element.find(f"{A}graphic/{A}graphicData")
    return data is None or data.get("uri") != TABLE


def _attributes(element: Element) -> None:
    for name in list(element.attrib):
        space = etree.QName(str(name)).namespace
        if space is not None and space not in KNOWN:
            del element.attrib[name]
    if local(element) == "cNvPr":
        element.set("name", f"{element.get('id', '')}")
        drop(element, "descr", "title")
    if local(element) in ("defRPr", "rPr", "endParaRPr"):
        drop(element, "lang", "altLang", "dirty", "err", "smtClean", "smtId", "bmk")


def _without_picture(element: Element, name: str) -> None:
    """Take out the shape or fill whose picture cannot stay, or the attribute alone where nothing hangs on it."""
    if name != f"{R}embed" and not (local(element) == "blip" and element.get(f"{R}embed") is None):
        drop(element, name)
        return
    for above in _upwards(element):
        if above.tag == f"{P}pic":
            _remove(above)
            return
        if local(above) in ("blipFill", "buBlip"):
            empty = "buNone" if local(above) == "buBlip" else "noFill"
            parent = above.getparent()
            if parent is not None:
                parent.replace(above, parent.makeelement(A + empty, {}, {}))
            return
    drop(element, name)


def _upwards(element: Element | None) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.getparent()


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def written(element: Element) -> str:
    """Return an element as XML that names its namespaces itself."""
    etree.cleanup_namespaces(element)
    return etree.tostring(element, encoding="unicode", with_tail=False)


def numbered(drawn: list[Element], first: int) -> int:
    """Number shapes from ``first`` on. Return how many there are."""
    count = 0
    for shape in drawn:
        for element in shape.iter():
            if local(element) == "cNvPr":
                element.set("id", str(first + count))
                element.set("name", f"Art {count + 1}")
                count += 1
    return count


def part(root: Element, media: tuple[Media, ...]) -> Part:
    """Return a whole part."""
    return Part(written(root), media)
