"""How the numbers of a column are read. The cell that can be read in one way only decides for the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from deckgen.language import numbers
from deckgen.language.facts import facts
from deckgen.language.numbers import Separator
from deckgen.limits import shown
from deckgen.problems import Message, Place, Problem

NOTHING = frozenset(("-", "–", "—", "−", "--", "---", ".", "..", "...", "…", "#n/a"))
"""What spreadsheets write where a number is missing. Words are the languages' own."""

MISSING = Message('a missing value is null, in a data file an empty cell; "-", "N/A" and "غير متوفر" say it as well')

_SHORTENED = r"(?i)[-+]?[0-9]+(?:[.,][0-9]+)?E[-+]?[0-9]+"
_PARENTHESES = r"[^()\d]*\([^()]+\)[^()\d]*"
_NUMBER = r"[-+−]?\d(?:[\d.,'\s]*\d)?"


class Cell(Struct, frozen=True):
    """A number as its author wrote it, and where."""

    written: str
    place: Place


NO_CELLS: tuple[tuple[Cell, ...], ...] = ()


def is_missing(written: str) -> bool:
    """Return whether a cell says that there is no number."""
    word = " ".join(numbers.without_marks(written).split()).casefold()
    return not word or word in NOTHING or word in facts().missing


def decide(
    columns: Sequence[Sequence[Cell]], others: Iterable[Sequence[Cell]] = ()
) -> tuple[list[Separator], list[Problem]]:
    """Return what parts decimals in each column, and what is unclear.

    The columns stand together, as in one file.

    A column in which no cell decides is read as the others are, if these agree; what then stays open is read with a
    decimal point, with a warning. Texts decide nothing.

    Args:
        columns: the columns.
        others: further columns, which may decide for these.
    """
    deciding = [_deciding(cells) for cells in columns]
    # In a column that holds texts too, what looks like a number may be a date.
    further = [_deciding(cells) for cells in others if all(numbers.readings(cell.written) for cell in cells)]
    agreed = {separator for found in (*deciding, *further) for separator in found}
    shared = next(iter(agreed)) if len(agreed) == 1 else None
    separators: list[Separator] = []
    problems: list[Problem] = []
    for cells, found in zip(columns, deciding, strict=True):
        own = next(iter(found), shared)
        separators.append(own or ".")
        if len(found) > 1:
            problems.append(_contradiction(found.values()))
        elif own is None:
            problems += _open(cells)
    return separators, problems


def _deciding(cells: Iterable[Cell]) -> dict[Separator, Cell]:
    """Return the first cell that can be read with one separator only, by the separator."""
    deciding: dict[Separator, Cell] = {}
    for cell in cells:
        if len(found := numbers.readings(cell.written)) == 1:
            deciding.setdefault(next(iter(found)), cell)
    return deciding


def _contradiction(cells: Iterable[Cell]) -> Problem:
    first, second = sorted(cells, key=lambda cell: cell.place)
    what = Message(
        '"{first}" (line {line}) and "{second}" (line {other}) part decimals by different signs in one column',
        first=shown(first.written),
        line=first.place.line,
        second=shown(second.written),
        other=second.place.line,
    )
    return Problem("mixed-separators", second.place, what, Message("write its numbers alike"))


def _open(cells: Iterable[Cell]) -> Iterator[Problem]:
    """Yield the first number of a column that can be read in two ways."""
    for cell in cells:
        found = numbers.readings(cell.written)
        if len(found) == 2 and found["."].value != found[","].value:
            point, comma = (f"{found[separator].value.normalize():f}" for separator in (".", ","))
            what = Message(
                '"{written}" can be read as {point} or {comma}; here it is read as {point}',
                written=shown(cell.written),
                point=point,
                comma=comma,
            )
            hint = Message(
                "write {point} or {comma}, or one number of the column with both signs: 1,250.0 or 1.250,0",
                point=point,
                comma=comma,
            )
            yield Problem("ambiguous-number", cell.place, what, hint, "warning")
            return


def not_a_number(what: Message, cell: Cell, unit: Message) -> Problem | None:
    """Return the problem of a cell that is no number.

    It is ``None`` where the cell is one.

    Args:
        what: what must be a number.
        cell: the cell.
        unit: where the unit of numbers stands.
    """
    written = cell.written
    if numbers.readings(written):
        return None
    return Problem(
        "not-a-number",
        cell.place,
        Message('{what} must be a number, not "{written}"', what=what, written=shown(written)),
        _mended(written, unit),
    )


def _mended(written: str, unit: Message) -> Message:
    """Return what would make a number of a text that is none."""
    text = numbers.ascii_digits(written)
    if re.fullmatch(_SHORTENED, text):
        return Message(
            "a spreadsheet has shortened this number: show it there with all its digits and save the file again"
        )
    if text.startswith("#"):
        return Message("a spreadsheet shows this where it has no number, or no room for one: mend it there")
    if "،" in written and all(map(numbers.readings, written.split("،"))):
        return Message('the Arabic comma parts no numbers: write "," between them')
    elsewhere = Message("units stand in {unit}; {missing}", unit=unit, missing=MISSING)
    found = re.search(_NUMBER, text)
    if found is None:
        return elsewhere
    parts = (part.strip(" ()") for part in (text[: found.start()], text[found.end() :]))
    besides = " ".join(filter(None, parts))
    if besides in ("-", "+"):
        return Message("the sign stands before its number: {number}", number=besides + found[0])
    hints: list[Message] = []
    if re.fullmatch(_PARENTHESES, text):
        hints.append(Message("a negative number has a minus, not parentheses: {number}", number=f"-{found[0]}"))
    if any(map(str.isalpha, besides)) or any(unicodedata.category(sign) == "Sc" for sign in besides):
        hints.append(
            Message('the unit or currency "{sign}" stands in {unit}, not in the cell', sign=shown(besides), unit=unit)
        )
    return (
        Message("{first}; {second}", first=hints[0], second=hints[1]) if len(hints) > 1 else (hints or [elsewhere])[0]
    )
