"""What happens to jobs in the process that they are given to."""

from __future__ import annotations

import time
import traceback
from collections.abc import Generator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from deckgen import pipeline
from deckgen.batch import record
from deckgen.batch.jobs import Job, Outcome
from deckgen.files import State, digest, look, older, state, unnamed
from deckgen.limits import Limits
from deckgen.output import Deck, files
from deckgen.problems import Message, OutlineError, UsageError, WorkerError
from deckgen.render.pptx import seal


class Task(Struct, frozen=True):
    """Jobs that one process does one after the other.

    ``run`` is the id of the run. Those of an outline stand together, so that it is loaded once.
    """

    jobs: tuple[Job, ...]
    run: str
    allow: tuple[str, ...]
    limits: Limits


def done(task: Task) -> list[Outcome]:
    """Do all jobs of a task, and return what came of each."""
    return list(outcomes(task))


def outcomes(task: Task) -> Generator[Outcome, None, None]:
    """Do the jobs of a task, and yield what came of each.

    While the disk takes a deck, the next one is built.
    """
    loaded = _Loaded(task)
    last: _Work | None = None
    with ThreadPoolExecutor(1) as disk:
        for this in (*(_Work(job, loaded, disk) for job in task.jobs), None):
            for work in (this, last):
                if work and (outcome := work.go_on()):
                    yield outcome
            last = this


_Steps: TypeAlias = Generator[None, None, Outcome]
"""The steps of a job. Between two of them the disk takes its deck."""


class _Work:
    """The work at a job, and how long it took so far."""

    def __init__(self, job: Job, loaded: _Loaded, disk: Executor) -> None:
        self._steps = _steps(job, loaded, disk)
        self._seconds = 0.0

    def go_on(self) -> Outcome | None:
        """Do the next step; return the outcome if it is the last."""
        start = time.perf_counter()
        try:
            next(self._steps)
        except StopIteration as end:
            outcome: Outcome | None = end.value
            return outcome and replace(outcome, seconds=self._seconds + time.perf_counter() - start)
        self._seconds += time.perf_counter() - start
        return None


def _steps(job: Job, loaded: _Loaded, disk: Executor) -> _Steps:
    try:
        entry, options = record.find(job), record.options_of(job, loaded.task.allow, loaded.task.limits)
        found = _standing(job, entry, options, loaded.task.run)
        if found is None:
            found = yield from _made(job, loaded.source(job), entry, options, loaded.task.run, disk)
        return found
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except (OutlineError, UsageError, OSError) as error:
        return Outcome(job, "failed", error=error.with_traceback(None))
    # A library in Rust panics with what is no Exception.
    except BaseException as error:
        return Outcome(job, "failed", error=_failure(error))


class _Loaded:
    """The outline of a task that is loaded, which is that of its last job."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._source: _Source | None = None

    def source(self, job: Job) -> _Source:
        """Return the outline of a job."""
        if self._source is None or self._source.path != Path(job.outline):
            self._source = _Source(job, self.task)
        return self._source


class _Source:
    """An outline that is loaded, and the last deck that was built of it.

    ``states`` are those of its files as they were read.
    """

    def __init__(self, job: Job, task: Task) -> None:
        self.path = Path(job.outline)
        self._own = {record.root_of(job) / self.path.name: state(self.path)}
        self.loaded = pipeline.load(self.path, allow=task.allow, limits=task.limits)
        self._asked: object = None
        self._deck: Deck | None = None

    @property
    def states(self) -> Mapping[Path, State]:
        """The files that were read so far."""
        return {**self._own, **self.loaded.files.named}

    def deck(self, job: Job) -> Deck:
        """Return the deck of a job. Another format of the same deck is not laid out again."""
        asked = job.audience, job.overrides
        if self._deck is None or asked != self._asked:
            self._deck = None
            self._deck, self._asked = pipeline.build(self.loaded, job.audience, **job.overrides), asked
        return self._deck

    def family(self) -> str | None:
        """Return the family of the last deck's fonts if they are installed."""
        if self._deck is None:
            return None
        look = self._deck.scene.theme
        return look.family if look.installed else None


def _standing(job: Job, entry: record.Entry, options: str, run: str) -> Outcome | None:
    """Return what is recorded of a job if its deck would be the same once more, ``None`` if it is to be made."""
    if not entry.outputs or not entry.still(job, options):
        return None
    held = {Path(job.folder) / name: made for name, made in entry.outputs.items()}
    now = {path: digest(path) for path in held}
    if None in now.values():
        return None
    if edited := tuple(path for path in held if now[path] != held[path]):
        return Outcome(job, "edited", edited)
    # A process that died in this run may have made it.
    return Outcome(job, "made" if entry.run == run else "unchanged", tuple(held))


def _made(job: Job, source: _Source, entry: record.Entry, options: str, run: str, disk: Executor) -> _Steps:
    deck = source.deck(job)
    places = files(job.path, job.format, len(deck.slides))
    states, family = source.states, source.family()
    look(places, states)
    new = dict(zip(places, deck.written(job.format), strict=True))
    held = {path: older(path) for path in places}
    if held != new:
        with unnamed(new) as written:
            synced = disk.submit(written.sync)
            yield
            synced.result()
            # Now, since somebody may have worked on it in the meantime.
            held = {path: older(path) for path in places}
            if edited := tuple(path for path in places if not _ours(path, held[path], new[path], entry, job)):
                written.discard()
                return Outcome(job, "edited", edited)
            written.name()
    # What was changed while it was read is made again by the next run.
    if all(state(path) == before for path, before in states.items()):
        record.keep(job, run, options, states, family, new)
    recorded = {Path(job.folder) / name: held for name, held in entry.outputs.items()}
    left = tuple(path for path in recorded if path not in new and path.exists())
    # What stands there unrecorded may be of a process that died in this run.
    same = all(recorded.get(path) == record.sha256(data) for path, data in new.items())
    return Outcome(job, "unchanged" if same and held == new else "made", tuple(places), left, deck.warnings)


def _ours(path: Path, held: bytes | None, new: bytes, entry: record.Entry, job: Job) -> bool:
    """Return whether a file may be replaced: it is as some run has left it, or there is none."""
    if held is None or held == new:
        return True
    if any(record.sha256(held) == digest for name, digest in entry.outputs.items() if Path(job.folder) / name == path):
        return True
    # It was written, and the run stopped before this was recorded; or another command has made it.
    own = seal.read(held) if job.format == "pptx" else None
    return own is not None and own.whole


def _failure(error: BaseException) -> WorkerError:
    """Return an error that travels, with the traceback of one that may not."""
    what = f"{type(error).__name__}: {error}"
    failure = WorkerError(Message("deckgen itself failed ({error}); --debug shows where", error=what))
    failure.add_note("".join(traceback.format_exception(error)))
    return failure
