"""Who does the tasks.

It is processes of this machine, or the executor that a caller gives.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from typing import Any, Protocol, Self

from deckgen.batch.jobs import Outcome
from deckgen.batch.work import Task, done, outcomes
from deckgen.problems import Message, UsageError

MOST_ON_WINDOWS = 61
"""Processes that Python can wait for there."""


TERMINAL_SIGNALS = {signal.SIGINT} if sys.platform == "win32" else {signal.SIGINT, signal.SIGHUP}
"""What a terminal sends to all of its processes."""


class Crew(Protocol):
    """Who does the tasks. ``room`` is how many tasks may be given at once."""

    room: int

    def give(self, task: Task) -> Future[list[Outcome]]:
        """Give a task.

        Raises:
            BrokenExecutor: a process has died.
        """

    def mend(self) -> bool:
        """Begin anew when a process has died.

        Return whether this can be done.

        Raises:
            UsageError: none has ever begun.
        """

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, *error: object) -> None:
        """End, where there is an error before all is done."""


class Given:
    """An executor that the caller has made and will end."""

    room = sys.maxsize

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._given: list[Future[list[Outcome]]] = []

    def give(self, task: Task) -> Future[list[Outcome]]:
        """Give a task."""
        future = self._executor.submit(done, task)
        self._given.append(future)
        return future

    def mend(self) -> bool:
        """Return that it is the caller's."""
        return False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *error: object) -> None:
        """Take back what is not begun."""
        for future in self._given:
            future.cancel()


class Processes:
    """Processes of this machine.

    They end when this one does, however that comes, and never in the middle of a deck.
    """

    def __init__(self, most: int | None, tasks: int) -> None:
        count = cores() if most is None else most
        if sys.platform == "win32":
            count = min(count, MOST_ON_WINDOWS)
        self._count = max(1, min(count, tasks))
        # One more for each, so that none waits for this process.
        self.room = 2 * self._count
        # Not by a fork of this process, whose threads and open files would be in its state for ever.
        self._context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
        self._begun, self._begins = self._context.Pipe(duplex=False)

    def __enter__(self) -> Self:
        """Make the processes."""
        self._start()
        return self

    def __exit__(self, *error: object) -> None:
        """End them.

        Where there is an error, they finish the decks that they are at work on, and no more.
        """
        if any(error):
            self._stop.close()
        self._pool.shutdown(cancel_futures=True)
        self._stop.close()

    def give(self, task: Task) -> Future[list[Outcome]]:
        """Give a task."""
        return self._pool.submit(_whole, task)

    def mend(self) -> bool:
        """Make new processes."""
        if not self._begun.poll():
            raise _unguarded()
        self.__exit__()
        self._start()
        return True

    def _start(self) -> None:
        _begin_servers()
        ended, self._stop = self._context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(self._count, self._context, _prepare, (ended, self._begins))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin_servers() -> None:
    """Begin the processes by which Python makes others, deaf to what a terminal sends to all: it would end them."""
    if sys.platform == "win32":
        return
    from multiprocessing import forkserver, resource_tracker

    for begin in (resource_tracker.ensure_running, forkserver.ensure_running):
        # Anew for each, since the first unblocks what it has blocked itself.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, TERMINAL_SIGNALS)
        try:
            begin()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


_busy, _ending = threading.Lock(), threading.Event()


def stop_on_unguarded() -> None:
    """Stop a process that, to begin, runs the calling script.

    Raises:
        UsageError: so it is.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise _unguarded()


def _unguarded() -> UsageError:
    # The processes run the script too, and so would call it again.
    return UsageError(
        Message('no process can begin; a script calls build_many under `if __name__ == "__main__":` only')
    )


def _prepare(ended: Connection[Any, Any], begins: Connection[Any, Any]) -> None:
    """Make a new process ready. It leaves when it is told to, or when who began it is no more."""
    begins.send_bytes(b"1")
    # It is for the first process to stop the others.
    for number in TERMINAL_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=_leave, daemon=True).start())
    threading.Thread(target=_watch, args=(ended,), daemon=True).start()
    gc.freeze()
    gc.disable()


def _watch(ended: Connection[Any, Any]) -> None:
    # Nothing is ever sent: it ends with the only process that could.
    ended.poll(None)
    _leave()


def _leave() -> None:
    _ending.set()
    with _busy:
        os._exit(1)


def _whole(task: Task) -> list[Outcome]:
    """Do a task, and leave between its jobs where this is asked for."""
    found: list[Outcome] = []
    with _busy, closing(outcomes(task)) as every:
        for outcome in every:
            found.append(outcome)
            if _ending.is_set():
                break
    if _ending.is_set():
        # The thread that has set it ends the process.
        threading.Event().wait()
    # Not after each deck, which leaves 100 KB: that is a twentieth of its time.
    gc.collect()
    return found
