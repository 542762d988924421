"""Texts: each paragraph one element, its lines where the scene has them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from msgspec import Struct
from msgspec.structs import replace

from deckgen.render.html.markup import color, direction, element, escape, linked, points, px, styles
from deckgen.scene.nodes import DeckScene, FittedText, Level, Paragraph, Run, TextStyle
from deckgen.units import Emu, Pt, to_pt

ASCENT, UNDER = 1.0, 0.2
"""How far the fonts of the page reach over and under the baseline, in em: what its rules make of every font's own. A
browser sets the middle of the two in the middle of a line."""

LINE_END = element("span", class_="e")
"""Ends a line within a paragraph, whose words so find their order together, as a wrapped one's do. With ``<br>`` signs
at the ends of lines would stand as if the paragraph ended there, and the copied text would be broken."""

MARKS = "\u200e\u200f"

ALIGN = {"l": "left", "r": "right", "ctr": "center"}


class _Set(Struct, frozen=True):
    """A paragraph with its place: the top of its first line, the type size and the pitch of its lines, in points."""

    paragraph: Paragraph
    level: Level
    top: Pt
    em: Pt
    pitch: Pt


def fitted(
    scene: DeckScene,
    text: FittedText,
    style: TextStyle,
    size: tuple[Emu, Emu],
    slide: int,
    tag: str = "p",
    *,
    in_cell: bool = False,
) -> str:
    """Return the paragraphs of a text.

    They are placed from the top left corner of a box or cell of that size.

    ``slide`` is the number of the slide. Paragraphs with a bullet are the items of a list, others are ``tag``.
    """
    placed = _placed(scene, text, style, size[1], in_cell=in_cell)
    parts = []
    for in_list, group in groupby(placed, lambda p: p.level.bullet is not None and tag == "p"):
        items = "".join(_paragraph(scene, p, style, size[0], slide, "li" if in_list else tag) for p in group)
        parts.append(element("ul", items) if in_list else items)
    return "".join(parts)


def _placed(scene: DeckScene, text: FittedText, style: TextStyle, h: Emu, *, in_cell: bool) -> Iterator[_Set]:
    _, top, _, bottom = style.insets
    y = to_pt(top) + {"t": 0, "ctr": 0.5, "b": 1}[style.anchor] * to_pt(h - top - bottom - text.drawn)
    for i, paragraph in enumerate(text.paragraphs):
        level = style.levels[paragraph.level]
        y += level.space_before if i else 0
        em = max([run.size or paragraph.size for run in paragraph.runs], default=paragraph.size)
        pitch = em * scene.fonts.pitch * paragraph.line_pct / 100
        baseline = y + pitch - em * scene.fonts.under(in_cell=in_cell)
        yield _Set(paragraph, level, baseline - em * (ASCENT - UNDER) / 2 - pitch / 2, em, pitch)
        y += pitch * (len(paragraph.breaks) + 1)


def _paragraph(scene: DeckScene, placed: _Set, style: TextStyle, w: Emu, slide: int, tag: str) -> str:
    paragraph, level = placed.paragraph, placed.level
    left, _, right, _ = style.insets
    margins = (left, right + level.margin) if paragraph.rtl else (left + level.margin, right)
    room = w - sum(margins)
    look = styles(
        [
            f"left:{px(margins[0])};width:{px(room)};top:{points(placed.top)};--line:{points(placed.pitch)}",
            f"font-size:{points(placed.em)};color:{color(level.color)};text-align:{ALIGN[paragraph.align]}",
            "font-weight:700" if level.bold else "",
        ]
    )
    # The space at the end of a line stands between two lines, where it takes no room and stays in the text.
    lines = (element("span", line, class_="l") + space for line, space in _lines(scene, placed, slide))
    return element(
        tag,
        _bullet(placed, room) + LINE_END.join(lines),
        class_="p",
        dir=direction(paragraph.rtl),
        lang=_language(paragraph),
        style=look,
    )


def _bullet(placed: _Set, room: Emu) -> str:
    level = placed.level
    if level.bullet is None:
        return ""
    side = "right" if placed.paragraph.rtl else "left"
    look = f"{side}:{px(level.indent + placed.paragraph.before(room))};color:{color(level.bullet.color)}"
    return element("span", class_="b", aria_hidden="true", data_sign=level.bullet.char, style=look)


def _lines(scene: DeckScene, placed: _Set, slide: int) -> Iterator[tuple[str, str]]:
    """Yield the runs of each line, and the white space that it ends in."""
    paragraph = placed.paragraph
    text = paragraph.text
    for first, last in pairwise([0, *paragraph.breaks, len(text)]):
        end = first + len(text[first:last].rstrip())
        parts, start = [], 0
        for run in paragraph.runs:
            piece = run.text[max(first - start, 0) : max(end - start, 0)]
            parts.append(_run(scene, placed, run, scene.in_digits(slide) if run.field == "slidenum" else piece))
            start += len(run.text)
        yield "".join(parts), escape(text[end:last])


def _run(scene: DeckScene, placed: _Set, run: Run, text: str) -> str:
    if not text:
        return ""
    bold = placed.level.bold if run.bold is None else run.bold
    size = run.size or placed.paragraph.size
    look = styles(
        [
            f"font-size:{points(size)}" if size != placed.em else "",
            f"font-weight:{700 if bold else 400}" if bold != placed.level.bold else "",
            "font-style:italic" if run.italic else "",
            f"color:{color('hl' if run.link else run.color)}" if run.link or run.color else "",
        ]
    )
    lang = run.lang if run.lang != _language(placed.paragraph) else None
    content = _isolated(text) if run.literal else escape(text)
    if lang or look:
        content = element("span", content, lang=lang, style=look or None)
    return linked(scene, run.link, content)


def _isolated(text: str) -> str:
    """Return a literal, on which nothing round it acts, between the marks that it has in every format."""
    inner = text.strip(MARKS)
    before, behind = text.split(inner) if inner else (text, "")
    return before + element("span", escape(inner), dir="ltr") + behind


def _language(paragraph: Paragraph) -> str | None:
    return paragraph.runs[0].lang if paragraph.runs else None


def notes(scene: DeckScene, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return speaker notes, which the window breaks into lines."""
    return "".join(_note(scene, paragraph) for paragraph in paragraphs)


def _note(scene: DeckScene, paragraph: Paragraph) -> str:
    level = Level(sizes=(paragraph.size,), color="ink", align=paragraph.align)
    placed = _Set(paragraph, level, 0, paragraph.size, 0)
    text = "".join(_run(scene, placed, replace(run, color=None), run.text) for run in paragraph.runs)
    marker = element("span", escape(f"{paragraph.marker} "), class_="marker") if paragraph.marker else ""
    look = styles(
        [
            f"margin-inline-start:{paragraph.level + 1}em" if paragraph.marker else "",
            f"text-align:{ALIGN[paragraph.align]}" if paragraph.rtl != scene.rtl else "",
        ]
    )
    return element("p", marker + text, dir=direction(paragraph.rtl), lang=_language(paragraph), style=look or None)
