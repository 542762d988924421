"""What the printed documents have in common: A4 pages, paragraphs, the list of sources."""

from __future__ import annotations

from deckgen.render.typst.document import preamble
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import length, points, sequence
from deckgen.render.typst.text import flowing, weight
from deckgen.scene.papers import Prose, References
from deckgen.theme.tokens import Role
from deckgen.units import Emu, Pt, inch

WIDTH: Emu = inch(210 / 25.4)
MARGIN: Emu = inch(0.65)
INNER: Emu = WIDTH - 2 * MARGIN


def rules(drawing: Drawing, size: Pt, foot: str) -> str:
    """Return the rules of a document on A4 in type of such a size, with ``foot`` at the foot of each page."""
    return (
        f'{preamble(drawing)}#set page(paper: "a4", margin: {length(MARGIN)}, fill: {drawing.color("bg")}, '
        f"footer: {foot})\n#set text(size: {points(size)})\n#set par(leading: 0.65em, spacing: 0.85em)\n"
    )


def styled(drawing: Drawing, content: str, *, color: Role = "ink", bold: bool = False, size: float = 1) -> str:
    """Return content in a colour and weight, in type of so many em."""
    look = f"{weight(drawing, bold)}, fill: {drawing.color(color)}, size: {size:g}em"
    return f"{{set text({look}); {content}}}"


def prose(drawing: Drawing, said: Prose, *, bold: bool = False) -> str:
    """Return a paragraph."""
    direction = f"set text(dir: {'rtl' if said.rtl else 'ltr'})"
    return sequence([direction, f"par({flowing(drawing, said.runs, bold=bold)})"])


def heading(drawing: Drawing, said: Prose, size: Pt, *, level: int = 1) -> str:
    """Return a heading in type of such a size."""
    look = f"{weight(drawing, True)}, fill: {drawing.color('a1')}, size: {points(size)}"
    shown = f"show heading: it => block(above: 2em, below: 0.7em, text({look}, it.body))"
    return sequence([shown, f"heading(level: {level}, {flowing(drawing, said.runs, bold=True)})"])


def references(drawing: Drawing, listed: References) -> str:
    """Return the sources, each of which stays on one page. All stand at the reading side."""
    entries = [
        f"block(breakable: false, above: 0.9em, {sequence([prose(drawing, said) for said in entry])})"
        for entry in listed.entries
    ]
    # A paragraph in another direction than the document's would begin at the far side.
    side = "right" if drawing.scene.rtl else "left"
    return f"{{set align({side}); set par(spacing: 0.5em); {'; '.join(entries)}}}"
