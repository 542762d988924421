"""What would be the same is not made again, and what was changed by hand is left alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import deckgen
from deckgen.batch import record
from deckgen.batch.jobs import Job
from deckgen.limits import Limits
from tests.batch.support import OUTLINE, Here, decks, jobs, outline, states
from tests.edits.support import edited, word

THEME = "base: formal\n"
WITH_FILES = OUTLINE + "theme: house.yaml\nlogo: emblem.png\n"
EMBLEM = Path(deckgen.__file__).parents[1] / "assets/emblem.png"


def run(*asked: Job, **options: object) -> list[str]:
    return [outcome.state for outcome in deckgen.build_many(asked, Here(), **options)]  # type: ignore[arg-type]


def entries(folder: Path) -> list[Path]:
    return sorted((folder / "decks/.deckgen/batch").glob("*.json"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an outline that names files, and its deck."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "house.yaml").write_text(THEME, encoding="utf-8")
    (folder / "emblem.png").write_bytes(EMBLEM.read_bytes())
    assert run(Job(outline(folder, "دراسة", WITH_FILES), str(folder / "decks"))) == ["made"]
    return folder


@pytest.fixture
def job(made: Path, tmp_path: Path) -> Job:
    """Return a job whose deck has been made, of an outline that names files."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return Job(str(tmp_path / "دراسة.yaml"), str(tmp_path / "decks"))


def changed(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_is_as_it_was_is_not_made_again(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in Path(job.outline).parent.iterdir():
        if path.is_file():
            path.touch()
    monkeypatch.setattr("deckgen.batch.work.pipeline.load", lambda *a, **n: pytest.fail("it is loaded"))
    assert run(job) == ["unchanged"]


def test_another_time_for_the_deck_makes_another_deck(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225605")
    assert run(job) == ["made"]
    assert run(job) == ["unchanged"]


def test_an_outline_that_lies_elsewhere_now_is_the_same(job: Job, tmp_path: Path) -> None:
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    tmp_path.rename(moved)
    again = replace(job, outline=str(moved / Path(job.outline).name), folder=str(moved / "decks"))
    assert run(again) == ["unchanged"]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: changed(folder / "دراسة.yaml", "ثم توقف", "ثم عاد"),
        lambda folder: changed(folder / "house.yaml", "formal", "neutral"),
        lambda folder: (folder / "emblem.png").write_bytes(EMBLEM.read_bytes() + b"."),
        lambda folder: (folder / "decks/دراسة.pptx").unlink(),
        lambda folder: [path.unlink() for path in entries(folder)],
        lambda folder: changed(entries(folder)[0], deckgen.__version__, "0.1.9"),
    ],
)
def test_what_may_have_become_another_is_made_again(
    change: Callable[[Path], object], job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(tmp_path)
    loaded = []
    load = deckgen.load
    monkeypatch.setattr("deckgen.batch.work.pipeline.load", lambda *a, **n: loaded.append(a) or load(*a, **n))
    assert run(job)[0] in ("made", "unchanged")
    assert len(loaded) == 1
    assert run(job) == ["unchanged"]
    assert len(loaded) == 1
    deckgen.build(load(Path(job.outline))).save(tmp_path / "single.pptx")
    assert decks(tmp_path) == {"دراسة.pptx": (tmp_path / "single.pptx").read_bytes()}


@pytest.mark.parametrize("other", [{"overrides": {"theme": "dark"}}, {"overrides": {"title": "غيره"}}])
def test_other_options_make_it_again(other: dict[str, object], job: Job) -> None:
    assert run(replace(job, **other)) == ["made"]  # type: ignore[arg-type]
    assert run(replace(job, **other)) == ["unchanged"]  # type: ignore[arg-type]


def test_a_theme_that_is_asked_for_is_read_too(job: Job, tmp_path: Path) -> None:
    theme = tmp_path / "elsewhere" / "own.yaml"
    theme.parent.mkdir()
    theme.write_text("base: dark\n", encoding="utf-8")
    own = replace(job, overrides={"theme": str(theme)})
    assert (run(own), run(own)) == (["made"], ["unchanged"])
    theme.write_text("base: neutral\n", encoding="utf-8")
    assert run(own) == ["made"]


def test_a_lower_limit_is_another_option(job: Job) -> None:
    assert run(job, limits=Limits(slides=1)) == ["failed"]
    assert run(job) == ["unchanged"]


@pytest.mark.slow
def test_what_was_changed_by_hand_is_left_alone_whatever_the_outline_says(job: Job, tmp_path: Path) -> None:
    theirs = edited(job.path.read_bytes(), word(0))
    job.path.write_bytes(theirs)
    for _ in range(2):
        (found,) = deckgen.build_many([job], Here())
        assert (found.state, found.files, job.path.read_bytes()) == ("edited", (job.path,), theirs)
        changed(Path(job.outline), "المسار", "الطريق")
    job.path.unlink()
    assert run(job) == ["made"]


def test_a_deck_that_another_command_made_is_replaced_and_a_foreign_file_is_not(job: Job, tmp_path: Path) -> None:
    for path in entries(tmp_path):
        path.unlink()
    changed(Path(job.outline), "المسار", "الطريق")
    assert run(job) == ["made"]
    for path in entries(tmp_path):
        path.unlink()
    job.path.write_bytes(b"a file of somebody's")
    assert run(job) == ["edited"]


@pytest.mark.slow
def test_a_run_that_was_stopped_before_it_recorded_is_gone_on_with(job: Job, tmp_path: Path) -> None:
    pages = replace(job, format="html")
    assert run(pages) == ["made"]
    before = {path: path.read_bytes() for path in entries(tmp_path)}
    changed(Path(job.outline), "المسار", "الطريق")
    assert run(job, pages) == ["made", "made"]
    for path, data in before.items():
        path.write_bytes(data)
    written = job.path.stat().st_mtime_ns
    assert (run(job, pages), job.path.stat().st_mtime_ns) == (["made", "made"], written)


def test_a_page_that_was_changed_by_hand_is_left_alone(job: Job) -> None:
    page = replace(job, format="html")
    assert run(page) == ["made"]
    page.path.write_bytes(page.path.read_bytes() + b"<!-- mine -->")
    assert run(page) == ["edited"]


@pytest.mark.parametrize("held", ["", "[]", "null", "{}", '{"output": 1}', '{"inputs": 3}', "{" * 100_000, "\0", '"x"'])
def test_a_record_that_cannot_be_read_is_none(held: str, job: Job, tmp_path: Path) -> None:
    (entry,) = entries(tmp_path)
    entry.write_text(held, encoding="utf-8")
    assert (run(job), run(job)) == (["made"], ["unchanged"])
    assert json.loads(entry.read_text("utf-8"))["output"] == "دراسة.pptx"


@pytest.mark.parametrize(
    "key", ["inputs", *(pytest.param(key, marks=pytest.mark.slow) for key in ("fonts", "outputs"))]
)
@pytest.mark.parametrize("held", [{"a": 1}, {"../../x": "y"}, {"\0": "y"}, {"": None}, [], 3, None])
def test_a_record_that_somebody_has_written_harms_nothing(
    key: str, held: object, job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckgen.text.installed.fonts", lambda family: [])
    (entry,) = entries(tmp_path)
    entry.write_text(json.dumps({**json.loads(entry.read_text("utf-8")), key: held}), encoding="utf-8")
    assert run(job)[0] in ("unchanged", "made")
    assert sorted(decks(tmp_path)) == ["دراسة.pptx"]


def test_what_changes_while_it_is_read_is_made_again(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    load = deckgen.load

    def and_changed(*arguments: object, **named: object) -> object:
        loaded = load(*arguments, **named)  # type: ignore[arg-type]
        changed(Path(job.outline), "الطريق", "السبيل")
        return loaded

    changed(Path(job.outline), "المسار", "الطريق")
    monkeypatch.setattr("deckgen.batch.work.pipeline.load", and_changed)
    assert run(job) == ["made"]
    monkeypatch.undo()
    assert run(job) == ["made"]


@pytest.mark.slow
def test_pictures_of_a_longer_deck_are_named(tmp_path: Path) -> None:
    text = OUTLINE + "  - {title: ثان}\n"
    job = Job(outline(tmp_path, "study", text), str(tmp_path / "decks"), format="png")
    assert run(job) == ["made"]
    held = sorted(decks(tmp_path))
    outline(tmp_path, "study")
    (found,) = deckgen.build_many([job], Here())
    assert [path.name for path in found.left] == held[len(found.files) :] != []


def test_folders_within_the_folder_have_one_record(tmp_path: Path) -> None:
    (first,) = jobs(tmp_path, 1)
    second = replace(first, name="a/ب/study")
    assert run(first, second) == ["made", "made"]
    assert len(entries(tmp_path)) == 2
    assert sorted(path.name for path in (tmp_path / "decks").iterdir()) == [".deckgen", "a", "دراسة-0.pptx"]


def test_a_record_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "decks/.deckgen").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="not a folder of deckgen's own"):
        deckgen.build_many(jobs(tmp_path, 1), Here())
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.slow
def test_installed_fonts_are_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pymupdf_fonts

    faces = [pymupdf_fonts.myfont("figo"), pymupdf_fonts.myfont("figbo")]
    monkeypatch.setattr("deckgen.text.installed.fonts", lambda family: faces)
    (tmp_path / "house.yaml").write_text("base: formal\nfonts: {family: FiraGO}\n", encoding="utf-8")
    job = Job(outline(tmp_path, "study", OUTLINE + "theme: house.yaml\n"), str(tmp_path / "decks"))
    assert (run(job), run(job)) == (["made"], ["unchanged"])
    assert states(deckgen.build_many([job], Here())) == {"unchanged": 1}
    monkeypatch.setattr("deckgen.text.installed.fonts", lambda family: [*faces, faces[0]])
    loaded = []
    load = deckgen.load
    monkeypatch.setattr("deckgen.batch.work.pipeline.load", lambda *a, **n: loaded.append(a) or load(*a, **n))
    run(job)
    assert len(loaded) == 1


def test_the_record_says_no_word_of_what_is_asked_for(job: Job, tmp_path: Path) -> None:
    secret = replace(job, overrides={"title": "سر"})
    assert run(secret) == ["made"]
    assert all("سر" not in path.read_text("utf-8") for path in entries(tmp_path))
    assert record.options_of(secret, (), Limits()) != record.options_of(job, (), Limits())
