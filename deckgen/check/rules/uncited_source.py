"""Every source of the outline is cited somewhere in it.

Why: the sources slide lists what the briefing cites, so a source that nothing cites is shown to nobody, or a citation
has been forgotten. Sources that come from a reference file may serve other studies and are not asked for.

Example::

    sources:
      borshchevskaya: ورقة رقم 2077
    sections:
      - title: القواعد
        points: [بقي الوجود في قاعدتين]

Write instead::

    sources:
      borshchevskaya: ورقة رقم 2077
    sections:
      - title: القواعد
        points: ["بقي الوجود في قاعدتين [@borshchevskaya]"]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.check.checked import Checked
from deckgen.check.texts import texts
from deckgen.outline import markup
from deckgen.outline.model import Outline, Slide
from deckgen.outline.walk import find
from deckgen.problems import Message, Problem

CODE = "uncited-source"


def check(deck: Checked) -> Iterator[Problem]:
    """Yield a warning for each source that the whole outline never cites."""
    cited = _of_slides(deck.whole)
    if not cited.issuperset(deck.whole.sources):
        cited |= _in_texts(deck.whole)
    for id, source in deck.whole.sources.items():
        if id not in cited and source.place.path == deck.whole.place.path:
            what = Message('the source "{id}" is never cited', id=id)
            yield Problem(CODE, source.place, what, Message("cite it with [@{id}], or leave it out", id=id), "warning")


def _in_texts(outline: Outline) -> set[str]:
    strings = (string for said in texts(outline) for string in said.value.said.values())
    return {cite.id for string in strings for cite in markup.cites_of(string)}


def _of_slides(outline: Outline) -> set[str]:
    slides = [found.value for found in find(outline, Slide)]
    variants = [variant.get("sources") or () for slide in slides for variant in slide.variants.values()]
    return {id for ids in (*(slide.sources for slide in slides), *variants) for id in ids}
