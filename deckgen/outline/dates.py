"""The date of a briefing, and how it is to be written."""

from __future__ import annotations

import re
from typing import Any

from deckgen.language.dates import GREGORIAN_FROM, valid
from deckgen.limits import shown
from deckgen.outline.reading import Reading, WrongValueError
from deckgen.outline.scalars import string
from deckgen.outline.values import Date
from deckgen.problems import Either, Message

FORMS = Message("2026, 2026-01 or 2026-01-31")

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def date(value: Any, reading: Reading) -> Date:
    """Return a year, month or day of the Gregorian calendar.

    Raises:
        WrongValueError: it is none; the hint says what to write for each date that it may mean.
    """
    string("", None, value, reading)
    wanted = FORMS
    hint = Message('words, such as a season, can stand in "place"')
    if valid(value):
        if int(value[:4]) >= GREGORIAN_FROM:
            return Date(value, value.place)
        wanted, hint = Message("a date of the Gregorian calendar"), FORMS
    elif _FORM.fullmatch(value):
        wanted, hint = Message("a date of the calendar"), FORMS
    # Late: most dates are right.
    from deckgen.language.readings import readings

    if meant := readings(value):
        hint = Message("write {dates}", dates=Either(meant))
    raise WrongValueError(
        "bad-date", Message('must be {wanted}, not "{value}"', wanted=wanted, value=shown(value)), hint
    )
