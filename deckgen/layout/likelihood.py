"""Likelihood as a row of dots and a word."""

from __future__ import annotations

from dataclasses import replace

from deckgen.layout.page import Page
from deckgen.outline.values import LIKELIHOODS, Likelihood
from deckgen.scene.nodes import Run
from deckgen.text.breaks import NBSP
from deckgen.theme.tokens import CHROME

DOT, GAP = "●", 2 * NBSP
DOTS = len(LIKELIHOODS) - 1


def likelihood(page: Page, band: Likelihood) -> tuple[Run, ...]:
    """Return the nth of the seven bands as six dots, n - 1 of them full, and the language's word for it.

    It is never parted at the end of a line.
    """
    full = LIKELIHOODS.index(band)
    word = page.deck.language.likelihood[band].replace(" ", NBSP)
    dots = (*page.runs(DOT * full, color="a2"), *page.runs(DOT * (DOTS - full), color="a6"))
    return (*(replace(run, size=CHROME) for run in dots), *page.runs(GAP + word, bold=True))
