"""Telephone numbers, dates in digits and ranges stand in backticks.

Why: among right-to-left letters their parts change places: of ``2011-2024`` readers see 2024 first, of a telephone
number the end. Between backticks they stand as typed; a date is better written out. In a cell or a box of its own such
a number stands right.

Example::

    - تضاعف العدد في 2011-2024، والهاتف 011 234-5678

Write instead::

    - تضاعف العدد في `2011-2024`، والهاتف `011 234-5678`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import bidirectional

from deckgen.check.checked import Checked
from deckgen.language.numerals import DIGITS, LITERAL, NARROW, held, signed
from deckgen.problems import Message, Problem
from deckgen.scene.nodes import Chart, Run
from deckgen.text.bidi import LRM, RLM, unmarked
from deckgen.text.breaks import NBSP

CODE = "bare-literal"

LEAST, MOST = 7, 15
"""How many digits a telephone number has: seven within a town, fifteen at most (ITU-T E.164)."""

_NOT_WITHIN = rf"(?<![A-Za-z{DIGITS}.,:/–-])"
_NUMBER = rf"\d+(?:[.,:/٫٬{NARROW}]\d+)*"
_POSSIBLE = rf"[-–+0٠۰](?:(?<=[-–])[{LRM}{RLM}]*\d|(?:[() {NBSP}{LRM}{RLM}-]*\d){{{LEAST - 1}}})"
"""What a range and a telephone number have: most decks have neither."""
_TELEPHONE = rf"{_NOT_WITHIN}(?:\+|\(?[0٠۰])[\d() -]*\d(?![A-Za-z\d–-])"
_RANGE = rf"{_NOT_WITHIN}{_NUMBER}(?:[-–]{_NUMBER})+(?![A-Za-z\d–-])"
_DATE = r"(\d{4})[-–](\d{1,2})(?:[-–](\d{1,2}))?|(\d{1,2})[-–](\d{1,2})[-–](\d{4})"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each number that is turned round."""
    texts = deck.said if re.search(_POSSIBLE, deck.prose) else ()
    typed = [(said.text, number) for said in texts for number in _typed(said.prose)]
    turned = {number for line in _lines(deck) for number in _turned(line)} if typed else ()
    for text, number in typed:
        if number in turned:
            what = Message('"{number}" may stand turned round in text that runs from the right', number=number)
            yield Problem(CODE, text.place, what, _hint(deck, number), "warning")


def _typed(prose: str) -> Iterable[str]:
    """Return the numbers of a text, each once."""
    if not re.search(_POSSIBLE, prose):
        return ()
    return dict.fromkeys(match[0] for match in _matches(held(prose).replace(NBSP, " ")))


def _hint(deck: Checked, number: str) -> Message:
    date = re.fullmatch(_DATE, number)
    if date is None:
        return Message("write it between backticks: `{number}`", number=number)
    year, month, day = date[1] or date[6], date[2] or date[5], date[3] or date[4]
    written = deck.language.date("-".join(f"{int(part):02}" for part in (year, month, day) if part))
    return Message("write it between backticks: `{number}`; or a date in words: {date}", number=number, date=written)


def _lines(deck: Checked) -> Iterator[str]:
    """Yield what the deck shows from right to left, a literal as one character."""
    scene = deck.scene
    notes = [paragraph for slide in scene.slides for paragraph in slide.notes]
    for paragraph in (*deck.paragraphs, *notes):
        if paragraph.rtl:
            yield "".join(map(_prose, paragraph.runs))
    for slide in scene.slides if scene.rtl else ():
        for node in slide.nodes:
            if isinstance(node, Chart):
                yield from (*node.categories, *(series.name for series in node.series))


def _prose(run: Run) -> str:
    return LITERAL if run.literal else run.text


def _turned(line: str) -> Iterator[str]:
    """Yield the numbers of a line that no Latin word before them keeps in order."""
    if re.search(_POSSIBLE, line) and any(bidirectional(char) in ("R", "AL") for char in line):
        for match in _matches(unmarked(line).replace(NBSP, " ")):
            before = (bidirectional(char) for char in reversed(match.string[: match.start()]))
            if next((kind for kind in before if kind in ("L", "R", "AL")), "R") != "L":
                yield match[0]


def _matches(words: str) -> Iterator[re.Match[str]]:
    telephones = [match for match in re.finditer(_TELEPHONE, words) if _is_telephone(match[0])]
    yield from telephones
    words = _without(words, (match.span() for match in telephones))
    # A number with a sign stands as it is written.
    yield from re.finditer(_RANGE, _without(words, ((number.start, number.end) for number in signed(words))))


def _is_telephone(number: str) -> bool:
    return LEAST <= sum(map(str.isdigit, number)) <= MOST and not number.isdecimal()


def _without(words: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        words = words[:start] + LITERAL * (end - start) + words[end:]
    return words
