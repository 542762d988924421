"""Paragraphs of decks whose lines stand at exact points."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deckgen.layout.style import clear
from deckgen.scene.nodes import Level, TextStyle
from deckgen.text.face import Face, Faces
from deckgen.text.fit import Box, Fitter
from deckgen.text.pitch import pitch
from deckgen.text.shape import shaper
from deckgen.text.split import split
from deckgen.units import pt
from tests.own_font import high
from tests.text.support import WIDE, block

FACES = Faces(*(Face.of(high("High", 1.3, 0.5, bold=bold)) for bold in (False, True)))
PITCH = pitch(FACES, "Arab")
FITTER = Fitter(FACES, True, pitch=PITCH)
UPPER = Level(sizes=(20, 16), color="ink", align="r", bold=True, line_pct=PITCH.percent(100, bold=True))
LOWER = Level(sizes=(18, 14), color="ink", align="r", line_pct=PITCH.percent(100))
STYLE = clear(PITCH, TextStyle((UPPER, LOWER)))
TEXTS = st.lists(st.tuples(st.sampled_from(["Ấ بين", "ج", "عِلْمٍ كبير", "Ṩ", "كلام"]), st.integers(0, 1)), min_size=2)


@given(texts=TEXTS, step=st.integers(0, 1))
def test_no_word_touches_one_of_the_paragraph_above(texts: list[tuple[str, int]], step: int) -> None:
    fitted = FITTER.set([block(text, level) for text, level in texts], STYLE, WIDE, step)
    for above, below in pairwise(fitted.paragraphs):
        upper, lower = (shaper(FACES.regular if p.level else FACES.bold) for p in (above, below))
        bottom = max(upper.ink(word)[1] for word in above.text.split()) * above.size
        top = max(lower.ink(word)[0] for word in below.text.split()) * below.size
        apart = FITTER.line_height(below) + 0.2 * (above.size - below.size)
        apart += STYLE.levels[below.level].space_before
        # Levels are kept clear of the one above for letters.
        assert apart >= bottom + top - 1e-9 or below.level <= above.level


@given(texts=TEXTS)
def test_pieces_of_a_text_hold_in_their_box(texts: list[tuple[str, int]]) -> None:
    blocks, h = [block(text, level) for text, level in texts], pt(120)
    for piece in split(FITTER, blocks, STYLE, WIDE, h):
        made = Box(piece, STYLE, WIDE, h)
        assert FITTER.holds(FITTER.set(piece, STYLE, WIDE, 1), made)
        assert FITTER.excess(made) == 0


def test_words_that_reach_no_further_than_letters_leave_the_pitch_of_the_level() -> None:
    fitted = FITTER.set([block("جيم"), block("أعلى", 1), block("كلام")], STYLE, WIDE)
    assert [p.line_pct for p in fitted.paragraphs] == [STYLE.levels[i].line_pct for i in (0, 1, 0)]
    raised = FITTER.set([block("جيم"), block("Ấ")], STYLE, WIDE)
    assert raised.paragraphs[1].line_pct > UPPER.line_pct
