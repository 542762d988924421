from __future__ import annotations

from deckgen.outline.values import Body, Node, Text
from deckgen.problems import Place

HERE, THERE = Place("study.yaml", 1, 1), Place("study.yaml", 2, 1)


class Nothing(Body, frozen=True, kw_only=True):
    """A body without keys."""


class Port(Node, frozen=True, kw_only=True):
    """A node with a key that is called as what others have besides keys."""

    places: tuple[str, ...]


def test_a_record_is_compared_without_where_it_stands() -> None:
    one, other = Text.of("x", HERE), Text.of("x", THERE, own=True)
    assert one == other
    assert one != Text.of("y", HERE)


def test_a_record_with_no_keys_is_compared_too() -> None:
    assert Nothing(place=HERE) == Nothing(place=THERE)
    assert Nothing() != Body()
    assert len({Nothing(place=HERE), Nothing(place=THERE), Body()}) == 2


def test_a_key_of_any_name_is_compared() -> None:
    one, other = Port(places=("Aden",)), Port(places=("Basra",))
    assert one != other
    assert len({one, other, Port(places=("Aden",), place=THERE)}) == 2
