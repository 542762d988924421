"""What outlines become, as scenes that a person has read and accepted.

A case is an outline in ``cases/KIND``; beside it stands the scene of that kind's slides. ``cases/places`` shows the
slides that the deck puts in their places. ``pytest tests/test_cases.py --accept`` rewrites the scenes: read what has
changed before it is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckgen import pipeline
from deckgen.kinds import registry
from deckgen.scene.dump import data, text

CASES = Path(__file__).parent / "cases"
OUTLINES = sorted(CASES.rglob("*.yaml"))
GOLDEN = ".scene.json"

AROUND = ("kicker", "source", "number")
"""What stands around every kind's slide alike."""

INHERITED = ("rect", "style", "preset", "fill", "stroke")
"""What a box that fills a placeholder shares with it."""


def shown(path: Path) -> str:
    """Return the scene of a case without what is said twice and, of one kind, without what stands around its body."""
    scene = pipeline.build(pipeline.load(path), fonts="none").scene
    name = path.parent.name
    kinds = {name} if name in registry() else {kind.name for kind in registry().values() if kind.place}
    around = AROUND if name in registry() else ()
    slides = [slide for slide in scene.slides if slide.kind in kinds]
    used = {slide.layout for slide in slides}
    layouts = [layout for layout in scene.layouts if layout.key in used]
    return text(
        {
            "slides": [_without(around, data(slide)) for slide in slides],
            "layouts": [_without(around, data(layout)) for layout in layouts],
        }
    )


def _without(around: tuple[str, ...], holder: dict[str, Any]) -> dict[str, Any]:
    for list_ in ("placeholders", "nodes"):
        if list_ in holder:
            holder[list_] = [node for node in holder[list_] if node["key"] not in around]
    for node in holder.get("nodes", ()):
        if "placeholder" in node:
            for name in INHERITED:
                node.pop(name, None)
        if "paths" in node:
            node["paths"] = f"{len(node['paths'])} lines"
    return holder


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.relative_to(CASES).with_suffix("").as_posix())
def test_an_outline_becomes_the_scene_that_was_accepted(path: Path, accept: bool) -> None:
    golden, made = path.with_suffix(GOLDEN), shown(path)
    if accept:
        golden.write_text(made, encoding="utf-8")
    assert golden.is_file(), "read what the case becomes, and accept it with --accept"
    assert made.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_every_scene_belongs_to_an_outline() -> None:
    assert sorted(CASES.rglob(f"*{GOLDEN}")) == sorted(path.with_suffix(GOLDEN) for path in OUTLINES)


def test_the_places_are_those_of_a_whole_deck() -> None:
    scene = pipeline.build(pipeline.load(CASES / "places/briefing.yaml")).scene
    assert {kind.name for kind in registry().values() if kind.place} <= {slide.kind for slide in scene.slides}
