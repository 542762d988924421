"""The zip package: parts, their content types and relationships (ISO/IEC 29500-2)."""

from __future__ import annotations

import posixpath
from functools import cached_property, lru_cache
from typing import Final
from urllib.parse import quote

from msgspec import Struct, field

from deckgen.render.pptx.archive import zipped
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

URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""RFC 3986 §2.2 and the sign of what is encoded already."""


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
            key = (kind, escape(quote(target, safe=URI_CHARACTERS)), True)
        return self._relationships.setdefault(key, f"rId{len(self._relationships) + 1}")

    def relationships(self) -> str:
        """Return the part's relationships as XML, empty where it has none."""
        if not self._relationships:
            return ""
        items = "".join(
            f'<Relationship Id="{id}" Type="{kind if ":" in kind else f"{OFFICE_REL}/{kind}"}" '
            f'Target="{target}"{_EXTERNAL if external else ""}/>'
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
        return zipped((part.name[1:], part.data, part.packed) for part in self.members)

    @cached_property
    def members(self) -> list[Part]:
        """All members of the zip file, each as a part.

        It is asked for when no part and no relationship is to come.
        """
        members = [Part("/[Content_Types].xml", data=self._content_types().encode())]
        for part in (self.root, *self._parts):
            if part is not self.root:
                members.append(part)
            if relationships := part.relationships():
                folder, _, name = part.name.rpartition("/")
                members.append(Part(f"{folder}/_rels/{name}.rels", data=relationships.encode()))
        return members

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
