"""Options: what can be decided, and the recommended choice.

What each gains and costs, and what is asked for.

Keys: ``items``, a list of 2 to 4 ``{title, gain, cost, recommended, changed}``, and ``ask``, the decision that is
needed, in a dark strip. ``recommended: true`` marks one option at most. A column that no option fills is left out.
Comfortable: 4 options, 8 words a cell. Rows that are too high for one slide are continued on a further one, the ask
on the last.

Example::

    options:
      ask: اعتماد البديل 2 وتكليف جهة واحدة بالمتابعة
      items:
        - {title: الاستمرار, gain: يحافظ على الوضع القائم, cost: كلفة منخفضة وأثر محدود}
        - title: التدرّج
          gain: يختبر خطوة بخطوة
          cost: كلفة متوسطة قابلة للتراجع
          recommended: true
          changed: نجحت الخطوة الأولى
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from deckgen.layout import deep_strip
from deckgen.layout.cells import Column, Row, nothing
from deckgen.layout.draft import Draft
from deckgen.layout.kind import Kind
from deckgen.layout.table import arrange
from deckgen.outline.values import Body, Count, CountsAs, Doc, Item, Text
from deckgen.problems import Message, OutlineError, Problem
from deckgen.scene.nodes import Shape, SlideScene, Table
from deckgen.text.breaks import NBSP
from deckgen.text.fit import Block
from deckgen.theme.tokens import ACCENT_BAR

MOST, CELL_WORDS, ASK_WORDS = 4, 8, 12


class Option(Item, frozen=True, kw_only=True):
    """One of the choices."""

    PAIR: ClassVar[tuple[str, str] | None] = ("title", "gain")

    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, Doc("what the option is called")]
    gain: Annotated[Text | None, Doc("what it gains")] = None
    cost: Annotated[Text | None, Doc("what it costs and risks")] = None
    recommended: Annotated[bool, CountsAs("recommendation"), Doc("whether it is the recommended one")] = False
    changed: Annotated[Text | None, Doc("why it differs from the earlier outline's")] = None


class OptionsBody(Body, frozen=True, kw_only=True):
    """The choices, and what is asked for."""

    ask: Annotated[Text | None, CountsAs("recommendation"), Doc("the decision that is needed now, in a dark strip")] = (
        None
    )
    items: Annotated[tuple[Option, ...], Count(2, MOST), Doc("the options, a row each")]


def layout(draft: Draft, body: OptionsBody) -> list[SlideScene]:
    """Return the slides.

    They are continued at an option where the rows are too high for one.

    Raises:
        OutlineError: two options are recommended to the same reader, or a strip's text is too long.
    """
    _one_recommended(body)
    cells: list[list[Block | None]] = [
        [draft.block(draft.runs(f"{draft.number(i)}. "), option.title)] for i, option in enumerate(body.items, 1)
    ]
    columns = [Column(draft.block(draft.word("option")))]
    for key in ("gain", "cost"):
        texts: list[Text | None] = [getattr(option, key) for option in body.items]
        if any(texts):
            columns.append(Column(draft.block(draft.word(key))))
            for row, text in zip(cells, texts, strict=True):
                row.append(draft.block(text) if text else nothing(draft))
    if any(option.recommended for option in body.items):
        columns.append(Column(draft.block(draft.word("recommendation"))))
        word = Block(draft.runs(draft.word("recommended").replace(" ", NBSP), bold=True, color="a2"))
        for row, option in zip(cells, body.items, strict=True):
            row.append(word if option.recommended else None)
    rows = [
        Row(tuple(row), fill="panel" if option.recommended else None)
        for row, option in zip(cells, body.items, strict=True)
    ]
    pieces = arrange(draft, columns, rows, deep_strip.body(draft, body.ask), body.place)
    return deep_strip.slides(draft, [[piece, *_bar(draft, piece)] for piece in pieces], "ask", body.ask)


def _bar(draft: Draft, table: Table) -> Iterator[Shape]:
    """Yield the bar at the reading side of the recommended row."""
    y = table.rect.y
    for i, row in enumerate(table.rows):
        if row.cells[0].fill and not row.cells[0].edge:
            rect = draft.grid.slice(table.rect._replace(y=y, h=row.h), 0, ACCENT_BAR)
            yield Shape(key=f"recommended-{i}", place=table.place, rect=rect, fill="a2")
        y += row.h


def _one_recommended(body: OptionsBody) -> None:
    """Let pass what recommends one option at most, to this reader: others may be recommended another one.

    Raises:
        OutlineError: two options are recommended.
    """
    recommended = [option for option in body.items if option.recommended]
    if len(recommended) > 1:
        what = Message(
            "one option at most may be recommended; the one at line {line} already is", line=recommended[0].place.line
        )
        raise OutlineError(Problem("two-recommended", option.place, what) for option in recommended[1:])


KIND = Kind(name="options", layout=layout, body=OptionsBody, words=MOST * 3 * CELL_WORDS + ASK_WORDS)
