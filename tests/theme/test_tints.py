from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen import theme
from deckgen.outline import theme_file
from deckgen.theme.contrast import LARGE, ratio
from deckgen.theme.tints import Tint, matched, tints
from deckgen.theme.tokens import MADE, ROLES, SLOTS, TLP, Role

COLOR = st.integers(0, 0xFFFFFF).map(lambda color: f"{color:06X}")


@pytest.mark.parametrize("name", theme.built_in())
@pytest.mark.parametrize("role", ["a2.past", "a6.strong"])
def test_what_carries_a_meaning_can_be_seen_on_each_ground(name: str, role: Role) -> None:
    colors = theme_file.load(name).colors
    assert min(ratio(colors[role], colors[ground]) for ground in ("bg", "panel")) >= LARGE


@pytest.mark.parametrize("name", theme.built_in())
def test_a_tinted_ground_carries_text(name: str) -> None:
    colors = theme_file.load(name).colors
    assert ratio(colors["ink"], colors["a3.tint"]) >= 4.5


@given(COLOR)
def test_the_whole_of_a_colour_is_the_colour(color: str) -> None:
    made = Tint("a3", 1, 0).of({"a3": color})
    channels = zip(bytes.fromhex(made), bytes.fromhex(color), strict=True)
    assert max(abs(a - b) for a, b in channels) <= 1


@pytest.mark.slow
@given(st.fixed_dictionaries(dict.fromkeys(ROLES, COLOR)))
def test_every_theme_has_the_colours_that_are_made(colors: dict[Role, str]) -> None:
    made = tints(colors)
    assert set(made) == set(MADE)
    for tint in made.values():
        assert len(tint.of(colors)) == 6
        assert 0 <= tint.mod <= 1
        assert 0 <= tint.off <= 1


@given(st.fixed_dictionaries(dict.fromkeys(SLOTS, COLOR)), st.sampled_from(SLOTS), st.integers(1, 100), st.booleans())
def test_a_tint_in_whole_percents_is_matched_exactly_or_not_at_all(
    colors: dict[Role, str], role: Role, percent: int, lighter: bool
) -> None:
    color = Tint(role, percent / 100, 1 - percent / 100 if lighter else 0).of(colors)
    found = matched(colors, color)
    assert found is None or color == (colors[found.role] if found.mod == 1 else found.of(colors))


@pytest.mark.parametrize("name", theme.built_in())
def test_the_colours_of_a_built_in_theme_are_its_slots_or_tints_of_them(name: str) -> None:
    colors = theme_file.load(name).colors
    theirs = colors.keys() - {*MADE, *TLP}
    assert [role for role in theirs if not matched(colors, colors[role])] == []


def test_a_colour_of_another_hue_is_matched_by_none() -> None:
    colors: dict[Role, str] = dict.fromkeys(SLOTS, "1D3C73")
    assert matched(colors, "8A6A1C") is None
    assert matched(colors, "FFFFFF") is None
    assert matched(colors, "1D3C73") == Tint("bg", 1, 0)
