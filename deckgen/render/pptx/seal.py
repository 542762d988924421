"""The seal of a deck.

It says which build made the deck, and whether it is still as that left it.

It stands in two custom properties (ISO/IEC 29500-1 §22.3), which every program keeps: the id of the build, and the
digest of all other parts. Nothing in it says who the reader is, or what another reader's deck says.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from deckgen.render.pptx.archive import STORED
from deckgen.render.pptx.package import Package
from deckgen.render.pptx.xml import HEAD, OFFICE_REL
from deckgen.version import __version__

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

NAME = "docProps/custom.xml"
TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
BUILD, DIGEST = "deckgen.build", "deckgen.sha256"
CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set of properties that users name ([MS-OLEPS] §3.1.2)."""
FIRST_ID = 2
"""The smallest ``pid``, which every property has."""
ID_LENGTH = 16

MOST_UNPACKED = 1 << 30
"""Bytes that a deck may hold when it is unpacked to be looked at."""
CONTENT_TYPES = "[Content_Types].xml"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a deck with a password, or one of PowerPoint 2003, begins ([MS-CFB] §2.2)."""
ZIP = b"PK"
HEADER = 30
"""Bytes of a zip member's header before its name (APPNOTE §4.3.7)."""


class Seal(NamedTuple):
    """What a deck says of itself. ``id`` is that of its build; ``whole`` says that nothing was changed since."""

    id: str
    whole: bool


def add_seal(package: Package) -> None:
    """Add the seal to a package that is otherwise complete."""
    part = package.add(f"/{NAME}", TYPE)
    package.root.relate("custom-properties", part)
    digest = _digest((part.name[1:], part.digest or _sha256(part.data)) for part in package.members)
    # From what this reader's deck says alone: two readers' decks share none.
    id = hashlib.sha256(f"{__version__} {digest}".encode()).hexdigest()[:ID_LENGTH]
    properties = "".join(
        f'<property fmtid="{CUSTOM}" pid="{pid}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(((BUILD, id), (DIGEST, digest)), FIRST_ID)
    )
    office = OFFICE_REL.removesuffix("relationships")
    part.data = (
        f'{HEAD}<Properties xmlns="{office}custom-properties" xmlns:vt="{office}docPropsVTypes">'
        f"{properties}</Properties>"
    ).encode()


def read(data: bytes) -> Seal | None:
    """Return the seal of a deck, ``None`` where it has none."""
    try:
        with opened(data) as archive:
            build, digest = (_value(archive.read(NAME), name) for name in (BUILD, DIGEST))
            if build is None or digest is None:
                return None
            entries = archive.infolist()
            small = sum(entry.file_size for entry in entries) <= MOST_UNPACKED
            whole = small and digest == _digest((entry.filename, _sha256(_unpacked(data, entry))) for entry in entries)
            return Seal(build, whole)
    except Exception:
        # A damaged archive is answered with errors of any kind: BadZipFile, KeyError, zlib.error, RuntimeError, …
        return None


def opened(data: bytes) -> ZipFile:
    """Return a deck as a zip file that can be read."""
    # Late: no deck is written with it.
    from zipfile import ZipFile

    return ZipFile(BytesIO(data))


def build_id(data: bytes) -> str:
    """Return the id of the build that just wrote a deck."""
    # Its seal is the last member, so that no directory of thousands has to be read for it.
    entry = data.rindex(NAME.encode())
    (start,) = struct.unpack_from("<L", data, entry - 4)
    packed = memoryview(data)[start + HEADER + len(NAME) : entry]
    return _value(zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed), BUILD) or ""


def is_deck(data: bytes) -> bool:
    """Return whether bytes may be an Office file. A damaged one is one too."""
    if not data.startswith(ZIP):
        return data.startswith(COMPOUND_FILE)
    try:
        with opened(data) as archive:
            return CONTENT_TYPES in archive.namelist()
    except Exception:
        return True


def _digest(members: Iterable[tuple[str, bytes]]) -> str:
    """Return the digest of all members but the seal, in whatever order and however packed they are.

    Args:
        members: the name of each, and the SHA-256 of what it holds.
    """
    return _sha256(b"".join(sorted(_sha256(name.encode()) + data for name, data in members if name != NAME))).hex()


def _unpacked(data: bytes, entry: ZipInfo) -> bytes:
    """Return what a member holds, in half the time of ``ZipFile.read``.

    Raises:
        zlib.error, struct.error: it is damaged, or packed as no member of a deck is.
    """
    # The header ends with the lengths of the name and of what is between that and the data.
    lengths = struct.unpack_from("<2H", data, entry.header_offset + HEADER - 4)
    start = entry.header_offset + HEADER + sum(lengths)
    held = data[start : start + entry.compress_size]
    if entry.compress_type != STORED:
        # No more than the size that it states; 0 would be no bound.
        held = zlib.decompressobj(-zlib.MAX_WBITS).decompress(held, entry.file_size or 1)
    if zlib.crc32(held) != entry.CRC:
        raise zlib.error(entry.filename)
    return held


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _value(properties: bytes, name: str) -> str | None:
    found = re.search(rf'\bname="{re.escape(name)}"[^>]*>\s*<(?:\w+:)?lpwstr>([0-9a-f]+)<'.encode(), properties)
    return found[1].decode() if found else None
