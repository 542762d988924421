from __future__ import annotations

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
