"""Paragraphs that come and go, what stays in the deck, and outlines that have changed meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.edits.matching import plain
from tests.edits import support
from tests.edits.pulling import (
    OUTLINE,
    added,
    changed,
    deleted,
    first,
    holding,
    joined,
    moved,
    parted,
    pulled,
    said,
    shown,
)
from tests.edits.support import LOST, Edit


@LOST
@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (added("نقطة أخيرة", "نقطة: جديدة"), "        على سطرين\n", "        على سطرين\n      - 'نقطة: جديدة'\n"),
        (added("زيارات", "نقطة جديدة"), "# داخل السطر\n", "# داخل السطر\n      - نقطة جديدة\n"),
        (added("وفد ثانٍ", "وفد, ثالث", 1), "'وفد *ثانٍ*']", "'وفد *ثانٍ*', 'وفد, ثالث']"),
        (added("وفد ثانٍ", "نقطة جديدة"), "# داخل السطر\n", "# داخل السطر\n      - نقطة جديدة\n"),
        (added("محدود", "ثم ثالث"), "    - محدود\n", "    - محدود\n    - ثم ثالث\n"),
        (first("زيارات", "قبلها"), "      - lead: زيارات\n", "      - قبلها\n      - lead: زيارات\n"),
        (first("متدرّج", "قبله: كل شيء"), "    - {lead: م", "    - 'قبله: كل شيء'\n    - {lead: م"),
        (first("وفد أول", "قبلهما", 1), "[وفد أول", "[قبلهما, وفد أول"),
        (deleted("نقطة أخيرة"), "      - نقطة أخيرة\n        على سطرين\n", ""),
        (deleted("محدود"), "    - محدود\n", ""),
        (deleted("وفد أول"), "وفد أول, ", ""),
        (deleted("وفد ثانٍ"), ", 'وفد *ثانٍ*'", ""),
        (deleted("متدرّج", "خطوة بخطوة"), "    - {lead: متدرّج, text: خطوة بخطوة}\n", ""),
        (deleted("ما الذي تغيّر؟"), "      - ما الذي تغيّر؟\n", ""),
        (added("ما الذي بقي؟", "ثم ثالث"), "      - ما الذي بقي؟\n", "      - ما الذي بقي؟\n      - ثم ثالث\n"),
        (added("ما الذي تغيّر؟", "ومتى؟"), "      - ما الذي تغيّر؟\n", "      - ما الذي تغيّر؟\n      - ومتى؟\n"),
        (
            deleted("زيارات", "وفد أول", "وفد ثانٍ"),
            OUTLINE[OUTLINE.index("      - lead: ز") : OUTLINE.index("\n      - موقع")],
            "",
        ),
    ],
)
def test_a_paragraph_of_a_list_comes_and_goes_as_its_item(
    edit: Edit, old: str, new: str, lost: tuple[Edit, ...]
) -> None:
    result = pulled(edit, *lost)
    assert OUTLINE.count(old) == 1
    assert result.text == OUTLINE.replace(old, new)
    assert not result.left


@LOST
@pytest.mark.parametrize(
    ("number", "said", "written"),
    [
        (1, "ملاحظة", "    - محدود\n  notes: ملاحظة\n"),
        (1, "ملاحظة: أولى", "    - محدود\n  notes: 'ملاحظة: أولى'\n"),
        (1, "أولى *هنا*\nثانية", "    - محدود\n  notes: |-\n    أولى \\*هنا\\*\n\n    ثانية\n"),
        (3, "نص واحد فقط.\nثم ثانٍ\nثم ثالث", '    notes: "نص واحد فقط.\\n\\nثم ثانٍ\\n\\nثم ثالث"\n'),
    ],
)
def test_speaker_notes_are_taken_where_there_were_none(
    number: int, said: str, written: str, lost: tuple[Edit, ...]
) -> None:
    def edit(presentation: Any) -> None:
        presentation.slides[number].notes_slide.notes_text_frame.text = said

    result = pulled(edit, *lost)
    assert written in result.text
    assert not result.left
    rest = {line.strip() for line in result.text.splitlines()} - {line.strip() for line in written.splitlines()}
    assert rest <= {line.strip() for line in OUTLINE.splitlines()}
    assert len(result.taken) == 1


def test_notes_of_a_slide_that_no_section_makes_are_told() -> None:
    def edit(presentation: Any) -> None:
        presentation.slides[0].notes_slide.notes_text_frame.text = "ملاحظة"

    assert [left.kind for left in pulled(edit).left] == ["notes-added"]


@LOST
@pytest.mark.parametrize(
    ("edit", "kinds"),
    [
        (support.hidden, ["slide-hidden"]),
        (support.moved, ["slide-moved"]),
        (support.added, ["slide-added"]),
        (support.deleted, ["slide-deleted"]),
        (support.nudged, ["box-moved"]),
        (deleted("عودة"), ["own-words"]),
        (deleted("زيارات"), ["no-item"]),
        (added("عودة", "سطر"), ["no-list"]),
        (added("وفد أول", "أعمق", 3), ["no-list"]),
        (said("زيارات: على", "زيارات على"), ["own-words"]),
        (said("الخلاصة أولًا", "الخلاصة"), ["own-words"]),
        (said("زيارات: على", "رحلات"), ["two-texts"]),
        (said("زيارات: ", ""), ["own-words"]),
        (parted("موقع الوزارة", 9), ["parted"]),
        (parted("زيارات", 7), ["parted"]),
        (parted("ما الذي بقي", 9), ["parted"]),
        (parted("نقطة أخيرة", 10), ["parted"]),
        (joined("وفد أول", "وفد ثانٍ"), ["joined"]),
        (joined("موقع الوزارة", "نقطة أخيرة"), ["joined"]),
        (joined("ما الذي تغيّر", "ما الذي بقي"), ["joined"]),
        (moved("نقطة أخيرة", "زيارات"), ["paragraph-moved"]),
        (moved("وفد أول", "نقطة أخيرة"), ["paragraph-moved"]),
        (moved("محدود", "نقطة أخيرة"), ["paragraph-moved"]),
        (said("الشواهد تتوزع على ثلاثة أبواب", ""), ["emptied"]),
        (said("1,200.5", "كثير"), ["unclear"]),
        (said("إحاطة", "إحاطة أولى"), ["other-language"]),
    ],
)
def test_what_is_not_taken_is_told(edit: Edit, kinds: list[str], lost: tuple[Edit, ...]) -> None:
    result = pulled(edit, *lost)
    assert [left.kind for left in result.left] == kinds
    assert (result.text == OUTLINE) == (kinds != ["other-language"])


@pytest.mark.parametrize(
    ("now", "edit", "after"),
    [
        (OUTLINE.replace("محدود\n", "محدود جدًا\n"), said("محدود", "محدود جدًا"), "    - محدود جدًا\n"),
        (
            OUTLINE.replace("على مستويات", "عند مستويات"),
            said("قيل", "ذُكر"),
            "عند مستويات **رفيعة جدًا** [@paper, ص 12] كما ذُكر",
        ),
        (OUTLINE.replace("  # قبل القسم\n", "  - title: قبله\n    points: [أ]\n"), said("تقدير", "ظن"), "note: ظن"),
        (
            OUTLINE.replace("      - موقع", "      - قبلها\n      - موقع"),
            said("نقطة أخيرة", "نقطة أولى"),
            "- نقطة أولى\n",
        ),
    ],
)
def test_an_outline_that_has_changed_since_keeps_what_is_new_in_it(now: str, edit: Edit, after: str) -> None:
    result = pulled(edit, now=now)
    assert not result.conflicts
    assert after in result.text
    assert len(changed(result.text, now)) <= 1


@pytest.mark.parametrize(
    "now",
    [OUTLINE.replace("محدود\n", "واسع\n"), OUTLINE.replace("    - محدود\n", "")],
    ids=["changed", "deleted"],
)
def test_one_text_changed_twice_is_a_conflict(now: str) -> None:
    result = pulled(said("محدود", "ضيق"), now=now)
    (conflict,) = result.conflicts
    assert (conflict.before, conflict.deck) == ("محدود", "ضيق")
    assert result.text == now


@pytest.mark.parametrize("lost", [(), (support.without_ids,)], ids=["ids", "no ids"])
@pytest.mark.parametrize("copied", [False, True])
def test_a_slide_that_is_added_is_none_that_is_deleted_elsewhere(copied: bool, lost: tuple[Edit, ...]) -> None:
    """Neither its texts nor its notes go into the section of that."""

    def edit(presentation: Any) -> None:
        slides = presentation.slides
        new = slides.add_slide(slides[3].slide_layout)
        new.shapes.title.text = "شريحة أضافها زميل"
        new.notes_slide.notes_text_frame.text = "ملاحظة زميل"
        if copied:
            for shape in slides[2].shapes:
                if shape.has_text_frame and shape != slides[2].shapes.title:
                    new.shapes.add_textbox(0, 0, 9, 9).text_frame.text = shape.text_frame.text
        ids = slides._sldIdLst
        ids.insert(1, ids[-1])
        ids.remove(ids[4])

    result = pulled(edit, *lost)
    assert result.text == OUTLINE
    assert sorted(left.kind for left in result.left) == ["slide-added", "slide-deleted"]


@LOST
def test_notes_that_are_written_anew_are_taken(lost: tuple[Edit, ...]) -> None:
    def edit(presentation: Any) -> None:
        presentation.slides[2].notes_slide.notes_text_frame.text = "قل غير ذلك.\nثم قف هنا."

    result = pulled(edit, *lost)
    assert not result.left
    assert "قل غير ذلك." in result.text
    assert "ثم قف هنا." in result.text
    assert "ما الذي" not in result.text
    assert {line.strip() for line in OUTLINE.splitlines()} - {line.strip() for line in result.text.splitlines()} == {
        "ابدأ بالسؤال.",
        "- ما الذي تغيّر؟",
        "- ما الذي بقي؟",
    }


@LOST
@pytest.mark.parametrize(
    ("new", "taken"),
    [("مصدر آخر", ("", "")), ("المصدر: تقرير حكومي؛ بيانات لم تُنشر", ("سمير", "بيانات لم تُنشر"))],
)
def test_no_text_is_taken_by_halves(new: str, taken: tuple[str, str], lost: tuple[Edit, ...]) -> None:
    old = next(text for text in shown(OUTLINE) if text.startswith("المصدر"))
    result = pulled(said(plain(old), new), *lost)
    assert result.text == OUTLINE.replace(*taken)
    assert result.left


@LOST
def test_notes_that_are_cleared_are_told_once(lost: tuple[Edit, ...]) -> None:
    def edit(presentation: Any) -> None:
        presentation.slides[2].notes_slide.notes_text_frame.text = ""

    result = pulled(edit, *lost)
    assert result.text == OUTLINE
    assert [left.kind for left in result.left] == ["notes-deleted"]


@LOST
def test_the_list_at_the_end_of_notes_goes_as_a_whole(lost: tuple[Edit, ...]) -> None:
    result = pulled(deleted("ما الذي تغيّر؟", "ما الذي بقي؟"), *lost)
    assert result.text == OUTLINE.replace("\n      - ما الذي تغيّر؟\n      - ما الذي بقي؟\n", "")
    assert not result.left


@LOST
@pytest.mark.parametrize("new", ["كلام غير ذلك\nوكلام سواه", "كلام غير ذلك كله في نقطة واحدة"])
def test_points_that_are_all_written_anew_are_told_and_none_is_deleted(new: str, lost: tuple[Edit, ...]) -> None:
    def edit(presentation: Any) -> None:
        frame, _ = holding(presentation, "وفد أول")
        frame.text = new

    result = pulled(edit, *lost)
    assert result.text == OUTLINE
    assert [left.kind for left in result.left] == ["written-anew"]
