"""A deck writes its numbers with the digits of one system.

Why: ``2077`` and ``٢٠٧٧`` side by side look like a slip, and readers stumble. Digits inside Latin names (``F-16``) and
in literals stay as they are, and so do those of sources. What the deck itself writes is in ``digits``.

Example::

    - ارتفع العدد من 30 إلى ٤٥ طائرة

Write instead::

    - ارتفع العدد من 30 إلى 45 طائرة
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.texts import UNSEEN, Said
from deckgen.language.numbers import Digits, convert
from deckgen.layout.content import SourceList
from deckgen.problems import Listed, Message, Problem
from deckgen.scene.nodes import Chart, Drawable, Run, Table, TextBox
from deckgen.text.compose import ENGLISH

CODE = "mixed-digits"
SYSTEMS: dict[Digits, str] = {"latn": "0-9", "arab": "٠-٩", "arabext": "۰-۹"}
_DIGITS = {system: re.compile(f"[{digits}]") for system, digits in SYSTEMS.items()}
_DIGIT = f"[{''.join(SYSTEMS.values())}]"
_LATIN = "[A-Za-z]"
_MARK = "\N{LEFT-TO-RIGHT MARK}"
"""What the deck itself sets round numbers."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for texts and decks with digits of two systems."""
    if _systems("".join(deck.characters)) <= {deck.language.digits}:
        return
    mixed: list[Said] = []
    for said in deck.said:
        if len(_systems(said.string)) > 1 and len(_systems(" ".join(_words(said.prose)))) > 1:
            mixed.append(said)
            what = Message("the text mixes digits of two systems")
            yield Problem(
                CODE,
                said.text.place,
                what,
                Message("write all of them as {digits}", digits=SYSTEMS[deck.language.digits]),
                "warning",
            )
    yield from _across(deck, mixed)


def _across(deck: Checked, mixed: list[Said]) -> Iterator[Problem]:
    """Yield a warning where texts, each in one system, stand beside numbers in another."""
    told = {word for said in mixed for word in _words(said.prose)}
    shown = {word for word in _shown(deck) if word not in told}
    own = deck.language.digits
    others = _systems("".join(shown)) - {own}
    if not others or (own not in _systems("".join(shown)) and len(others) == 1):
        return
    typed = [
        (said.text, _systems("".join(words)))
        for said in deck.said
        if said.key not in UNSEEN and said not in mixed and (words := shown.intersection(_words(said.prose)))
    ]
    differing = [text for text, systems in typed if systems & others]
    if not differing:
        return
    wrong, count = Listed(SYSTEMS[system] for system in SYSTEMS if system in others), len(differing)
    what = (
        Message(
            "the deck's numbers are in {own}, but {count} texts have {others}",
            own=SYSTEMS[own],
            count=count,
            others=wrong,
        )
        if count > 1
        else Message("the deck's numbers are in {own}, but one text has {others}", own=SYSTEMS[own], others=wrong)
    )
    hint = Message("write all of them as {digits}", digits=SYSTEMS[own])
    if len(others) == 1 and not any(own in systems for _, systems in typed):
        hint = Message('set "digits: {digits}", or {hint}', digits=min(others), hint=hint)
    yield Problem(
        CODE,
        differing[0].place,
        what,
        hint,
        "warning",
    )


def _shown(deck: Checked) -> Iterator[str]:
    """Yield the words with digits that the slides show, but for slide numbers, sources, literals and Latin names."""
    listing = {content.id for content in deck.plan.contents if isinstance(content.body, SourceList)}
    for slide in deck.scene.slides:
        for node in slide.nodes if slide.id.partition("#")[0] not in listing else ():
            if isinstance(node, Chart):
                yield convert("0", deck.language.digits)
                yield from _words(" ".join((*node.categories, *(series.name for series in node.series))))
            for run in _runs(node) if node.key != "source" else ():
                if run.field is None and not (deck.scene.rtl and run.lang == ENGLISH):
                    yield from _words(run.text)


def _runs(node: Drawable) -> Iterator[Run]:
    cells = [cell.text for row in node.rows for cell in row.cells] if isinstance(node, Table) else []
    for text in (node.text,) if isinstance(node, TextBox) else cells:
        for paragraph in text.paragraphs:
            yield from paragraph.runs


def _words(string: str) -> Iterator[str]:
    """Yield the words that have digits and no Latin letters."""
    if not re.search(_DIGIT, string):
        return iter(())
    return (
        word for word in string.replace(_MARK, "").split() if re.search(_DIGIT, word) and not re.search(_LATIN, word)
    )


def _systems(string: str) -> set[Digits]:
    return {system for system, digits in _DIGITS.items() if digits.search(string)}
