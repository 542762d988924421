"""Every job is done once, whoever does it and whatever happens to the others."""

from __future__ import annotations

import errno
import itertools
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import deckgen
from deckgen.batch.crew import Given
from deckgen.batch.jobs import Job, Outcome
from deckgen.batch.run import MOST, _gathered, _parts
from deckgen.batch.work import Task, done, outcomes
from deckgen.files import locked, own_folder
from deckgen.limits import Limits
from tests.batch.support import BROKEN, Here, decks, jobs, outline, states


def expected(asked: list[Job], folder: Path) -> dict[str, bytes]:
    """Return the decks of jobs as they are built one by one."""
    for job in asked:
        deckgen.build(deckgen.load(Path(job.outline)), job.audience).save(folder / job.path.name)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "executor", [pytest.param(None, marks=pytest.mark.process), Here, lambda: ThreadPoolExecutor(3)]
)
def test_whoever_does_them_the_decks_are_the_same(executor: Callable[[], Executor] | None, tmp_path: Path) -> None:
    asked = jobs(tmp_path, 3, None, "minister")
    (tmp_path / "single").mkdir()
    single = expected(asked, tmp_path / "single")
    told: list[Outcome] = []
    found = deckgen.build_many(asked, executor() if executor else None, processes=2, told=told.append)
    assert [outcome.job for outcome in found] == asked
    assert states(found) == {"made": 6}
    assert sorted(told, key=lambda outcome: asked.index(outcome.job)) == found
    assert decks(tmp_path) == single
    assert {path.name for outcome in found for path in outcome.files} == single.keys()


def test_a_bad_outline_stops_no_other(tmp_path: Path) -> None:
    asked = jobs(tmp_path, 2)
    bad = [
        Job(outline(tmp_path, "bad", BROKEN), str(tmp_path / "decks")),
        Job(str(tmp_path / "none.yaml"), str(tmp_path / "decks")),
        Job(asked[0].outline, str(tmp_path / "decks"), "stranger"),
        Job(asked[0].outline, str(tmp_path / "decks"), name="other", overrides={"theme": "none"}),
    ]
    found = deckgen.build_many([*bad, *asked], Here())
    assert [type(outcome.error) for outcome in found] == [
        deckgen.OutlineError, deckgen.UsageError, deckgen.UsageError, deckgen.UsageError, type(None), type(None),
    ]  # fmt: skip
    assert isinstance(found[0].error, deckgen.OutlineError)
    assert {problem.code for problem in found[0].error.problems} == {"unknown-key", "missing-key"}
    assert sorted(decks(tmp_path)) == ["دراسة-0.pptx", "دراسة-1.pptx"]


def test_what_came_of_a_job_travels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [Job(outline(tmp_path, "bad", BROKEN), str(tmp_path / "decks")), *jobs(tmp_path, 1)]
    for outcome in deckgen.build_many(asked, Here()):
        same = pickle.loads(pickle.dumps(outcome))
        assert (repr(same), same.warnings) == (repr(outcome), outcome.warnings)
    assert pickle.loads(pickle.dumps(asked)) == asked


def test_a_fault_of_our_own_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(*arguments: Any, **named: Any) -> None:
        raise BaseException("no Exception")

    monkeypatch.setattr("deckgen.batch.work.pipeline.build", panic)
    (found,) = deckgen.build_many(jobs(tmp_path, 1), Here())
    assert isinstance(found.error, deckgen.WorkerError)
    assert "BaseException: no Exception" in str(found.error)
    assert "in panic" in pickle.loads(pickle.dumps(found)).error.__notes__[0]


@pytest.mark.parametrize("full", range(3))
def test_a_deck_that_the_disk_does_not_take_stops_no_other(
    full: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = jobs(tmp_path, 3)
    calls = itertools.count()

    def sync(descriptor: int) -> None:
        if next(calls) == full:
            raise OSError(errno.ENOSPC, "No space left on device")

    own_folder(tmp_path / "decks", "batch")
    monkeypatch.setattr(os, "fsync", sync)
    found = done(Task(tuple(asked), "run", (), Limits()))
    failed = {outcome.job.path: outcome.error for outcome in found if outcome.error}
    assert {path: getattr(error, "filename", "") for path, error in failed.items()} == {
        asked[full].path: str(asked[full].path)
    }
    assert sorted(decks(tmp_path)) == sorted(job.path.name for job in asked if job is not asked[full])
    assert not list((tmp_path / "decks").glob("*.part"))


def test_the_time_of_a_deck_is_its_own(tmp_path: Path) -> None:
    start = time.perf_counter()
    found = done(Task(tuple(jobs(tmp_path, 3)), "run", (), Limits()))
    assert 0 < sum(outcome.seconds for outcome in found) < time.perf_counter() - start


def test_what_is_not_gone_on_with_leaves_nothing(tmp_path: Path) -> None:
    asked = jobs(tmp_path, 3)
    with closing(outcomes(Task(tuple(asked), "run", (), Limits()))) as every:
        assert next(every).files == (asked[0].path,)
    assert list(decks(tmp_path)) == [asked[0].path.name]
    assert not list((tmp_path / "decks").rglob("*.part"))


def test_a_deck_that_somebody_saves_while_the_disk_takes_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (job,) = jobs(tmp_path, 1)
    (tmp_path / "decks").mkdir()
    monkeypatch.setattr(os, "fsync", lambda descriptor: job.path.write_bytes(b"by hand"))
    (found,) = done(Task((job,), "run", (), Limits()))
    assert (found.state, found.files, decks(tmp_path)) == ("edited", (job.path,), {job.path.name: b"by hand"})
    assert not list((tmp_path / "decks").rglob("*.part"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a/study", None, ""), ("b/study", None, "")),
        (("a/study", None, ""), ("b/Study", None, "")),
        (("study", "minister", ""), ("study.minister", None, "")),
        (("a/دراسة", None, ""), ("b/other", None, "دراسة")),
    ],
)
def test_two_decks_are_never_one_file(
    first: tuple[str, str | None, str], second: tuple[str, str | None, str], tmp_path: Path
) -> None:
    asked = [
        Job(outline(tmp_path, name), str(tmp_path / "decks"), reader, name=own) for name, reader, own in (first, second)
    ]
    with pytest.raises(deckgen.UsageError, match="would be the deck of"):
        deckgen.build_many(asked, Here())
    assert decks(tmp_path) == {}


def test_no_outline_is_written_over(tmp_path: Path) -> None:
    (other,) = jobs(tmp_path, 1)
    held = Path(other.outline).read_bytes()
    taken = tmp_path / "x" / "study.pptx"
    outline(taken.parent, "study")
    Path(taken.parent / "study.yaml").rename(taken)
    asked = [Job(other.outline, str(taken.parent), name="study"), Job(str(taken), str(tmp_path / "decks"))]
    with pytest.raises(deckgen.UsageError, match="is the outline itself"):
        deckgen.build_many(asked, Here())
    assert taken.read_bytes() != held
    assert taken.read_text("utf-8").startswith("deckgen: 1")


def test_no_picture_that_an_outline_names_is_written_over(tmp_path: Path) -> None:
    logo = Path(deckgen.__file__).parents[1] / "assets/emblem.png"
    (tmp_path / "study-01.png").write_bytes(logo.read_bytes())
    name = outline(tmp_path, "study", "deckgen: 1\ntitle: إحاطة\nlogo: study-01.png\nsections: [{title: أ}]\n")
    (found,) = deckgen.build_many([Job(name, str(tmp_path), format="png")], Here())
    assert (found.state, type(found.error)) == ("failed", deckgen.UsageError)
    assert (tmp_path / "study-01.png").read_bytes() == logo.read_bytes()


def test_a_format_that_there_is_not_is_no_jobs_own_fault(tmp_path: Path) -> None:
    with pytest.raises(deckgen.UsageError, match='unknown format "odp"'):
        deckgen.build_many([Job("study.yaml", str(tmp_path), format="odp")], Here())


def test_where_nothing_can_be_written_nothing_is_begun(tmp_path: Path) -> None:
    asked = jobs(tmp_path, 2)
    (tmp_path / "decks").write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match="decks"):
        deckgen.build_many(asked, Here())


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckgen.files.lock.PATIENCE", 0)
    asked = jobs(tmp_path, 1)
    with (
        locked(own_folder(tmp_path / "decks", "batch") / "lock"),
        pytest.raises(OSError, match="another run writes decks there"),
    ):
        deckgen.build_many(asked, Here())
    assert states(deckgen.build_many(asked, Here())) == {"made": 1}


@pytest.mark.process
def test_a_process_that_is_killed_loses_no_deck(tmp_path: Path) -> None:
    asked = jobs(tmp_path, 6, None, "minister")
    (tmp_path / "single").mkdir()
    single = expected(asked, tmp_path / "single")
    killed: list[int] = []

    def kill(outcome: Outcome) -> None:
        if not killed and (children := [child for child in multiprocessing.active_children() if child.pid]):
            killed.append(children[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    found = deckgen.build_many(asked, processes=2, told=kill)
    assert len(killed) == 1
    assert (states(found), decks(tmp_path)) == ({"made": 12}, single)


@pytest.mark.slow
def test_only_the_job_that_processes_die_of_fails(tmp_path: Path) -> None:
    asked = jobs(tmp_path, 4, None, "minister")
    deadly = asked[3]

    class Dying(Given):
        """Processes that die of one job."""

        def mend(self) -> bool:
            return True

    def die(task: Task) -> None:
        if deadly in task.jobs:
            raise BrokenExecutor("a process has died")

    tasks = [Task(tuple(asked[i : i + 4]), "run", (), Limits()) for i in (0, 4)]
    (tmp_path / "decks").mkdir()
    found = list(_gathered(Dying(Here(die)), tasks))
    assert sorted(outcome.job.path for outcome in found) == sorted(job.path for job in asked)
    assert {outcome.job.path for outcome in found if outcome.error} == {deadly.path}
    assert len(decks(tmp_path)) == len(found) - 1 == 7


def test_processes_that_always_die_are_not_asked_for_ever(tmp_path: Path) -> None:
    asked = jobs(tmp_path, 40)
    given: list[Task] = []

    class Dying(Given):
        """Processes that die of anything."""

        def mend(self) -> bool:
            return True

    def die(task: Task) -> None:
        given.append(task)
        raise BrokenExecutor("a process has died")

    found = list(_gathered(Dying(Here(die)), [Task((job,), "run", (), Limits()) for job in asked]))
    assert states(found) == {"failed": 40}
    assert sorted(outcome.job.path for outcome in found) == sorted(job.path for job in asked)
    assert len(given) < 50


def test_an_executor_that_is_broken_fails_all_the_rest(tmp_path: Path) -> None:
    def die(task: Task) -> None:
        raise BrokenExecutor("a process has died")

    assert states(deckgen.build_many(jobs(tmp_path, 5), Here(die))) == {"failed": 5}


@given(st.lists(st.integers(1, 40), max_size=30))
def test_every_job_is_in_one_part_and_no_part_is_large(readers: list[int]) -> None:
    asked = [Job(f"{i}.yaml", "decks", str(j)) for i, count in enumerate(readers) for j in range(count)]
    parts = list(_parts(asked))
    assert [job for part in parts for job in part] == asked
    assert max(map(len, parts), default=1) < 2 * MOST


def test_formats_of_a_deck_are_one_part() -> None:
    asked = [Job("a.yaml", "decks", reader, form) for reader in "abc" for form in ("pptx", "pdf", "png")]
    assert [len(part) for part in _parts(asked)] == [3, 3, 3]


@pytest.mark.process
def test_a_script_that_calls_it_unguarded_is_told_so_by_every_process(tmp_path: Path) -> None:
    (asked,) = jobs(tmp_path, 1)
    call = f"build_many([Job({asked.outline!r}, {asked.folder!r})])"
    for script, told in (("unguarded", "no process can begin; a script calls build_many under"), ("guarded", "")):
        guard = 'if __name__ == "__main__": ' if script == "guarded" else ""
        path = tmp_path / f"{script}.py"
        path.write_text(f"from deckgen import Job, build_many\n{guard}{call}\n", encoding="utf-8")
        done = subprocess.run([sys.executable, path], capture_output=True, encoding="utf-8", timeout=120)
        errors = [line for line in done.stderr.splitlines() if line.startswith("deckgen.") or "another run" in line]
        assert all(told in line for line in errors)
        assert (bool(errors), done.returncode) == (script == "unguarded",) * 2
    assert decks(tmp_path)
