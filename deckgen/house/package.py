"""A template's file, read as what it may be: hostile.

Only parts that are asked for are unpacked, each up to a limit, whatever the archive says of its size. No entity is
expanded, nothing is fetched, no name of the archive becomes one of the file system.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Any, NamedTuple

from lxml import etree

from deckgen.limits import Limits
from deckgen.problems import Message, Place

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file with a password, or one of PowerPoint 2003, begins ([MS-CFB] §2.2)."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of a file with a password ([MS-OFFCRYPTO] §2.3.4.4)."""

OLD_ENDINGS = (".ppt", ".pot", ".pps")
PASSWORD_BIT = 1
PRESENTATION = re.compile(r"presentationml\.(presentation|template|slideshow)\.main\+xml$|\.macroEnabled\.main\+xml$")
STRICT = "http://purl.oclc.org/ooxml/"
OFFICE_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IMAGE = f"{OFFICE_REL}/image"
PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class TemplateError(Exception):
    """A template that cannot be used. ``code`` is the problem's, ``hint`` says what mends it.

    ``place`` is where a mapping file asks for what cannot be.
    """

    def __init__(self, code: str, message: Message, hint: Message | None = None, place: Place | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.place = code, message, hint, place


def broken(what: Message) -> TemplateError:
    """Return the error of a file that is damaged, or no presentation."""
    hint = Message("open it in PowerPoint and save it again as a template (.potx)")
    return TemplateError("template-broken", what, hint)


class Relation(NamedTuple):
    """A relationship. It has its type, and its part, ``None`` where it leads outside, to ``address``."""

    type: str
    target: str | None
    address: str = ""

    @property
    def kind(self) -> str:
        """The last segment of its type."""
        return self.type.rpartition("/")[2]


class Archive:
    """The parts of a template by their names, without a leading ``/``."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._left, self._limits = limits.template_unpacked, limits
        self._zip = _opened(data, name)
        if len(self._zip.infolist()) > limits.template_parts:
            raise _too_big("template_parts", limits.template_parts)
        self._roots: dict[str, etree._Element] = {}
        self._types = self._content_types()

    @property
    def macros(self) -> bool:
        """Whether the file holds macros."""
        return any("vbaproject" in name.lower() for name in self._zip.namelist()) or any(
            "macroEnabled" in type for type in self._types.values()
        )

    @property
    def main(self) -> str:
        """The presentation part.

        Raises:
            TemplateError: the package is not that of a presentation.
        """
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target:
                if not PRESENTATION.search(self.type(relation.target)):
                    raise broken(Message("it is a file of Office, but no presentation"))
                return relation.target
        raise broken(Message("it is a zip file, but no presentation"))

    def names(self) -> list[str]:
        """Return the names of all members."""
        return self._zip.namelist()

    def type(self, name: str) -> str:
        """Return the content type of a part."""
        return self._types.get(f"/{name}".lower(), self._types.get(name.rpartition(".")[2].lower(), ""))

    def data(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            TemplateError: it is not there, damaged, or unpacks to more than the limit.
        """
        try:
            with self._zip.open(name) as member:
                data = member.read(self._left + 1)
        except KeyError:
            raise broken(Message('its part "{part}" is missing', part=name)) from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
            raise broken(Message('its part "{part}" is damaged', part=name)) from None
        self._left -= len(data)
        if self._left < 0:
            raise _too_big("template_unpacked", self._limits.template_unpacked)
        return data

    def xml(self, name: str) -> etree._Element:
        """Return the root element of a part, the same each time.

        Raises:
            TemplateError: as ``data``, or the part is not well-formed, or declares entities.
        """
        if name not in self._roots:
            self._roots[name] = parsed(self.data(name), name)
        return self._roots[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relationships of a part by their ids. Without a name they are the package's."""
        folder, base = posixpath.split(name)
        file = posixpath.join(folder, "_rels", f"{base}.rels")
        if file not in self._zip.NameToInfo:
            return {}
        found = {}
        for element in self.xml(file).iter(f"{PACKAGE_REL}Relationship"):
            target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
            path = None if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relation(element.get("Type", ""), path, target if outside else "")
        return found

    def _content_types(self) -> dict[str, str]:
        if "[Content_Types].xml" not in self._zip.NameToInfo:
            raise broken(Message("it is a zip file, but no presentation"))
        types = {}
        for element in self.xml("[Content_Types].xml"):
            key = element.get("PartName") or element.get("Extension") or ""
            types[key.lower()] = element.get("ContentType") or ""
        return types


def parsed(data: bytes, name: str) -> etree._Element:
    """Return the root of XML that may be hostile.

    Raises:
        TemplateError: it is not well-formed, or declares entities, which no file of Office does.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise broken(Message('its part "{part}" is no XML', part=name)) from None
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise broken(Message('its part "{part}" has a document type, which no file of Office has', part=name))
    if any(isinstance(value, str) and value.startswith(STRICT) for value in root.nsmap.values()):
        raise broken(Message("it is in the strict form of Open XML"))
    return root


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(COMPOUND_FILE):
        if ENCRYPTED in data or (PurePath(name).suffix.lower() not in OLD_ENDINGS and b"P\0o\0w\0e\0r\0" not in data):
            raise _encrypted()
        raise TemplateError(
            "template-old-format",
            Message("it is a file of PowerPoint 97 to 2003"),
            Message("open it in PowerPoint and save it as a template (.potx)"),
        )
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise broken(Message("it is no PowerPoint file, or a damaged one")) from None
    if any(entry.flag_bits & PASSWORD_BIT for entry in archive.infolist()):
        raise _encrypted()
    return archive


def _encrypted() -> TemplateError:
    hint = Message("open it in PowerPoint and take the password out: File, Info, Protect Presentation")
    return TemplateError("template-encrypted", Message("it is encrypted with a password"), hint)


def _too_big(field: str, most: int) -> TemplateError:
    option = field.replace("_", "-")
    return TemplateError(
        "template-too-big",
        Message("it holds more than the limit {name}, {most}", name=option, most=most),
        Message("--limit {name}=N raises it", name=option),
    )
