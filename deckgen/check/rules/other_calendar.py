"""Dates in digits are of the Gregorian calendar.

Why: the deck writes a date out, in the calendar that ``calendar`` names; one that is of another calendar already
becomes a month of the Middle Ages.

Example::

    timeline:
      - {when: 1447-09, title: القرار}

Write instead::

    timeline:
      - {when: 2026-02, title: القرار}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.foreign import base
from deckgen.problems import Either, Message, Place, Problem

CODE = "other-calendar"

_DATE = re.compile(r"1[34]\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?")
"""A month or a day of the Hijri years 1300 to 1499, in which Iran's too are counted."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each date that is hardly Gregorian.

    Only decks in Arabic letters have such.
    """
    if deck.language.script != "Arab":
        return
    sources = [
        (date, source.place)
        for source in deck.reader.sources.values()
        for date in (source.date, source.accessed)
        if date
    ]
    stages = [(said.string, said.text.place) for said in deck.said if said.key == "when"]
    for written, place in (*stages, *sources):
        if _DATE.fullmatch(written):
            yield _told(written, place, "ش" if base(deck.language.tag) == "fa" else "ه")


def _told(written: str, place: Place, era: str) -> Problem:
    # Late: most dates are right.
    from deckgen.language.readings import readings

    what = Message('"{date}" is taken for a date of the Gregorian calendar', date=written)
    meant = readings(f"{written} {era}")
    hint = Message("write {dates}", dates=Either(meant)) if meant else Message("write it in words")
    return Problem(CODE, place, what, hint, "warning")
