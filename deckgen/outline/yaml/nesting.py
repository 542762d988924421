"""How deep lists and mappings may nest."""

from __future__ import annotations

from deckgen.limits import Limits, exceeded
from deckgen.problems import Message, Place, Problem

MOST_NESTING = 120
"""The deepest that a raised limit lets lists nest: reading one is eight calls, of which Python allows a thousand."""


def most_nesting(limits: Limits) -> int:
    """Return how deep they may nest."""
    return min(limits.nesting, MOST_NESTING)


def too_deep(limits: Limits, place: Place) -> Problem:
    """Return the problem of nesting deeper than that."""
    return exceeded("nesting", most_nesting(limits), Message("lists and keys are nested too deep here"), place)
