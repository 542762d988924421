"""What a PDF as Typst writes it draws as text.

Its fonts, and the glyphs of a page.

A code is the number of its glyph (Identity-H, ISO 32000-1 §9.7.5.2). Typst draws a stretch of text in one font as
fragments: a new one begins where glyphs stand higher or lower, with its pen where that of the one before it ended.
Glyphs are shown from left to right, those of right-to-left text too.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import uharfbuzz as hb
from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name, Object, Pdf, String, parse_content_stream, unparse_content_stream

from deckgen.units import Pt

NEAR = 0.001
"""How far apart two places of the pen may be that are the same, in em."""

Instruction = Any
"""An operator of a page's content with its operands, as pikepdf has it."""


class Font(Struct, frozen=True, eq=False):
    """A font of a PDF.

    ``cid`` and ``unicode`` are its descendant font and its ToUnicode map.

    ``texts`` are what its glyphs stand for; ``widths`` are how far they move the pen, in thousandths of an em.
    ``outlines`` is HarfBuzz's font. ``further`` are further codes for the same glyphs, in their order.
    """

    cid: Object
    unicode: Object
    texts: Mapping[int, str]
    widths: Mapping[int, float]
    outlines: Any
    further: dict[tuple[int | None, str], int] = field(default_factory=dict)

    def code(self, glyph: int | None, text: str) -> int:
        """Return the code that draws a glyph and stands for a text.

        It may draw nothing and not move the pen.
        """
        if glyph is not None and self.texts.get(glyph) == text:
            return glyph
        return self.further.setdefault((glyph, text), self.outlines.face.glyph_count + len(self.further))

    def write(self, pdf: Pdf) -> None:
        """Write the further codes into the font.

        They are behind the last glyph, led to theirs by a CIDToGIDMap (§9.7.4.2).
        """
        count, descriptor = self.outlines.face.glyph_count, self.cid.FontDescriptor
        empty = next((glyph for glyph, text in self.texts.items() if text == " "), 0)
        if not empty:
            # HarfBuzz empties the first glyph, the sign for a missing one.
            wanted = hb.SubsetInput()
            wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(range(count))
            wanted.flags = hb.SubsetFlags.RETAIN_GIDS
            descriptor.FontFile2.write(hb.subset(self.outlines.face, wanted).blob.data)
        glyphs = [*range(count), *(empty if glyph is None else glyph for glyph, _ in self.further)]
        self.cid.CIDToGIDMap = pdf.make_stream(struct.pack(f">{len(glyphs)}H", *glyphs))
        # Which says what codes there are.
        del descriptor.CIDSet
        spans = ([code, code, self.widths[glyph]] for (glyph, _), code in self.further.items() if glyph is not None)
        self.cid.W = Array([*self.cid.W, *chain.from_iterable(spans)])
        texts = [
            b"<%04X> <%b>" % (code, text.encode("utf-16-be").hex().encode()) for (_, text), code in self.further.items()
        ]
        added = b"".join(b"1 beginbfchar\n%b\nendbfchar\n" % text for text in texts)
        self.unicode.write(self.unicode.read_bytes().replace(b"endcmap", added + b"endcmap"))


def fonts(pdf: Pdf) -> dict[tuple[int, int], Font]:
    """Return the fonts by the numbers of their objects.

    They have TrueType outlines and no further codes.
    """
    found = {}
    for font in pdf.objects:
        cid = font.DescendantFonts[0] if isinstance(font, Dictionary) and "/DescendantFonts" in font else Dictionary()
        if cid.get(Name.CIDToGIDMap) == Name.Identity:
            spans = zip(*[iter(cid.W)] * 3, strict=True)
            widths = {code: float(width) for first, last, width in spans for code in range(int(first), int(last) + 1)}
            blocks = parse_content_stream(font.ToUnicode, "endbfchar")
            mapped = (bytes(operand) for block in blocks for operand in block.operands)
            texts = {int.from_bytes(code): text.decode("utf-16-be") for code, text in zip(mapped, mapped, strict=True)}
            outlines = hb.Font(hb.Face(cid.FontDescriptor.FontFile2.read_bytes()))
            found[font.objgen] = Font(cid, font.ToUnicode, texts, widths, outlines)
    return found


class Glyph(NamedTuple):
    """A glyph: its number in its font, and where it stands.

    It also says what it is said to stand for.

    ``x`` and ``y`` are points to the right of and under the place where its run begins. ``name`` is its font's on the
    page. ``actual`` is the place of its replacement text (ISO 32000-1 §14.9.4), if it has one, counted in instructions
    from where its run begins. ``width`` is how far it moves the pen.
    """

    number: int
    font: Font
    name: str
    size: Pt
    x: Pt
    y: Pt
    text: str
    actual: int | None
    width: Pt


class Fragment(NamedTuple):
    """What shows some glyphs.

    ``q``, a ``matrix`` and a colour from ``start``, ``BT`` at ``begin``, ``ET`` at ``end``.

    ``look`` is the colour and the font. ``pen`` and ``y`` are where the pen ends.
    """

    start: int
    begin: int
    end: int
    matrix: Sequence[float]
    look: tuple[bytes, str, Pt]
    glyphs: list[Glyph]
    pen: Pt
    y: Pt = 0


def runs(content: Sequence[Instruction], fonts: Mapping[str, Font]) -> list[list[Fragment]]:
    """Return the fragments of each stretch of text.

    It is what a page draws in a font; it knows the fonts by these names.
    """
    found: list[list[Fragment]] = []
    start = begin = 0
    operators = [str(instruction.operator) for instruction in content]
    for at, operator in enumerate(operators):
        if operator == "q":
            start = at
        elif operator == "BT":
            begin = at
        elif operator == "ET" and (glyphs := _glyphs(content, operators, begin + 1, at, fonts)):
            matrix = [float(number) for number in content[start + 1].operands]
            look = unparse_content_stream(content[start + 2 : begin]), glyphs[0].name, glyphs[0].size
            pen = max((glyph.x + glyph.width for glyph in glyphs if glyph.width), default=0)
            fragment = Fragment(start, begin, at, matrix, look, glyphs, pen)
            if found and (further := _further(found[-1], fragment, operators)):
                found[-1].append(further)
            else:
                found.append([fragment])
    return found


def _further(run: list[Fragment], fragment: Fragment, operators: Sequence[str]) -> Fragment | None:
    """Return a fragment as one of the run, or ``None`` if it is of another."""
    first, last = run[0], run[-1]
    between = operators[last.end + 2 : fragment.start]
    if first.look != fragment.look or between not in ([], ["EMC", "BDC"]):
        return None
    a, b, c, d, left, top = first.matrix
    *turned, right, bottom = fragment.matrix
    w, h, area = right - left, bottom - top, a * d - b * c
    x, y = (d * w - c * h) / area, (a * h - b * w) / area
    if turned != [a, b, c, d] or abs(x - last.pen) > NEAR * fragment.glyphs[0].size or y == last.y:
        return None
    glyphs = [
        glyph._replace(
            x=glyph.x + x,
            y=glyph.y + y,
            actual=None if glyph.actual is None else glyph.actual + fragment.begin - first.begin,
        )
        for glyph in fragment.glyphs
    ]
    return fragment._replace(glyphs=glyphs, pen=fragment.pen + x, y=y)


def _glyphs(
    content: Sequence[Instruction], operators: Sequence[str], start: int, end: int, fonts: Mapping[str, Font]
) -> list[Glyph]:
    """Return the glyphs of a text object, none where it is not of these fonts only."""
    glyphs: list[Glyph] = []
    replacements: list[tuple[int, str] | None] = [None]
    for at in range(start, end):
        operator = operators[at]
        if operator == "BMC":
            replacements.append(replacements[-1])
        elif operator == "BDC":
            replacements.append((at - start, str(content[at].operands[1].ActualText)))
        elif operator == "EMC":
            replacements.pop()
        elif operator == "Tf":
            font, points = content[at].operands
            name, size = str(font), float(points)
            if name not in fonts:
                return []
        elif operator == "Tm":
            x = float(content[at].operands[4])
        elif operator in ("Tj", "TJ"):
            operands = content[at].operands
            for shown in operands if operator == "Tj" else operands[0]:
                if not isinstance(shown, String):
                    x -= float(shown) * size / 1000
                    continue
                for (number,) in struct.iter_unpack(">H", bytes(shown)):
                    actual, text = replacements[-1] or (None, fonts[name].texts.get(number, ""))
                    width = fonts[name].widths.get(number, 0) * size / 1000
                    glyphs.append(Glyph(number, fonts[name], name, size, x, 0, text, actual, width))
                    x += width
    return glyphs
