"""Work with several outlines, whichever of them fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from deckgen.problems import Message, UsageError

STOPS = (KeyboardInterrupt, SystemExit)


def each(outlines: Sequence[Path], work: Callable[[Path], None]) -> None:
    """Do some work with each outline, whichever of them it fails for.

    Raises:
        BaseException: what it raised for the only outline.
        BaseExceptionGroup: all that it raised for several.
    """
    if len(outlines) == 1:
        work(outlines[0])
        return
    failed: list[BaseException] = []
    for outline in outlines:
        try:
            work(outline)
        except STOPS:
            raise
        except UsageError as error:
            failed.append(UsageError(of(str(outline), error.message)))
        # A library in Rust panics with what is no Exception.
        except BaseException as error:
            failed.append(error)
    if failed:
        raise BaseExceptionGroup("outlines failed", failed)


def of(name: str, message: Message) -> Message:
    """Return a message that says, once, which file it is about."""
    if name in map(str, message.values.values()):
        return message
    return Message("{path}: {message}", path=name, message=message)
