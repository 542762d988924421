from __future__ import annotations

import pytest

from deckgen import theme
from deckgen.theme.tokens import TLP
from tests import study
from tests.powerpoint import PowerPoint

CHART = {"kind": "line", "categories": ["2024", "2025"], "series": [{"values": [1, 2]}]}
SECTIONS = [{"title": "الأرقام", "chart": CHART}, *study.SECTIONS]


def fixed(file: PowerPoint) -> set[str]:
    """Return the colours that stay where the theme's are exchanged."""
    folders = ("slides", "slideLayouts", "slideMasters", "charts", "notesMasters", "notesSlides")
    parts = [part for folder in folders for part in file.parts(folder) if part.endswith(".xml")]
    return {color for part in parts for color in file.find(part, "//a:srgbClr/@val")}


@pytest.mark.parametrize(
    "name", [name if name == "formal" else pytest.param(name, marks=pytest.mark.slow) for name in theme.built_in()]
)
def test_every_colour_of_a_deck_goes_with_its_theme(name: str) -> None:
    assert fixed(study.written(theme=name, sections=SECTIONS)) == set()


def test_the_labels_of_tlp_keep_the_colours_that_they_are_known_by() -> None:
    colors = fixed(study.written(marking="TLP:AMBER", sections=SECTIONS))
    assert colors == {TLP["tlp.bg"], TLP["tlp.amber"]}
