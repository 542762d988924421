"""What sources say is found in what the deck composes of it."""

from __future__ import annotations

import pytest

from deckgen import pipeline
from deckgen.edits.credits import Credits
from tests.kinds.support import FILES

OUTLINE = """\
deckgen: 1
title: إحاطة
sources:
  a: {author: سعاد؛ ليلى بنت, title: تقرير أول, publisher: معهد}
  b: {author: سعاد, title: تقرير أول ثم ثانٍ, publisher: معهد}
sections: [{title: أ}]
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ليلى بنت، «تقرير أول»", [4, 4]),
        ("ليلى\u00a0بنت، «تقرير أول ثم ثانٍ»", [4, 5]),
        ("سعاد، معهد", []),
        ("«\u200eتقرير\u200e أول\u200e»", [4]),
        ("تقرير أولي، وليلى بنت", []),
        ("", []),
    ],
)
def test_a_word_has_the_place_of_the_only_source_that_says_it(text: str, lines: list[int]) -> None:
    sources = pipeline.load_text(OUTLINE, "study.yaml", FILES).outline.sources
    pieces = list(Credits(sources.values()).parted(text))
    assert "".join(said for said, _ in pieces) == text
    assert [place.line for _, place in pieces if place] == lines
    assert list(Credits([]).parted(text)) == ([(text, None)] if text else [])
