"""A deck that somebody has edited is never lost when a new one takes its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pptx
import pytest

from deckgen.edits.edited import EditedSlide
from deckgen.edits.edited import slides as read_slides
from deckgen.render.pptx import seal
from tests import study
from tests.cli.support import Terminal
from tests.cli.test_build import CLEAN, files
from tests.edits import pulling
from tests.edits.support import added, edited, notes, nudged, word

SAVED = "study.pptx: 4 slides\n"


def build(terminal: Terminal, *options: str) -> str:
    code, out, err = terminal.run("build", "study.yaml", *options)
    assert (code, out) == (0, "")
    return err


@pytest.fixture
def deck(terminal: Terminal) -> Path:
    """Return a deck that has just been built."""
    return terminal.built(CLEAN.replace("minutes: 2", "notes: ملاحظة").replace("minutes: 5", "fonts: none"))


@pytest.mark.slow
def test_a_deck_that_nobody_has_edited_is_replaced(deck: Path, terminal: Terminal) -> None:
    assert build(terminal) == SAVED
    terminal.write(CLEAN.replace("المسار", "الطريق"))
    assert build(terminal) == SAVED
    assert files(terminal) == ["study.pptx", "study.yaml"]


@pytest.mark.slow
@pytest.mark.parametrize("recorded", [True, False])
def test_an_edited_one_is_kept_with_a_word_about_its_edits(recorded: bool, deck: Path, terminal: Terminal) -> None:
    if not recorded:
        for path in Path(".deckgen/builds").iterdir():
            path.unlink()
    theirs = edited(deck.read_bytes(), word(0), word(1), notes, added)
    ours = deck.read_bytes()
    deck.write_bytes(theirs)
    warning = f"{SAVED}deckgen: warning: study.pptx was changed since deckgen wrote it ({{}}); ".format
    known, unknown = "2 texts, 1 note, 1 slide", "there is no record of what it said"
    ways = (
        "; its texts go into the outline by: deckgen pull study.edited.pptx"
        "; its added slides go into the new deck by: deckgen build study.yaml --keep study.edited.pptx\n"
    )
    told = f"{warning(known if recorded else unknown)}it is kept as study.edited.pptx"
    assert build(terminal) == told + (ways if recorded else "\n")
    assert (deck.read_bytes(), Path("study.edited.pptx").read_bytes()) == (ours, theirs)
    assert build(terminal) == SAVED
    deck.write_bytes(theirs)
    assert build(terminal) == f"{warning(known)}study.edited.pptx keeps it already{ways}"
    others = edited(theirs, nudged)
    deck.write_bytes(others)
    assert "it is kept as study.edited-2.pptx" in build(terminal)
    Path("study.edited.pptx").unlink()
    deck.write_bytes(others)
    assert "study.edited-2.pptx keeps it already" in build(terminal)
    assert deck.read_bytes() == ours
    assert files(terminal) == ["study.edited-2.pptx", "study.pptx", "study.yaml"]


@pytest.mark.slow
def test_an_edit_that_is_no_text_is_one(deck: Path, terminal: Terminal) -> None:
    deck.write_bytes(edited(deck.read_bytes(), nudged))
    assert "(no text, note or slide, but something else); it is kept as" in build(terminal)


@pytest.mark.slow
def test_every_other_deck_is_kept_and_what_is_none_is_not(deck: Path, terminal: Terminal) -> None:
    foreign = BytesIO()
    pptx.Presentation().save(foreign)
    kept = [foreign.getvalue(), seal.COMPOUND_FILE + b"locked", deck.read_bytes()[:9000]]
    for data in kept:
        deck.write_bytes(data)
        assert "study.pptx was not as deckgen writes decks; it is kept as study.edited" in build(terminal)
    for data in (b"", b"OLD DECK", b"x" * 100_000):
        deck.write_bytes(data)
        assert build(terminal) == SAVED
    copies = [Path(name).read_bytes() for name in ("study.edited.pptx", "study.edited-2.pptx", "study.edited-3.pptx")]
    assert copies == kept
    assert len(files(terminal)) == 5


@pytest.mark.slow
def test_each_audience_has_its_own_copies(deck: Path, terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("team: {}", "edited: {}"))
    build(terminal, "--all-audiences")
    for name in ("study.pptx", "study.minister.pptx"):
        Path(name).write_bytes(edited(Path(name).read_bytes(), word(0)))
    err = build(terminal, "--all-audiences")
    assert "kept as study.edited-2.pptx" in err
    assert "kept as study.minister.edited.pptx" in err


@pytest.mark.slow
def test_a_failed_build_keeps_nothing_and_loses_nothing(
    deck: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = edited(deck.read_bytes(), word(0))
    deck.write_bytes(theirs)
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target.name == "study.pptx" and path.read_bytes() != theirs:
            raise PermissionError(13, "Access is denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    assert terminal.run("build", "study.yaml").code == 3
    assert (files(terminal), deck.read_bytes()) == (["study.pptx", "study.yaml"], theirs)


@pytest.mark.parametrize("how", ["option", "key", "read-only"])
def test_records_may_be_refused_and_change_no_byte(how: str, deck: Path, terminal: Terminal) -> None:
    usual = deck.read_bytes()
    for path in sorted(Path(".deckgen").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    Path(".deckgen").rmdir()
    if how == "key":
        terminal.write(f"record: false\n{terminal.outline.read_text(encoding='utf-8')}")
    if how == "read-only":
        Path(".deckgen").write_text("")
    assert build(terminal, *(["--no-record"] if how == "option" else [])) == SAVED
    assert deck.read_bytes() == usual
    assert not Path(".deckgen").is_dir()


@pytest.mark.slow
def test_a_record_is_made_for_each_deck_and_for_nothing_else(deck: Path, terminal: Terminal) -> None:
    build(terminal, "--all-audiences", "-o", "decks")
    build(terminal, "--format", "html", "-o", "decks")
    assert len(list(Path(".deckgen/builds").iterdir())) == 2
    ids = {seal.build_id(path.read_bytes()) for path in Path("decks").glob("*.pptx")}
    assert {path.stem for path in Path(".deckgen/builds").iterdir()} == ids


@pytest.mark.slow
def test_readers_with_other_decks_share_no_id(deck: Path, terminal: Terminal) -> None:
    build(terminal, "--all-audiences")
    full, minister = (seal.build_id(Path(f"study{name}.pptx").read_bytes()) for name in ("", ".minister"))
    assert full != minister


@pytest.mark.slow
def test_from_python_a_deck_is_kept_too(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    deck = study.build()
    deck.save(path)
    ours, theirs = path.read_bytes(), edited(path.read_bytes(), word(0))
    path.write_bytes(theirs)
    deck.save(path)
    assert (path.read_bytes(), (tmp_path / "deck.edited.pptx").read_bytes()) == (ours, theirs)
    assert sorted(other.name for other in tmp_path.iterdir()) == ["deck.edited.pptx", "deck.pptx"]
    with ZipFile(path) as archive:
        assert not any("deckgen/" in name for name in archive.namelist())


def test_slides_that_were_added_are_kept_where_it_is_asked_for(deck: Path, terminal: Terminal) -> None:
    theirs = edited(deck.read_bytes(), added)
    deck.write_bytes(theirs)
    err = build(terminal, "--keep", "study.pptx")
    assert "study.pptx: 5 slides, 1 of them added by hand\n" in err
    assert "--keep" not in err
    ours = deck.read_bytes()
    assert Path("study.edited.pptx").read_bytes() == theirs
    for source in ("study.pptx", "study.edited.pptx"):
        assert build(terminal, "--keep", source) == "study.pptx: 5 slides, 1 of them added by hand\n"
        assert deck.read_bytes() == ours
    err = build(terminal)
    assert "(it holds slides that were added); it is kept as study.edited-2.pptx" in err
    assert "deckgen build study.yaml --keep study.edited-2.pptx" in err
    assert Path("study.edited-2.pptx").read_bytes() == ours


@pytest.mark.slow
def test_sources_say_on_which_slides_they_are_used_among_those_too(terminal: Terminal) -> None:
    terminal.write(pulling.OUTLINE)
    build(terminal)
    deck = Path("study.pptx")

    def first(presentation: Any) -> None:
        added(presentation)
        ids = presentation.slides._sldIdLst
        ids.insert(0, ids[-1])

    used = [slide.texts[-1] for slide in slides_of(deck)[-1:]]
    assert [text.endswith(": 3") for text in used] == [True]
    deck.write_bytes(edited(deck.read_bytes(), first, added))
    build(terminal, "--keep", "study.pptx")
    assert [slide.texts[-1] for slide in slides_of(deck)[-2:-1]] == [text.replace("3", "4") for text in used]


def slides_of(path: Path) -> list[EditedSlide]:
    return read_slides(path.read_bytes()) or []


@pytest.mark.slow
def test_the_command_that_keeps_slides_names_their_reader(deck: Path, terminal: Terminal) -> None:
    build(terminal, "--audience", "minister")
    path = Path("study.minister.pptx")
    path.write_bytes(edited(path.read_bytes(), added))
    command = "deckgen build study.yaml --audience minister --keep study.minister.edited.pptx\n"
    assert build(terminal, "--audience", "minister").endswith(command)
    assert terminal.run(*command.split()[1:]).code == 0
    code, out, err = terminal.run("build", "study.yaml", "--keep", "study.minister.edited.pptx")
    assert (code, out) == (2, "")
    assert "another reader" in err


@pytest.mark.parametrize(
    "options",
    [
        ["study.yaml", "--all-audiences"],
        ["study.yaml", "--format", "pdf"],
        ["study.yaml", "--format", "pptx,html", "-o", "out/"],
        ["study.yaml", "--handout"],
        ["study.yaml", "other.yaml"],
    ],
)
def test_slides_are_kept_for_one_deck_alone(options: list[str], deck: Path, terminal: Terminal) -> None:
    Path("other.yaml").write_text(terminal.outline.read_text("utf-8"), encoding="utf-8")
    before = files(terminal)
    code, _, err = terminal.run("build", *options, "--keep", "study.pptx")
    assert code == 2
    assert "--keep is for one outline and one reader" in err
    assert files(terminal) == before


@pytest.mark.parametrize("data", [None, b"", b"PK", b"text"])
def test_what_is_no_deck_is_not_kept_from(data: bytes | None, deck: Path, terminal: Terminal) -> None:
    if data is not None:
        Path("old.pptx").write_bytes(data)
    code, out, err = terminal.run("build", "study.yaml", "--keep", "old.pptx")
    assert (code, out) == (2, "")
    assert "old.pptx" in err
