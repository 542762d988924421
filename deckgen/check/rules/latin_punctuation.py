"""Arabic letters are followed by Arabic punctuation.

Why: ``,``, ``;`` and ``?`` are turned the wrong way round in text that runs from the right, and straight quotes do not
show where a quotation begins. deckgen changes nothing in an author's text.

Example::

    - هل يستمر الحوار, أم يتوقف?

Write instead::

    - هل يستمر الحوار، أم يتوقف؟
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from deckgen.check.checked import Checked
from deckgen.language.data import writing
from deckgen.problems import Message, Problem

CODE = "latin-punctuation"

_SIGNS = frozenset(',;?"')
_LETTER = "\u0620-\u065f\u0670-\u06d3\u06fa-\u06ff"
_SIGN = rf"""(?m)(?<=[{_LETTER}])[,;?](?=\s*(?:[{_LETTER}«»()\d]|$))|"(?=[{_LETTER}])|(?<=[{_LETTER}])\""""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text with Latin punctuation between Arabic letters."""
    for said in () if deck.characters.isdisjoint(_SIGNS) else deck.said:
        if re.search(_SIGN, said.string) and (signs := list(dict.fromkeys(re.findall(_SIGN, said.prose)))):
            what = Message("Latin punctuation stands at Arabic letters: {signs}", signs=" ".join(signs))
            hint = Message("write {signs}", signs=" ".join(_arabic()[sign] for sign in signs))
            yield Problem(CODE, said.text.place, what, hint, "warning")


@cache
def _arabic() -> dict[str, str]:
    """Return the Arabic signs by the Latin ones."""
    latin, arabic = writing("en"), writing("ar")
    signs = {latin[name].strip(): arabic[name].strip() for name in ("comma", "semicolon", "question")}
    return {**signs, '"': " ".join(arabic["quotes"])}
