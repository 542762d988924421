from __future__ import annotations

import pytest

from deckgen import theme
from deckgen.outline import theme_file
from deckgen.theme import contrast
from deckgen.theme.tokens import MADE, ROLES, TLP


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("000000", "FFFFFF", 21), ("FFFFFF", "FFFFFF", 1), ("777777", "FFFFFF", 4.48), ("FF0000", "00FF00", 2.91)],
)
def test_contrast_is_that_of_wcag_in_either_order(a: str, b: str, expected: float) -> None:
    assert contrast.ratio(a, b) == pytest.approx(expected, abs=0.005)
    assert contrast.ratio(b, a) == contrast.ratio(a, b)


@pytest.mark.parametrize("name", theme.built_in())
def test_built_in_themes_can_be_read(name: str) -> None:
    assert list(contrast.weak(theme_file.load(name).colors)) == []


def test_a_weak_pair_is_told_with_its_contrast() -> None:
    colors = {**theme_file.load("formal").colors, "a5": "767676"}
    assert list(contrast.weak({**colors, "panel": "FFFFFF"})) == []
    ((pair, found),) = contrast.weak(colors)
    assert (pair.role, pair.ground) == ("a5", "panel")
    assert 3 < found < pair.least


def test_every_role_is_held_to_a_contrast_or_carries_no_text() -> None:
    held = {role for pair in contrast.PAIRS for role in (pair.role, pair.ground)}
    assert set(ROLES) - held - set(TLP) == {"deep", "a6", "cover.band", "cover.line", *MADE}


def test_the_labels_of_tlp_can_be_read_on_their_ground() -> None:
    for role in TLP:
        assert role == "tlp.bg" or contrast.ratio(TLP[role], TLP["tlp.bg"]) >= contrast.TEXT


@pytest.mark.parametrize("name", theme.built_in())
def test_only_the_dark_theme_is_dark(name: str) -> None:
    assert theme_file.load(name).dark == (name == "dark")
