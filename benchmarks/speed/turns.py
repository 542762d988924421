"""Whole processes, run in turn, so that a change in the machine's speed meets all of them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

EVERY = 0.1
"""Seconds between two looks at the memory of a process and those that it has begun."""

RUNNER = """
import os, sys, time
start = time.perf_counter()
process = os.fork()
if not process:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execvp(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(process, 0)
print(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a command from a small process: the memory of who begins a process counts as its own."""


class Used(NamedTuple):
    """What a run took: CPU and wall-clock seconds, and MiB of the largest process at its highest."""

    cpu: float
    wall: float
    peak: float


class Row(NamedTuple):
    """A line of the table: who did what; ``ratio`` is the first one's seconds to its own, the median of the pairs."""

    what: str
    who: str
    clock: str
    runs: int
    least: float
    median: float
    peak: float
    ratio: float | None


def in_turn(what: str, commands: Mapping[str, Sequence[str]], runs: int, clock: str = "cpu") -> list[Row]:
    """Run commands in turn, and return a row for each.

    Args:
        what: what they do.
        commands: by the names of who does it; the others are compared with the first one.
        runs: how many times each runs, after once to warm up where there are several.
        clock: ``cpu`` or ``wall``; processes that Python makes by a server are not in the CPU seconds.
    """
    for command in commands.values() if runs > 1 else ():
        used(command)
    turns = [{who: used(command) for who, command in commands.items()} for _ in range(runs)]
    seconds = {who: [getattr(turn[who], clock) for turn in turns] for who in commands}
    return table(what, clock, seconds, {who: max(turn[who].peak for turn in turns) for who in commands})


def table(
    what: str, clock: str, seconds: Mapping[str, Sequence[float]], peaks: Mapping[str, float] = MappingProxyType({})
) -> list[Row]:
    """Return the rows of what took so many seconds in each turn, by who did it.

    The others are compared with the first one.
    """
    first = next(iter(seconds))
    rows = []
    for who, took in seconds.items():
        pairs = (own / max(other, 1e-3) for own, other in zip(seconds[first], took, strict=True))
        ratio = None if who == first else statistics.median(pairs)
        rows.append(Row(what, who, clock, len(took), min(took), statistics.median(took), peaks.get(who, 0), ratio))
    return rows


def used(command: Sequence[str]) -> Used:
    """Return what a command takes. It stops where the command fails."""
    ended, peaks = threading.Event(), [0.0]
    runner = [sys.executable, "-I", "-S", "-c", RUNNER, *command]
    with subprocess.Popen(runner, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        watching = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
        watching.start()
        took, said = process.communicate()
        ended.set()
        watching.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{said.decode(errors='replace')}")
    cpu, wall, peak = map(float, took.split())
    return Used(cpu, wall, max(peak, *peaks))


def _watch(session: int, ended: threading.Event, peaks: list[float]) -> None:
    """Add the MiB of each process of a session, as far as the system shows them."""
    while not ended.wait(EVERY):
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if int(place.joinpath("stat").read_text().rpartition(")")[2].split()[3]) == session:
                    said = place.joinpath("status").read_text()
                    peaks.append(int(said.partition("VmHWM:")[2].split()[0]) / 1024)
            except (OSError, ValueError, IndexError):
                continue
