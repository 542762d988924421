"""What the command line tells people, on stderr.

Elsewhere than on a terminal it is plain lines, and rich, which costs a small deck's time, is not loaded for it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from deckgen import files, messages
from deckgen.cli.table import isolated
from deckgen.limits import Limits
from deckgen.problems import Listed, Message, Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn

T = TypeVar("T")

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow"}
BAR_WIDTH = 20
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
_QUOTED = re.compile('"[^"]*"')

_language = messages.ENGLISH


def harmless(text: str) -> str:
    """Return a text that cannot act on a terminal. Controls and bidi overrides are written as their code points."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cs") or c in _OVERRIDES else c for c in text
    )


def speak(language: str) -> None:
    """Say everything from now on in a language, one of ``messages.languages()``."""
    global _language
    _language = language


def language() -> tuple[str, bool]:
    """Return the language that is spoken. It is a tag, and whether it runs from the right."""
    return _language, _language in messages.RIGHT_TO_LEFT


def said(message: str) -> str:
    """Return a message in the language that is spoken."""
    return messages.said(message, _language)


def sentence(problem: Problem) -> str:
    """Return what a problem says, with its hint.

    It is in the language that is spoken.
    """
    return messages.sentence(problem, _language)


def reader(audience: str | None) -> str:
    """Return what a reader's deck is called."""
    return audience or said(Message("full deck"))


def tell(message: Message) -> None:
    """Print a message as a line of its own."""
    _line(messages.said(message, _language, isolated=_orders()))


def going_on(kind: str, slides: int) -> Message:
    """Return how to say that a slide goes on."""
    return Message("{name}: {count} slides", name=kind, count=slides)


def complain(message: Message, severity: Severity = "error") -> None:
    """Print what is wrong with a command line.

    Or with what it has led to.
    """
    _line(f"deckgen: {severity}: {messages.said(message, _language, isolated=_orders())}", severity)


def _orders() -> bool:
    """Return whether the signs that order text of two directions reach a person, and as themselves."""
    return sys.stderr.isatty() and sys.stderr.encoding.lower().startswith("utf")


def _line(text: str, severity: Severity | None = None) -> None:
    """Print one line. On a terminal the severity that it says, the place before it and the code at its end stand out.

    What an English line quotes is isolated there with its quotes, so that several Arabic words in a row keep their
    order and a word is still copied alone. The place stays as it is: people copy it, and terminals open it.
    """
    text = harmless(text)
    if severity is None or (console := _terminal()) is None:
        print(text, file=sys.stderr)
        return
    from rich.text import Text

    place, word, message = text.partition(f"{severity}:")
    if _language == messages.ENGLISH:
        message = _QUOTED.sub(lambda quoted: isolated(quoted.group()), message)
    styled = Text.assemble((place, "bold"), (word, STYLES[severity]), message)
    styled.highlight_regex(r"\[[a-z0-9-]+\]$", "dim")
    console.print(styled, soft_wrap=True)


def problems(found: Iterable[Problem]) -> None:
    """Print one line for each problem.

    On a terminal each line of a file stands under its message, and the last line sums up where there are several.
    """
    counts: Counter[Severity] = Counter()
    console = _terminal()
    # No longer than for these problems: with --watch a file is saved between them and the next.
    lines = cache(files.lines)
    for problem in found:
        counts[problem.severity] += 1
        text = messages.sentence(problem, _language, isolated=_orders())
        _line(problem.line(text), problem.severity)
        if console is not None:
            # Late: only a terminal shows it.
            from deckgen.cli import source

            source.show(console, problem, lines(Path(problem.place.path), Limits()), _language)
    if counts.total() > 1 and console is not None:
        tell(Message("{counts}", counts=Listed(_counted(counts))))


def _counted(counts: Counter[Severity]) -> Iterator[Message]:
    errors, warnings = counts["error"], counts["warning"]
    if errors:
        yield Message("1 error") if errors == 1 else Message("{count} errors", count=errors)
    if warnings:
        yield counted_warnings(warnings)


def counted_warnings(count: int) -> Message:
    """Return how many warnings there are."""
    return Message("1 warning") if count == 1 else Message("{count} warnings", count=count)


def fields(problem: Problem) -> dict[str, str | int | None]:
    """Return a problem for JSON, in the language that is spoken."""
    return {
        **problem.place._asdict(),
        "severity": problem.severity,
        "code": problem.code,
        "message": said(problem.message),
        "hint": problem.hint and said(problem.hint),
    }


@contextmanager
def progress(items: Sequence[T], name: Callable[[T], str]) -> Iterator[Iterable[T]]:
    """Give the items to be gone through once.

    On a terminal the one at work is named while this context lasts.

    A single item is not named: whoever asked for it knows what is at work.
    """
    console = _terminal() if len(items) > 1 else None
    if console is None:
        yield items
        return
    with _bar(console) as bar:
        task = bar.add_task("", total=len(items))

        def named() -> Iterator[T]:
            for done, item in enumerate(items):
                bar.update(task, completed=done, description=harmless(name(item)), refresh=True)
                yield item

        yield named()


@contextmanager
def counted(total: int) -> Iterator[Callable[[str], None]]:
    """Give what is to be called whenever something is done.

    It takes the name of that.

    On a terminal it is said what is left, and how long that may take, while this context lasts.
    """
    console = _terminal() if total > 1 else None
    if console is None:
        yield lambda name: None
        return
    from rich.progress import TimeRemainingColumn

    with _bar(console, TimeRemainingColumn()) as bar:
        task = bar.add_task("", total=total)
        bar.refresh()

        def count(name: str) -> None:
            bar.update(task, advance=1, description=harmless(name), refresh=True)

        yield count


def _bar(console: Console, *more: ProgressColumn) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(BAR_WIDTH), MofNCompleteColumn(), *more, TextColumn("{task.description}", markup=False))
    # Drawn when something begins or is done: nothing moves between, and a thread that draws would slow the work.
    return Progress(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False)


def _terminal() -> Console | None:
    if not sys.stderr.isatty():
        return None
    from rich.console import Console

    return Console(stderr=True)
