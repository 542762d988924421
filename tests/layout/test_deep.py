from __future__ import annotations

from deckgen.layout.deep import on_deep
from deckgen.scene.nodes import Run
from deckgen.text.fit import Block


def test_colours_that_need_a_light_ground_are_replaced() -> None:
    runs = (Run("نص", "ar-SA"), Run("توكيد", "ar-SA", color="a1"), Run("[1]", "ar-SA", color="a5"))
    block = on_deep(Block(runs, 1))
    assert [run.color for run in block.runs] == [None, "deep.accent", "deep.text"]
    assert [run.text for run in block.runs] == [run.text for run in runs]
    assert block.level == 1
