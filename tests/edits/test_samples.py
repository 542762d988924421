"""A deck that nobody has edited has no edits, whoever its reader is and whichever program saved it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deckgen import pipeline
from deckgen.edits import edited, record
from deckgen.edits.finding import found
from deckgen.edits.found import Found
from deckgen.render.pptx import render
from tests.edits import support
from tests.edits.pulling import spots_of

ROOT = Path(__file__).parents[2]
SAMPLES = [ROOT / "outline.yaml", *(ROOT / "examples").glob("*.yaml"), *(ROOT / "deckgen" / "starters").glob("*.yaml")]


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_reader_s_deck_has_edits_that_nobody_made(sample: Path) -> None:
    """Nor are the places that the decks' records tell without a text of the outline."""
    loaded = pipeline.load(sample)
    for reader in loaded.readers:
        deck = pipeline.build(loaded, reader)
        slides = json.loads(json.dumps(record.slides(deck)))
        assert spots_of(slides, loaded.text) == []
        data = render(deck.scene)
        # Most of what an audience reads the full deck has as well.
        edits = (support.without_spare_layouts, support.without_ids)
        saved = [support.edited(data, *edits)] if reader is None else []
        for each in (data, *saved):
            read = edited.slides(each)
            assert read is not None
            assert found(slides, read) == Found()
