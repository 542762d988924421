"""Dates of BibTeX as texts of the Extended Date/Time Format."""

from __future__ import annotations

import re

from deckgen.language import edtf

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[0-9]{1,2}")
_DAY_OF_MONTH = (
    re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?[\s.~-]+(?P<month>[A-Za-z]{3,9})\.?,?[\s~-]+(?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[\s~]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?[\s~]+(?P<year>[0-9]{4})"),
)


def joined(year: str, month: str, day: str) -> str:
    """Return a date of ``year``, ``month`` and ``day``, which may be ranges; a text where they are no date."""
    year = year.strip()
    if not re.fullmatch("[0-9]{4}", year):
        return edtf.padded(re.sub(r"\s*(?:--|–)\s*", "/", year)) if re.search(r"[0-9]\s*(?:--|–)", year) else year
    if not month.strip():
        return year
    words, numbers = _WORD.findall(month), _NUMBER.findall(month)
    season = _SEASONS.get(words[0].lower()) if words else None
    if season and not numbers:
        return f"{year}-{season}"
    months = [number for word in words if (number := month_number(word))] if words else [int(n) for n in numbers]
    days = _NUMBER.findall(day) or (numbers if words else [])
    said = _said(year, months[:2], [int(number) for number in days[:2]])
    known = months and len(months) == max(1, len(words))
    return said if known and edtf.valid(said) else " ".join(filter(None, (day, month, year))).replace("~", " ")


def read(written: str) -> str:
    """Return a day that is written with a month's English name as EDTF, and any other text as it is."""
    for pattern in _DAY_OF_MONTH:
        match = pattern.fullmatch(written.strip())
        if match and (month := month_number(match["month"])):
            said = f"{match['year']}-{month:02}-{int(match['day']):02}"
            return said if edtf.valid(said) else written
    return edtf.padded(written)


def month_number(name: str) -> int | None:
    """Return the number of the month that an English name or its beginning of three letters says."""
    starts = [month[:3].lower() for month in MONTHS]
    short = name[:3].lower()
    is_name = short in starts and MONTHS[starts.index(short)].lower().startswith(name.lower().replace("sept", "sep"))
    return starts.index(short) + 1 if is_name else None


def _said(year: str, months: list[int], days: list[int]) -> str:
    ends = [f"{year}-{month:02}" for month in months]
    if days and len(ends) == 1:
        ends = [f"{ends[0]}-{day:02}" for day in days]
    elif len(days) == len(ends):
        ends = [f"{end}-{day:02}" for end, day in zip(ends, days, strict=True)]
    return "/".join(ends)
