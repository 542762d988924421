"""Records lie beside the outline, are as many as are of use, and never keep a deck from being built."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from deckgen.edits import record
from deckgen.output import Deck
from deckgen.render.pptx import render, seal
from tests import study

NEWEST = 5
"""How many are remembered here."""


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "NEWEST", NEWEST)


@pytest.fixture(scope="module")
def decks() -> list[tuple[Deck, bytes]]:
    """Return more decks than are remembered, with what is written of each."""
    made = [study.build(title=f"إحاطة {number}", fonts="none", sections=["قسم"]) for number in range(NEWEST + 5)]
    return [(deck, render(deck.scene)) for deck in made]


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    return tmp_path / "study.yaml"


def ids(outline: Path) -> set[str]:
    return {path.stem for path in (outline.parent / ".deckgen" / "builds").iterdir()}


def keep(outline: Path, deck: tuple[Deck, bytes], name: str = "study.pptx", audience: str | None = None) -> str:
    (outline.parent / name).write_bytes(deck[1])
    record.keep(outline, "text", audience, deck[0], outline.parent / name, deck[1])
    return seal.build_id(deck[1])


@pytest.mark.slow
def test_git_leaves_them_out(outline: Path, decks: list[tuple[Deck, bytes]]) -> None:
    id = keep(outline, decks[0])
    assert (outline.parent / ".deckgen" / ".gitignore").read_text() == "*\n"
    found = record.find(outline, id)
    assert found is not None
    assert (found["id"], found["text"], found["outputs"], found["audience"]) == (id, "text", ["study.pptx"], None)


@pytest.mark.slow
def test_the_newest_stay_and_the_last_of_each_deck_that_is_there(
    outline: Path, decks: list[tuple[Deck, bytes]]
) -> None:
    first, gone = keep(outline, decks[0], "first.pptx"), keep(outline, decks[1], "gone.pptx")
    other = keep(outline, decks[2], "minister.pptx", "minister")
    Path(outline.parent / "gone.pptx").unlink()
    made = [keep(outline, deck) for deck in decks[3:]]
    assert ids(outline) == {first, other, *made[-NEWEST:]}
    assert gone not in ids(outline)


def test_the_same_deck_in_two_places_has_one_record(outline: Path, decks: list[tuple[Deck, bytes]]) -> None:
    ids_of = {keep(outline, decks[0], name) for name in ("a.pptx", "b.pptx", "a.pptx", "gone.pptx")}
    (outline.parent / "gone.pptx").unlink()
    ids_of.add(keep(outline, decks[0], "b.pptx"))
    assert len(ids_of) == 1
    found = record.find(outline, ids_of.pop())
    assert found is not None
    assert sorted(found["outputs"]) == ["a.pptx", "b.pptx"]


def test_one_that_is_used_again_is_new_again(outline: Path, decks: list[tuple[Deck, bytes]]) -> None:
    first = keep(outline, decks[0])
    for deck in decks[1:NEWEST]:
        keep(outline, deck)
    keep(outline, decks[0])
    keep(outline, decks[NEWEST])
    assert first in ids(outline)


@pytest.mark.slow
def test_several_builds_at_once(outline: Path, decks: list[tuple[Deck, bytes]]) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda i: keep(outline, decks[i % 10], f"{i % 10}.pptx"), range(40)))
    assert ids(outline) == made
    assert all(record.find(outline, id) for id in made)
    assert not list(outline.parent.rglob("*.part"))


@pytest.mark.parametrize("there", ["file", "builds is a file", "link", "link to builds", "lock is a folder"])
def test_where_it_cannot_be_written_nothing_is_said(there: str, outline: Path, decks: list[tuple[Deck, bytes]]) -> None:
    own, elsewhere = outline.parent / ".deckgen", outline.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "0123456789abcdef.json").write_text("{}")
    if there == "file":
        own.write_text("")
    elif there == "link":
        own.symlink_to(elsewhere)
    else:
        own.mkdir()
        if there == "link to builds":
            (own / "builds").symlink_to(elsewhere)
        elif there == "builds is a file":
            (own / "builds").write_text("")
        else:
            (own / "lock").mkdir()
    assert record.find(outline, keep(outline, decks[0])) is None
    assert os.listdir(elsewhere) == ["0123456789abcdef.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"id": 1}', '{"outputs": 3,\n}', "[" * 100_000, "\0"])
def test_a_record_that_somebody_has_broken_is_none(text: str, outline: Path, decks: list[tuple[Deck, bytes]]) -> None:
    id = keep(outline, decks[0])
    path = outline.parent / ".deckgen" / "builds" / f"{id}.json"
    path.write_text(text)
    assert record.find(outline, id) is None
    keep(outline, decks[0])
    assert record.find(outline, id) is not None
