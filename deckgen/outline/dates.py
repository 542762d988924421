"""The date of a briefing, and what to write where an author has written it in another form."""

from __future__ import annotations

import re
from typing import Any

from deckgen.language.dates import GREGORIAN_FROM, valid
from deckgen.language.readings import readings
from deckgen.limits import shown
from deckgen.outline.scalars import Reading, WrongValueError, string
from deckgen.outline.values import Date

FORMS = "2026, 2026-01 or 2026-01-31"

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def date(value: Any, reading: Reading) -> Date:
    """Return a year, month or day of the Gregorian calendar.

    Raises:
        WrongValueError: it is none; the hint says what to write for each date that it may mean.
    """
    string("", None, value, reading)
    wanted, hint = FORMS, 'words, such as a season, can stand in "place"'
    if valid(value):
        if int(value[:4]) >= GREGORIAN_FROM:
            return Date(value, value.place)
        wanted, hint = "a date of the Gregorian calendar", FORMS
    elif _FORM.fullmatch(value):
        wanted, hint = "a date of the calendar", FORMS
    if meant := readings(value):
        hint = f"write {' or '.join(meant)}"
    raise WrongValueError("bad-date", f'must be {wanted}, not "{shown(value)}"', hint)
