from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckgen.outline.markup import Span
from deckgen.outline.notes import NoteBlock, note_blocks


def test_notes_are_paragraphs_and_nested_lists() -> None:
    source = "فقرة\nتكملة\n\n- أ\n  - ب **ج**\n\n  تتمة\n\n3. واحد\n4. اثنان\n"
    assert note_blocks(source) == (
        NoteBlock((Span("فقرة تكملة"),)),
        NoteBlock((Span("أ"),), 0, "•"),
        NoteBlock((Span("ب "), Span("ج", strong=True)), 1, "•"),
        NoteBlock((Span("تتمة"),), 0),
        NoteBlock((Span("واحد"),), 0, "3."),
        NoteBlock((Span("اثنان"),), 0, "4."),
    )


def test_notes_without_lists_are_split_at_empty_lines() -> None:
    assert [block.spans[0].text for block in note_blocks("أ\nب\n \n\nج\n")] == ["أ ب", "ج"]


LINES = (
    "- أ",
    "- ب **ج**",
    "نص",
    "",
    " ",
    "-",
    "- ",
    "  تتمة",
    "- - أ",
    "- 1. أ",
    "* أ",
    "-أ",
    " - ب",
    "7) أ",
    "- أ\r",
    "\\- أ",
)


@given(st.lists(st.sampled_from(LINES)).map("\n".join))
def test_lines_mean_the_same_whatever_else_notes_hold(source: str) -> None:
    listed = f"{source}\n\n- س"
    assert note_blocks(f"{listed}\n\n1. ص") == (*note_blocks(listed), NoteBlock((Span("ص"),), 0, "1."))
