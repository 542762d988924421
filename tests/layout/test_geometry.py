"""Slides of any width: columns fill them, English ones are the mirror of Arabic ones, nothing leaves its box."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckgen import pipeline
from deckgen.kinds import registry
from deckgen.layout.content import Content
from deckgen.layout.geometry import COLUMNS, SIZES, Geometry
from deckgen.layout.grid import Grid
from deckgen.units import inch
from tests import manual
from tests.kinds import support

ROOT = Path(__file__).parents[2]
WIDTHS = st.integers(inch(9), inch(14))


@given(w=WIDTHS, rtl=st.booleans())
def test_columns_fill_the_width_between_the_margins(w: int, rtl: bool) -> None:
    grid = Grid(rtl, Geometry(w=w))
    boxes = [grid.columns(i, i, 0, 1) for i in range(COLUMNS)]
    boxes = boxes[::-1] if rtl else boxes
    assert boxes[0].x == w - boxes[-1].right == grid.geometry.margin
    assert {b.x - a.right for a, b in pairwise(boxes)} == {grid.geometry.gutter}
    assert max(box.w for box in boxes) - min(box.w for box in boxes) <= 1


def planned(kind: Any) -> Content:
    """Return the slide of a manual page's example."""
    keys = manual.keys(kind, title="قسم")
    return next(content for content in support.contents(**keys) if content.kind == kind.name)


@pytest.mark.parametrize("kind", registry().values(), ids=lambda kind: kind.name)
@given(w=WIDTHS)
@settings(max_examples=settings().max_examples // 10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_left_to_right_slide_is_the_mirror_of_a_right_to_left_one(
    kind: Any, w: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    manual.make_files(kind, tmp_path)
    content = planned(kind)
    shared = {"geometry": Geometry(w=w), "slide_numbers": {content.id: 1}}
    rtl, ltr = support.laid(content, **shared), support.twin(content, **shared)
    support.assert_sound(rtl)
    support.assert_mirrored(rtl, ltr)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("path", "language"), [("outline.yaml", "en"), ("examples/kinds.yaml", "ar")])
def test_the_samples_fit_slides_of_every_size(path: str, language: str, size: str) -> None:
    loaded = pipeline.load(ROOT / path)
    scene = pipeline.build(loaded, size=size, language=language).scene
    layouts = {layout.key: layout for layout in (scene.master, *scene.layouts)}
    support.assert_sound(support.Laid(list(scene.slides), layouts, scene.size[0]))
