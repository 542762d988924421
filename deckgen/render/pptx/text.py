"""Text bodies: body properties, list styles, paragraphs, runs (ISO/IEC 29500-1 §21.1.2)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from deckgen.render.pptx.context import Drawing, PptxDeck
from deckgen.render.pptx.xml import escape, guid
from deckgen.scene.nodes import FittedText, Level, Paragraph, Run, TextStyle
from deckgen.units import Pt

LEVELS = 9
PLAIN_SIZE: Pt = 18
"""The size of what somebody adds by hand."""

PLAIN_LINE = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'

SLIDE_NUMBER = guid("slidenum")


def body_properties(deck: PptxDeck, style: TextStyle, *, shrinks: bool = False) -> str:
    """Return ``a:bodyPr``.

    The text keeps its size, since it has been measured; one that ``shrinks`` does so once edited by hand.
    """
    left, top, right, bottom = style.insets
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'rtlCol="{deck.rtl}" anchor="{style.anchor}"><a:{"normAutofit" if shrinks else "noAutofit"}/></a:bodyPr>'
    )


def nine(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Return all nine levels that PowerPoint knows.

    Those not given are as the last one.
    """
    return levels + levels[-1:] * (LEVELS - len(levels))


def list_style(deck: PptxDeck, levels: tuple[Level, ...], step: int = 0, *, field: bool = False) -> str:
    """Return the levels as ``a:lvl1pPr`` and so on.

    Fonts and language come from the styles above. ``field``: what they style is one line, a field alone.
    """
    return _levels(deck, levels, step, "", "", field=field)


def root_style(deck: PptxDeck, levels: tuple[Level, ...], font: Literal["mj", "mn"]) -> str:
    """Return nine levels for a style that all others inherit.

    They have the theme's fonts and the language.
    """
    # Without a:cs, programs set Arabic in a font of their own choice.
    fonts = f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/>'
    return _levels(deck, nine(levels), 0, f' lang="{deck.scene.language}"', fonts)


def plain_levels(deck: PptxDeck, size: Pt) -> tuple[Level, ...]:
    """Return the level of plain text, which starts at the reading side."""
    return (Level(sizes=(size,), color="ink", align=deck.start, line_pct=deck.scene.fonts.plain_pct),)


def stepped_sizes(deck: PptxDeck, levels: tuple[Level, ...], step: int) -> str:
    """Return what a placeholder adds at a smaller step.

    In its list style, to its layout's: the sizes, and the pitches where they are exact.
    """
    exact = deck.scene.fonts.exact
    return "".join(
        f"<a:lvl{number}pPr>{_line_spacing(deck, level.sizes[step], level.line_pct) if exact else ''}"
        f"<a:defRPr {_size(level.sizes[step])}/></a:lvl{number}pPr>"
        for number, level in enumerate(nine(levels), 1)
    )


def paragraphs(drawing: Drawing, text: FittedText, style: TextStyle) -> str:
    """Return the paragraphs of a box.

    It has its levels in a list style, its own or its layout's.
    """
    return "".join(paragraph(drawing, p, style.levels[p.level]) for p in text.paragraphs) or "<a:p/>"


def paragraph(drawing: Drawing, paragraph: Paragraph, level: Level, attributes: str = "", bullet: str = "") -> str:
    """Return ``a:p`` with only what differs from its level. ``attributes`` and ``bullet`` go to ``a:pPr``."""
    if paragraph.level:
        attributes += f' lvl="{paragraph.level}"'
    if paragraph.align != level.align:
        attributes += f' algn="{paragraph.align}"'
    if paragraph.rtl != drawing.deck.scene.rtl:
        attributes += f' rtl="{paragraph.rtl:d}"'
    inner = bullet
    if paragraph.line_pct != level.line_pct:
        inner = _line_spacing(drawing.deck, paragraph.size, paragraph.line_pct) + bullet
    properties = f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""
    runs = "".join([run(drawing, r, level) for r in _links_in_lines(paragraph)])
    return f"<a:p>{properties}{runs}</a:p>"


def cell_paragraphs(drawing: Drawing, text: FittedText, style: TextStyle) -> str:
    """Return the paragraphs of a table cell.

    Each has its whole look: PowerPoint reads no list style there.
    """
    deck, out = drawing.deck, []
    for p in text.paragraphs:
        level = style.levels[p.level]
        runs = "".join(run(drawing, r, level, p.size) for r in _links_in_lines(p))
        properties = (
            f'<a:pPr marL="{level.margin}" indent="{level.indent}" algn="{p.align}" rtl="{p.rtl:d}">'
            f"{_line_spacing(deck, p.size, p.line_pct)}{_before(level)}{_bullet(deck, level)}</a:pPr>"
        )
        out.append(f"<a:p>{properties}{runs}</a:p>")
    level = style.levels[0]
    # An empty cell with no size of its own would be as high as 18 pt text.
    size = level.sizes[text.step]
    properties = f"<a:pPr>{_line_spacing(deck, size, level.line_pct)}</a:pPr>" if deck.scene.fonts.exact else ""
    empty = f'<a:p>{properties}<a:endParaRPr lang="{deck.scene.language}" {_size(size)}/></a:p>'
    return "".join(out) or empty


def slide_number(deck: PptxDeck, number: int | None = None) -> str:
    """Return the field of the slide number.

    Notes pages store the number that it shows; layouts have none.
    """
    language = deck.scene.language
    text = _shown(deck, number)
    return f'<a:fld id="{SLIDE_NUMBER}" type="slidenum"><a:rPr lang="{language}"/><a:t>{text}</a:t></a:fld>'


def _shown(deck: PptxDeck, number: int | None) -> str:
    # Programs that compute no fields show what is stored.
    return "‹#›" if number is None else deck.scene.in_digits(number)


def run(drawing: Drawing, run: Run, level: Level, cell_size: Pt | None = None) -> str:
    """Return ``a:r`` or ``a:fld``: its language, and what differs from its level.

    In a table cell (``cell_size`` is the paragraph's) nothing is inherited: size, weight and colour are given.
    """
    in_cell = cell_size is not None
    attributes = f'lang="{run.lang}"'
    size = run.size or cell_size
    if size is not None:
        attributes += f" {_size(size)}"
    bold = level.bold if run.bold is None else run.bold
    if in_cell or bold != level.bold:
        attributes += f' b="{bold:d}"'
    if run.italic:
        attributes += ' i="1"'
    color = run.color or (level.color if in_cell else None)
    inner = f"<a:solidFill>{drawing.deck.colors[color]}</a:solidFill>" if color else ""
    if run.link:
        inner += drawing.link(run.link)
    properties = f"<a:rPr {attributes}>{inner}</a:rPr>" if inner else f"<a:rPr {attributes}/>"
    if run.field:
        text = _shown(drawing.deck, drawing.number)
        return f'<a:fld id="{SLIDE_NUMBER}" type="{run.field}">{properties}<a:t>{text}</a:t></a:fld>'
    return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>"


def _links_in_lines(paragraph: Paragraph) -> Sequence[Run]:
    """Return the runs of a paragraph, a link of several lines as one for each.

    LibreOffice sets a run with a link that goes on in a further line beside its box.
    """
    if not paragraph.breaks or not any(r.link for r in paragraph.runs):
        return paragraph.runs
    parted: list[Run] = []
    end = 0
    for r in paragraph.runs:
        start, end = end, end + len(r.text)
        cuts = [at - start for at in paragraph.breaks if start < at < end] if r.link else []
        parted += [replace(r, text=r.text[a:b]) for a, b in pairwise((0, *cuts, len(r.text)))]
    return parted


def _levels(deck: PptxDeck, levels: tuple[Level, ...], step: int, lang: str, fonts: str, *, field: bool = False) -> str:
    return "".join(
        f"<a:lvl{number}pPr {_level(deck, level, step, lang, fonts, field)}</a:lvl{number}pPr>"
        for number, level in enumerate(levels, 1)
    )


def _level(deck: PptxDeck, level: Level, step: int, lang: str, fonts: str, field: bool) -> str:
    """Return what follows a level's tag. It is made once, since most boxes have the same few levels."""
    key = level, step, lang, fonts, field
    if key not in deck.levels:
        deck.levels[key] = (
            f"{_attributes(deck, level)}>{_spacing(deck, level, step, field)}"
            f'<a:defRPr{lang} {_size(level.sizes[step])} b="{level.bold:d}">'
            f"<a:solidFill>{deck.colors[level.color]}</a:solidFill>{fonts}</a:defRPr>"
        )
    return deck.levels[key]


def _attributes(deck: PptxDeck, level: Level) -> str:
    return f'marL="{level.margin}" indent="{level.indent}" algn="{level.align}" rtl="{deck.rtl}"'


def _spacing(deck: PptxDeck, level: Level, step: int, field: bool) -> str:
    # At exact points LibreOffice sets a field higher, out of its box where the font says that its lines are high.
    line = PLAIN_LINE if field and deck.scene.fonts.exact else _line_spacing(deck, level.sizes[step], level.line_pct)
    return line + _before(level) + _bullet(deck, level)


def _line_spacing(deck: PptxDeck, size: Pt, percent: int) -> str:
    fonts = deck.scene.fonts
    if fonts.exact:
        return f'<a:lnSpc><a:spcPts val="{round(size * fonts.pitch * percent)}"/></a:lnSpc>'
    return f'<a:lnSpc><a:spcPct val="{percent * 1000}"/></a:lnSpc>'


def _before(level: Level) -> str:
    return f'<a:spcBef><a:spcPts val="{round(level.space_before * 100)}"/></a:spcBef>'


def _bullet(deck: PptxDeck, level: Level) -> str:
    if level.bullet is None:
        return "<a:buNone/>"
    color = deck.colors[level.bullet.color]
    return f'<a:buClr>{color}</a:buClr><a:buFontTx/><a:buChar char="{escape(level.bullet.char)}"/>'


def _size(points: Pt) -> str:
    return f'sz="{round(points * 100)}"'
