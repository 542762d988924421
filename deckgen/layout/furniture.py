"""What the frame says on one slide: headline, kicker, confidence, strip, marking, tracker, source line, number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from deckgen.layout import source_line
from deckgen.layout.frame import FOOTER_GAP, NUMBER_W
from deckgen.layout.style import level
from deckgen.outline import markup
from deckgen.outline.model import MarkingLevel
from deckgen.outline.values import CONFIDENCES
from deckgen.problems import OutlineError, Problem
from deckgen.scene.nodes import (
    Align,
    Drawable,
    FittedText,
    Level,
    Paragraph,
    Run,
    Shape,
    SlideLayout,
    TextBox,
    TextStyle,
)
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import (
    CHROME,
    CONTENT_W,
    FOOTER_Y,
    GUTTER,
    KICKER_H,
    KICKER_Y,
    LABEL,
    LABEL_PCT,
    MARGIN,
    TRACKER_H,
    TRACKER_Y,
    Role,
)
from deckgen.units import Emu, Rect, inch, pt

if TYPE_CHECKING:
    from deckgen.layout.page import DeckContext, Page

TRACKER_BAR = pt(2.25)
TRACKER_COLUMNS = 4
"""The tracker's entries are as wide as if there were at least so many, so that two do not span the slide."""

MARKING_COLOR: dict[MarkingLevel, Role] = {"plain": "a5", "caution": "a2", "restricted": "a4"}
TLP_COLOR: dict[str, Role] = {
    "TLP:RED": "tlp.red",
    "TLP:AMBER+STRICT": "tlp.amber",
    "TLP:AMBER": "tlp.amber",
    "TLP:GREEN": "tlp.green",
    "TLP:CLEAR": "tlp.clear",
}


def around(
    page: Page, layout: SlideLayout, body: Sequence[Drawable], index: int, total: int, strip: Block | None
) -> list[Drawable]:
    """Return all nodes of slide ``index`` of ``total``, in reading order.

    Raises:
        OutlineError: the headline, kicker, strip or note does not fit.
    """
    counter = f"({page.number(index + 1)}/{page.number(total)})" if index else ""
    title, in_title = _headline(page, layout, counter)
    nodes: list[Drawable] = [page.fill(layout, "title", title, page.content.headline.place)]
    nodes += _kicker(page, layout, "" if in_title else counter)
    nodes += body
    if strip is not None:
        place = page.content.takeaway.place if page.content.takeaway else page.content.place
        nodes.append(page.filled(layout, "strip", strip, place=place))
    nodes += marking(page)
    nodes += _tracker(page)
    nodes += footer(page, layout)
    return nodes


def _headline(page: Page, layout: SlideLayout, counter: str) -> tuple[FittedText, bool]:
    headline = page.content.headline
    plain = page.block(headline)
    if counter:
        counted = page.fit(layout, {"title": [Block(plain.runs + page.runs(f" {counter}"))]})
        if counted:
            return counted["title"], True
    fitted = page.fit(layout, {"title": [plain]})
    if fitted:
        return fitted["title"], False
    words = page.deck.fitter.excess(Box.of(layout.placeholder("title"), [plain]))
    raise OutlineError(
        [
            Problem(
                "headline-too-long",
                headline.place,
                f"the headline does not fit in two lines: about {words} word{'s' * (words != 1)} too many",
                "shorten the message",
            )
        ]
    )


def _kicker(page: Page, layout: SlideLayout, counter: str) -> list[Drawable]:
    content = page.content
    parts = [page.runs(content.kicker)] if content.kicker else []
    if content.confidence:
        parts.append(page.runs(page.word(f"confidence.{content.confidence}")))
    if counter:
        parts.append(page.runs(counter))
    if not parts:
        return []
    runs = parts[0]
    for part in parts[1:]:
        runs += (*page.runs(" · "), *part)
    place = content.kicker.place if content.kicker else content.place
    kicker = page.filled(layout, "kicker", Block(runs), place=place)
    if not content.confidence:
        return [kicker]
    text_w = max(kicker.text.paragraphs[0].widths)
    return [kicker, *_confidence_bars(page, text_w, CONFIDENCES.index(content.confidence))]


def _confidence_bars(page: Page, text_w: int, band: int) -> list[Shape]:
    w, gap, foot = inch(0.05), inch(0.03), KICKER_Y + pt(LABEL)
    bars = []
    for i in range(len(CONFIDENCES)):
        h = inch(0.06) * (i + 1)
        rect = page.grid.at(MARGIN + text_w + inch(0.1) + i * (w + gap), foot - h, w, h)
        bars.append(
            Shape(key=f"confidence-{i + 1}", place=page.content.place, rect=rect, fill="a2" if i <= band else "a6")
        )
    return bars


def marking(page: Page, color: Role | None = None) -> list[Drawable]:
    """Return the handling marking of a slide, in ``color`` where the ground is not the theme's.

    FIRST TLP 2.0 asks for the label in header and footer, in capitals, in its colour on black.
    """
    mark = page.deck.marking
    if mark is None:
        return []
    role = TLP_COLOR.get(mark.text.string)
    row = page.grid.columns(9, 11, KICKER_Y, KICKER_H)
    if role is None:
        style = TextStyle((_label(color or MARKING_COLOR[mark.level], page.grid.end),))
        return [page.text("marking", row, style, page.block(mark.text), place=mark.text.place)]
    h, (w,) = pt(CHROME) * 3 // 2, label_widths(page.deck)
    # On a ground of its own there is neither a slide number nor a logo in the footer.
    beside = w if color else NUMBER_W + page.deck.beside_number() - FOOTER_GAP
    head = page.grid.at(MARGIN + CONTENT_W - w, KICKER_Y, w, h)
    foot = page.grid.at(MARGIN + CONTENT_W - beside, FOOTER_Y, w, h)
    return [_tlp(page, key, rect, role) for key, rect in (("marking", head), ("marking-foot", foot))]


def label_widths(deck: DeckContext) -> list[Emu]:
    """Return the width of the handling label in the footer, nothing where the marking is none of the TLP's."""
    if deck.marking is None or deck.marking.text.string not in TLP_COLOR:
        return []
    runs = deck.composer.plain(deck.marking.text.string, bold=True)
    return [deck.fitter.natural_width(runs, CHROME) + inch(0.2)]


def _label(color: Role, align: Align) -> Level:
    return Level(sizes=(CHROME,), color=color, align=align, bold=True, line_pct=LABEL_PCT)


def _tlp(page: Page, key: str, rect: Rect, color: Role) -> TextBox:
    mark = page.deck.marking
    assert mark is not None
    style = TextStyle((_label(color, "ctr"),), "ctr")
    block = replace(page.block(mark.text), rtl=False)
    return replace(page.text(key, rect, style, block, place=mark.text.place), fill="tlp.bg")


def _tracker(page: Page) -> list[Drawable]:
    current = page.content.tracker
    entries = page.deck.tracker
    if current is None or len(entries) < 2:
        return []
    slots = max(TRACKER_COLUMNS, len(entries))
    whole = page.grid.at(MARGIN, TRACKER_Y, CONTENT_W, TRACKER_H)
    nodes: list[Drawable] = []
    for i, (entry, box) in enumerate(zip(entries, page.grid.split(whole, slots, GUTTER), strict=False)):
        on = i == current
        text_level = level(page.grid, (CHROME,), "a1" if on else "a5", bold=on, pct=LABEL_PCT)
        style = TextStyle((text_level,), "b")
        number = page.runs(f"{page.number(i + 1)}.")
        fitter, named = page.deck.fitter, Block((*number, *page.runs(" "), *page.runs(entry)))
        fitted = fitter.fit([Box((named,), style, box.w, box.h)]) or fitter.fit(
            [Box((Block(number),), style, box.w, box.h)]
        )
        bar = Rect(box.x, box.y, box.w, TRACKER_BAR)
        nodes.append(Shape(key=f"tracker-bar-{i + 1}", place=entry.place, rect=bar, fill="a2" if on else "a5"))
        if fitted:
            nodes.append(TextBox(key=f"tracker-{i + 1}", place=entry.place, rect=box, text=fitted[0], style=style))
    return nodes


def footer(page: Page, layout: SlideLayout) -> list[Drawable]:
    """Return the source line, if the slide cites anything or has a note, and the slide number.

    Raises:
        OutlineError: the note is too long for the line.
    """
    nodes: list[Drawable] = []
    placeholder = layout.placeholder("source")
    if page.content.citations or page.content.note:
        nodes.append(page.fill(layout, "source", source_line.fitted(page, placeholder)))
    number = Run("‹#›", page.deck.language.office, field="slidenum")
    nodes.append(page.filled(layout, "number", Block((number,))))
    return nodes


def notes(page: Page) -> tuple[Paragraph, ...]:
    """Return the speaker notes as paragraphs: unbroken, since PowerPoint sets the notes page itself."""
    text = page.content.notes
    if text is None:
        return ()
    return tuple(
        Paragraph(
            runs=page.deck.composer.spans(block.spans),
            level=block.level,
            rtl=page.grid.rtl,
            align=page.grid.start,
            size=CHROME,
            line_pct=100,
            marker=block.marker,
        )
        for block in markup.notes(text.string)
    )
