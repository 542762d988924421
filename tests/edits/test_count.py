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
from deckgen.layout.kind import Kind
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


def counted(folder: Path, deck: Deck, *changes: Edit) -> Edits:
    data, found = built(folder, deck)
    slides = reader.slides(edited(data, *changes))
    assert slides is not None
    return edits(found, slides)


@pytest.mark.parametrize("kind", registry().values(), ids=lambda kind: kind.name)
def test_nothing_is_changed_in_what_nobody_has_edited(
    kind: Kind[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    manual.draw_pictures(kind, tmp_path)
    keys = manual.keys(kind, title="قسم", notes=study.NOTES)
    for settings in ({}, {"language": "en"}, {"tables": "native"}):
        deck = study.build(**keys, **settings)
        for changes in ((), (support.without_ids,)):
            assert counted(tmp_path, deck, *changes) == Edits(0, 0, 0)


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
def test_each_change_counts_once(changes: list[Edit], expected: Edits, lost: tuple[Edit], tmp_path: Path) -> None:
    assert counted(tmp_path, study.build(), *changes, *lost) == expected


def test_spaces_and_marks_of_direction_that_programs_change_are_no_edit(tmp_path: Path) -> None:
    def respaced(presentation: Any) -> None:
        for run in support.runs(presentation):
            run.text = run.text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200e", "")

    def split(presentation: Any) -> None:
        for run in support.runs(presentation):
            if len(run.text) > 1:
                rest = run._r.__copy__()
                run._r.addnext(rest)
                rest.t.text, run.text = run.text[1:], run.text[:1]

    assert counted(tmp_path, study.build(), respaced, split) == Edits(0, 0, 0)


def test_a_record_holds_what_is_where_and_nothing_of_other_readers(tmp_path: Path) -> None:
    deck = study.build()
    _, found = built(tmp_path, deck)
    assert json.loads(json.dumps(found)) == found
    assert [slide["id"] for slide in found["slides"]] == [slide.id for slide in deck.slides]
    node = found["slides"][1]["nodes"][0]
    assert set(node) == {"key", "guid", "rect", "place", "paragraphs"}
