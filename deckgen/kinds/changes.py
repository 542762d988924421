"""Changes: which judgments differ from the earlier briefing, and why.

As ICD 203 (Analytic Standards, 2015, D.6.e(7)) asks of recurrent products; that there are none is said as well.

Keys, at the top level under ``changes``: ``since``, the outline of the earlier briefing, ``title`` and ``message``. It
shows what this reader's own earlier deck said otherwise: the bottom line, judgments, recommendations and conditions,
the weightiest six. The reason is ``changed`` beside a likelihood, a confidence or a condition.
Comfortable: 6 rows, 8 words a cell.

Example::

    changes: {since: briefings/2026-06.yaml, message: حكم واحد تغيّر منذ يونيو}
"""

from __future__ import annotations

from typing import get_args

from deckgen.layout.cells import Column, ColumnKind, Row, nothing
from deckgen.layout.content import Change, ChangeList
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.likelihood import likelihood
from deckgen.layout.slides import content_slides
from deckgen.layout.table import arrange
from deckgen.outline.values import CONFIDENCES, LIKELIHOODS, ChangeKind
from deckgen.scene.nodes import SlideScene
from deckgen.text.fit import Block

SHOWN = get_args(ChangeKind)[:4]
"""What is shown of all that changed: what a decision may hang on."""

MOST = 6
HEADS = ("judgment", "was", "now", "reason")


def layout(draft: Draft, changes: ChangeList) -> list[SlideScene]:
    """Return the slides. They are continued where the rows are too high for one."""
    shown = [change for change in changes.rows if change.kind in SHOWN][:MOST]
    banded = all(text in LIKELIHOODS for change in shown for text in (change.before, change.after))
    kinds: tuple[ColumnKind, ...] = ("text", *(("likelihood",) * 2 if banded else ("text",) * 2), "text")
    columns = [Column(draft.block(draft.word(head)), kind) for head, kind in zip(HEADS, kinds, strict=True)]
    rows = [Row(_cells(draft, change)) for change in shown]
    if not rows:
        columns, rows = columns[:1], [Row((draft.block(draft.word("unchanged")),))]
    if not any(change.reason for change in shown):
        columns, rows = columns[:3], [Row(row.cells[:3]) for row in rows]
    pieces = arrange(draft, columns, rows, draft.body(draft.strip), draft.content.place)
    layout = draft.deck.table_layout(draft.content.kind, draft.strip)
    return content_slides(draft, layout, [[piece] for piece in pieces])


def _cells(draft: Draft, change: Change) -> tuple[Block, ...]:
    # A text that changed names itself: it need not stand before itself too.
    where = change.where[:-1] if change.where[-1:] == (change.after,) else change.where
    name = " · ".join(where) or draft.word("summary")
    said = (_said(draft, text) for text in (change.before, change.after))
    reason = draft.block(draft.runs(change.reason)) if change.reason else nothing(draft)
    return (draft.block(draft.runs(name)), *said, reason)


def _said(draft: Draft, text: str | None) -> Block:
    if text is None:
        return nothing(draft)
    if text in LIKELIHOODS:
        return Block(likelihood(draft, text))
    if text in CONFIDENCES:
        text = draft.word(f"confidence.{text}")
    return draft.block(draft.runs(text))


KIND = Kind(name="changes", layout=layout, place="changes")
