"""What `deckgen batch` makes of many outlines, and tells of them."""

from __future__ import annotations

import glob
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from deckgen.batch.cluster import scheduled
from deckgen.batch.jobs import Job, Outcome, State
from deckgen.batch.run import build_many
from deckgen.cli import failure, report
from deckgen.cli.several import of
from deckgen.files import YAML, look, write
from deckgen.limits import Limits
from deckgen.outline import glance
from deckgen.problems import Listed, Message, OutlineError, Problem, UsageError, WorkerError
from deckgen.version import __version__

DECIMALS = 3
"""Of seconds, in the report."""


class Order(Struct, frozen=True, kw_only=True):
    """What is asked for.

    ``given`` are files and patterns, ``formats`` those of each deck. ``scheduler`` is the address of one that has
    workers, on which everything lies at the same places as here.
    """

    given: Sequence[str]
    folder: Path
    all_audiences: bool
    formats: Sequence[str]
    processes: int | None
    scheduler: str | None
    report: Path | None
    allow: Sequence[Path]
    limits: Limits


def make(order: Order) -> None:
    """Make all decks, whichever fail, and tell what came of them.

    Raises:
        UsageError: the order cannot be fulfilled as it is given.
        OSError: nothing can be written where it is to be.
        BaseExceptionGroup: why decks failed.
        KeyboardInterrupt: it was stopped.
    """
    start = time.perf_counter()
    outlines, missing = found(order.given, order.folder)
    jobs = [job for path, name in outlines for job in _jobs(path, name, order)]
    if order.report:
        _look(order.report, [path for path, _ in outlines], jobs)

    done: dict[Path, Outcome] = {}

    def conclude() -> list[Outcome]:
        outcomes = [*missing, *(done[job.path] for job in jobs if job.path in done)]
        _conclude(outcomes, len(jobs) - len(done), time.perf_counter() - start, order.report)
        return outcomes

    try:
        with report.counted(len(jobs)) as count:

            def told(outcome: Outcome) -> None:
                done[outcome.job.path] = outcome
                count(outcome.job.path.name)

            with scheduled(order.scheduler) if order.scheduler else nullcontext() as executor:
                build_many(jobs, executor, processes=order.processes, allow=order.allow, limits=order.limits, told=told)
    except KeyboardInterrupt:
        conclude()
        raise
    if errors := list(_errors(conclude())):
        raise BaseExceptionGroup("decks failed", errors)


def found(given: Iterable[str], folder: Path) -> tuple[list[tuple[Path, str]], list[Outcome]]:
    """Return the outlines that files and patterns stand for.

    Each comes with its deck's name: that of a file's deck is the outline's own, those of a pattern's decks begin with
    the folders in which it has found them, behind those that the pattern itself names. The second list tells of
    patterns that nothing matches, and of folders.
    """
    outlines: dict[Path, tuple[Path, str]] = {}
    failed = []

    def fail(one: str, message: Message) -> None:
        failed.append(Outcome(Job(one, str(folder)), "failed", error=UsageError(message)))

    for one in given:
        if one and Path(one).is_dir():
            whole = str(Path(glob.escape(one)) / "**")
            what = Message(
                '"{folder}" is a folder; for all outlines in it write "{pattern}", with the quotes',
                folder=one,
                pattern=whole,
            )
            fail(one, what)
            continue
        pattern = not one or (glob.has_magic(one) and not Path(one).exists())
        paths = _matching(one) if pattern else [Path(one)]
        for path in paths:
            within = path.relative_to(_fixed(one)).parent if pattern else Path()
            outlines.setdefault(path.resolve(), (path, (within / path.stem).as_posix()))
        if not paths:
            fail(one, Message('no outline matches "{pattern}"', pattern=one))
    return list(outlines.values()), failed


def _matching(pattern: str) -> list[Path]:
    """Return the files that match a pattern. Where it does not say how they end, they are YAML files only."""
    every = (Path(name) for name in glob.glob(pattern, recursive=True))
    named = Path(pattern).suffix
    return sorted(path for path in every if (named or path.suffix in YAML) and path.is_file())


def _fixed(pattern: str) -> Path:
    return Path(*takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))


def _jobs(path: Path, name: str, order: Order) -> Iterator[Job]:
    readers: list[str | None] = [None]
    if order.all_audiences:
        # What is wrong with it is told by the job.
        with suppress(UsageError, OutlineError):
            readers += glance.audiences(path, order.limits)
    # A worker's current folder is its own.
    place = Path.absolute if order.scheduler else Path
    for reader in readers:
        for form in order.formats:
            yield Job(str(place(path)), str(place(order.folder)), reader, form, name)


def _look(place: Path, outlines: Sequence[Path], jobs: Iterable[Job]) -> None:
    """Stop where the report cannot be written, before a deck is made.

    Raises:
        UsageError: it would be an outline or a deck.
        OSError: what stands there is not a regular file.
    """
    look([place], outlines)
    if any(job.path.resolve() == place.resolve() for job in jobs):
        raise UsageError(Message('"{path}" would be a deck and the report; name another place', path=str(place)))


def _conclude(outcomes: Sequence[Outcome], left: int, seconds: float, place: Path | None) -> None:
    """Tell what has come of jobs, and write it to the place of the report."""
    counts = Counter(outcome.state for outcome in outcomes)
    if place:
        whole = {
            "deckgen": __version__,
            **{state: counts[state] for state in get_args(State)},
            "left": left,
            "seconds": round(seconds, DECIMALS),
            "decks": [_fields(outcome) for outcome in outcomes],
        }
        write(place, f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace"))
    for outcome in outcomes:
        for path in outcome.files if outcome.state == "edited" else ():
            what = Message("{path} is not as deckgen wrote it, and is left as it is", path=str(path))
            report.complain(what, "warning")
        if outcome.left:
            names = Listed(map(str, outcome.left))
            what = Message(
                "{names}: left over from a longer deck, and not of this one; delete what is not wanted", names=names
            )
            report.complain(what, "warning")
    report.tell(Message("{counts} ({seconds:.1f} s)", counts=Listed(_counted(counts, outcomes, left)), seconds=seconds))


def _counted(counts: Mapping[State, int], outcomes: Iterable[Outcome], left: int) -> Iterator[Message]:
    warnings = {problem for outcome in outcomes for problem in outcome.warnings}
    yield Message("{count} made", count=counts["made"])
    for count, message in (
        (counts["unchanged"], Message("{count} unchanged", count=counts["unchanged"])),
        (counts["edited"], Message("{count} edited by hand", count=counts["edited"])),
        (counts["failed"], Message("{count} failed", count=counts["failed"])),
        (left, Message("{count} left", count=left)),
        (len(warnings), report.counted_warnings(len(warnings))),
    ):
        if count:
            yield message


def _fields(outcome: Outcome) -> dict[str, Any]:
    """Return what has come of a job, for JSON."""
    job, error = outcome.job, outcome.error
    problems = error.problems if isinstance(error, OutlineError) else outcome.warnings
    return {
        "outline": job.outline,
        "audience": job.audience,
        "format": job.format,
        "state": outcome.state,
        "files": [str(path) for path in outcome.files],
        "left_over": [str(path) for path in outcome.left],
        "seconds": round(outcome.seconds, DECIMALS),
        "problems": [report.fields(problem) for problem in problems],
        "error": None if error is None or isinstance(error, OutlineError) else report.said(failure.message(error)),
    }


def _errors(outcomes: Iterable[Outcome]) -> Iterator[Exception]:
    """Yield why decks failed, what is wrong with an outline once."""
    problems: list[Problem] = []
    usage: dict[Message, None] = {}
    for outcome in outcomes:
        job, error = outcome.job, outcome.error
        if isinstance(error, OutlineError):
            problems += error.problems
        elif isinstance(error, UsageError):
            usage[of(job.outline, error.message)] = None
        elif isinstance(error, WorkerError):
            error.message = of(str(job.path), error.message)
            yield error
        elif error is not None:
            yield error
    yield from map(UsageError, usage)
    if problems:
        yield OutlineError(problems)
