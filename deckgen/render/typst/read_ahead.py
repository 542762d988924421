"""The one-page read-ahead, in type as large as fits.

Bottom line, what is asked for, points, conclusions, conditions, question and sources.
"""

from __future__ import annotations

from typing import Literal

from deckgen.render.typst.compiler import Compiler
from deckgen.render.typst.drawing import Drawing
from deckgen.render.typst.markup import length, sequence, string
from deckgen.render.typst.paper import INNER_HEIGHT, SMALL, at_end, heading, marking, prose, references, rules, styled
from deckgen.scene.nodes import Stroke
from deckgen.scene.papers import Conditions, Ground, Group, ReadAhead
from deckgen.theme.tokens import ACCENT_BAR, HAIRLINE, HEAD_RULE, Role
from deckgen.units import Pt, to_pt

SIZES: tuple[Pt, ...] = (11, 10.5, 10, 9.5, 9, 8.5)
"""The sizes of its text, largest first; what is larger or smaller is so in proportion."""

ROOMY: Pt = 11.5
"""The size where a page in the largest of ``SIZES`` leaves a fifth of its height free."""

TEXT, FOOT = "text", "foot"
"""Where the text ends, and where begins what stands at the page's foot."""

TITLE, HEADING, LEAD, SOURCE = 1.8, 1.15, 1.25, 0.8
WHOLE = 90
"""Addresses of so many bytes are not broken: in the type of sources they are no longer than a line."""

BULLET = "•"
HAIR, RULE = Stroke("a6", HAIRLINE), Stroke("a1", HEAD_RULE)


def read_ahead(drawing: Drawing, compiler: Compiler, paper: ReadAhead) -> tuple[bytes, list[str]]:
    """Return the page as a PDF, and what ends beyond it.

    It is in the largest type in which it is one page; those blocks end beyond it in any.
    """
    for size in SIZES:
        ends = compiler.query(_markup(drawing, paper, size), "<end>")
        beyond = [name for name, page, _ in ends if page > 1 and name in paper.places]
        if not beyond:
            break
    heights = {name: y for name, _, y in ends}
    if size == SIZES[0] and not beyond and heights[FOOT] - heights[TEXT] > to_pt(INNER_HEIGHT) / 5:
        size = ROOMY
    (made,) = compiler.pages(_markup(drawing, paper, size), "pdf")
    return made, beyond


def _markup(drawing: Drawing, paper: ReadAhead, size: Pt) -> str:
    blocks = [_head(drawing, paper, size)]
    if paper.bottom_line:
        said = styled(drawing, prose(drawing, paper.bottom_line, bold=True), color="deep.text", bold=True, size=LEAD)
        blocks.append(_block("bottom line", _panel(drawing, said, "deep.fill", "deep.accent", "top")))
    if paper.ask:
        asked = sequence([prose(drawing, said) for said in paper.ask])
        blocks.append(_block("ask", _panel(drawing, asked, "panel", "a2", "start")))
    if paper.points:
        blocks.append(_block("points", _points(drawing, paper.points)))
    blocks.append(_block("conclusions", _conclusions(drawing, paper.conclusions, size)))
    if paper.conditions:
        blocks.append(_block("conditions", _conditions(drawing, paper.conditions, size)))
    if paper.question:
        blocks.append(_block("question", _panel(drawing, prose(drawing, paper.question), "panel", "a2", "start")))
    blocks.append(f"{{block(spacing: 0pt, {_mark(TEXT)}); v(1fr); {_mark(FOOT)}}}")
    if paper.references:
        whole = f"show link: it => if it.dest.len() <= {WHOLE} {{ box(it) }} else {{ it }}"
        listed = styled(drawing, sequence([whole, references(drawing, paper.references)]), color="a5", size=SOURCE)
        blocks.append(_block("sources", f"{_rule(drawing, HAIR)}; {listed}"))
    page = rules(drawing, size, "none", at_end(drawing, paper.label))
    return f"{page}#set block(spacing: 1.5em)\n" + "\n".join(f"#{block}\n" for block in blocks)


def _block(name: str, content: str) -> str:
    """Return a block, and where it ends for whoever asks."""
    return f"{{{content}; {_mark(name)}}}"


def _mark(name: str) -> str:
    """Return what tells a name, the page, and how far down it stands, in points."""
    place = "here().page(), here().position().y.pt()"
    return f"context [#metadata(({string(name)}, {place})) <end>]"


def _panel(drawing: Drawing, content: str, fill: Role, edge: Role, side: Literal["top", "start"]) -> str:
    """Return content on a ground that has an edge at one side."""
    bar = f"grid.cell(fill: {drawing.color(edge)}, [])"
    panel = f"grid.cell(fill: {drawing.color(fill)}, inset: (x: 1.3em, y: 1em), {content})"
    bar_width = length(ACCENT_BAR)
    tracks = f"columns: 1fr, rows: ({bar_width}, auto)" if side == "top" else f"columns: ({bar_width}, 1fr)"
    return f"block(width: 100%, grid({tracks}, {bar}, {panel}))"


def _head(drawing: Drawing, paper: ReadAhead, size: Pt) -> str:
    meta = styled(drawing, prose(drawing, paper.meta), color="a5", size=SMALL) if paper.meta else "[]"
    handling = marking(drawing, paper.marking) if paper.marking else "[]"
    return sequence(
        [
            styled(drawing, prose(drawing, paper.kicker, bold=True), color="a2", bold=True, size=SMALL),
            heading(drawing, paper.title, TITLE * size, above=0.6),
            f"grid(columns: (1fr, auto), align: horizon, {meta}, {handling})",
            _rule(drawing, RULE),
        ]
    )


def _rule(drawing: Drawing, stroke: Stroke) -> str:
    return f"pdf.artifact(line(length: 100%, stroke: {drawing.stroke(stroke)}))"


def _points(drawing: Drawing, points: tuple[Ground, ...]) -> str:
    """Return the points of the summary beside each other, each lead-in over its text."""
    cells = []
    for point in points:
        lead = [styled(drawing, prose(drawing, point.lead, bold=True), color="a1", bold=True)] if point.lead else []
        cells.append(sequence([*lead, *([prose(drawing, point.text)] if point.text else [])]))
    return _beside(drawing, cells, 3 if len(cells) in (3, 5, 6) else 2)


def _beside(drawing: Drawing, cells: list[str], columns: int) -> str:
    """Return cells in columns, each under a hairline."""
    inset = f"stroke: (top: {drawing.stroke(HAIR)}), inset: (top: 0.8em)"
    boxes = ", ".join(f"block(width: 100%, {inset}, {cell})" for cell in cells)
    return f"grid(columns: (1fr, ) * {columns}, column-gutter: 2.4em, row-gutter: 1.3em, {boxes})"


def _conclusions(drawing: Drawing, groups: tuple[Group, ...], size: Pt) -> str:
    """Return the conclusions in two columns, those of a part together under its title."""
    cells = []
    for group in groups:
        said = [prose(drawing, conclusion) for conclusion in group.conclusions]
        if group.title:
            marker = f"text(fill: {drawing.color('a2')}, {string(BULLET)})"
            listed = f"block(above: 1em, list(spacing: 0.9em, marker: {marker}, {', '.join(said)}))"
            cells.append(sequence([heading(drawing, group.title, HEADING * size, level=2), listed]))
        else:
            cells += said
    return _beside(drawing, cells, 2)


def _conditions(drawing: Drawing, conditions: Conditions, size: Pt) -> str:
    columns = [*conditions.columns, *([conditions.likelihoods] if conditions.likelihoods else [])]
    head, *rows = zip(*columns, strict=True)
    heads = [styled(drawing, prose(drawing, said), color="a5", size=SMALL) for said in head]
    body = []
    for first, *others in rows:
        body.append(styled(drawing, prose(drawing, first, bold=True), color="a1", bold=True))
        body += [*(prose(drawing, said) for said in others), f"table.hline(stroke: {drawing.stroke(HAIR)})"]
    # Dots and the word for them are never parted.
    widths = f"(1fr, ) * {len(conditions.columns)}" + (" + (auto, )" if conditions.likelihoods else "")
    table = (
        f"table(columns: {widths}, column-gutter: 1.4em, stroke: none, inset: (x: 0pt, y: 0.65em), align: start, "
        f"table.header({', '.join(heads)}), table.hline(stroke: {drawing.stroke(RULE)}), {', '.join(body)})"
    )
    # Typst draws rules beyond a table's edges by half of what they are wide.
    return sequence(
        [heading(drawing, conditions.title, HEADING * size, level=2), f"block(spacing: 0.7em, clip: true, {table})"]
    )
