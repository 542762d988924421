"""Jobs are given to processes, and what comes of each is gathered."""

from __future__ import annotations

import errno
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import ExitStack, contextmanager
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from deckgen.batch import record
from deckgen.batch.crew import Crew, Given, Processes, stop_on_unguarded
from deckgen.batch.jobs import Job, Outcome
from deckgen.batch.work import Task
from deckgen.files import folded, locked, own_folder
from deckgen.limits import Limits
from deckgen.output import FORMATS, PAPERS, ready
from deckgen.problems import Listed, Message, UsageError, WorkerError

MOST, SHARES = 8, 32
"""Jobs of a task at most, which outweigh what giving it costs; tasks of a run at least, that all may be at work."""

OUTLINES = 3
"""Outlines at which processes die before any deck is made, until the fault is no outline's."""


def build_many(
    jobs: Iterable[Job],
    executor: Executor | None = None,
    *,
    processes: int | None = None,
    allow: Iterable[str | Path] = (),
    limits: Limits | None = None,
    told: Callable[[Outcome], object] | None = None,
) -> list[Outcome]:
    """Make many decks side by side, and return what came of each.

    One that fails stops no other. What earlier runs have made and would be the same is not made again; what was
    changed by hand since is left alone.

    Args:
        jobs: what is to be made. An outline's jobs should follow each other.
        executor: what runs them; its processes see the same files. Without, it is processes of this machine; a script
            then calls this function under ``if __name__ == "__main__":`` only.
        processes: how many; without, one for each core.
        allow: folders besides the outlines' own that their files may come from.
        limits: other caps than the usual ones.
        told: called with each outcome as soon as it is known.

    Returns:
        The outcomes in the order of the jobs.

    Raises:
        UsageError: two jobs would write one file, one would write over an outline, a format cannot be written, or a
            script calls it unguarded.
        OSError: a folder cannot be written to, or another run is at work there.
    """
    stop_on_unguarded()
    jobs = list(jobs)
    _look(jobs)
    token, folders = uuid.uuid4().hex, tuple(str(Path(folder).absolute()) for folder in allow)
    tasks = [Task(part, token, folders, limits or Limits()) for part in _parts(jobs)]
    found: dict[int, Outcome] = {}
    order = {_key(job): i for i, job in enumerate(jobs)}
    with ExitStack() as stack:
        for folder in dict.fromkeys(Path(job.folder).resolve() for job in jobs):
            stack.enter_context(_alone(folder))
        crew = Given(executor) if executor else Processes(processes, len(tasks))
        with crew:
            for outcome in _gathered(crew, tasks):
                found[order[_key(outcome.job)]] = outcome
                if told:
                    told(outcome)
    return [found[i] for i in range(len(jobs))]


def _look(jobs: Sequence[Job]) -> None:
    """Stop where jobs cannot all be done, before one is.

    Raises:
        UsageError: so it is.
    """
    known = FORMATS | PAPERS
    for name in dict.fromkeys(job.format for job in jobs):
        if name not in known:
            raise UsageError(Message('unknown format "{name}"; there are: {known}', name=name, known=Listed(known)))
        ready([name])
    outlines = {_folded(Path(job.outline)): job.outline for job in jobs}
    taken: dict[str, Job] = {}
    for job in jobs:
        path = job.path
        place = _folded(path)
        if place in outlines:
            raise UsageError(Message('"{path}" is the outline itself, or a file that it names', path=path))
        if (first := taken.setdefault(place, job)) is not job:
            raise UsageError(
                Message(
                    '"{path}" would be the deck of "{first}" and of "{second}"; put them in different folders',
                    path=str(path),
                    first=first.outline,
                    second=job.outline,
                )
            )


def _folded(path: Path) -> str:
    return folded(str(path.resolve()))


def _key(job: Job) -> tuple[str, str]:
    return job.folder, record.output(job)


def _parts(jobs: Sequence[Job]) -> Iterator[tuple[Job, ...]]:
    """Yield the jobs in parts. A deck's formats are together, and so are an outline's decks where they are few."""
    size = max(1, min(MOST, len(jobs) // SHARES))
    part: list[Job] = []
    for _, group in groupby(jobs, lambda job: (job.outline, job.audience, job.overrides)):
        deck = list(group)
        other = bool(part) and part[-1].outline != deck[0].outline
        if len(part) >= (size if other else 2 * size - 1):
            yield tuple(part)
            part = []
        part += deck
    if part:
        yield tuple(part)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Have a folder for this run alone.

    Raises:
        OSError: it cannot be made, or another run has it.
    """
    with ExitStack() as stack:
        lock = own_folder(folder, record.NAME) / "lock"
        try:
            stack.enter_context(locked(lock))
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
            raise OSError(error.errno, Message("another run writes decks there"), str(folder)) from None
        yield


def _gathered(crew: Crew, tasks: Iterable[Task]) -> Iterator[Outcome]:
    """Yield what comes of tasks.

    Where a process dies, each job that it may have died of is done once more and by itself, so that only one fails.
    """
    waiting, suspects = deque(tasks), deque[Task]()
    running: dict[Future[list[Outcome]], Task] = {}
    alone, made = False, False
    died: set[str] = set()
    while waiting or suspects or running:
        if not running:
            alone = bool(suspects)
        error = _give(crew, suspects, running, 1) if alone else _give(crew, waiting, running, crew.room)
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            task = running.pop(future)
            try:
                found = future.result()
                made = True
            except Exception as failed:
                error, found = failed, []
                if alone:
                    found = [_lost(job, failed) for job in task.jobs]
                    died.update(job.outline for job in task.jobs)
                else:
                    suspects += (replace(task, jobs=(job,)) for job in task.jobs)
            yield from found
        if error is None or running:
            continue
        goes_on = made or len(died) < OUTLINES
        if isinstance(error, BrokenExecutor):
            goes_on = goes_on and crew.mend()
        if not goes_on:
            yield from (_lost(job, error) for task in (*suspects, *waiting) for job in task.jobs)
            return


def _give(crew: Crew, source: deque[Task], running: dict[Future[list[Outcome]], Task], room: int) -> Exception | None:
    """Give tasks for which there is room, and return the error of a process that has died."""
    while source and len(running) < room:
        try:
            running[crew.give(source[0])] = source[0]
        except BrokenExecutor as error:
            return error
        source.popleft()
    return None


def _lost(job: Job, error: Exception) -> Outcome:
    if isinstance(error, BrokenExecutor):
        what = Message("the process that was at work on it ended, as it does where there is too little memory")
    else:
        what = Message("no process could do it ({error})", error=f"{type(error).__name__}: {error}")
    return Outcome(job, "failed", error=WorkerError(what))
