"""What the tests of fitting and of parting share: looks, boxes, and texts of words."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.scene.nodes import Bullet, Level, Run, TextStyle
from deckgen.text import fonts
from deckgen.text.fit import Block, Box, Fitter
from deckgen.units import Emu, inch, pt

FITTER = Fitter(fonts.faces(), rtl=True)
EXACT = Fitter(fonts.faces(), rtl=True, slack=1)

FIRST = Level(sizes=(22, 20, 18), color="ink", align="r", line_pct=122, space_before=16)
POINT = replace(FIRST, bullet=Bullet("•", "a2"), margin=inch(0.28), indent=-inch(0.28))
STYLE = TextStyle((POINT, replace(POINT, sizes=(20, 18, 18), margin=inch(0.5), space_before=4)))
PLAIN = TextStyle((FIRST,))
LINE_18, LINE_22 = 18 * 1.2 * 1.22, 22 * 1.2 * 1.22
WIDE = inch(8)

SENTENCE = "تقوم العلاقة على تبادل المصالح لا على التحالف الدائم."


def block(text: str, level: int = 0, *, keep: bool = False, bold: bool | None = None) -> Block:
    return Block((Run(text, "ar-SA", bold=bold),), level, keep=keep)


def prose(n: int, word: str = "كلمة") -> str:
    return " ".join(f"{word}{k}" for k in range(n))


def text_of(blocks: tuple[Block, ...]) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in blocks]


def box(*blocks: Block, style: TextStyle = PLAIN, w: Emu = WIDE, lines: int = 1) -> Box:
    """A box as high as so many lines of the smallest size."""
    return Box(blocks, style, w, pt(LINE_18 * lines) + 10)


WORDS = st.lists(st.sampled_from(["في", "كلمة", "واستراتيجياتهم", "INSS", "3", "كم", "هنا.", "لماذا؟"]), min_size=1)
LEVEL = st.integers(0, 1)
BLOCKS = st.lists(
    st.builds(lambda words, level, keep: block(" ".join(words), level, keep=keep), WORDS, LEVEL, st.booleans()),
    min_size=1,
    max_size=12,
)
