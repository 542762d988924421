"""Dates in English words to the Extended Date/Time Format.

They are as people type them.
"""

from __future__ import annotations

import re

from deckgen.language import edtf

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NAME, _DAY, _YEAR = r"(?P<name>[A-Za-z]{3,9})\.?", r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?", r"(?P<year>[0-9]{4})"
_FORMS = (
    re.compile(rf"{_DAY}[\s.~-]+(?:of\s+)?{_NAME},?[\s~-]+{_YEAR}"),
    re.compile(rf"{_NAME}[\s~]+{_DAY},?[\s~]+{_YEAR}"),
    re.compile(rf"{_NAME},?[\s~-]+{_YEAR}"),
)
_RANGE = re.compile(r"\s*(?:–|--|\bto\b)\s*|\s+-\s+")


def edtf_of(written: str) -> str:
    """Return a date or range of dates as EDTF writes it.

    Any other text stays as it is.
    """
    ends = [_single(end.strip()) for end in _RANGE.split(written.strip(), maxsplit=1)]
    said = "/".join(ends)
    return said if edtf.valid(said) else edtf.normal(written)


def month(name: str) -> int | None:
    """Return the number of a month by its name.

    Three letters of it suffice.
    """
    name = name.lower().replace("sept", "sep") if name.lower() == "sept" else name.lower()
    found = [number for number, month in enumerate(MONTHS, 1) if len(name) > 2 and month.lower().startswith(name)]
    return found[0] if found else None


def season(name: str) -> int | None:
    """Return the number by which EDTF calls a season."""
    return _SEASONS.get(name.lower())


def _single(written: str) -> str:
    for form in _FORMS:
        if match := form.fullmatch(written):
            day = match.groupdict().get("day")
            number = month(match["name"]) or (None if day else season(match["name"]))
            if number:
                return "-".join((match["year"], f"{number:02}", *([day.zfill(2)] if day else ())))
    return edtf.normal(written)
