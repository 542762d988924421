from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.deck.audience import for_reader, receives
from deckgen.deck.plan import plan
from deckgen.kinds import registry
from deckgen.language import language
from tests.kinds.support import outline

SECTIONS: list[dict[str, Any]] = [
    {"id": "before", "title": "تمهيد"},
    {"id": "a1", "title": "أول", "part": {"title": "الماضي", "message": "رسالة"}},
    {"id": "a2", "title": "ثان"},
    {"id": "a3", "title": "ثالث", "part": "الماضي"},
    {"id": "b1", "title": "رابع", "part": "المستقبل"},
    {"id": "b2", "title": "خامس"},
]
IDS = [section["id"] for section in SECTIONS]


def shown(**lists: list[str]) -> list[str]:
    made = outline(sections=SECTIONS, dividers=True, audiences={"m": {"label": "الوزير", **lists}})
    reduced, problems = for_reader(made, "m")
    assert not problems
    planned = plan(reduced, language("ar"), registry())
    return [c.id.removeprefix("deck:") for c in planned.contents if c.kind == "divider" or ":" not in c.id]


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ([], "before divider:a1 a1 a2 a3 divider:b1 b1 b2"),
        (["b2"], "before divider:b2 b2 b1 divider:a1 a1 a2 a3"),
        (["a3", "b1", "a1"], "before divider:a3 a3 a1 a2 divider:b1 b1 b2"),
        (["b1", "before"], "before divider:b1 b1 b2 divider:a1 a1 a2 a3"),
    ],
)
def test_a_part_stays_together_where_its_first_section_stands(order: list[str], left: str) -> None:
    assert shown(**({"order": order} if order else {})) == left.split()


def test_a_section_keeps_its_part_where_the_part_is_named_again() -> None:
    reduced, _ = for_reader(outline(sections=SECTIONS))
    assert [s.part.title.string if s.part else None for s in reduced.sections] == [
        None, *["الماضي"] * 3, *["المستقبل"] * 2
    ]  # fmt: skip
    assert {s.part.message.string for s in reduced.sections[1:4] if s.part and s.part.message} == {"رسالة"}


def test_a_part_stays_together_where_a_variant_names_another_part() -> None:
    sections = [*SECTIONS[:2], {**SECTIONS[2], "variants": {"m": {"part": "المستقبل"}}}, *SECTIONS[3:]]
    reduced, _ = for_reader(outline(sections=sections, audiences={"m": {"label": "الوزير"}}), "m")
    assert [section.id for section in reduced.sections] == ["before", "a1", "a3", "a2", "b1", "b2"]


@given(st.lists(st.sampled_from(IDS), min_size=1), st.sets(st.sampled_from(IDS), min_size=1, max_size=3))
def test_no_order_tears_a_part_or_loses_a_section(order: list[str], without: set[str]) -> None:
    made = outline(sections=SECTIONS, audiences={"m": {"order": order, "without": sorted(without)}})
    sections = for_reader(made, "m")[0].sections
    assert sorted(section.id for section in sections) == sorted(set(IDS) - without)
    parts = [part for part, _ in groupby(section.part.title.string if section.part else None for section in sections)]
    assert len(parts) == len(set(parts))


@pytest.mark.parametrize(
    ("keys", "audiences"),
    [
        ({}, {None, "m", "n"}),
        ({"for": ["m"]}, {"m"}),
        ({"not_for": ["m"]}, {None, "n"}),
        ({"depth": 3}, {None, "m"}),
        ({"for": ["n"], "variants": {"m": {"for": ["m"]}}}, {"m", "n"}),
    ],
)
def test_who_receives_a_section(keys: dict[str, Any], audiences: set[str | None]) -> None:
    made = outline(sections=[{"title": "قسم", **keys}], audiences={"m": {"label": "م"}, "n": {"depth": 2}})
    assert {id for id in (None, "m", "n") if receives(made, id, made.sections[0])} == audiences
