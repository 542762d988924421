from __future__ import annotations

from tests.kinds import support


def test_a_counter_leaves_no_single_word_in_the_last_line_of_a_headline() -> None:
    counted = 0
    for words in range(9, 20):
        content = support.content(points=[support.prose(12)] * 15, message=support.speech(words))
        (title, *_) = support.laid(content).boxes("title")
        (paragraph,) = title.text.paragraphs
        for at in paragraph.breaks[-1:]:
            counted += "(" in paragraph.text[at:]
            assert "(" not in paragraph.text[at:] or len(paragraph.text[at:].split()) != 2
    assert counted
