"""What stands around the body of one slide.

From the headline to the slide number.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.layout import source_line
from deckgen.layout.context import TLP_COLOR, DeckContext, once
from deckgen.layout.draft import Draft, too_many
from deckgen.layout.slide_layout import FOOTER_GAP, KICKER_PART, NUMBER_W
from deckgen.layout.style import level
from deckgen.outline.model import MarkingLevel
from deckgen.outline.notes import note_blocks
from deckgen.outline.values import CONFIDENCES, place_of
from deckgen.problems import Message, OutlineError, Problem
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
from deckgen.text.bidi import from_left, laid_out
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block, Box
from deckgen.theme.tokens import CHROME, LABEL, LABEL_PCT, Role
from deckgen.units import Rect, inch, pt

TRACKER_BAR, CURRENT_BAR = pt(2.25), pt(4.5)
TRACKER_COLUMNS = 4
"""The tracker's entries are as wide as if there were at least so many, so that two do not span the slide."""

MARKING_COLOR: dict[MarkingLevel, Role] = {"plain": "a5", "caution": "a2", "restricted": "a4"}


def around(
    draft: Draft, layout: SlideLayout, body: Sequence[Drawable], index: int, total: int, strip: Block | None
) -> list[Drawable]:
    """Return all nodes of slide ``index`` of ``total``, in reading order.

    Raises:
        OutlineError: the headline, kicker, strip or note does not fit.
    """
    counter = f"({draft.number(index + 1)}/{draft.number(total)})" if total > 1 else ""
    title, in_title = _headline(draft, layout, counter)
    nodes: list[Drawable] = [draft.fill(layout, "title", title, draft.content.headline.place)]
    nodes += _kicker(draft, layout, "" if in_title else counter)
    nodes += body
    if strip is not None:
        place = draft.content.takeaway.place if draft.content.takeaway else draft.content.place
        nodes.append(draft.filled(layout, "strip", strip, place=place))
    nodes += marking(draft)
    nodes += _tracker(draft.deck, draft.content.tracker) if draft.content.tracker is not None else ()
    nodes += footer(draft, layout)
    return nodes


def _headline(draft: Draft, layout: SlideLayout, counter: str) -> tuple[FittedText, bool]:
    """Return the headline, and whether the counter stands in it: it does where that makes it no smaller."""
    headline = draft.content.headline
    plain = draft.block(headline)
    fitted = draft.fit(layout, {"title": [plain]})
    if fitted and counter:
        counted = _counted(draft, layout, plain, f" {counter}")
        if counted and _two_words(counted["title"].paragraphs[-1]):
            # Held to the last word, it takes the one before that along.
            counted = _counted(draft, layout, plain, f"{NBSP}{counter}")
        if counted and counted["title"].step == fitted["title"].step:
            return counted["title"], True
    if fitted:
        return fitted["title"], False
    words = draft.deck.fitter.excess(Box.of(layout.placeholder("title"), [plain]))
    raise OutlineError(
        [
            Problem(
                "headline-too-long",
                headline.place,
                Message("the headline does not fit in two lines: {excess}", excess=too_many(words)),
                Message("shorten the message"),
            )
        ]
    )


def _counted(draft: Draft, layout: SlideLayout, plain: Block, counter: str) -> dict[str, FittedText] | None:
    return draft.fit(layout, {"title": [Block(plain.runs + draft.runs(counter))]})


def _two_words(paragraph: Paragraph) -> bool:
    """Return whether the last of several lines is of two words."""
    return bool(paragraph.breaks) and len(paragraph.text[paragraph.breaks[-1] :].split()) == 2


def _kicker(draft: Draft, layout: SlideLayout, counter: str) -> list[Drawable]:
    content = draft.content
    said = [draft.runs(content.kicker)] if content.kicker else []
    if content.confidence:
        said.append(draft.runs(draft.word(f"confidence.{content.confidence}"), place=place_of(content.confidence)))
    if counter:
        said.append(draft.runs(counter))
    if not said:
        return []
    runs = said[0]
    for more in said[1:]:
        runs += (*draft.runs(" · "), *more)
    place = content.kicker.place if content.kicker else content.place
    kicker = draft.filled(layout, "kicker", Block(runs), place=place)
    if not content.confidence:
        return [kicker]
    text_w = max(kicker.text.paragraphs[0].widths)
    return [kicker, *_confidence_bars(draft, text_w, CONFIDENCES.index(content.confidence))]


def _confidence_bars(draft: Draft, text_w: int, band: int) -> list[Shape]:
    row = draft.grid.kicker_row()
    w, gap, foot = inch(0.05), inch(0.03), row.y + pt(LABEL)
    bars = []
    for i in range(len(CONFIDENCES)):
        h = inch(0.06) * (i + 1)
        rect = draft.grid.slice(row, text_w + inch(0.1) + i * (w + gap), w)._replace(y=foot - h, h=h)
        bars.append(
            Shape(
                key=f"confidence-{i + 1}", place=draft.content.place, rect=rect, fill="a2" if i <= band else "a6.strong"
            )
        )
    return bars


def marking(draft: Draft, color: Role | None = None, over: Rect | None = None) -> list[Drawable]:
    """Return the handling marking of a slide.

    It is in ``color`` where the ground is not the theme's. ``over`` is the row at whose far end it stands where a
    template's slide has no kicker's.

    FIRST TLP 2.0 asks for the label in header and footer, in capitals, in its colour on black.
    """
    handling = draft.deck.marking
    if handling is None:
        return []
    lengths, role = draft.grid.geometry, TLP_COLOR.get(handling.text.string)
    head_row, foot_row = over or draft.grid.kicker_row(), draft.grid.source_row()
    row = draft.grid.columns(9, 11, lengths.kicker_y, lengths.kicker_h)
    if lengths.frame:
        row = draft.grid.far_end(head_row, round((1 - KICKER_PART) * head_row.w), head_row.h)
    if role is None:
        style = TextStyle((_label(draft, color or MARKING_COLOR[handling.level], draft.grid.end),))
        return [draft.text("marking", row, style, draft.block(handling.text), place=handling.text.place)]
    h, (w,) = lengths.for_lines(pt(CHROME) * 3 // 2, bold=True), draft.deck.label_widths()
    # On a ground of its own there is neither a slide number nor a logo in the footer.
    beside = w if color else NUMBER_W + draft.deck.beside_number() - FOOTER_GAP
    head = draft.grid.far_end(head_row, w, h)
    foot = draft.grid.slice(foot_row, foot_row.w - (w if lengths.frame else beside), w)._replace(h=h)
    return [_tlp(draft, key, rect, role) for key, rect in (("marking", head), ("marking-foot", foot))]


def _label(draft: Draft, color: Role, align: Align) -> Level:
    return replace(level(draft.grid, (CHROME,), color, bold=True, pct=LABEL_PCT), align=align)


def _tlp(draft: Draft, key: str, rect: Rect, color: Role) -> TextBox:
    handling = draft.deck.marking
    assert handling is not None
    style = TextStyle((_label(draft, color, "ctr"),), "ctr")
    block = replace(draft.block(handling.text), rtl=False)
    return replace(draft.text(key, rect, style, block, place=handling.text.place), fill="tlp.bg")


@once
def _tracker(deck: DeckContext, current: int) -> Sequence[Drawable]:
    """Return the tracker of the slides in an entry."""
    grid, composer, fitter = deck.grid, deck.composer, deck.fitter
    entries, whole = deck.tracker, grid.tracker_row()
    if len(entries) < 2 or whole is None:
        return ()
    slots = max(TRACKER_COLUMNS, len(entries))
    nodes: list[Drawable] = []
    for i, (entry, box) in enumerate(zip(entries, grid.split(whole, slots, grid.geometry.gutter), strict=False)):
        on = i == current
        text_level = level(grid, (CHROME,), "a1" if on else "a5", bold=on, pct=LABEL_PCT)
        style = TextStyle((text_level,), "b")
        number = deck.language.number(i + 1)
        named = Block((*composer.plain(f"{number}."), *composer.plain(" "), *composer.runs(entry)))
        alone = Block(composer.plain(number))
        fitted = fitter.fit([Box((named,), style, box.w, box.h)]) or fitter.fit([Box((alone,), style, box.w, box.h)])
        bar = Rect(box.x, box.y, box.w, CURRENT_BAR if on else TRACKER_BAR)
        state: Role = "a2" if on else "a2.past" if i < current else "a6.strong"
        nodes.append(Shape(key=f"tracker-bar-{i + 1}", place=entry.place, rect=bar, fill=state))
        if fitted:
            nodes.append(TextBox(key=f"tracker-{i + 1}", place=entry.place, rect=box, text=fitted[0], style=style))
    return nodes


@once
def _slide_number(deck: DeckContext) -> Block:
    return Block((Run("‹#›", deck.language.office, field="slidenum"),))


def footer(draft: Draft, layout: SlideLayout) -> list[Drawable]:
    """Return the source line and the slide number.

    The line is there if the slide cites anything or has a note.

    Raises:
        OutlineError: the note is too long for the line.
    """
    nodes: list[Drawable] = []
    if draft.content.citations or draft.content.note:
        box = layout.placeholder("source")
        nodes.append(draft.filling(box, source_line.fitted(draft, box)))
    nodes.append(draft.filled(layout, "number", _slide_number(draft.deck)))
    return nodes


def notes(draft: Draft) -> tuple[Paragraph, ...]:
    """Return the speaker notes as paragraphs.

    They are unbroken, since PowerPoint sets the notes page itself.
    """
    text = draft.content.notes
    if text is None:
        return ()
    paragraphs = []
    said = [(block, draft.deck.composer.spans(block.spans, place=text.place)) for block in note_blocks(text.string)]
    alone = any(block.marker for block, _ in said) and from_left(*[run.text for _, runs in said for run in runs])
    for block, written in said:
        runs, rtl = laid_out(written, draft.grid.rtl, bullet=bool(block.marker) and not alone)
        paragraphs.append(
            Paragraph(
                runs=runs,
                level=block.level,
                rtl=rtl,
                align=draft.grid.start,
                size=CHROME,
                line_pct=draft.grid.geometry.pitch.percent(100),
                marker=block.marker,
            )
        )
    return tuple(paragraphs)
