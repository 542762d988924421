"""What a deck is told to have been changed by hand in: nothing where nothing was, else as much as was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from deckgen.edits import edited as reader
from deckgen.edits import record
from deckgen.edits.count import Edits, edits
from deckgen.kinds import registry
from deckgen.output import Deck
from deckgen.render.pptx import render, seal
from tests import manual, study
from tests.edits import support
from tests.edits.support import Edit, edited


def built(folder: Path, deck: Deck) -> tuple[bytes, Any]:
    """Return a deck and its record."""
    data, outline = render(deck.scene), folder / "outline.yaml"
    record.keep(outline, "text", None, deck, folder / "outline.pptx", data)
    found = record.find(outline, seal.build_id(data))
    assert found is not None
    return data, found


def counted(built: tuple[bytes, Any], *changes: Edit) -> Edits:
    """Return what is told of a deck and its record after changes."""
    data, found = built
    slides = reader.slides(edited(data, *changes))
    assert slides is not None
    return edits(found, slides)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Any]:
    """Return the study and its record."""
    data, found = built(tmp_path_factory.mktemp("study"), study.deck())
    return edited(data, support.without_spare_layouts), found


@pytest.mark.slow
@pytest.mark.parametrize("settings", [{}, {"language": "en", "tables": "native"}], ids=str)
def test_nothing_is_changed_in_what_nobody_has_edited(
    settings: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In no slide of any kind."""
    monkeypatch.chdir(tmp_path)
    outline: dict[str, Any] = {"sections": []}
    for kind in registry().values():
        manual.make_files(kind, tmp_path)
        keys = manual.keys(kind, title=f"قسم {kind.name}", notes=study.NOTES)
        outline["sections"] += keys.pop("sections")
        outline |= keys
    deck = study.build(**outline, **settings)
    assert {slide.kind for slide in deck.slides} == set(registry())
    one = built(tmp_path, deck)
    for changes in ((), (support.without_ids,)):
        assert counted(one, *changes) == Edits(0, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("lost", [(), (support.without_ids,)], ids=["ids", "no ids"])
@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([support.word(0)], Edits(1, 0, 0)),
        ([support.word(3), support.word(9), support.word(20)], Edits(3, 0, 0)),
        ([support.bullet_added], Edits(1, 0, 0)),
        ([support.notes], Edits(0, 1, 0)),
        ([support.hidden], Edits(0, 0, 1)),
        ([support.moved], Edits(0, 0, 1)),
        ([support.deleted], Edits(0, 0, 1)),
        ([support.added], Edits(0, 0, 1)),
        ([support.added, support.notes, support.word(2)], Edits(1, 1, 1)),
        ([support.nudged], Edits(0, 0, 0)),
    ],
    ids=lambda value: None if isinstance(value, Edits) else str(len(value)),
)
def test_each_change_counts_once(
    changes: list[Edit], expected: Edits, lost: tuple[Edit], whole: tuple[bytes, Any]
) -> None:
    assert counted(whole, *changes, *lost) == expected


@pytest.mark.slow
def test_spaces_and_marks_of_direction_that_programs_change_are_no_edit(whole: tuple[bytes, Any]) -> None:
    def respaced(presentation: Any) -> None:
        for run in support.runs(presentation):
            run.text = run.text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200e", "")

    def split(presentation: Any) -> None:
        for run in support.runs(presentation):
            if len(run.text) > 1:
                rest = run._r.__copy__()
                run._r.addnext(rest)
                rest.t.text, run.text = run.text[1:], run.text[:1]

    assert counted(whole, respaced, split) == Edits(0, 0, 0)


def test_a_record_holds_what_is_where_and_nothing_of_other_readers(whole: tuple[bytes, Any]) -> None:
    _, found = whole
    assert json.loads(json.dumps(found)) == found
    assert [slide["id"] for slide in found["slides"]] == [slide.id for slide in study.deck().slides]
    node = found["slides"][1]["nodes"][0]
    assert set(node) == {"key", "guid", "rect", "place", "paragraphs"}
