"""A number with its sign, its separators and its unit stands in one order wherever a deck shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from deckgen.language import language
from deckgen.scene.nodes import Chart, Paragraph, Table, TextBox
from deckgen.text.bidi import UNMARKED
from tests.kinds import support

SYSTEMS = ("latn", "arab", "arabext")


def seen(text: str, rtl: bool) -> str:
    """Return the characters of a line from left to right, as UAX #9 shows them."""
    return str(get_display(text, base_dir="R" if rtl else "L")).translate(UNMARKED).replace("\u202f", " ")


def paragraphs(laid: support.Laid) -> Iterator[Paragraph]:
    for slide in laid.slides:
        for node in slide.nodes:
            if isinstance(node, TextBox) and node.key not in support.CHROME:
                yield from node.text.paragraphs
            elif isinstance(node, Table):
                yield from (p for row in node.rows for cell in row.cells for p in cell.text.paragraphs)


def shown(**section: Any) -> list[str]:
    return [seen(p.text, p.rtl) for p in paragraphs(support.section(**section))]


WHOLE = st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3}){0,2}|[1-9][0-9]{0,2}( [0-9]{3}){1,2}", fullmatch=True)
NUMBER = st.tuples(
    st.sampled_from(["", "-", "+", "−", "±", "$", "<", "-$"]),
    WHOLE,
    st.sampled_from(["", ".5", ".25"]),
    st.sampled_from(["", "%", " %", "٪", "‰", "°", "°C", " °C", " €", "€", " kWh", " km²", "+"]),
).map("".join)


@given(NUMBER.filter(lambda number: not number.replace(" ", "").replace(",", "").replace(".", "").isdigit()))
def test_a_number_stands_as_it_is_written_in_every_place(number: str) -> None:
    cells = {"columns": ["بند", "قيمة"], "rows": [["نفط", number], ["غاز", f"بلغ {number} أمس"]]}
    places = {
        "cell": shown(table=cells)[3],
        "figure": shown(figures=[{"value": number.replace(" ", "\u202f"), "label": "بند"}])[0],
        "point": shown(points=[number, *["نص"] * 4])[0],
    }
    assert places == dict.fromkeys(places, number)
    assert all(number in text for text in (shown(table=cells)[5], shown(points=[f"بلغ {number} في السنة"])[0]))
    (node,) = (n for n in support.section(chart=_chart(number)).slide.nodes if isinstance(n, Chart))
    assert seen(node.categories[0], True) == number


@pytest.mark.parametrize("digits", SYSTEMS)
@given(st.integers(-999_999, 999_999).map(lambda n: n / 100))
def test_a_percentage_stands_in_a_chart_as_in_a_text(digits: str, value: float) -> None:
    voice = language("ar", digits=digits)  # type: ignore[arg-type]
    laid = support.laid(support.content(chart=_chart("أ", value)), voice)
    (node,) = (n for n in laid.slide.nodes if isinstance(n, Chart))
    assert node.labels
    written = node.series[0].texts[0]
    text = seen(written, node.labels.rtl)
    assert text in shown(points=[f"بلغ {written} أمس"])[0]
    assert shown(figures=[{"value": written, "label": "بند"}])[0] == text


@pytest.mark.parametrize(("number", "seen_"), [("-٥٫٥", "٥٫٥-"), ("٣٠٪", "٪٣٠"), ("-٣٠٪", "٪٣٠-")])
def test_signs_of_arabic_indic_numbers_have_an_order_of_their_own(number: str, seen_: str) -> None:
    assert shown(points=[number])[0] == seen_
    assert shown(figures=[{"value": number, "label": "بند"}])[0] == seen_
    assert seen_ in shown(points=[f"بلغ {number} أمس"])[0]


def _chart(name: str, value: float = -12.5) -> dict[str, Any]:
    series = [{"name": "سلسلة", "values": [value, 30]}]
    return {"kind": "column", "unit": "%", "categories": [name, "آخر"], "series": series}
