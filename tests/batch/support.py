"""Outlines of a folder, and executors that do their tasks here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from deckgen.batch.jobs import Job, Outcome
from deckgen.files.temporary import PART

OUTLINE = """\
deckgen: 1
title: إحاطة {name}
fonts: none
closing: {{title: خاتمة, conditions: [{{if: شرط, then: أثر}}]}}
audiences: {{minister: {{label: الوزير}}}}
sections:
  - title: المسار
    message: انتقلت العلاقة من الحذر إلى حوار
    points: [بقي الوجود في قاعدتين, ثم توقف]
"""
BROKEN = "deckgen: 1\ntitel: إحاطة\n"


class Here(Executor):
    """An executor without processes of its own.

    ``before`` is called with each task, and what it raises is what became of it.
    """

    def __init__(self, before: Callable[[Any], None] = lambda task: None) -> None:
        self.before = before

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            self.before(*arguments)
            future.set_result(work(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def outline(folder: Path, name: str, text: str = OUTLINE) -> str:
    """Write an outline, and return its path."""
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("{name}", name).replace("{{", "{").replace("}}", "}"), encoding="utf-8")
    return str(path)


def jobs(folder: Path, count: int, *readers: str | None) -> list[Job]:
    """Write so many outlines, and return the jobs of their decks for some readers."""
    names = [outline(folder, f"دراسة-{number}") for number in range(count)]
    return [Job(name, str(folder / "decks"), reader) for name in names for reader in readers or (None,)]


def states(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Return how many of the outcomes are of each state."""
    return dict(Counter(outcome.state for outcome in outcomes))


def decks(folder: Path) -> dict[str, bytes]:
    """Return what was written, but for the record and what a worker that was killed left unnamed."""
    every = (path for path in (folder / "decks").rglob("*") if path.is_file() and path.suffix != PART)
    return {path.name: path.read_bytes() for path in every if ".deckgen" not in path.parts}
