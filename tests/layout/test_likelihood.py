from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from deckgen.language import language
from deckgen.layout.geometry import SIZES
from deckgen.layout.likelihood import DOT
from deckgen.outline.values import LIKELIHOODS
from deckgen.scene.nodes import FittedText, Table, TextStyle
from deckgen.units import Emu
from tests.kinds import support

LANGUAGES = ("ar", "he", "fa", "ur", "en", "fr")
FITTER = support.context(language("ar")).fitter


def broken(text: FittedText, style: TextStyle, w: Emu) -> bool:
    """Return whether a row of dots, or the word that follows it, has a part that is wider than its line."""
    left, _, right, _ = style.insets
    return any(
        FITTER.widest_word(
            [replace(run, bold=style.levels[p.level].bold or run.bold) for run in p.runs], p.size
        ) > w - left - right
        for p in text.paragraphs
        if DOT in p.text
    )  # fmt: skip


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("band", LIKELIHOODS)
def test_no_word_is_broken_in_a_narrow_gate(tag: str, band: str) -> None:
    conditions = 3 * [{"if": "أ", "then": "ب", "otherwise": "ج", "likelihood": band}]
    (_, *_, planned) = support.contents(sections=["قسم"], closing={"title": "خاتمة", "conditions": conditions})
    result = support.laid(planned, language(tag), geometry=SIZES["4:3"])
    (table,) = (node for node in result.slide.nodes if isinstance(node, Table))
    cells = [(row.cells[1], table.columns[1].w) for row in table.rows if DOT in _said(row.cells[1].text)]
    assert len(cells) == len(conditions)
    assert not any(broken(cell.text, cell.style, w) for cell, w in cells)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("band", LIKELIHOODS)
def test_no_word_is_broken_in_a_narrow_card(tag: str, band: str) -> None:
    scenarios: list[dict[str, Any]] = [{"title": f"أ{i}", "text": "نص", "likelihood": band} for i in range(4)]
    result = support.laid(support.content(scenarios=scenarios), language(tag), geometry=SIZES["4:3"])
    boxes = [box for i in range(1, 5) for box in result.boxes(f"scenario-{i}")]
    assert len(boxes) == 4
    assert not any(broken(box.text, box.style, box.rect.w) for box in boxes)


def _said(text: FittedText) -> str:
    return "\n".join(p.text for p in text.paragraphs)
