from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from deckgen.kinds import bodies
from deckgen.outline import walk
from deckgen.outline.fields import bare
from deckgen.outline.model import Audience, Outline, Section, Summary
from deckgen.outline.values import Node, Point, Text
from deckgen.problems import Place

HERE = Place("studies/study.yaml", 1, 1)


def text(string: str) -> Text:
    return Text.of(string, HERE)


def outline() -> Outline:
    point = Point(text=text("point"), points=(Point(lead=text("lead"), text=text("second")),), place=HERE)
    variant = {"minister": {"takeaway": text("variant"), "sources": ("book",)}}
    section = Section(title=text("section"), notes=text("notes"), variants=variant, place=HERE)
    summary = Summary(message=text("override"))
    return Outline(
        title=text("title"),
        labels={"sources": text("label")},
        sections=(section, Section(title=text("last"), body=Bullets(items=(point,)))),
        audiences={"minister": Audience(label=text("audience"), overrides={"summary": summary, "date": None})},
        place=HERE,
    )


class Bullets(Node, frozen=True, kw_only=True):
    items: tuple[Point, ...]


def test_everything_of_a_type_is_found_with_its_holder_and_key() -> None:
    made = outline()
    found = [(one.value.string, type(one.holder).__name__, one.key) for one in walk.find(made, Text)]
    assert found == [
        ("title", "Outline", "title"),
        ("label", "Outline", "sources"),
        ("notes", "Section", "notes"),
        ("variant", "Section", "takeaway"),
        ("section", "Section", "title"),
        ("last", "Section", "title"),
        ("point", "Point", "text"),
        ("second", "Point", "text"),
        ("lead", "Point", "lead"),
        ("audience", "Audience", "label"),
        ("override", "Summary", "message"),
    ]


def test_fields_may_be_left_out() -> None:
    assert [found.value.string for found in walk.find(outline().sections, Text, without=("notes", "variants"))] == [
        "section", "last", "point", "second", "lead"
    ]  # fmt: skip


def test_what_is_found_is_not_entered() -> None:
    assert len(walk.find(outline(), Section)) == 2
    assert len(walk.find(outline(), Point)) == 1


def test_no_walk_enters_a_place() -> None:
    assert "studies/study.yaml" not in {found.value for found in walk.find(outline(), str)}
    assert walk.changed(HERE, lambda held: None) is HERE


@pytest.mark.parametrize("value", [(1, None, 2), {"a": 1, "b": None}, "text", 3, None, (), {}])
def test_what_does_not_change_stays_the_same_object(value: Any) -> None:
    assert walk.changed(value, lambda held: held) is value


def test_what_becomes_nothing_is_gone_and_a_missing_item_stays() -> None:
    assert walk.changed((1, None, 2, 3), lambda held: None if held in (None, 2) else held) == (1, None, 3)
    assert walk.changed({"a": 1, "b": 2}, lambda held: None if held == 2 else held) == {"a": 1}


def held(annotation: Any) -> set[Any]:
    """Return the types that an annotation is made of."""
    annotation, _ = bare(annotation)
    if get_origin(annotation) is Literal:
        return {str}
    inner = [held(argument) for argument in get_args(annotation) if argument is not ...]
    origin = get_origin(annotation) or annotation
    return set().union(*inner) | (set() if origin in (Union, types.UnionType) else {origin})


def language(cls: type[Node], known: set[type[Node]]) -> set[type[Node]]:
    if cls not in known:
        known.add(cls)
        for annotation in get_type_hints(cls, include_extras=True).values():
            for inner in held(annotation):
                if isinstance(inner, type) and issubclass(inner, Node):
                    language(inner, known)
    return known


def test_all_that_the_language_holds_is_entered() -> None:
    """A list or a set would be a room into which no walk looks: what stands there would reach every reader."""
    leaves = {str, int, float, bool, type(None), Any}
    for cls in set().union(*(language(cls, set()) for cls in (Outline, *bodies().values()))):
        for name, annotation in get_type_hints(cls, include_extras=True).items():
            for inner in held(annotation) if name in walk.names(cls) else ():
                entered = inner in (tuple, Mapping, Text, Place) or issubclass(inner, Node)
                assert inner in leaves or entered or issubclass(inner, str), f"{cls.__name__}.{name}: {inner}"
