"""Searchable text of a PDF: each glyph stands for one character.

Typst draws a letter and the vowel signs on it as glyphs of which each is said to stand for all of them, so that
«متدرّج» is copied as «متدرّرّج» (typst/typst, issue 8767), and each sign as a text of its own over the line, where
programs take it for another line. What a glyph stands for besides, as lam and alef, programs turn round that take
right-to-left text from left to right (pypdf, issue 1589; pdfminer.six, issue 850).

Here right-to-left text, and text with vowel signs, is drawn stretch by stretch as one: its letters, and beside each
letter, with a glyph that draws nothing, every further character that it stands for. The signs' forms are drawn
besides, without text. Fonts without TrueType outlines stay as Typst has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from io import BytesIO
from itertools import chain, groupby, zip_longest
from typing import Any, NamedTuple
from unicodedata import bidirectional, combining

import pikepdf
import uharfbuzz as hb
from pikepdf import Name

from deckgen.render.typst.glyphs import Font, Glyph, Instruction, fonts, runs
from deckgen.units import Pt

MARKS = dict.fromkeys(map(ord, "\u200e\u200f"))
"""The left-to-right and the right-to-left mark, for ``str.translate``."""


class Shown(NamedTuple):
    """A code that is shown at a place of its run.

    ``replaced`` is the text that it is part of, if it has none.
    """

    code: int
    x: Pt
    y: Pt
    width: Pt
    replaced: str | None


class _Drawn(NamedTuple):
    """What draws a stretch of text.

    ``forms`` are its vowel signs, ``text`` is what shows its letters.
    """

    forms: list[Instruction]
    text: list[Instruction]


def searchable(data: bytes) -> bytes:
    """Return a PDF whose glyphs each stand for one character.

    It is otherwise as Typst writes it, its title in the window's bar.
    """
    with pikepdf.Pdf.open(BytesIO(data)) as pdf:
        # ISO 32000-1 §12.2.
        pdf.Root.ViewerPreferences.DisplayDocTitle = True
        known = fonts(pdf)
        # Names, numbers and source lines come on many pages.
        drawn = cache(_drawn)
        for page in pdf.pages:
            named = page.resources.get(Name.Font, {}).items()
            _rewrite(page, {name: known[font.objgen] for name, font in named if font.objgen in known}, drawn)
        for font in known.values():
            if font.further:
                font.write(pdf)
        file = BytesIO()
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def _rewrite(
    page: pikepdf.Page, named: Mapping[str, Font], drawn: Callable[[tuple[Glyph, ...]], _Drawn | None]
) -> None:
    """Draw those stretches of a page's text as one that Typst does not draw so."""
    content = pikepdf.parse_content_stream(page) if named else []
    written: list[Instruction] = []
    at = 0
    for first, *others in runs(content, named):
        stretch = drawn(tuple([glyph for fragment in (first, *others) for glyph in fragment.glyphs]))
        if stretch is None:
            continue
        written += [*content[at : first.begin], *stretch.forms, content[first.begin], *stretch.text]
        at = first.end
        for other in others:
            # What tells the place of a fragment in the document's structure stays, with nothing in it.
            written += content[at : other.start]
            at = other.end + 2
    if written:
        page.Contents.write(pikepdf.unparse_content_stream([*written, *content[at:]]))


def _drawn(glyphs: tuple[Glyph, ...]) -> _Drawn | None:
    """Return what draws a stretch of text.

    It is ``None`` where Typst draws it as one already.
    """
    rtl = any(bidirectional(char) in ("R", "AL") for glyph in glyphs for char in glyph.text)
    unmarked = tuple(_unmarked(glyphs))
    if not rtl and unmarked == glyphs and all(glyph.width for glyph in glyphs):
        return None
    return _Drawn(_forms(unmarked), list(_text(unmarked, rtl=rtl)) if unmarked else [])


def _unmarked(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield the glyphs without marks, of which nobody knows who searches for a text."""
    for glyph in glyphs:
        text = glyph.text.translate(MARKS)
        if text or not glyph.text:
            yield glyph if text == glyph.text else glyph._replace(text=text)


def _text(glyphs: Sequence[Glyph], *, rtl: bool) -> Iterator[Instruction]:
    """Yield what shows the letters of a stretch of text."""
    clusters = list(_clusters(glyphs, rtl=rtl))
    pairs = zip_longest(clusters, clusters[1:], fillvalue=clusters[-1][:0])
    shown = [code for cluster, behind in pairs for code in _shown(cluster, behind, rtl=rtl)]
    size = glyphs[0].size
    if rtl:
        # Such text is shown from its end.
        yield _instruction("BMC", Name.ReversedChars)
    yield _instruction("Tr", 0)
    yield _instruction("Tf", Name(glyphs[0].name), size)
    for (y, replaced), line in groupby(shown, key=lambda code: (round(code.y, 3), code.replaced)):
        codes = list(line)
        pen = codes[0].x
        shows: list[bytes | float] = []
        for code in codes:
            if back := round((pen - code.x) * 1000 / size, 2):
                shows.append(back)
            shows.append(code.code.to_bytes(2))
            pen = code.x + code.width
        if replaced is not None:
            yield _instruction("BDC", Name.Span, pikepdf.Dictionary(ActualText=replaced))
        yield _instruction("Tm", 1, 0, 0, -1, codes[0].x, y)
        yield _instruction("TJ", pikepdf.Array(shows))
        if replaced is not None:
            yield _instruction("EMC")
    if rtl:
        yield _instruction("EMC")


def _clusters(glyphs: Sequence[Glyph], *, rtl: bool) -> Iterator[list[Glyph]]:
    """Yield the glyphs that stand for one text together: a letter's and its signs', or those of one replacement text.

    In right-to-left text the letter follows its vowel signs.
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
    """Yield the codes that show a cluster, from left to right, without its signs; ``behind`` stands to its right."""
    letters = [glyph for glyph in cluster if glyph.width]
    chars, further = (clustered[0].text[:: -1 if rtl else 1] if clustered else "" for clustered in (cluster, behind))
    if len(letters) > 1 or not chars:
        for glyph in letters or cluster:
            yield Shown(glyph.number, glyph.x, glyph.y, glyph.width, cluster[0].text or None)
        return
    letter = (letters or cluster)[0]
    # Readers may go by where glyphs stand, which may come closer to each other than the pen goes.
    end = min([letter.x + letter.width, *(glyph.x for glyph in behind if glyph.width)])
    own = _letter(chars, further[:1])
    for at, char in enumerate(chars):
        if letters and at == own:
            yield Shown(letter.font.code(letter.number, char), letter.x, letter.y, letter.width, None)
        else:
            yield Shown(letter.font.code(None, char), letter.x if at < own else end, letter.y, 0, None)


@cache
def _letter(chars: str, behind: str) -> int:
    """Return which character of a cluster is its letter: the first one that is no sign.

    But of two characters at one place that are the same, readers leave one out (poppler, MuPDF).
    """
    bases = [at for at, char in enumerate(chars) if not combining(char)] or [0]
    places = {at: (chars[: at + 1], chars[at + 1 :] + behind) for at in bases}
    return next((at for at in bases if all(len(set(place)) == len(place) for place in places[at])), bases[0])


def _forms(glyphs: Sequence[Glyph]) -> list[Instruction]:
    """Return what draws the vowel signs of a stretch of text (ISO 32000-1 §8.5.2)."""
    drawn: list[Instruction] = []

    def draw(operator: str, *path: Any) -> None:
        *numbers, glyph = path
        scale = glyph.size / glyph.font.outlines.face.upem
        places = zip(numbers[::2], numbers[1::2], strict=True)
        points = [(glyph.x + x * scale, glyph.y - y * scale) for x, y in places]
        drawn.append(_instruction(operator, *chain.from_iterable(points)))

    pen = hb.DrawFuncs()
    pen.set_move_to_func(partial(draw, "m"))
    pen.set_line_to_func(partial(draw, "l"))
    # HarfBuzz makes cubic curves of quadratic ones.
    pen.set_cubic_to_func(partial(draw, "c"))
    pen.set_close_path_func(partial(draw, "h"))
    for glyph in glyphs:
        if glyph.text and not glyph.width:
            glyph.font.outlines.draw_glyph(glyph.number, pen, glyph)
    return [*drawn, _instruction("f")] if drawn else []


def _instruction(operator: str, *operands: Any) -> Instruction:
    rounded = [round(operand, 3) if isinstance(operand, float) else operand for operand in operands]
    return pikepdf.ContentStreamInstruction(rounded, pikepdf.Operator(operator))
