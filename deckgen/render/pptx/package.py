"""The zip package: parts, their content types and relationships (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Final, NamedTuple
from urllib.parse import quote

from msgspec import Struct, field

from deckgen.render.pptx.xml import HEAD, OFFICE_REL, escape

PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006"
PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml"
DEFAULTS: Final = {
    "fntdata": "application/x-fontdata",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
"""Content types by extension. PowerPoint repairs a deck whose ``fntdata`` is not among them."""

COMPRESSED = ("jpeg", "png", "xlsx")
EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
OWNER_ONLY = 0o600
LEVEL = 4
"""Of deflate. Level 6 takes twice as long over the fonts, a tenth of a small deck's time, to save 2 % of them."""
URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""RFC 3986 §2.2 and the sign of what is encoded already."""


class Member(NamedTuple):
    """A member of the zip file. Its name has no slash before it; the rest is as a part's."""

    name: str
    data: bytes
    packed: bytes | None = None
    digest: bytes | None = None


class Part(Struct):
    """A part of the package and the relationships that start at it. ``name`` is absolute.

    ``content_type`` is ``None`` where the extension says it. ``packed`` is ``data`` deflated and ``digest`` its
    SHA-256, where they are known.
    """

    name: str
    content_type: str | None = None
    data: bytes = b""
    packed: bytes | None = None
    digest: bytes | None = None
    _relationships: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def relate(self, kind: str, target: Part | str) -> str:
        """Return the id of the relationship to a part.

        Or to an address outside; it is made when it is new.

        Args:
            kind: the last segment of an Office relationship type, or a whole type.
            target: the part, or the address.
        """
        if isinstance(target, Part):
            folder, _, name = target.name.rpartition("/")
            key = (kind, _way(self.name.rpartition("/")[0], folder) + name, False)
        else:
            key = (kind, quote(target, safe=URI_CHARACTERS), True)
        return self._relationships.setdefault(key, f"rId{len(self._relationships) + 1}")

    def relationships(self) -> str:
        """Return the part's relationships as XML, empty where it has none."""
        if not self._relationships:
            return ""
        items = "".join(
            f'<Relationship Id="{id}" Type="{kind if ":" in kind else f"{OFFICE_REL}/{kind}"}" '
            f'Target="{escape(target)}"{_EXTERNAL if external else ""}/>'
            for (kind, target, external), id in self._relationships.items()
        )
        return f'{HEAD}<Relationships xmlns="{PACKAGE_REL}/relationships">{items}</Relationships>'


_EXTERNAL = ' TargetMode="External"'


@lru_cache(maxsize=256)
def _way(start: str, folder: str) -> str:
    """Return what stands before the name of a part in one folder, seen from a part in another."""
    return posixpath.relpath(f"{folder}/_", start or "/").removesuffix("_")


class Package:
    """Parts in the order in which they are written. ``root`` holds the package's own relationships."""

    def __init__(self) -> None:
        self.root = Part("/")
        self._parts: list[Part] = []

    def add(self, name: str, content_type: str | None = None, data: bytes = b"") -> Part:
        """Return a new part; its ``data`` may be given later."""
        part = Part(name, content_type, data)
        self._parts.append(part)
        return part

    def write(self) -> bytes:
        """Return the zip file: the same bytes for the same parts."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for member in self.members():
                _write(archive, member)
        return out.getvalue()

    def members(self) -> Iterator[Member]:
        """Yield the members of the zip file."""
        yield Member("[Content_Types].xml", self._content_types().encode())
        yield Member("_rels/.rels", self.root.relationships().encode())
        for part in self._parts:
            yield Member(part.name[1:], part.data, part.packed, part.digest)
            relationships = part.relationships()
            if relationships:
                folder, _, name = part.name[1:].rpartition("/")
                yield Member(f"{folder}/_rels/{name}.rels", relationships.encode())

    def _content_types(self) -> str:
        held = {"rels", *(part.name.rpartition(".")[2] for part in self._parts)}
        defaults = "".join(
            f'<Default Extension="{ext}" ContentType="{type}"/>' for ext, type in DEFAULTS.items() if ext in held
        )
        overrides = "".join(
            f'<Override PartName="{part.name}" ContentType="{part.content_type}"/>'
            for part in self._parts
            if part.content_type
        )
        return f'{HEAD}<Types xmlns="{PACKAGE_REL}/content-types">{defaults}{overrides}</Types>'


def deflate(data: bytes) -> bytes:
    """Return bytes deflated, as a zip file holds them."""
    return zlib.compress(data, LEVEL, -zlib.MAX_WBITS)


def _write(archive: zipfile.ZipFile, member: Member) -> None:
    """Write a member as ``ZipFile.writestr`` does, which takes nothing that is packed."""
    name, data, packed, _ = member
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = UNIX
    entry.external_attr = OWNER_ONLY << 16
    if name.endswith(COMPRESSED):
        packed = data
    else:
        entry.compress_type = zipfile.ZIP_DEFLATED
        packed = deflate(data) if packed is None else packed
    assert archive.fp
    entry.CRC, entry.file_size, entry.compress_size = zlib.crc32(data), len(data), len(packed)
    entry.header_offset = archive.fp.tell()
    archive.fp.write(entry.FileHeader())
    archive.fp.write(packed)
    archive.filelist.append(entry)
    archive.NameToInfo[name] = entry
    archive.start_dir = archive.fp.tell()
