from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language import language
from deckgen.language.numbers import number
from deckgen.layout.charts.scale import NumberFormat, Scale, scale


@pytest.mark.parametrize(
    ("values", "from_zero", "ends"),
    [
        ([42, 9], True, (0, 50, 10)),
        ([97, 100], True, (0, 120, 20)),
        ([97, 100], False, (97, 101, 1)),
        ([-12, 62], True, (-20, 80, 20)),
        ([-3, -1], True, (-3, 0, 1)),
        ([48, 20], True, (0, 60, 10)),
        ([5], False, (0, 6, 1)),
        ([0, 0], True, (0, 1.2, 0.2)),
        ([0.00012, 0.00009], True, (0, 0.00015, 0.00005)),
    ],
)
def test_an_axis_has_round_ends(values: list[float], from_zero: bool, ends: tuple[float, ...]) -> None:
    found = scale(values, from_zero=from_zero)
    assert (found.least, found.most, found.step) == pytest.approx(ends)


def test_percents_end_at_a_hundred_where_none_is_above() -> None:
    assert scale([97, 40], from_zero=True, whole=True) == Scale(0, 100, 20, full=True)
    assert scale([62, 40], from_zero=True, whole=True) == Scale(0, 80, 20)
    assert scale([104, 40], from_zero=True, whole=True) == Scale(0, 150, 50)


NUMBERS = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) >= 1e-12)
"""Such as an outline may hold: there are limits to their digits."""


@given(st.lists(NUMBERS, min_size=1), st.booleans())
def test_an_axis_holds_its_values_in_few_steps(values: list[float], from_zero: bool) -> None:
    over = scale(values, from_zero=from_zero)
    slack = 1e-6 * over.step
    assert over.least - slack <= min(values)
    assert max(values) <= over.most + slack
    assert 1 <= round((over.most - over.least) / over.step) <= 8
    assert len(list(over.ticks())) == round((over.most - over.least) / over.step) + 1
    assert not from_zero or over.least <= 0 <= over.most


@pytest.mark.parametrize("below", [0.05, 0.1, 0.2])
def test_a_label_has_room_under_a_negative_number(below: float) -> None:
    over = scale([-19, 60], from_zero=True, below=below)
    assert over.at(-19) >= below


@pytest.mark.parametrize(
    ("numbers", "code", "text"),
    [
        (["42"], "0", "42"),
        (["42", "7.25"], "0.00", "42.00"),
        (["42", "1,250"], "#,##0", "42"),
        (["1999", "2026"], "0", "42"),
        (["9999", "10000"], "#,##0", "42"),
        (["1250", "7.5"], "#,##0.0", "42.0"),
    ],
)
def test_all_numbers_of_a_chart_are_written_alike(numbers: list[str], code: str, text: str) -> None:
    format = NumberFormat.of([found for written in numbers if (found := number(written))])
    assert format.code("latn") == code
    assert format.text(42, language("en")) == text


def test_a_number_is_measured_as_it_is_written() -> None:
    format = NumberFormat(1, grouped=True, percent=True)
    assert format.text(-1250, language("ar", digits="arab")) == "-١٬٢٥٠٫٠٪"
    assert format.tick(1250, language("en")) == "1,250%"
    assert format.code("arab") == '[$-2000401]#,##0.0"٪"'
    assert format.axis_code("latn") == '[>=1000]#,##0"%";[<=-1000]-#,##0"%";General"%"'
