"""The text of a PDF as it is searched, copied and read out: each glyph stands for one character.

Typst draws a letter and the marks on it as glyphs of which each is said to stand for all of them, so that «متدرّج» is
copied as «متدرّرّج» (typst/typst, issue 8767), and each mark as a text of its own over the line, where programs take it
for another line. What a glyph stands for besides, as lam and alef, programs turn round that take right-to-left text
from left to right (pypdf, issue 1589; pdfminer.six, issue 850).

Here right-to-left text, and text with marks, is drawn stretch by stretch as one: its letters, and beside each letter,
with a glyph that draws nothing, every further character that it stands for. The marks' forms are drawn besides, without
text. Fonts without TrueType outlines stay as Typst has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple
from unicodedata import bidirectional, combining

from deckgen.render.typst.glyphs import Glyph, runs
from deckgen.render.typst.pdf_fonts import Font, fonts, utf16
from deckgen.render.typst.pdf_objects import data, holding, joined, objects
from deckgen.units import Pt

_PAGE = re.compile(rb"/Type/Page/Resources (\d+) 0 R.*/Contents (\d+) 0 R")
_FONT = re.compile(rb"/(f\d+) (\d+) 0 R")

Point = tuple[float, float]


class Shown(NamedTuple):
    """A code that is shown at a place of its run; ``replaced`` is the text that it is part of, if it has none."""

    code: int
    x: Pt
    y: Pt
    width: Pt
    replaced: str | None


def parted(pdf: bytes) -> bytes:
    """Return a PDF as Typst writes it, each glyph standing for one character."""
    parts = objects(pdf)
    known = fonts(parts)
    for page in list(filter(None, map(_PAGE.search, parts.values()))):
        resources, content = map(int, page.groups())
        names = {name: known[int(font)] for name, font in _FONT.findall(parts[resources]) if int(font) in known}
        parts[content] = holding(parts[content], _mended(data(parts[content]), names))
    for font in known.values():
        if font.further:
            parts |= font.mended(parts, len(parts) + 1)
    return joined(pdf, parts)


def _mended(content: bytes, fonts: Mapping[bytes, Font]) -> bytes:
    """Return a page's content with those stretches of text drawn as one that Typst does not draw so."""
    mended, at = [], 0
    for first, *others in runs(content, fonts):
        glyphs = [glyph for fragment in (first, *others) for glyph in fragment.glyphs]
        rtl = any(bidirectional(char) in ("R", "AL") for glyph in glyphs for char in glyph.text)
        if not rtl and all(glyph.width for glyph in glyphs):
            continue
        mended += [content[at : first.body[0]], _text(glyphs, rtl=rtl), b"ET\n", _forms(glyphs), b"Q\n"]
        at = first.end
        for other in others:
            # What marks the place of a fragment in the document's structure stays, with nothing in it.
            mended.append(content[at : other.start])
            at = other.end
    return b"".join([*mended, content[at:]])


def _text(glyphs: Sequence[Glyph], *, rtl: bool) -> bytes:
    """Return what shows the letters of a stretch of text."""
    clusters = list(_clusters(glyphs, rtl=rtl))
    pairs = zip_longest(clusters, clusters[1:], fillvalue=clusters[-1][:0])
    shown = [code for cluster, behind in pairs for code in _shown(cluster, behind, rtl=rtl)]
    look, size = glyphs[0].look, glyphs[0].size
    pieces = []
    for (y, replaced), line in groupby(shown, key=lambda code: (round(code.y, 3), code.replaced)):
        first, *others = line
        tokens, pen = [b"<%04X>" % first.code], first.x + first.width
        for code in others:
            back = round((pen - code.x) * 1000 / size, 2)
            tokens.append((_number(back) if back else b"") + b"<%04X>" % code.code)
            pen = code.x + code.width
        place = b"1 0 0 -1 %b %b Tm" % (_number(first.x), _number(y))
        piece = b" 0 Tr%b %b[%b]TJ\n" % (look, place, b"".join(tokens).replace(b"><", b""))
        pieces.append(piece if replaced is None else b"/Span<</ActualText<FEFF%b>>>BDC%bEMC" % (utf16(replaced), piece))
    # Such text is shown from its end.
    return b"/ReversedChars BMC%bEMC\n" % b"".join(pieces) if rtl else b"".join(pieces)


def _clusters(glyphs: Sequence[Glyph], *, rtl: bool) -> Iterator[list[Glyph]]:
    """Yield the glyphs that stand for one text together: a letter's and its marks', or those of one replacement text.

    In right-to-left text the letter follows its marks.
    """
    cluster: list[Glyph] = []
    for glyph in glyphs:
        if cluster:
            last = cluster[-1]
            whole = last.width if rtl else glyph.width
            if glyph.text != last.text or (whole and (glyph.actual is None or glyph.actual != last.actual)):
                yield cluster
                cluster = []
        cluster.append(glyph)
    if cluster:
        yield cluster


def _shown(cluster: Sequence[Glyph], behind: Sequence[Glyph], *, rtl: bool) -> Iterator[Shown]:
    """Yield the codes that show a cluster, from left to right, without its marks; ``behind`` stands to its right."""
    letters = [glyph for glyph in cluster if glyph.width]
    chars, further = (clustered[0].text[:: -1 if rtl else 1] if clustered else "" for clustered in (cluster, behind))
    if len(letters) > 1 or not chars:
        for glyph in letters or cluster:
            yield Shown(glyph.number, glyph.x, glyph.y, glyph.width, cluster[0].text or None)
        return
    letter = (letters or cluster)[0]
    # Readers may go by where glyphs stand, which may come closer to each other than the pen goes.
    end = min([letter.x + letter.width, *(glyph.x for glyph in behind if glyph.width)])
    # The letter is the first one that is no mark; but of two characters at one place that are the same, readers leave
    # one out (poppler, MuPDF).
    bases = [at for at, char in enumerate(chars) if not combining(char)] or [0]
    places = {at: (chars[: at + 1], chars[at + 1 :] + further[:1]) for at in bases}
    own = next((at for at in bases if all(len(set(place)) == len(place) for place in places[at])), bases[0])
    for at, char in enumerate(chars):
        if letters and at == own:
            yield Shown(letter.font.code(letter.number, char), letter.x, letter.y, letter.width, None)
        else:
            yield Shown(letter.font.code(None, char), letter.x if at < own else end, letter.y, 0, None)


def _forms(glyphs: Sequence[Glyph]) -> bytes:
    """Return what draws the marks of a stretch of text."""
    pen = _Pen()
    for glyph in glyphs:
        if glyph.text and not glyph.width:
            pen.begin(glyph.x, glyph.y, glyph.size / glyph.font.outlines.face.upem)
            glyph.font.outlines.draw_glyph_with_pen(glyph.number, pen)
    return b"".join([*pen.drawn, b"f\n"]) if pen.drawn else b""


class _Pen:
    """Writes outlines as paths (ISO 32000-1 §8.5.2)."""

    def __init__(self) -> None:
        self.drawn: list[bytes] = []

    def begin(self, x: Pt, y: Pt, scale: float) -> None:
        """Draw at a place from here on, in units of so many points."""
        self._place, self._scale = (x, y), scale

    def moveTo(self, point: Point) -> None:  # noqa: N802
        self._add(b"m", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add(b"l", point)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._add(b"c", *points)

    def qCurveTo(self, control: Point, point: Point) -> None:  # noqa: N802
        # The cubic curve that is the same.
        first, second = ((x + (control[0] - x) * 2 / 3, y + (control[1] - y) * 2 / 3) for x, y in (self._last, point))
        self.curveTo(first, second, point)

    def closePath(self) -> None:  # noqa: N802
        self._add(b"h")

    def _add(self, operator: bytes, *points: Point) -> None:
        x, y = self._place
        for dx, dy in points:
            self.drawn.append(b"%b %b " % (_number(x + dx * self._scale), _number(y - dy * self._scale)))
            self._last = dx, dy
        self.drawn.append(operator + b"\n")


def _number(value: float) -> bytes:
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()
