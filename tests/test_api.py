"""What `import deckgen` offers."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import deckgen
from deckgen.limits import Limits
from deckgen.outline import yaml

OUTLINE: dict[str, Any] = {
    "deckgen": 1,
    "title": "إحاطة: مياه المدينة",
    "fonts": "none",
    "audiences": {"council": {"label": "المجلس"}},
    "sections": [{"title": "الطلب", "points": ["يزداد", "12:30", "no"]}],
}
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
SCALARS = st.one_of(TEXTS, st.integers(), st.booleans())
NESTED = st.recursive(SCALARS, lambda held: st.lists(held) | st.dictionaries(TEXTS, held, max_size=3), max_leaves=8)


def said(value: Any) -> Any:
    """Return what the reader of outlines makes of a value: scalars are texts."""
    if isinstance(value, dict):
        return {key: said(held) for key, held in value.items()}
    if isinstance(value, list):
        return [said(held) for held in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_what_is_offered_is_what_is_public() -> None:
    assert dir(deckgen) == deckgen.__all__
    assert all(getattr(deckgen, name) for name in deckgen.__all__)


def test_an_outline_and_a_deck_are_a_line_each() -> None:
    outline = deckgen.load(OUTLINE)
    assert repr(outline) == '<outline "إحاطة: مياه المدينة", sections: 1, audiences: council>'
    assert repr(deckgen.build(outline, title="س")).startswith('<deck "س", ar, slides: 2, warnings: ')


def test_a_path_a_text_and_a_mapping_are_the_same_outline(tmp_path: Path) -> None:
    text = yaml.written(OUTLINE)
    (tmp_path / "o.yaml").write_text(text, encoding="utf-8")
    decks = [
        deckgen.build(deckgen.load(source)) for source in (tmp_path / "o.yaml", str(tmp_path / "o.yaml"), text, OUTLINE)
    ]
    assert len({deck.written("pptx")[0] for deck in decks}) == 1


@given(st.dictionaries(TEXTS, NESTED, min_size=1, max_size=3))
@example({"-A": []})
@example({"a\u2028b": ["\ufeff", "x\x85"]})
def test_a_mapping_is_read_as_it_was_given(values: dict[str, Any]) -> None:
    root, problems = yaml.load(yaml.written(values).encode(), "o", Limits())
    assert problems == []
    assert root == said(values)


def test_a_table_of_numbers_dates_and_empty_cells_is_a_mapping() -> None:
    cell = type("Cell", (), {"item": lambda self: 2.5})()
    told = yaml.written(
        {"n": cell, "none": float("nan"), "day": datetime.date(2026, 1, 3), "p": PurePosixPath("a/b"), "t": (1, 2)}
    )
    assert told == "n: 2.5\nnone: null\nday: '2026-01-03'\np: a/b\nt:\n- 1\n- 2\n"
    with pytest.raises(deckgen.UsageError, match="an outline cannot hold"):
        deckgen.load({**OUTLINE, "title": object()})


def test_problems_of_a_text_have_their_line() -> None:
    with pytest.raises(deckgen.OutlineError) as caught:
        deckgen.load(f"{yaml.written(OUTLINE)}titel: x\n")
    (problem,) = caught.value.problems
    assert problem.code == "unknown-key"
    assert problem.place.line == len(yaml.written(OUTLINE).splitlines()) + 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"tehme": "dark"}, 'unknown override "tehme" (did you mean "theme"?)'),
        ({"titles": "x"}, 'did you mean "title"'),
        ({"sections": []}, 'unknown override "sections"'),
        ({"minutes": "many"}, '"minutes" must be a number'),
        ({"language": "xx-"}, 'unknown language "xx-"'),
        ({"size": "16:10"}, 'unknown size "16:10"'),
    ],
)
def test_a_wrong_override_is_named(given: dict[str, Any], told: str) -> None:
    with pytest.raises(deckgen.UsageError) as caught:
        deckgen.build(deckgen.load(OUTLINE), **given)
    assert told in str(caught.value)


def test_any_top_level_key_can_be_overridden() -> None:
    outline = deckgen.load({**OUTLINE, "marking": "TLP:RED", "organization": "فريق"})
    deck = deckgen.build(
        outline, title={"ar": "عنوان", "en": "Title"}, language="en", marking=None, minutes=7, place="دمشق"
    )
    assert deck.scene.properties.title == "Title"
    assert deck.scene.minutes == 7
    assert deck.plan.outline.marking is None
