"""The bytes of a file as text, and files that are none."""

from __future__ import annotations

import codecs
import re

from deckgen.problems import Message, OutlineError, Place, Problem

FORBIDDEN = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""YAML 1.2.2, production 1: everything but ``c-printable``."""

_PARTS = {
    "word/": Message("a Word document"),
    "ppt/": Message("a PowerPoint presentation"),
    "xl/": Message("an Excel workbook"),
    "mimetype": Message("an OpenDocument file"),
}
"""What a ZIP archive is that holds such a part."""

_SIGNATURES = {
    b"%PDF-": Message("a PDF file"),
    b"\xd0\xcf\x11\xe0": Message("a document of an old Office program"),
    b"{\\rtf": Message("a rich-text document"),
    b"\x89PNG": Message("a picture"),
    b"\xff\xd8\xff": Message("a picture"),
    b"<!DOCTYPE": Message("a web page"),
    b"<!doctype": Message("a web page"),
    b"<html": Message("a web page"),
    b"<?xml": Message("an XML file"),
}

_SAVE = Message('save it as UTF-8; Notepad offers it at "Save as", under "Encoding"')
_LETTERS = {
    "Windows-1256": frozenset((*range(0xC0, 0xE0), 0xE1, *range(0xE3, 0xE7), 0xEC, 0xED, *range(0xF0, 0xF4), 0xF5, 0xF6,
                               0xF8, 0xFA, 0x81, 0x8D, 0x8E, 0x90, 0x98, 0x9A, 0x9F, 0xAA)),
    "Windows-1255": frozenset((*range(0xE0, 0xFB), *range(0xC0, 0xD9))),
}  # fmt: skip
"""The letters and vowel marks of Arabic, Persian, Urdu and Hebrew in the old encodings of Windows."""
_WORD = rb"[\x81\x8d-\x90\x98\x9a\x9f\xaa\xc0-\xff]{3,}"
"""Letters beyond ASCII in a row, as in no European word."""


def decode(data: bytes, path: str) -> str:
    """Return the text of an outline, without its byte order mark.

    Raises:
        OutlineError: it is another program's file, or not UTF-8.
    """
    start = Place(path, 1, 1)
    if (what := document(data)) is not None:
        message = Message("this file is {what}, not an outline", what=what)
        hint = Message("an outline is plain text; deckgen init writes one to start from")
        raise OutlineError([Problem("not-an-outline", start, message, hint)])
    if (name := _wide(data)) is not None:
        raise OutlineError([Problem("encoding", start, Message("the file is saved as {name}", name=name), _SAVE)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        page = _code_page(data) if before.isascii() else None
        what = (
            Message("the file is saved as {name}, not as UTF-8", name=page)
            if page
            else Message(
                "the file is not UTF-8: the byte 0x{byte:02X} here is part of no character", byte=data[error.start]
            )
        )
        raise OutlineError([Problem("encoding", _end(before, path), what, _SAVE)]) from None
    return text


def control_character(text: str, path: str) -> Problem | None:
    """Return the first character that no file of YAML may hold. The parser stops at it."""
    found = re.search(FORBIDDEN, text)
    if found is None:
        return None
    what = Message("the control character U+{code:04X} may not stand in a file", code=ord(found[0]))
    return Problem("control-character", _end(text[: found.start()], path), what, Message("delete it"))


def document(data: bytes) -> Message | None:
    """Return what a file is that another program has written.

    It is ``None`` where it is not known as one.
    """
    if not data.startswith(b"PK\x03\x04"):
        head = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()
        return next((what for signature, what in _SIGNATURES.items() if head.startswith(signature)), None)
    # Late: few files are archives.
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        names = ZipFile(BytesIO(data)).namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        names = []
    found = (what for part, what in _PARTS.items() if any(name.startswith(part) for name in names))
    return next(found, Message("a ZIP archive"))


def _wide(data: bytes) -> str | None:
    """Return the encoding of a file whose characters have two or four bytes each."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    # Without a mark: an outline begins with ASCII, every second byte of which is zero then.
    bare = any(head.count(0) == len(head) and len(head) > 1 for head in (data[1:8:2], data[0:8:2]))
    return "UTF-16" if bare or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else None


def _code_page(data: bytes) -> str | None:
    """Return the old Windows encoding whose letters nearly all of a file's letters beyond ASCII are."""
    words = b"".join(re.findall(_WORD, data))
    shares = {name: sum(map(letters.__contains__, words)) for name, letters in _LETTERS.items()}
    name = max(shares, key=lambda page: shares[page])
    return name if len(words) >= 3 and shares[name] > 0.9 * len(words) else None


def _end(before: str, path: str) -> Place:
    lines = re.split("\r\n|[\r\n]", before)
    return Place(path, len(lines), len(lines[-1]) + 1)
