"""Edits of a deck go into its outline word by word, and nothing else in it changes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.edits import edited
from deckgen.edits.matching import plain
from deckgen.edits.pull import pull
from deckgen.edits.tree import tree
from deckgen.text.bidi import from_left
from tests.edits import support
from tests.edits.pulling import (
    EVERY,
    LEFT,
    OUTLINE,
    TAKEN,
    built,
    changed,
    light,
    paragraphs,
    pulled,
    recorded,
    said,
    shown,
    split,
    text_of,
)
from tests.edits.support import LOST, Edit

TWO = [said("تقدير", "تقدير أولي"), said("متدرّج", "بطيء")]


@pytest.mark.parametrize("lost", [(), (support.without_ids,)], ids=["ids", "no ids"])
def test_an_unedited_deck_changes_nothing(lost: tuple[Edit, ...]) -> None:
    result = pulled(*lost)
    assert (result.text, result.taken, result.left, result.conflicts) == (OUTLINE, [], [], [])


@LOST
@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (said("عودة", "عودة ما"), "title: عودة   مشروطة  # العنوان", "title: عودة ما   مشروطة  # العنوان"),
        (said('في "دراسة"', "في 'بحث'"), "subtitle: 'قراءة في \"دراسة\"'", "subtitle: 'قراءة في ''بحث'''"),
        (said("لكنها مشروطة", 'لكنها "محدودة"'), "لكنها مشروطة", 'لكنها \\"محدودة\\"'),
        (said("زيارات", "زيارات: مهمة"), "- lead: زيارات", "- lead: 'زيارات: مهمة'"),
        (said("رفيعة جدًا", "عالية جدًا"), "**رفيعة جدًا**", "**عالية جدًا**"),
        (said("كما قيل", "كما ذُكر أمس"), "كما قيل", "كما ذُكر أمس"),
        (said("وفد أول", "وفد أول، ثم آخر"), "[وفد أول, 'وفد *ثانٍ*']", "[وفد أول، ثم آخر, 'وفد *ثانٍ*']"),
        (said("وفد أول", "وفد, كبير"), "[وفد أول, ", "['وفد, كبير', "),
        (said("ثانٍ", "أخير"), "*ثانٍ*", "*أخير*"),
        (said("الوزارة", "الدائرة"), "[الوزارة](", "[الدائرة]("),
        (said("S-300", "S-400"), "`S-300`", "`S-400`"),
        (said("30%", "45%"), "بنسبة 30%", "بنسبة 45%"),
        (said("ثلاثة أبواب", "أربعة أبواب"), "ثلاثة أبواب", "أربعة أبواب"),
        (said("على سطرين", "على *سطر*"), "على سطرين", "على \\*سطر\\*"),
        (said("استشارات فنية", "استشارات"), "استشارات فنية", "استشارات"),
        (said("ما الذي بقي؟", "ما الذي بقي حقًا؟"), "- ما الذي بقي؟", "- ما الذي بقي حقًا؟"),
        (said("ابدأ بالسؤال.", "ابدأ بسؤال."), "ابدأ بالسؤال.", "ابدأ بسؤال."),
        (said("تقدير", "تقدير # أول"), "note: تقدير", "note: 'تقدير # أول'"),
        (said("يناير 2026", "مارس 2027"), "date: 2026-01", "date: 2027-03"),
        (said("مرجّح", "مستبعد"), "likely]", "unlikely]"),
        (said("1,200.5", "1,300.5"), "1200.5", "1300.5"),
        (said("1,200.5", "١٬٣٠٠٫٥"), "1200.5", "1300.5"),
        (said("سمير", "سمير علي"), "سمير", "سمير علي"),
        (said("«دراسة في", "«دراسة عن"), "دراسة في", "دراسة عن"),
        (said('في "دراسة"', "في «دراسة»"), '"دراسة"', "«دراسة»"),
        (said("30%", "۳۰٪"), "30%", "۳۰٪"),
    ],
)
def test_words_are_taken_where_their_author_wrote_them(edit: Edit, old: str, new: str, lost: tuple[Edit, ...]) -> None:
    result = pulled(edit, *lost)
    ((before, after),) = changed(result.text)
    assert old.strip() in before
    assert before.replace(old.strip(), new.strip()) == after
    assert not result.left
    assert not result.conflicts


def marked(old: str, new: str) -> Edit:
    """Add marks of direction to a text, beside those that the build has set."""

    def edit(presentation: Any) -> None:
        paragraph = next(p for p in paragraphs(presentation) if old in text_of(p))
        split(paragraph, text_of(paragraph).replace(old, new), [])

    return edit


LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"


@pytest.mark.parametrize(
    "mark", [LEFT_TO_RIGHT, *(pytest.param(m, marks=pytest.mark.slow) for m in (RIGHT_TO_LEFT, "\u200e\u200f"))]
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("نقطة أخيرة", "نقطة {}أخيرة"),
        ("نقطة أخيرة", "{}نقطة أخيرة"),
        ("على سطرين", "على سطرين{}"),
        ("متدرّج", "متد{}رّج"),
        ("فنية", "فن{}ية"),
        ("ما الذي بقي؟", "ما الذي {}بقي؟"),
        ("جدًا", "{}جدًا"),
        ("الوزارة", "الو{}زارة"),
    ],
)
def test_a_mark_of_direction_that_somebody_adds_is_an_edit(old: str, new: str, mark: str) -> None:
    result = pulled(marked(old, new.format(mark)))
    ((before, after),) = changed(result.text)
    assert before.replace(old, new.format(mark)) == after
    assert not result.left
    assert any(new.format(mark) in said for said in shown(result.text))


def test_marks_that_the_build_has_set_are_none() -> None:
    def without(presentation: Any) -> None:
        for run in support.runs(presentation):
            run.text = run.text.replace(LEFT_TO_RIGHT, "").replace(RIGHT_TO_LEFT, "")

    assert pulled(without).text == OUTLINE
    assert [left.kind for left in pulled(marked("ملاحظة", f"{LEFT_TO_RIGHT}ملاحظة")).left] == ["own-words"]


@pytest.mark.parametrize("lost", [(), (support.without_ids,)], ids=["ids", "no ids"])
def test_edits_of_every_kind_are_found_together(lost: tuple[Edit, ...]) -> None:
    result = pulled(*EVERY, *lost)
    assert result.text == TAKEN
    assert sorted(left.kind for left in result.left) == LEFT


def test_two_edits_change_two_lines() -> None:
    result = pulled(*TWO)
    assert [after for _, after in changed(result.text)] == ["- {lead: بطيء, text: خطوة بخطوة}", "note: تقدير أولي"]
    assert [taken.after for taken in result.taken] == ["بطيء", "تقدير أولي"]


WORDS = [
    "كلمة",
    "word",
    "a: b",
    "# وسم",
    "«قول»",
    "it's",
    'say "x"',
    "*نجمة*",
    "[قوس]",
    "- خط",
    "100%",
    "@paper",
    "أ, ب",
]


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_whatever_word_is_changed_only_its_text_changes_and_says_it(data: st.DataObject) -> None:
    deck = built()
    presentation = pptx.Presentation(BytesIO(light(OUTLINE)))
    own = {plain("".join(piece[0] for piece in p)): p for p in recorded(deck.slides)}
    texts = [p for p in paragraphs(presentation) if _shown(own.get(plain(text_of(p)), []))]
    paragraph = data.draw(st.sampled_from(texts))
    text = text_of(paragraph)
    pieces = own[plain(text)]
    index = data.draw(st.sampled_from([i for i, piece in enumerate(pieces) if len(piece) > 1]))
    before, piece = "".join(p[0] for p in pieces[:index]), pieces[index][0]
    words = piece.split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    if words[at].strip("\u200e\u200f") == "":
        return
    new = data.draw(st.sampled_from(WORDS))
    words[at : at + data.draw(st.integers(0, 1))] = [new]
    after = before + " ".join(words) + text[len(before) + len(piece) :]
    split(paragraph, after, data.draw(st.lists(st.integers(0, len(after)), max_size=4)))
    slides = edited.slides(support.saved(presentation))
    assert slides is not None
    result = pull(OUTLINE, deck.slides, slides, OUTLINE, lambda: deck.deck.language)
    values, others = ([node.value for node in tree(each).scalars()] for each in (OUTLINE, result.text))
    changes = sum(a != b for a, b in zip(values, others, strict=True))
    # At the head of a note a dash begins a list: what is meant is left to the author.
    if after.startswith("- ") and not changes:
        assert result.left
        return
    assert changes == 1, (after, result.left)
    # Where a reference is now written from the left, the slides that use it have a line of their own.
    title, between, numbers = after.partition(" · الشرائح: ")
    lines = [title, f"الشرائح: {numbers}"] if between and from_left(title) else [after]
    assert set(map(plain, lines)) <= {plain(said) for said in shown(result.text)}


def _shown(paragraph: list[Any]) -> bool:
    """Return whether a paragraph shows a text of the outline in its author's words."""
    return any(len(piece) > 1 and piece[0] in OUTLINE for piece in paragraph)
