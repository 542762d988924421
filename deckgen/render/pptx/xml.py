"""What every part of the package is written with: namespaces, escaping, identifiers."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha1

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

OFFICE_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006/main"
POWERPOINT_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
NAMESPACES = (
    f'xmlns:a="{DRAWINGML}" xmlns:r="{OFFICE_REL}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

PROJECT = bytes.fromhex("5b0f6a6e5a0b5f0e9a556f1f0b8c2d47")
"""The namespace (RFC 9562 §6.6) of all identifiers that a deck carries, so that they are its own."""

# As what it holds: a class of all that is allowed is searched and compiled slowly.
_NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_ESCAPED = re.compile(f'[&<>"{_NOT_XML}]')


def escape(text: str) -> str:
    """Return text for an element or an attribute.

    It is without what XML 1.0 §2.2 cannot hold.
    """
    if not _ESCAPED.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return re.sub(f"[{_NOT_XML}]", "", text)


def id_number(name: str) -> int:
    """Return the identifier of this name as a number."""
    return int(guid(name)[1:-1].replace("-", ""), 16)


# A deck's record asks for those of its shapes once more, and so does a deck for another reader.
@lru_cache(maxsize=1 << 14)
def guid(name: str) -> str:
    """Return the identifier of this name as Office writes it: braces, capitals.

    It is the same from build to build: version 5 of RFC 9562 §5.5.
    """
    # The standard library's takes three times as long: a slide has a dozen.
    digits = sha1(PROJECT + name.encode(), usedforsecurity=False).hexdigest().upper()
    variant = "89AB"[int(digits[16], 16) % 4]
    return f"{{{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}}}"
