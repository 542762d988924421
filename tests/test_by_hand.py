"""What somebody does with a deck by hand, in a program: here python-pptx."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER

from deckgen import pipeline

EXAMPLE = Path(__file__).parent.parent / "examples" / "kinds.yaml"
PICTURE = EXAMPLE.parent / "reservoir.png"


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["formal", "dark"])
def test_a_slide_added_by_hand_from_each_layout_can_be_filled(theme: str) -> None:
    made = pipeline.build(pipeline.load(EXAMPLE), theme=theme, fonts="none")
    deck = made.presentation()
    count = len(deck.slides)
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        assert slide.shapes.title is not None, layout.name
        for box in list(slide.placeholders):
            match box.placeholder_format.type:
                case PP_PLACEHOLDER.TABLE:
                    box.insert_table(2, 3).table.cell(1, 2).text = "خلية"
                case PP_PLACEHOLDER.CHART:
                    data = CategoryChartData()
                    data.categories = ["2024", "2025"]
                    data.add_series("سلسلة", (1, 2))
                    box.insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
                case PP_PLACEHOLDER.PICTURE:
                    box.insert_picture(str(PICTURE))
                case _:
                    box.text_frame.text = "نص"
    saved = BytesIO()
    deck.save(saved)
    again = Presentation(BytesIO(saved.getvalue()))
    assert len(again.slides) == count + len(deck.slide_layouts)
    shapes = chain.from_iterable(slide.shapes for slide in list(again.slides)[count:])
    said = {shape.text_frame.text for shape in shapes if shape.has_text_frame}
    assert said == {"نص"}


def test_layouts_that_a_deck_offers_have_the_marks_of_their_form() -> None:
    scene = pipeline.build(pipeline.load(EXAMPLE)).scene
    drawn = {layout.key: {node.key for node in layout.nodes} for layout in scene.layouts}
    assert drawn["agenda-rows-3"] >= {"number-1", "number-2", "number-3"}
    assert drawn["timeline-stages-4"] >= {"node-1", "way-2", "node-4"}
    assert "mark" in drawn["quote-marked"]
