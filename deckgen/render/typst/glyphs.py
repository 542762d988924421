"""What the page of a PDF as Typst writes it draws as text: its glyphs, where they stand, what they stand for.

Typst draws a stretch of text in one font as fragments: a new one begins where glyphs stand higher or lower, with its
pen where that of the one before it ended. Glyphs are shown from left to right, those of right-to-left text too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from deckgen.render.typst.pdf_fonts import Font, from_utf16
from deckgen.units import Pt

NEAR = 0.001
"""How far apart two places of the pen may be that are the same, in em."""

_NUMBER = rb"-?[\d.]++"
_INSIDE = rb"(?:\\.|[^\\()])"
for _ in range(3):
    # Parentheses that close again may stand as they are.
    _INSIDE = rb"(?:\\.|[^\\()]|\(%b*+\))" % _INSIDE
_TOKEN = re.compile(rb"<([0-9A-F]*)>|\((%b*)\)|(%b)" % (_INSIDE, _NUMBER), re.DOTALL)
_FRAGMENT = re.compile(rb"q ((?:%b ){6})cm([^\n]*)\nBT(.*?)ET\nQ\n" % _NUMBER, re.DOTALL)
_SEGMENT = re.compile(
    rb"(?P<replaced>/Span<</ActualText<FEFF([0-9A-F]*)>>>BDC)?(?P<reversed>/ReversedChars BMC)?"
    rb" 0 Tr/(f\d+) (%b) Tf 1 0 0 -1 (%b) 0 Tm(\[?(?:<[0-9A-F]*>|\(%b*+\)|%b)*+\]?)T[Jj]\n?"
    rb"(?(reversed)EMC\n?)(?(replaced)EMC\n?)" % (_NUMBER, _NUMBER, _INSIDE, _NUMBER),
    re.DOTALL,
)
_BETWEEN = re.compile(rb"(?:EMC/Span<<[^\n]*>>BDC\n)?")
_ESCAPED = re.compile(rb"\\(?:([0-7]{3})|(.))", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Glyph(NamedTuple):
    """A glyph: its number in its font, where it stands, and what it is said to stand for.

    ``x`` and ``y`` are points to the right of and under the place where its run begins. ``look`` is the operator that
    sets its font and size. ``actual`` is the place of its replacement text (ISO 32000-1 §14.9.4), if it has one.
    """

    number: int
    font: Font
    look: bytes
    size: Pt
    x: Pt
    y: Pt
    text: str
    actual: int | None

    @property
    def width(self) -> Pt:
        """How far the glyph moves the pen."""
        return self.font.widths.get(self.number, 0) * self.size / 1000


class Fragment(NamedTuple):
    """What shows some glyphs: from ``start`` to ``end`` of the content, of which ``body`` is the text object's inside.

    ``pen`` and ``y`` are where the pen ends.
    """

    start: int
    end: int
    body: tuple[int, int]
    matrix: Sequence[float]
    color: bytes
    glyphs: list[Glyph]
    pen: Pt
    y: Pt


def runs(content: bytes, fonts: Mapping[bytes, Font]) -> Iterator[list[Fragment]]:
    """Yield the fragments of each stretch of text that a page draws in a font; it knows the fonts by these names."""
    run: list[Fragment] = []
    for found in _FRAGMENT.finditer(content):
        glyphs = _glyphs(found, fonts)
        if not glyphs:
            continue
        pen = max((glyph.x + glyph.width for glyph in glyphs if glyph.width), default=0)
        fragment = Fragment(*found.span(), found.span(3), _numbers(found[1]), found[2], glyphs, pen, 0)
        if run and (further := _further(run, fragment, content)):
            run.append(further)
            continue
        if run:
            yield run
        run = [fragment]
    if run:
        yield run


def _further(run: list[Fragment], fragment: Fragment, content: bytes) -> Fragment | None:
    """Return a fragment as one of the run, or ``None`` if it is of another."""
    first, last = run[0], run[-1]
    glyph = fragment.glyphs[0]
    if not _BETWEEN.fullmatch(content, last.end, fragment.start):
        return None
    if (first.color, first.glyphs[0].look) != (fragment.color, glyph.look):
        return None
    a, b, c, d, left, top = first.matrix
    *turned, right, bottom = fragment.matrix
    if turned != [a, b, c, d]:
        return None
    w, h, area = right - left, bottom - top, a * d - b * c
    x, y = (d * w - c * h) / area, (a * h - b * w) / area
    if abs(x - last.pen) > NEAR * glyph.size or y == last.y:
        return None
    glyphs = [glyph._replace(x=glyph.x + x, y=glyph.y + y) for glyph in fragment.glyphs]
    return fragment._replace(glyphs=glyphs, pen=fragment.pen + x, y=y)


def _glyphs(found: re.Match[bytes], fonts: Mapping[bytes, Font]) -> list[Glyph]:
    """Return the glyphs of a fragment, none where it is not of these fonts only."""
    glyphs: list[Glyph] = []
    at = found.start(3)
    for segment in _SEGMENT.finditer(found.string, *found.span(3)):
        _, replacement, _, name, digits, pen, shown = segment.groups()
        if segment.start() != at or name not in fonts:
            return []
        at = segment.end()
        font, size, x = fonts[name], float(digits), float(pen)
        actual = None if replacement is None else at
        for digits, letters, back in _TOKEN.findall(shown):
            if back:
                x -= float(back) * size / 1000
            codes = bytes.fromhex(digits.decode()) or _ESCAPED.sub(_plain, letters)
            for high, low in zip(codes[::2], codes[1::2], strict=True):
                number = 256 * high + low
                text = font.texts.get(number, "") if replacement is None else from_utf16(replacement)
                look = b"/%b %g Tf" % (name, size)
                glyphs.append(Glyph(number, font, look, size, x, 0, text, actual))
                x += glyphs[-1].width
    return glyphs if at == found.end(3) else []


def _plain(escaped: re.Match[bytes]) -> bytes:
    return bytes([int(escaped[1], 8)]) if escaped[1] else _CONTROLS.get(escaped[2], escaped[2])


def _numbers(written: bytes) -> list[float]:
    return [float(number) for number in written.split()]
