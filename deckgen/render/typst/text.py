"""Texts: each paragraph where its box has it.

Each of its lines is where the scene breaks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import at, language, length, points, sequence, string
from deckgen.scene.nodes import FittedText, Level, Paragraph, Run, TextStyle
from deckgen.units import Emu, Pt, pt, to_pt

ENDLESS: Emu = pt(4000)
"""The width of what holds a paragraph: wider than any line, so that lines end where the scene ends them only."""

LINE_END = "\f"
"""Ends a line. Unlike Typst's own line break it does not end what the order of mixed scripts is found for: Unicode has
it as white space in a paragraph (UAX #9, table 4) and as the end of a line (UAX #14, class BK)."""

SLANT = "-12deg"
"""How far letters lean that are set in italics: the deck's fonts have none of their own, and office programs do so."""


def fitted(
    drawing: Drawing, text: FittedText, style: TextStyle, w: Emu, h: Emu, number: int, *, in_cell: bool = False
) -> str:
    """Return the paragraphs of a text.

    They are placed from the top left corner of its box or cell.
    """
    left, top, right, bottom = style.insets
    room = {"t": 0, "ctr": 0.5, "b": 1}[style.anchor] * to_pt(h - top - bottom - text.drawn)
    y: Pt = to_pt(top) + room
    parts: list[str] = []
    for i, paragraph in enumerate(text.paragraphs):
        level = style.levels[paragraph.level]
        y += level.space_before if i else 0
        em = max([run.size or paragraph.size for run in paragraph.runs], default=paragraph.size)
        pitch = em * drawing.scene.fonts.pitch * paragraph.line_pct / 100
        baseline = y + pitch - em * drawing.scene.fonts.under(in_cell=in_cell)
        parts += _paragraph(drawing, paragraph, level, (left, w - right), baseline, pitch, number)
        y += pitch * (len(paragraph.breaks) + 1)
    return sequence(parts)


def _paragraph(
    drawing: Drawing,
    paragraph: Paragraph,
    level: Level,
    edges: tuple[Emu, Emu],
    baseline: Pt,
    pitch: Pt,
    number: int,
) -> Iterator[str]:
    """Yield the bullet, if there is one, and the lines."""
    left, right = edges
    look = f"set text({_look(drawing, paragraph, level)})"
    if level.bullet is not None:
        over = level.margin + level.indent + paragraph.before(right - left - level.margin)
        x = right - over if paragraph.rtl else left + over
        sign = f"text(fill: {drawing.color(level.bullet.color)}, {string(level.bullet.char)})"
        side = "right" if paragraph.rtl else "left"
        yield f"pdf.artifact({_line(x, x, side, baseline, sequence([look, sign]))})"
    left, right = (left, right - level.margin) if paragraph.rtl else (left + level.margin, right)
    side = {"l": "left", "r": "right", "ctr": "center"}[paragraph.align]
    body = f"par(leading: {points(pitch)}, {lines(drawing, paragraph, level, number)})"
    yield _line(left, right, side, baseline, sequence([look, body]))


def _line(left: Emu, right: Emu, side: str, baseline: Pt, content: str) -> str:
    """Return content that is set flush with an edge, or in the middle between both."""
    x = {"left": left, "right": right - ENDLESS, "center": (left + right - ENDLESS) // 2}[side]
    return at(x, pt(baseline), f"box(width: {length(ENDLESS)}, align({side}, {content}))")


def _look(drawing: Drawing, paragraph: Paragraph, level: Level) -> str:
    return (
        f"dir: {'rtl' if paragraph.rtl else 'ltr'}, size: {points(paragraph.size)}, "
        f"fill: {drawing.color(level.color)}, {weight(drawing, level.bold)}"
    )


def lines(drawing: Drawing, paragraph: Paragraph, level: Level, number: int) -> str:
    """Return a paragraph's runs with the ends of its lines.

    ``number`` is that of the slide.
    """
    parts, start = [], 0
    for run in paragraph.runs:
        end = start + len(run.text)
        text = drawing.scene.in_digits(number) if run.field == "slidenum" else run.text
        cuts = [0, *(cut - start for cut in paragraph.breaks if start < cut <= end), len(text)]
        *ended, last = [text[a:b] for a, b in pairwise(cuts)]
        # Typst would give the spaces before its end a part of a line that is set in the middle.
        pieces = [_styled(drawing, run, piece, bold=level.bold) for piece in (*map(str.rstrip, ended), last)]
        parts.append(drawing.linked(run.link, f" + {string(LINE_END)} + ".join(pieces)))
        start = end
    return sequence(parts)


def flowing(drawing: Drawing, runs: Sequence[Run], *, bold: bool = False) -> str:
    """Return runs whose lines Typst breaks.

    They are in text that is bold or not.
    """
    return sequence([drawing.linked(run.link, _styled(drawing, run, run.text, bold=bold)) for run in runs])


def weight(drawing: Drawing, bold: bool) -> str:
    """Return the arguments of a font and its weight."""
    family, value = drawing.faces.of(bold)
    return f"font: {string(family)}, weight: {value}"


def _styled(drawing: Drawing, run: Run, text: str, *, bold: bool) -> str:
    """Return what a run has in one line."""
    look = []
    if run.lang != drawing.scene.language:
        look.append(language(run.lang))
    if run.bold is not None and run.bold != bold:
        look.append(weight(drawing, run.bold))
    if run.size:
        look.append(f"size: {points(run.size)}")
    color = "hl" if run.link else run.color
    if color:
        look.append(f"fill: {drawing.color(color)}")
    word = text.rstrip()
    content = f"text({', '.join([*look, string(text if not run.italic else word)])})"
    if run.link:
        content = f"underline({content})"
    if run.italic:
        # The spaces stay outside, where those at the end of a line take no room.
        content = f"box(skew(ax: {SLANT}, {content})) + {string(text[len(word) :])}"
    return content
