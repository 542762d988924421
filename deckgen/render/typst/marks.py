"""Letters with marks in a PDF: which glyph stands for what when its text is searched, copied or read out.

Typst draws a letter and the mark on it as two glyphs and says of each that it stands for both, so that «متدرّج» is
copied as «متدرّرّج» (typst/typst, issue 8767). Here the letter comes to stand for the letter and the mark for the mark:
in the fonts' ToUnicode maps (ISO 32000-1 §9.10.3), and by taking away the replacement texts (§14.9.4) with which Typst
says the same of a mark on another letter, and says otherwise of the letter alone. Of two marks on one letter each is
still said to be both.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from unicodedata import combining

_ENTRY = re.compile(rb"(\d{10}) \d{5} n\r\n")
_STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)>>\nstream\n(.*)(\nendstream\nendobj\s+)", re.DOTALL)
_LENGTH = re.compile(rb"(?<=/Length )\d+")
_DRAWING = re.compile(rb"/Length \d+/Filter/FlateDecode")
_FONT = re.compile(rb"/DescendantFonts\[(\d+) 0 R\]/ToUnicode (\d+) 0 R")
_WIDTHS = re.compile(rb"\n(\d+) 0 obj\n[^\n]*/DW 0\b[^\n]*?/W\[([\d. ]*)\]")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_REPLACED = re.compile(rb"/Span<</ActualText<FEFF([0-9A-F]*)>>>BDC")


def parted(pdf: bytes) -> bytes:
    """Return a PDF as Typst writes it, each letter and each mark standing for itself."""
    at = pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))
    body, table = pdf[:at], pdf[at:]
    starts = sorted(int(entry[1]) for entry in _ENTRY.finditer(table))
    parts = [body[start:end] for start, end in pairwise([*starts, at])]
    parts = _mended(parts, _wide(body))
    places = dict(zip(starts, accumulate(map(len, parts), initial=starts[0]), strict=False))
    table = _ENTRY.sub(lambda entry: b"%010d" % places[int(entry[1])] + entry[0][10:], table)
    whole = body[: starts[0]] + b"".join(parts)
    return whole + re.sub(rb"(?<=startxref\n)\d+", b"%d" % len(whole), table)


def _wide(body: bytes) -> dict[bytes, set[int]]:
    """Return the glyphs that move the pen, by the number of their font's ToUnicode map. Marks do not."""
    widths = {number: [float(width) for width in listed.split()] for number, listed in _WIDTHS.findall(body)}
    found = {}
    for font, unicode in _FONT.findall(body):
        triples = zip(*[iter(widths[font])] * 3, strict=True)
        spans = [range(int(first), int(last) + 1) for first, last, width in triples if width]
        found[unicode] = set(chain.from_iterable(spans))
    return found


def _mended(parts: Sequence[bytes], wide: Mapping[bytes, set[int]]) -> list[bytes]:
    """Return the objects of the file, their maps mended, then with these what draws text."""
    marked: set[str] = set()

    def own(found: re.Match[bytes], pen: set[int]) -> bytes:
        text = _text(found[2])
        letters = "".join(char for char in text if not combining(char))
        marks = "".join(char for char in text if combining(char))
        if not letters or not marks:
            return found[0]
        marked.add(letters)
        said = letters if int(found[1], 16) in pen else marks
        return b"<%b> <%b>" % (found[1], said.encode("utf-16-be").hex().upper().encode())

    def kept(found: re.Match[bytes]) -> bytes:
        text = _text(found[1])
        return b"/Span BMC" if text in marked or any(map(combining, text)) else found[0]

    def mended(part: bytes, *, maps: bool) -> bytes:
        stream = _STREAM.fullmatch(part)
        if stream and maps and stream[1] in wide:
            return _rewritten(stream, lambda text: _MAPPED.sub(lambda found: own(found, wide[stream[1]]), text))
        if stream and not maps and _DRAWING.fullmatch(stream[2]):
            return _rewritten(stream, lambda text: _REPLACED.sub(kept, text))
        return part

    parts = [mended(part, maps=True) for part in parts]
    return [mended(part, maps=False) for part in parts]


def _rewritten(stream: re.Match[bytes], mend: Callable[[bytes], bytes]) -> bytes:
    number, about, data, end = stream.groups()
    data = zlib.compress(mend(zlib.decompress(data)))
    return number + b" 0 obj\n<<" + _LENGTH.sub(b"%d" % len(data), about) + b">>\nstream\n" + data + end


def _text(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be")
