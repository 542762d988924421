"""Likelihood as a row of dots and a word."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.language import Language
from deckgen.layout.draft import Draft
from deckgen.outline.values import LIKELIHOODS, Likelihood, place_of
from deckgen.scene.nodes import Run
from deckgen.text.breaks import NBSP
from deckgen.text.compose import Composer
from deckgen.theme.tokens import CHROME

DOT, GAP = "●", NBSP + " "
DOTS = len(LIKELIHOODS) - 1


def likelihood(draft: Draft, band: Likelihood, *, narrow: bool = False) -> tuple[Run, ...]:
    """Return ``dots`` of the size that they have on slides.

    Where it is ``narrow``, a word of more than two parts may stand in several lines.
    """
    runs = dots(draft.deck.composer, draft.deck.language, band)
    if narrow and runs[-1].text.count(NBSP) > GAP.count(NBSP) + 1:
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text.replace(NBSP, " ")))
    return tuple(replace(run, size=CHROME) if DOT in run.text else run for run in runs)


def dots(composer: Composer, language: Language, band: Likelihood) -> tuple[Run, ...]:
    """Return the nth of the seven bands as six dots.

    Of these n - 1 are full; the language's word for the band follows, in a line of its own where both are wider
    than one.
    """
    full = LIKELIHOODS.index(band)
    word = language.likelihood[band].replace(" ", NBSP)
    signs = (*composer.plain(DOT * full, color="a2"), *composer.plain(DOT * (DOTS - full), color="a6.strong"))
    return (*signs, *composer.plain(GAP + word, bold=True, place=place_of(band)))
