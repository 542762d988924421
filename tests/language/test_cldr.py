"""The data files against what CLDR says: a record of it, so that no version of a library decides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.language import language
from deckgen.language.data import built_in, writing

RECORD = json.loads((Path(__file__).parents[1] / "data/cldr.json").read_text(encoding="utf-8"))
EZAFE = {"ژانویه": "ژانویهٔ", "فوریه": "فوریهٔ", "مه": "مهٔ", "ژوئیه": "ژوئیهٔ"}
"""Persian months with the ezafe that a date writes: «۱۵ ژانویهٔ ۲۰۲۶»."""


def tags(name: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield a language and it in each of its regions, with what the record says of them."""
    said = dict(RECORD[name])
    regions = said.pop("regions")
    yield name, said
    for region, other in regions.items():
        yield f"{name}-{region}", {**said, **other}


def meant(tag: str, said: dict[str, object]) -> dict[str, object]:
    """Return what the data files have where CLDR says this, as their comments tell."""
    if tag in ("fa", "fa-IR"):
        said = {**said, "months": [EZAFE.get(month, month) for month in said["months"]]}  # type: ignore[attr-defined]
    if tag == "en":
        said = {**said, "day": "d MMMM y"}
    if said["group"] == "'":
        said = {**said, "group": "’"}
    # A day under ten has one digit everywhere.
    return {**said, "day": str(said["day"]).replace("dd", "d")}


@pytest.mark.parametrize("name", sorted(RECORD.keys() - {"cldr"}))
def test_a_language_writes_dates_and_numbers_as_cldr_does_and_else_on_purpose(name: str) -> None:
    field = {"day": "d", "month": "MMMM", "year": "y"}
    for tag, said in tags(name):
        own = language(tag)
        assert {
            "months": list(own.dates.months),
            "day": own.dates.day.format(**field),
            "month": own.dates.month.format(**field),
            "decimal": own.decimal,
            "group": own.group,
        } == meant(tag, said), tag


@pytest.mark.parametrize("name", built_in())
def test_a_data_file_says_which_cldr_it_follows(name: str) -> None:
    assert str(writing(name)["cldr"]) == RECORD["cldr"]
    assert name in RECORD


def test_french_groups_digits_by_a_narrow_space() -> None:
    assert language("fr").number("12,500") == "12\u202f500"
    assert language("fr-CA").number("12,500") == "12\u00a0500"
