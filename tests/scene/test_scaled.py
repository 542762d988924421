from __future__ import annotations

from deckgen.outline import walk
from deckgen.scene.nodes import Level, Paragraph, Run, TextBox
from deckgen.scene.scaled import enlarged
from tests import study


def sizes(tree: object) -> list[float]:
    levels = [size for found in walk.find(tree, Level) for size in found.value.sizes]
    paragraphs = [found.value.size for found in walk.find(tree, Paragraph)]
    runs = [found.value.size for found in walk.find(tree, Run) if found.value.size]
    return [*levels, *paragraphs, *runs]


def test_all_type_is_larger_and_boxes_stay() -> None:
    scene = study.scene()
    larger = enlarged(scene, 1.25)
    assert sizes(larger) == [round(size * 1.25, 2) for size in sizes(scene)]
    for old, new in zip(walk.find(scene, TextBox), walk.find(larger, TextBox), strict=True):
        assert new.value.rect == old.value.rect
        assert new.value.place is old.value.place


def test_what_has_no_type_is_the_same() -> None:
    scene = study.scene()
    assert enlarged(scene, 1.25).theme is scene.theme
    assert enlarged(scene.theme, 1.25) is scene.theme
