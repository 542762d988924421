"""A sentence says how likely something is, or how sure, not both.

Why: ICD 203 (Analytic Standards, 2015), section D.6.e(2)(a), asks for that. How likely an event is and how good the
ground for saying so is are two things; in one sentence each takes away from the other.

Example::

    message: من المرجّح، بثقة متوسطة، أن يستمر الحوار

Write instead::

    message: من المرجّح أن يستمر الحوار
    confidence: moderate
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckgen.check.checked import Checked
from deckgen.language.facts import facts
from deckgen.outline.values import CONFIDENCES
from deckgen.problems import Message, Problem

CODE = "mixed-likelihood"

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
"""Arabic vowel marks and the kashida, which an author may write or leave out."""


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each text in which a sentence says both."""
    # Arabic, Persian, Urdu and Hebrew write the article, prepositions and conjunctions together with a word.
    begin = "" if deck.language.rtl else r"(?<!\w)"
    likelihood = _words(deck.language.likelihood.values(), begin)
    confidence = _words((deck.language.word(f"confidence.{level}") for level in CONFIDENCES), begin)
    whole = _MARKS.sub("", deck.prose)
    for said in deck.said if confidence.search(whole) and likelihood.search(whole) else ():
        prose = _MARKS.sub("", said.prose)
        if likelihood.search(prose) and any(map(confidence.search, filter(likelihood.search, _sentences(prose)))):
            hint = Message('keep the likelihood in the sentence, and give the confidence with "confidence"')
            yield Problem(
                CODE, said.text.place, Message("a sentence says both how likely and how sure it is"), hint, "warning"
            )


def _sentences(said: str) -> list[str]:
    known = facts()
    return re.split(rf"(?<=[{re.escape(known.stops + known.ends)}])\s+", said)


def _words(words: Iterable[str], begin: str) -> re.Pattern[str]:
    either = "|".join(re.escape(_MARKS.sub("", word)) for word in words)
    return re.compile(rf"{begin}(?:{either})(?!\w)", re.IGNORECASE)
