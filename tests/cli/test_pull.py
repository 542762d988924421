"""A colleague's edits go back into the outline, and nothing else happens to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.support import Terminal
from tests.cli.test_build import CLEAN
from tests.edits.pulling import deleted, said
from tests.edits.support import Edit, edited, nudged, repacked
from tests.test_leaks import everything

OLD, NEW = "بقي الوجود في قاعدتين", "بقي الوجود في قاعدة"
CHANGED = CLEAN.replace(OLD, NEW)

SAME = "nothing that it says was edited; a look or a link that somebody has changed stays in the deck\n"


def deck(terminal: Terminal, *edits: Edit) -> Path:
    """Return a deck that was built and then edited."""
    path = Path("study.pptx")
    if not path.exists():
        terminal.built(CLEAN)
    path.write_bytes(edited(path.read_bytes(), *edits))
    return path


@pytest.mark.slow
def test_a_deck_that_nobody_has_edited_has_nothing_to_take(terminal: Terminal) -> None:
    deck(terminal)
    assert terminal.run("pull", "study.pptx") == (0, "", SAME)
    assert terminal.run("pull", "study.pptx", "--apply").code == 0
    assert not Path("study.yaml.bak").exists()


@pytest.mark.slow
def test_without_apply_the_change_is_only_shown(terminal: Terminal) -> None:
    assert OLD in CLEAN
    deck(terminal, said(OLD, NEW))
    code, out, err = terminal.run("pull", "study.pptx")
    assert (code, err) == (0, "nothing is written yet; --apply writes it\n")
    assert [line for line in out.split("\n") if line[:1] in "+-"][2:4] == [
        f"{sign}{line}"
        for sign, text in (("-", CLEAN), ("+", CHANGED))
        for line in text.split("\n")
        if OLD in line or NEW in line
    ]
    assert terminal.outline.read_text("utf-8") == CLEAN


@pytest.mark.slow
@pytest.mark.parametrize("named", [(), ("study.yaml",)])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_with_apply_it_is_written_and_the_old_one_kept(bom: str, named: tuple[str, ...], terminal: Terminal) -> None:
    deck(terminal, said(OLD, NEW))
    terminal.write(bom + CLEAN)
    assert terminal.run("pull", "study.pptx", *named, "--apply").code == 0
    assert terminal.outline.read_text("utf-8") == bom + CHANGED
    assert Path("study.yaml.bak").read_text("utf-8") == bom + CLEAN
    assert terminal.run("pull", "study.pptx", *named, "--apply") == (0, "", SAME)


@pytest.mark.slow
def test_what_stays_in_the_deck_is_told_with_its_reason(terminal: Terminal) -> None:
    deck(terminal, said(OLD, NEW), nudged)
    code, _, err = terminal.run("pull", "study.pptx")
    told = 'slide 2: the box "Title" was moved; not taken: deckgen decides where boxes stand\n'
    assert (code, err) == (0, f"{told}nothing is written yet; --apply writes it\n")
    assert terminal.run("pull", "study.pptx", "--apply").code == 1
    assert terminal.outline.read_text("utf-8") == CHANGED


@pytest.mark.slow
def test_a_text_that_both_have_changed_is_written_by_nobody(terminal: Terminal) -> None:
    deck(terminal, said(OLD, NEW), said("ثم توقف", "ثم انتهى"))
    now = CLEAN.replace(OLD, "بقي الوجود في مطار")
    terminal.write(now)
    code, _, err = terminal.run("pull", "study.pptx", "--apply")
    assert code == 1
    assert all(text in err for text in (OLD, NEW, "بقي الوجود في مطار", "error: study.yaml:"))
    assert terminal.outline.read_text("utf-8") == now


@pytest.mark.slow
def test_what_the_outline_cannot_say_there_is_left_and_the_rest_is_taken(terminal: Terminal) -> None:
    table = "table: {columns: [أ, {title: ب, kind: number}], rows: [[ج, 12]]}"
    outline = CLEAN.replace(f"points: [{OLD}, ثم توقف]", table)
    terminal.write(outline)
    terminal.run("build", "study.yaml")
    path = Path("study.pptx")
    path.write_bytes(edited(path.read_bytes(), said("12", "12 كم"), said("خاتمة", "ختام")))
    code, _, err = terminal.run("pull", "study.pptx", "--apply")
    assert code == 1
    assert "not taken: " in err
    assert terminal.outline.read_text("utf-8") == outline.replace("خاتمة", "ختام")


@pytest.mark.slow
def test_the_edits_as_json(terminal: Terminal) -> None:
    deck(terminal, said(OLD, NEW), nudged)
    data = json.loads(terminal.run("pull", "study.pptx", "--json").out)
    assert data.keys() == {"deck", "outline", "applied", "diff", "taken", "left", "conflicts"}
    assert [(taken["before"], taken["after"], taken["slide"]) for taken in data["taken"]] == [(OLD, NEW, 2)]
    assert [left["kind"] for left in data["left"]] == ["box-moved"]


@pytest.mark.slow
@pytest.mark.parametrize("base", ["old.yaml", "./old.yaml"])
def test_without_a_record_it_asks_for_what_the_deck_was_built_from(base: str, terminal: Terminal) -> None:
    deck(terminal, said(OLD, NEW))
    for path in Path(".deckgen/builds").iterdir():
        path.unlink()
    for named in ((), ("study.yaml",)):
        code, out, err = terminal.run("pull", "study.pptx", *named)
        assert (code, out) == (2, "")
        assert "--base" in err
    Path("old.yaml").write_text(CLEAN, encoding="utf-8")
    terminal.write(CLEAN.replace("title: خاتمة", "title: ختام"))
    assert terminal.run("pull", "study.pptx", "study.yaml", "--base", base, "--apply").code == 0
    assert terminal.outline.read_text("utf-8") == CHANGED.replace("title: خاتمة", "title: ختام")


@pytest.mark.parametrize("data", [None, b"", b"PK", b"text"])
def test_what_is_no_deck_is_refused(data: bytes | None, terminal: Terminal) -> None:
    if data is not None:
        Path("study.pptx").write_bytes(data)
    code, out, err = terminal.run("pull", "study.pptx", "study.yaml")
    assert (code, out) == (2, "")
    assert "study.pptx" in err


@pytest.mark.slow
def test_a_deck_that_another_program_has_repacked_is_known(terminal: Terminal) -> None:
    path = deck(terminal, said(OLD, NEW))
    path.write_bytes(repacked(path.read_bytes()))
    assert terminal.run("pull", "study.pptx", "--apply").code == 0
    assert terminal.outline.read_text("utf-8") == CHANGED


@pytest.mark.slow
@pytest.mark.parametrize("stops", range(3))
def test_a_kill_while_it_writes_leaves_the_old_outline_or_the_new(
    stops: int, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck(terminal, said(OLD, NEW))
    replace, replaced = Path.replace, []

    def kill(path: Path, target: Path) -> Path:
        # Whoever is killed puts nothing back.
        if len(replaced) == stops:
            raise KeyboardInterrupt
        replaced.append(target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", kill)
    terminal.run("pull", "study.pptx", "--apply")
    assert len(replaced) == min(stops, 2)
    assert terminal.outline.read_text("utf-8") == (CHANGED if terminal.outline.resolve() in replaced else CLEAN)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["text", "slides"])
@pytest.mark.parametrize("value", [None, 1, "[", [1], [{}], [{"creationId": 1, "title": 1, "nodes": [{}], "notes": 3}]])
def test_a_record_that_somebody_has_broken_is_told(key: str, value: object, terminal: Terminal) -> None:
    deck(terminal, said(OLD, NEW))
    (path,) = Path(".deckgen/builds").iterdir()
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), key: value}), encoding="utf-8")
    code, _, err = terminal.run("pull", "study.pptx", "--apply")
    assert code in (1, 2)
    assert "failed" not in err
    assert terminal.outline.read_text("utf-8") == CLEAN


@pytest.mark.slow
def test_a_text_that_other_languages_say_otherwise_is_taken_and_told(terminal: Terminal) -> None:
    outline = CLEAN.replace("title: خاتمة", "title: {ar: خاتمة, en: Closing}")
    terminal.write(outline)
    terminal.run("build", "study.yaml")
    path = Path("study.pptx")
    path.write_bytes(edited(path.read_bytes(), said("خاتمة", "ختام")))
    assert terminal.run("pull", "study.pptx").code == 0
    code, _, err = terminal.run("pull", "study.pptx", "--apply")
    assert (code, "in the others stays: en" in err) == (1, True)
    assert terminal.outline.read_text("utf-8") == outline.replace("خاتمة", "ختام")


def test_what_is_deleted_in_a_deck_is_in_no_byte_of_it(terminal: Terminal) -> None:
    word = "كلمةلاتتكرر"
    terminal.write(CLEAN.replace(f"points: [{OLD}, ", f"points: [{word} وحدها, {OLD}, "))
    terminal.run("build", "study.yaml")
    assert word in everything(Path("study.pptx").read_bytes()).decode("utf-8", "replace")
    path = deck(terminal, deleted(word))
    assert word not in everything(path.read_bytes()).decode("utf-8", "replace")
    assert any(word in record.read_text("utf-8") for record in Path(".deckgen/builds").iterdir())


@pytest.mark.slow
def test_no_deck_says_what_is_for_another_reader(terminal: Terminal) -> None:
    words = {"minister": "كلمةالوزير", "team": "كلمةالفريق"}
    points = ", ".join(f"{{text: {word}, for: [{reader}]}}" for reader, word in words.items())
    terminal.write(CLEAN.replace(f"points: [{OLD}, ", f"points: [{points}, {OLD}, "))
    terminal.run("build", "study.yaml", "--all-audiences")
    assert len(list(Path(".deckgen/builds").iterdir())) == 3
    for reader in words:
        said = everything(Path(f"study.{reader}.pptx").read_bytes()).decode("utf-8", "replace")
        assert {other: word in said for other, word in words.items()} == {other: other == reader for other in words}
