"""A number with its sign, its separators and its unit stands in one order wherever a deck shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.language import language
from deckgen.scene.nodes import Chart, Paragraph, Table, TextBox
from deckgen.text.bidi import unmarked
from tests.kinds import support

SYSTEMS = ("latn", "arab", "arabext")


def seen(text: str, rtl: bool) -> str:
    """Return the characters of a line from left to right, as UAX #9 shows them."""
    return unmarked(str(get_display(text, base_dir="R" if rtl else "L"))).replace("\u202f", " ")


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


@pytest.mark.slow
@given(NUMBER.filter(lambda number: not number.replace(" ", "").replace(",", "").replace(".", "").isdigit()))
def test_a_number_stands_as_it_is_written_in_every_place(number: str) -> None:
    cells = {"columns": ["بند", "قيمة"], "rows": [["نفط", number], ["غاز", f"بلغ {number} أمس"]]}
    table, points = shown(table=cells), shown(points=[number, f"بلغ {number} في السنة", *["نص"] * 3])
    places = {
        "cell": table[3],
        "figure": shown(figures=[{"value": number.replace(" ", "\u202f"), "label": "بند"}])[0],
        "point": points[0],
    }
    assert places == dict.fromkeys(places, number)
    assert all(number in text for text in (table[5], points[1]))
    (node,) = (n for n in support.section(chart=_chart(number)).slide.nodes if isinstance(n, Chart))
    assert seen(node.categories[0], True) == number


@given(st.sampled_from(SYSTEMS), st.integers(-999_999, 999_999).map(lambda n: n / 100))
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


LATIN = st.lists(
    st.text("aZ019 +-.,:;()%/#&=?!", min_size=1, max_size=30).map(str.strip).filter(bool), min_size=4, max_size=24
).map(lambda texts: ["+1 of .5", *texts])
PLACES = ("points", "sub-points", "lead-ins", "compare", "statement", "summary")
FEW = settings(max_examples=settings().max_examples // 4)
"""Each example has a dozen texts, and each place lays out many."""


def _listed(place: str, texts: list[str]) -> list[Paragraph]:
    """Return the paragraphs of a place whose boxes say these texts alone, slide by slide."""
    points: dict[str, Any] = {"points": texts}
    if place == "summary":
        laid = support.laid(support.contents(summary={"message": "خلاصة", **points}, sections=["قسم"])[1])
        return [p for box in laid.boxes("points") for p in box.text.paragraphs]
    if place == "compare":
        laid = support.section(compare=[{"title": "1.", **points}, {"title": "قسم", "points": ["بند"]}])
        return [p for box in laid.boxes("column-1") for p in box.text.paragraphs if p.level]
    if place == "statement":
        laid = support.section(statement={"text": "خلاصة", "evidence": texts})
        return [p for box in laid.boxes("evidence") for p in box.text.paragraphs]
    if place == "sub-points":
        points = {"points": [{"text": texts[0], "points": texts[1:]}]}
    elif place == "lead-ins":
        points = {"points": [{"lead": text, "text": text} for text in texts]}
    return list(paragraphs(support.section(**points)))


def _written(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("place", PLACES)
@FEW
@given(LATIN)
def test_a_list_with_nothing_from_the_right_is_laid_out_from_the_left_and_has_no_marks(
    place: str, texts: list[str]
) -> None:
    found = _listed(place, texts)
    assert not any(p.rtl for p in found)
    if place != "lead-ins":
        assert [_written(p.text) for p in found] == texts
    assert not any("\u200e" in p.text for p in found)


@pytest.mark.parametrize("place", PLACES)
@FEW
@given(LATIN, st.data())
def test_a_list_runs_one_way_on_all_its_slides(place: str, texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts)))
    found = _listed(place, [*texts[:at], "نص", *texts[at:]])
    letters = [p for p in found if any(char.isalnum() for char in p.text)]
    assert all(p.rtl for p in letters)
    if place != "lead-ins":
        assert [_written(seen(p.text, p.rtl)) for p in letters if "نص" not in p.text] == [
            text for text in texts if any(char.isalnum() for char in text)
        ]


@pytest.mark.parametrize("mixed", [False, True])
@pytest.mark.parametrize("sign", ["{}. ", "- "])
def test_notes_with_nothing_from_the_right_are_laid_out_from_the_left(mixed: bool, sign: str) -> None:
    items = [f"{sign.format(n)}{text}" for n, text in enumerate(("(a) 1.", "+1 of .5", "-5%"), 1)]
    (slide,) = support.section(points=["نص"], notes="\n".join([*(["نص", ""] if mixed else []), *items])).slides
    listed = [p for p in slide.notes if p.marker]
    assert [p.rtl for p in listed] == [mixed] * 3
    assert any("\u200e" in p.text for p in listed) == mixed
    assert [seen(p.text, p.rtl) for p in listed] == ["(a) 1.", "+1 of .5", "-5%"]


def _chart(name: str, value: float = -12.5) -> dict[str, Any]:
    series = [{"name": "سلسلة", "values": [value, 30]}]
    return {"kind": "column", "unit": "%", "categories": [name, "آخر"], "series": series}
