"""A PDF as Typst writes it: its numbered objects one behind the other, then one table of where each begins."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from itertools import accumulate, pairwise

_ENTRY = re.compile(rb"(\d{10}) \d{5} n\r\n")
_STREAM = re.compile(rb"(\d+ 0 obj\n<<)(.*?)(>>\nstream\n)(.*)(\nendstream\nendobj\s+)", re.DOTALL)
_LENGTH = re.compile(rb"(?<=/Length )\d+")


def objects(pdf: bytes) -> dict[int, bytes]:
    """Return the objects of a PDF by their numbers, in the order in which they stand."""
    table = _table(pdf)
    starts = sorted(int(entry[1]) for entry in _ENTRY.finditer(pdf, table))
    parts = (pdf[a:b] for a, b in pairwise([*starts, table]))
    return {int(part.split(maxsplit=1)[0]): part for part in parts}


def joined(pdf: bytes, objects: Mapping[int, bytes]) -> bytes:
    """Return a PDF with these objects in place of its own: others under the same numbers, or further ones."""
    table = _table(pdf)
    head = pdf[: min(int(entry[1]) for entry in _ENTRY.finditer(pdf, table))]
    starts = dict(zip(objects, accumulate(map(len, objects.values()), initial=len(head)), strict=False))
    entries = b"".join(b"%010d 00000 n\r\n" % starts[number] for number in sorted(objects))
    size = len(objects) + 1
    body = head + b"".join(objects.values())
    trailer = re.sub(rb"(?<=/Size )\d+", b"%d" % size, pdf[pdf.index(b"trailer", table) : pdf.rindex(b"startxref")])
    first = b"xref\n0 %d\n0000000000 65535 f\r\n" % size
    return body + first + entries + trailer + b"startxref\n%d\n%%%%EOF" % len(body)


def titled(pdf: bytes) -> bytes:
    """Return a PDF whose window shows its title instead of its file's name (ISO 32000-1 §12.2)."""
    parts = objects(pdf)
    number = next(number for number, part in parts.items() if b"<</Type/Catalog/" in part)
    preferences = b"/ViewerPreferences<<"
    parts[number] = parts[number].replace(preferences, preferences + b"/DisplayDocTitle true")
    return joined(pdf, parts)


def data(stream: bytes) -> bytes:
    """Return what an object holds that is a deflated stream."""
    return zlib.decompress(_taken_apart(stream)[3])


def holding(stream: bytes, data: bytes) -> bytes:
    """Return an object that is a deflated stream with other data."""
    first, about, begin, _, end = _taken_apart(stream)
    packed = zlib.compress(data)
    return first + _LENGTH.sub(b"%d" % len(packed), about) + begin + packed + end


def stream(number: int, data: bytes) -> bytes:
    """Return an object that is a deflated stream."""
    packed = zlib.compress(data)
    about = b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n" % (number, len(packed))
    return about + packed + b"\nendstream\nendobj\n\n"


def _table(pdf: bytes) -> int:
    """Return where the table of a PDF begins."""
    return pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))


def _taken_apart(stream: bytes) -> tuple[bytes, ...]:
    found = _STREAM.fullmatch(stream)
    assert found is not None
    return found.groups()
