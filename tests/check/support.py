"""What the tests of rules share: an outline as its author writes it, and what one rule says of it."""

from __future__ import annotations

from pathlib import Path

from deckgen import pipeline
from deckgen.problems import Problem

HEAD = "deckgen: 1\ntitle: إحاطة\n"
"""The first two lines of an outline."""

PROSE = "انتقلت العلاقة بين الجانبين من فتور حذر إلى حوار أمني منظّم تقوده لجان مشتركة"
"""Thirteen words."""


def warnings(folder: Path, code: str, source: str, audience: str | None = None) -> list[Problem]:
    """Return what the rule says of the deck for an audience; the outline's first two lines go before ``source``."""
    path = folder / "outline.yaml"
    path.write_text(HEAD + source, encoding="utf-8")
    deck = pipeline.build(pipeline.load(path), audience)
    found = [problem for problem in deck.warnings if problem.code == code]
    assert all(problem.severity == "warning" for problem in found)
    return found


def lines(folder: Path, code: str, source: str, audience: str | None = None) -> list[int]:
    """Return the lines at which the rule warns."""
    return [problem.place.line for problem in warnings(folder, code, source, audience)]
