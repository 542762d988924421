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
from typing import TYPE_CHECKING, TypeVar

from deckgen.cli.table import isolated
from deckgen.limits import Limits
from deckgen.problems import Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow"}
BAR_WIDTH = 20
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"
_QUOTED = re.compile('"[^"]*"')


def harmless(text: str) -> str:
    """Return a text that cannot act on a terminal. Controls and bidi overrides are written as their code points."""
    return "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cs") or c in _OVERRIDES else c for c in text
    )


def counted(count: int, word: str) -> str:
    """Return how many there are of what a word names."""
    return f"{count} {word}{'s' * (count != 1)}"


def reader(audience: str | None) -> str:
    """Return what a reader's deck is called."""
    return audience or "full deck"


def line(text: str, severity: Severity | None = None) -> None:
    """Print one line of a report.

    On a terminal its severity stands out, the place before it and the code at its end.

    What the line quotes is isolated there with its quotes, so that several Arabic words in a row keep their order and
    a word is still copied alone. The place stays as it is: people copy it, and terminals open it.
    """
    text = harmless(text)
    if severity is None or (console := _terminal()) is None:
        print(text, file=sys.stderr)
        return
    from rich.text import Text

    place, word, message = text.partition(f"{severity}:")
    message = _QUOTED.sub(lambda quoted: isolated(quoted.group()), message)
    styled = Text.assemble((place, "bold"), (word, STYLES[severity]), message)
    styled.highlight_regex(r"\[[a-z0-9-]+\]$", "dim")
    console.print(styled, soft_wrap=True)


def problems(found: Iterable[Problem], most: int = Limits().problems) -> None:
    """Print one line for each problem.

    Of more than ``most`` warnings, only how many they are besides.

    On a terminal the last line sums up where there are several.
    """
    counts: Counter[Severity] = Counter()
    for problem in found:
        counts[problem.severity] += 1
        if problem.severity == "error" or counts["warning"] <= most:
            line(str(problem), problem.severity)
    if counts["warning"] > most:
        line(f"{counts['warning'] - most} more warnings (--limit problems=N shows more)")
    if counts.total() > 1 and sys.stderr.isatty():
        line(", ".join(counted(counts[severity], severity) for severity in STYLES if counts[severity]))


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
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(BAR_WIDTH), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    # Drawn when an item begins: nothing in it moves between, and a thread that draws would slow the work.
    with Progress(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=len(items))

        def named() -> Iterator[T]:
            for done, item in enumerate(items):
                bar.update(task, completed=done, description=harmless(name(item)), refresh=True)
                yield item

        yield named()


def _terminal() -> Console | None:
    if not sys.stderr.isatty():
        return None
    from rich.console import Console

    return Console(stderr=True)
