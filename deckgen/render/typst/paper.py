"""What the printed documents have in common.

A4 pages, paragraphs, the list of sources.
"""

from __future__ import annotations

from deckgen.render.typst.document import preamble
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import length, points, sequence
from deckgen.render.typst.text import flowing, weight
from deckgen.scene.papers import Marking, Prose, References
from deckgen.theme.tokens import CHROME, Role
from deckgen.units import Emu, Pt, inch

WIDTH: Emu = inch(210 / 25.4)
HEIGHT: Emu = inch(297 / 25.4)
MARGIN: Emu = inch(0.65)
INNER_HEIGHT: Emu = HEIGHT - 2 * MARGIN

SMALL = 0.85
"""The type of what stands beside the text, in em."""

LEADING, CAPITALS = 0.65, 0.7
"""What is between two lines, and how high what stands on a line usually is, in em."""


RUNT = "100000%"
"""What a last line of a single word costs: more than any unevenness of the lines before it."""


def rules(drawing: Drawing, size: Pt, head: str, foot: str, *, flipped: bool = False) -> str:
    """Return the rules of a document on A4.

    It is in type of such a size, with ``head`` and ``foot`` on each page, which lies on its long side if ``flipped``.
    """
    fonts = drawing.scene.fonts
    line = fonts.pitch * fonts.plain_pct / 100 if fonts.exact else 0
    edge = f", top-edge: {line - LEADING:g}em" if line > LEADING + CAPITALS else ""
    return (
        f'{preamble(drawing)}#set page(paper: "a4", flipped: {str(flipped).lower()}, margin: {length(MARGIN)}, '
        f"fill: {drawing.color('bg')}, header: {head}, footer: {foot})\n"
        f"#set text(size: {_enlarged(drawing, size)}{edge}, costs: (runt: {RUNT}))\n"
        f'#set par(leading: {LEADING}em, spacing: 0.85em, linebreaks: "optimized")\n'
    )


def _enlarged(drawing: Drawing, size: Pt) -> str:
    """Return a size of type as large as the theme has it."""
    return points(size * drawing.scene.theme.scale)


def styled(drawing: Drawing, content: str, *, color: Role = "ink", bold: bool = False, size: float = 1) -> str:
    """Return content in a colour and weight.

    It is in type of so many em.
    """
    look = f"{weight(drawing, bold)}, fill: {drawing.color(color)}, size: {size:g}em"
    return f"{{set text({look}); {content}}}"


def prose(drawing: Drawing, said: Prose, *, bold: bool = False) -> str:
    """Return a paragraph."""
    return sequence([*directed(drawing, said.rtl), f"par({flowing(drawing, said.runs, bold=bold)})"])


def directed(drawing: Drawing, rtl: bool) -> list[str]:
    """Return the rules of text of a direction.

    It stands at the document's reading side all the same.
    """
    rules = [f"set text(dir: {'rtl' if rtl else 'ltr'})"]
    if rtl != drawing.scene.rtl:
        rules.append(f"set align({'right' if drawing.scene.rtl else 'left'})")
    return rules


def marking(drawing: Drawing, shown: Marking) -> str:
    """Return a handling marking.

    A label is in the size of those on slides.
    """
    if shown.fill is None:
        return styled(drawing, prose(drawing, shown.said, bold=True), color=shown.color, bold=True, size=SMALL)
    said = styled(drawing, prose(drawing, shown.said, bold=True), color=shown.color, bold=True)
    ground = f"box(fill: {drawing.color(shown.fill)}, inset: (x: {length(inch(0.1))}, y: 0.3em), {said})"
    return f"text(size: {_enlarged(drawing, CHROME)}, {ground})"


def at_end(drawing: Drawing, label: Marking | None) -> str:
    """Return a label for the head or foot of a page.

    It stands at the side where lines end; ``none`` is for no label.
    """
    return f"align(end, {marking(drawing, label)})" if label else "none"


def heading(drawing: Drawing, said: Prose, size: Pt, *, level: int = 1, above: float = 2) -> str:
    """Return a heading in type of such a size.

    It is so many em under what is above.
    """
    look = f"{weight(drawing, True)}, fill: {drawing.color('a1')}, size: {_enlarged(drawing, size)}"
    shown = f"show heading: it => block(above: {above:g}em, below: 0.7em, text({look}, it.body))"
    return sequence(
        [shown, *directed(drawing, said.rtl), f"heading(level: {level}, {flowing(drawing, said.runs, bold=True)})"]
    )


def references(drawing: Drawing, listed: References) -> str:
    """Return the sources, each of which stays on one page."""
    entries = [
        f"block(breakable: false, above: 0.9em, {sequence([prose(drawing, said) for said in entry])})"
        for entry in listed.entries
    ]
    return f"{{set par(spacing: 0.5em); {'; '.join(entries)}}}"
