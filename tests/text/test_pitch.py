"""How far apart lines stand in fonts that are not as high as FiraGO."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.scene.nodes import Level
from deckgen.text import fonts
from deckgen.text.face import Face, Faces
from deckgen.text.pitch import AIR, FIRAGO, Pitch, pitch
from tests.own_font import boxes

EMS = st.floats(0.1, 1.6).map(lambda em: round(em, 3))


def own(top: float, bottom: float, *, ascent: float, descent: float) -> Face:
    return Face.of(boxes(top, bottom, ascent=ascent, descent=descent))


@pytest.mark.parametrize("script", ["Arab", "Hebr", "Latn", "Cyrl"])
def test_firago_keeps_its_percentages(script: str) -> None:
    assert pitch(fonts.faces(), script) == FIRAGO == Pitch(1.2, exact=False, least=(0, 0), natural=1.2, overhang=0)
    assert [FIRAGO.percent(pct, bold=bold) for pct in (90, 122) for bold in (False, True)] == [90, 90, 122, 122]
    assert FIRAGO.lift == 0
    assert FIRAGO.line(20, 122) == 20 * 1.2 * 122 / 100


@pytest.mark.parametrize(("height", "exact"), [(1.2, False), (1.17, False), (1.23, False), (1.15, True), (1.25, True)])
def test_a_font_about_as_high_as_a_line_of_percent_stays_with_percentages(height: float, exact: bool) -> None:
    face = own(0.9, 0.3, ascent=height - 0.3, descent=0.3)
    found = pitch(Faces(face, face), "Arab")
    assert found.exact == exact
    assert found.em == (1.2 if exact else pytest.approx(height))


def test_one_weight_of_another_height_makes_both_exact() -> None:
    plain, high = own(0.9, 0.3, ascent=0.9, descent=0.3), own(0.9, 0.3, ascent=1.4, descent=0.6)
    assert pitch(Faces(plain, high), "Arab").exact


@given(
    script=st.sampled_from(["Arab", "Hebr", "Latn", "Cyrl"]),
    tops=st.tuples(EMS, EMS),
    bottoms=st.tuples(EMS, EMS),
    pct=st.integers(100, 122),
)
def test_lines_are_never_closer_than_the_letters_of_their_weight_are_high(
    script: str, tops: tuple[float, float], bottoms: tuple[float, float], pct: int
) -> None:
    regular, bold = (own(t, b, ascent=1.5, descent=0.5) for t, b in zip(tops, bottoms, strict=True))
    found = pitch(Faces(regular, bold), script)
    for weight, face_top, face_bottom in zip((False, True), tops, bottoms, strict=True):
        line = found.line(1, pct, bold=weight)
        assert line >= face_top + face_bottom + AIR - 1e-9
        assert line < max(1.2 * pct / 100, face_top + face_bottom + AIR) + 0.013


def test_type_that_is_enlarged_has_lines_as_much_further_apart() -> None:
    face = own(0.9, 0.5, ascent=1.3, descent=0.5)
    plain, large = pitch(Faces(face, face), "Arab"), pitch(Faces(face, face, 1.25), "Arab")
    (regular, bold) = (tuple(1.25 * length for length in weight) for weight in plain.reach)
    assert large == Pitch(
        plain.em * 1.25, True, plain.least, plain.natural * 1.25, plain.overhang * 1.25, (regular, bold)
    )


@given(
    tops=st.tuples(EMS, EMS),
    bottoms=st.tuples(EMS, EMS),
    sizes=st.tuples(*[st.integers(10, 40)] * 2),
    bold=st.booleans(),
)
def test_a_level_stays_clear_of_another_one_above(
    tops: tuple[float, float], bottoms: tuple[float, float], sizes: tuple[int, int], bold: bool
) -> None:
    regular, strong = (own(t, b, ascent=1.5, descent=0.5) for t, b in zip(tops, bottoms, strict=True))
    found = pitch(Faces(regular, strong), "Arab")
    upper, lower = (
        Level(sizes=(size,), color="ink", align="r", bold=weight, line_pct=found.percent(112, bold=weight))
        for size, weight in zip(sizes, (bold, not bold), strict=True)
    )
    apart = found.between(upper, lower) + found.line(sizes[1], 112, bold=not bold) + 0.2 * (sizes[0] - sizes[1])
    assert apart > bottoms[bold] * sizes[0] + tops[not bold] * sizes[1]
    assert FIRAGO.between(upper, lower) == 0


def test_letters_reach_under_their_lines_where_these_are_exact() -> None:
    deep, shallow = own(0.9, 0.55, ascent=1.3, descent=0.5), own(0.9, 0.15, ascent=1.3, descent=0.5)
    assert pitch(Faces(shallow, deep), "Arab").overhang == pytest.approx(0.35)
    assert pitch(Faces(shallow, shallow), "Arab").overhang == 0
    percent = own(0.9, 0.55, ascent=0.9, descent=0.3)
    assert pitch(Faces(percent, percent), "Arab").overhang == 0
    low = own(0.6, 0.4, ascent=1.3, descent=0.5)
    assert pitch(Faces(low, low), "Arab").overhang == 0
