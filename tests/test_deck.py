"""The repository's own briefing, whole, for every reader, and the gallery of kinds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from deckgen.kinds import registry
from tests.decks import ALL, EXAMPLES, FULL, GALLERY, KINDS, LOADED, OUTLINE, data, deck, file, scene
from tests.powerpoint import faults, find, text
from tests.refused import causes

RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u064a]")
FURNITURE = ("cover", "agenda", "divider", "sources")
"""Places that are shown, not spoken about."""

OTHER_READER = "partners"
"""The reader whose deck differs most: in its language, its theme and its marking."""

readers = pytest.mark.parametrize("name", [FULL, *LOADED.outline.audiences])
decks = pytest.mark.parametrize(
    "name", [name if name in (FULL, EXAMPLES) else pytest.param(name, marks=pytest.mark.slow) for name in ALL]
)


@pytest.mark.parametrize("name", GALLERY)
def test_the_sample_shows_its_kinds_and_every_place_and_warns_of_nothing(name: str) -> None:
    bodies = {type(section.body) for section in KINDS.outline.sections}
    wanted = {kind.name for kind in registry().values() if kind.place or kind.body in bodies}
    assert {slide.kind for slide in deck(name).slides} == wanted
    assert deck(name).warnings == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", [FULL, OTHER_READER, EXAMPLES, *GALLERY])
def test_an_independent_validator_finds_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(data(name))
    assert faults(path) == []


@decks
def test_no_cause_is_left_to_repair_or_refuse_the_deck(name: str) -> None:
    assert causes(file(name)) == []


@pytest.mark.process
@pytest.mark.parametrize("name", [FULL, OTHER_READER])
def test_another_process_writes_the_same_bytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "again.pptx"
    command = [sys.executable, "-m", "deckgen", "build", str(OUTLINE), "-o", str(path)]
    subprocess.run(
        command + ([] if name == FULL else ["--audience", name]),
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Damascus", "LC_ALL": "C"},
        check=True,
        capture_output=True,
    )
    assert path.read_bytes() == data(name)


@decks
def test_arabic_and_hebrew_run_from_right_to_left_everywhere(name: str) -> None:
    """Counted as PowerPoint does: paragraph, shape, layout, master, presentation."""
    if not scene(name).rtl:
        assert file(name).xml("ppt/presentation.xml").get("rtl") == "0"
        return
    deck, found = file(name), 0
    for part in (*deck.slides, *deck.parts("notesSlides")):
        for paragraph in deck.find(part, "//a:p[a:r]"):
            if RIGHT_TO_LEFT.search(text(paragraph)):
                found += 1
                assert deck.inherited(part, paragraph, "rtl") == "1", text(paragraph)
                assert deck.inherited(part, paragraph, "algn") is not None, text(paragraph)
    assert found >= len(deck.slides)


@decks
def test_titles_are_there_once(name: str) -> None:
    deck = file(name)
    titles = [
        text(shape)
        for part in deck.slides
        for shape in deck.find(part, "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]")
    ]
    assert len(titles) == len(deck.slides)
    assert "" not in titles
    assert len(set(titles)) == len(titles)


@readers
def test_every_slide_that_is_spoken_about_has_notes(name: str) -> None:
    silent = [
        slide.id
        for slide in scene(name).slides
        if not slide.notes and "#" not in slide.id and registry()[slide.kind].place not in FURNITURE
    ]
    assert silent == []


@decks
def test_links_lead_to_slides_of_the_deck_or_to_checked_addresses(name: str) -> None:
    deck = file(name)
    for part in deck.slides:
        relations = deck.relations(part)
        for link in deck.find(part, "//a:hlinkClick"):
            kind, target = relations[find(link, "@r:id")[0]]
            assert (kind == "slide" and target in deck.slides) or target.startswith(("https://", "http://"))
