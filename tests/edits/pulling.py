"""An outline in all styles of YAML, its deck edited by hand, and the edits taken back."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from deckgen import pipeline
from deckgen.edits import edited, record
from deckgen.edits.edited import EditedSlide
from deckgen.edits.matching import plain
from deckgen.edits.pull import Pulled, pull
from deckgen.edits.tree import spots, tree
from deckgen.output import Deck
from deckgen.render.pptx import render
from tests.edits import support
from tests.edits.support import Edit
from tests.kinds.support import FILES

OUTLINE = """\
# إحاطة لا يتغيّر فيها إلا ما غُيّر في العرض
deckgen: 1
title: عودة   مشروطة  # العنوان
subtitle: 'قراءة في "دراسة"'
kicker: {ar: إحاطة, en: Briefing}
fonts: none
agenda: false
date: 2026-01
sources:
  paper: {author: جورجي بوروسكون, title: دراسة في المسار}
  other: {author: سمير, title: مراجعة}
summary:
  message: "العودة ممكنة \\u2014 لكنها مشروطة"
  points:
    - {lead: متدرّج, text: خطوة بخطوة}
    - محدود
sections:
  # قبل القسم
  - title: الشواهد
    message: >-
      الشواهد تتوزع على
      ثلاثة أبواب
    points:
      - lead: زيارات
        text: على مستويات **رفيعة جدًا** [@paper, ص 12] كما قيل
        points: [وفد أول, 'وفد *ثانٍ*']   # داخل السطر

      - موقع [الوزارة](https://mil.example/ar) ونظام `S-300` بنسبة 30% [@other]
      - نقطة أخيرة
        على سطرين
    notes: |
      ابدأ بالسؤال.

      - ما الذي تغيّر؟
      - ما الذي بقي؟
  - title: المجالات
    message: الدور يتركّز حيث الكلفة محدودة
    table:
      columns: [المجال, {title: العدد, kind: number}, {title: الترجيح, kind: likelihood}]
      rows:
        - [استشارات فنية, 1200.5, likely]
        - [تدريب, null, even]
    note: تقدير
    notes: نص واحد فقط.
"""


class Built(NamedTuple):
    """A deck and what is recorded of it."""

    deck: Deck
    data: bytes
    slides: list[Any]


@cache
def built(text: str = OUTLINE, **overrides: Any) -> Built:
    deck = pipeline.build(pipeline.load_text(text, "study.yaml", FILES), **overrides)
    return Built(deck, render(deck.scene), json.loads(json.dumps(record.slides(deck))))


def pulled(*edits: Edit, now: str = OUTLINE, base: str = OUTLINE) -> Pulled:
    slides = edited.slides(support.edited(light(base), *edits))
    assert slides is not None
    return taken(slides, now, base)


@cache
def light(base: str) -> bytes:
    return support.edited(built(base).data, support.without_spare_layouts)


def taken(slides: list[EditedSlide], now: str = OUTLINE, base: str = OUTLINE) -> Pulled:
    deck = built(base)
    return pull(base, deck.slides, slides, now, lambda: deck.deck.language)


def changed(after: str, before: str = OUTLINE) -> list[tuple[str, str]]:
    """Return the lines that differ, where no line has come or gone."""
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    return [(a.strip(), b.strip()) for a, b in zip(old, new, strict=True) if a != b]


def said(old: str, new: str) -> Edit:
    """Change what a paragraph says, wherever it stands first, and leave one run of it."""

    def edit(presentation: Any) -> None:
        paragraph = next(p for p in paragraphs(presentation) if old in plain(text_of(p)))
        first, *rest = paragraph.runs
        for run in rest:
            run._r.getparent().remove(run._r)
        first.text = plain("".join((text_of(paragraph), *(run.text for run in rest)))).replace(old, new)

    return edit


def text_of(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.runs)


def frames(presentation: Any) -> list[Any]:
    found = []
    for slide in presentation.slides:
        for shape in slide.shapes:
            found += [shape.text_frame] if shape.has_text_frame else []
            found += [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        found += [slide.notes_slide.notes_text_frame] if slide.has_notes_slide else []
    return found


def paragraphs(presentation: Any) -> list[Any]:
    return [paragraph for frame in frames(presentation) for paragraph in frame.paragraphs]


def holding(presentation: Any, text: str) -> tuple[Any, int]:
    """Return the frame that holds a paragraph with this text, and its index."""
    return next(
        (frame, i)
        for frame in frames(presentation)
        for i, paragraph in enumerate(frame.paragraphs)
        if text in plain(text_of(paragraph))
    )


def added(behind: str, text: str, level: int = 0) -> Edit:
    def edit(presentation: Any) -> None:
        frame, i = holding(presentation, behind)
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
        frame.paragraphs[i]._p.addnext(paragraph._p)

    return edit


def first(ahead: str, text: str, level: int = 0) -> Edit:
    """Add a paragraph before another."""

    def edit(presentation: Any) -> None:
        frame, i = holding(presentation, ahead)
        at = frame.paragraphs[i]._p
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
        at.addprevious(paragraph._p)

    return edit


def parted(text: str, at: int) -> Edit:
    """Make two paragraphs of one."""

    def edit(presentation: Any) -> None:
        frame, i = holding(presentation, text)
        paragraph = frame.paragraphs[i]
        said = text_of(paragraph)
        paragraph._p.addnext(deepcopy(paragraph._p))
        split(paragraph, said[:at], [])
        split(frame.paragraphs[i + 1], said[at:], [])

    return edit


def joined(text: str, other: str) -> Edit:
    """Make one paragraph of two."""

    def edit(presentation: Any) -> None:
        frame, i = holding(presentation, text)
        rest, k = holding(presentation, other)
        for run in rest.paragraphs[k].runs:
            frame.paragraphs[i]._p.append(run._r)
        rest._txBody.remove(rest.paragraphs[k]._p)

    return edit


def moved(text: str, behind: str) -> Edit:
    """Move a paragraph, perhaps to another slide."""

    def edit(presentation: Any) -> None:
        frame, i = holding(presentation, text)
        other, k = holding(presentation, behind)
        other.paragraphs[k]._p.addnext(frame.paragraphs[i]._p)

    return edit


def deleted(*texts: str) -> Edit:
    def edit(presentation: Any) -> None:
        for text in texts:
            frame, i = holding(presentation, text)
            element = frame.paragraphs[i]._p
            element.getparent().remove(element)

    return edit


def shown(text: str) -> set[str]:
    """Return what is recorded of an outline's deck, paragraph by paragraph."""
    deck = pipeline.build(pipeline.load_text(text, "study.yaml", FILES))
    return {"".join(piece[0] for piece in paragraph) for paragraph in recorded(record.slides(deck))}


def recorded(slides: list[Any]) -> list[Any]:
    found = []
    for slide in slides:
        found += slide["notes"]
        for node in slide["nodes"]:
            found += node.get("paragraphs", [])
            found += [p for row in node.get("rows", []) for cell in row for p in cell]
    return found


def split(paragraph: Any, text: str, cuts: list[int]) -> None:
    """Give a paragraph another text in several runs."""
    first, *rest = paragraph.runs
    for run in rest:
        run._r.getparent().remove(run._r)
    ends = [*sorted(cuts), len(text)]
    first.text, at = text[: ends[0]], first._r
    for start, end in pairwise(ends):
        run = deepcopy(first._r)
        run.t.text = text[start:end]
        at.addnext(run)
        at = run


def spots_of(slides: list[Any], text: str) -> list[list[Any]]:
    """Return the pieces that are recorded to stand in the outline, and where no scalar does."""
    known = spots(tree(text))
    pieces = [piece for paragraph in recorded(slides) for piece in paragraph]
    return [piece for piece in pieces if len(piece) == 3 and tuple(piece[1:]) not in known]


def copied(presentation: Any) -> None:
    """Copy the third slide to the end."""
    old = presentation.slides[2]
    new = presentation.slides.add_slide(old.slide_layout)
    for shape in list(new.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in old.shapes:
        new.shapes._spTree.append(deepcopy(shape._element))


def apart(presentation: Any) -> None:
    """Part the runs of all texts."""
    for paragraph in paragraphs(presentation):
        if len(text_of(paragraph)) > 2:
            split(paragraph, text_of(paragraph), [1, len(text_of(paragraph)) // 2])


EVERY = (
    said("عودة", "عودة ما"),
    said("رفيعة جدًا", "عالية جدًا"),
    said("استشارات فنية", "استشارات"),
    said("نص واحد فقط.", "نص آخر."),
    said("ما الذي بقي؟", "ما الذي بقي حقًا؟"),
    added("نقطة أخيرة", "نقطة جديدة"),
    deleted("وفد أول"),
    support.nudged,
    copied,
    support.added,
    support.moved,
    apart,
)
"""Edits of every kind."""

TAKEN = (
    OUTLINE.replace("عودة   م", "عودة ما   م")
    .replace("رفيعة جدًا", "عالية جدًا")
    .replace("استشارات فنية", "استشارات")
    .replace("نص واحد فقط", "نص آخر")
    .replace("بقي؟", "بقي حقًا؟")
    .replace("على سطرين\n", "على سطرين\n      - نقطة جديدة\n")
    .replace("وفد أول, ", "")
)
LEFT = ["box-moved", "slide-added", "slide-copied", "slide-moved"]
