"""BibTeX's ``year``, ``month`` and ``day`` to the Extended Date/Time Format."""

from __future__ import annotations

import re

from deckgen.language import edtf
from deckgen.outline.sources import english_date

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[0-9]{1,2}")
_SPAN = re.compile(r"([0-9]{4})[-/]([0-9]{2})")
"""Two years. In ``date`` the same would be a season, but ``year`` knows none."""

_NO_MONTH = 99


def joined(year: str, month: str, day: str) -> str:
    """Return a date, whose month and day may be ranges.

    Where they are no date, it is a text.
    """
    if (span := _SPAN.fullmatch(year)) and span[2] > span[1][2:]:
        return f"{span[1]}/{span[1][:2]}{span[2]}"
    if not re.fullmatch("[0-9]{4}", year) or not month:
        return english_date.edtf_of(year)
    words, numbers = _WORD.findall(month), _NUMBER.findall(month)
    if len(words) == 1 and not numbers and (season := english_date.season(words[0])):
        return f"{year}-{season}"
    months = list(map(english_date.month, words)) if words else list(map(int, numbers))
    days = _NUMBER.findall(day) or (numbers if words else [])
    said = "/".join(
        _ends(year, [f"{number or _NO_MONTH:02}" for number in months[:2]], [day.zfill(2) for day in days[:2]])
    )
    return said if edtf.valid(said) else " ".join(filter(None, (day, month, year))).replace("~", " ")


def _ends(year: str, months: list[str], days: list[str]) -> list[str]:
    ends = [f"{year}-{month}" for month in months]
    if days and len(ends) == 1:
        return [f"{ends[0]}-{day}" for day in days]
    return [f"{end}-{day}" for end, day in zip(ends, days, strict=True)] if len(days) == len(ends) else ends
