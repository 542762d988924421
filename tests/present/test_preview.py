from __future__ import annotations

from pathlib import Path

import pytest

from deckgen import pipeline
from deckgen.files import state
from deckgen.present.preview import Preview, first_difference, line_before, slide_at
from deckgen.problems import UsageError
from deckgen.render.pptx import render
from tests.edits.support import edited, word
from tests.present.support import OUTLINE, study


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return study(tmp_path / "study")


def _saved(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_an_outline_that_is_not_there_is_asked_for_differently(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Preview(tmp_path / "none.yaml")


def test_a_change_makes_another_version_with_the_slide_that_was_changed(path: Path) -> None:
    preview = Preview(path)
    before = preview.view(None)
    assert before.edited is None
    _saved(path, "ثلاثة قيود", "أربعة قيود")
    preview.refresh()
    after = preview.view(None)
    assert after.version > before.version
    assert after.edited == "limits"
    assert after.deck is not None
    assert after.deck.slides[-1].title.startswith("أربعة قيود")


def test_a_file_that_is_emptied_before_it_is_written_shows_the_slide_that_was_changed(path: Path) -> None:
    preview = Preview(path)
    path.write_bytes(b"")
    preview.refresh()
    assert preview.view(None).edited is None
    path.write_text(OUTLINE.replace("ثلاثة قيود", "أربعة قيود"), "utf-8")
    preview.refresh()
    assert preview.view(None).edited == "limits"


def test_the_last_good_deck_stays_while_the_outline_has_errors(path: Path) -> None:
    preview = Preview(path)
    good = preview.view(None)
    _saved(path, "title: القيود", "titel: القيود")
    preview.refresh()
    broken = preview.view(None)
    assert (broken.deck, broken.made, broken.edited) == (good.deck, good.made, "limits")
    (problem,) = [problem for problem, _ in broken.findings if problem.code == "unknown-key"]
    assert broken.findings[0].slide == "limits"
    assert problem.place.line == OUTLINE.splitlines().index("    title: القيود") + 1
    path.unlink()
    preview.refresh()
    assert preview.view(None).deck == good.deck
    assert [problem.code for problem, _ in preview.view(None).findings] == ["usage"]
    path.write_text(OUTLINE, "utf-8")
    preview.refresh()
    assert preview.view(None).findings == good.findings


def test_the_last_good_deck_stays_where_deckgen_itself_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview(path)
    good = preview.view(None)
    monkeypatch.setattr(pipeline, "build", lambda *_: 1 / 0)
    preview.refresh()
    assert preview.view(None).deck == good.deck
    assert [problem.code for problem, _ in preview.view(None).findings] == ["failure"]


@pytest.mark.parametrize("name", ["load_with", "build"])
def test_it_stays_where_a_library_panics(name: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        pass

    def panic(*_: object, **__: object) -> None:
        raise Panic("index out of bounds")

    preview = Preview(path)
    good = preview.view(None)
    monkeypatch.setattr(pipeline, name, panic)
    preview.refresh()
    assert preview.view(None).deck == good.deck
    assert [str(problem.message) for problem, _ in preview.view(None).findings] == [
        "deckgen itself failed (Panic: index out of bounds)"
    ]


def test_an_outline_that_never_was_good_has_no_deck(path: Path) -> None:
    path.write_text("deckgen: 1\n", "utf-8")
    preview = Preview(path)
    assert preview.view(None).deck is None
    assert preview.view(None).findings
    assert preview.audiences() == {}


def test_each_audience_has_its_own_deck(path: Path) -> None:
    preview = Preview(path)
    assert preview.audiences() == {"minister": "الوزير"}
    full, minister = preview.view(None).deck, preview.view("minister").deck
    assert full is not None
    assert minister is not None
    assert "map" in {slide.id for slide in full.slides}
    assert "map" not in {slide.id for slide in minister.slides}


def test_an_unknown_audience_gets_the_full_deck_and_a_word_of_it(path: Path) -> None:
    preview = Preview(path)
    view, full = preview.view("nobody"), preview.view(None)
    assert view.deck == full.deck
    assert view.findings[1:] == full.findings
    assert view.findings[0].problem.message == 'there is no audience "nobody"; this is the full deck'


def test_an_audience_that_is_looked_at_while_there_are_errors_gets_the_last_good_deck(path: Path) -> None:
    preview = Preview(path)
    _saved(path, "title: القيود", "titel: القيود")
    preview.refresh()
    view = preview.view("minister")
    assert [problem.code for problem, _ in view.findings if problem.severity == "error"] == ["unknown-key"]
    assert view.deck is not None
    assert view.deck.slides[-1].id == "limits"


def test_the_files_are_those_that_the_outline_names_even_if_they_are_missing(path: Path) -> None:
    preview = Preview(path)
    _saved(path, "pictures/map.png", "later/map.png")
    preview.refresh()
    preview.view(None)
    assert preview.files.keys() == {path.resolve(), path.resolve().parent / "later" / "map.png"}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [("a\nb\n", "a\nc\n", 2), ("a\n", "a\nb\n", 2), ("a\nb\n", "a\n", 2), ("a\n", "a\n", None), ("", "a", 1)],
)
def test_the_first_line_that_differs(before: str, after: str, line: int | None) -> None:
    assert first_difference(before, after) == line


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("deckgen: 1", None),
        ("  minister: {label: الوزير, depth: 1}", None),
        ("  - id: course", "course"),
        ("    notes: ابدأ بالسؤال", "course"),
        ("    image: {path: pictures/map.png, alt: القواعد}", "map"),
        ("    points: [الموارد, الإقليم]", "limits"),
    ],
)
def test_a_line_belongs_to_the_slide_in_whose_block_it_stands(path: Path, text: str, id: str | None) -> None:
    deck = Preview(path).view(None).deck
    assert deck is not None
    lines = OUTLINE.splitlines()
    assert slide_at(deck.slides, lines, lines.index(text) + 1) == id


@pytest.mark.parametrize(("line", "before"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3), (6, 4)])
def test_a_line_stood_elsewhere_before_others_came(line: int, before: int) -> None:
    assert line_before(["a", "b", "c", "d"], ["a", "b", "x", "y", "c", "d"], line) == before


def test_a_line_stood_elsewhere_before_others_went() -> None:
    assert [line_before(["a", "b", "c", "d"], ["a", "d"], line) for line in (1, 2)] == [1, 4]


def test_a_problem_leads_to_its_slide_although_lines_came_before_it(path: Path) -> None:
    preview = Preview(path)
    preview.view(None)
    _saved(path, "    minutes: 2\n", "    minutes: 2\n" + "    # further\n" * 5)
    _saved(path, "title: الخريطة", "titel: الخريطة")
    preview.refresh()
    assert [slide for problem, slide in preview.view(None).findings if problem.code == "unknown-key"] == ["map"]


def test_what_stands_behind_the_sections_belongs_to_none(path: Path) -> None:
    deck = Preview(path).view(None).deck
    assert deck is not None
    lines = [*OUTLINE.splitlines(), "minutes: 20"]
    assert slide_at(deck.slides, lines, len(lines)) is None


@pytest.mark.slow
def test_a_deck_that_somebody_has_edited_is_told_until_it_is_built_again(path: Path) -> None:
    deck = path.with_suffix(".pptx")
    preview = Preview(path)

    def told() -> list[str]:
        preview.refresh()
        return [problem.code for problem, _ in preview.view(None).findings if problem.code == "edited-deck"]

    assert told() == []
    built = render(pipeline.build(pipeline.load(path)).scene)
    for data, expected in ((built, []), (edited(built, word(0)), ["edited-deck"]), (b"text", []), (built, [])):
        deck.write_bytes(data)
        assert told() == expected
        assert preview.files[deck] == state(deck)
    deck.unlink()
    assert told() == []
