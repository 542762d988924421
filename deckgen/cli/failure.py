"""What is told of a command that failed."""

from __future__ import annotations

from traceback import print_exception

from deckgen.cli import report
from deckgen.files import InUseError
from deckgen.problems import Message, OutlineError, UsageError, WorkerError


def stopped(code: int) -> int:
    """Say that the program was stopped, and return the exit code."""
    report.tell(Message("deckgen: stopped"))
    return code


def told(error: BaseException, *, debug: bool) -> int:
    """Say why a command failed, and return its exit code."""
    if isinstance(error, BaseExceptionGroup):
        return max(told(each, debug=debug) for each in error.exceptions)
    if isinstance(error, OutlineError):
        report.problems(error.problems)
        return 1
    usage = isinstance(error, UsageError)
    if debug and not usage:
        print_exception(error)
    report.complain(message(error))
    return 2 if usage else 3


def message(error: BaseException) -> Message:
    """Return why something failed.

    An ``OutlineError`` says more than one thing, and is not for this.
    """
    if isinstance(error, UsageError | WorkerError):
        return error.message
    if isinstance(error, InUseError):
        return Message(
            '"{path}" cannot be replaced: another program holds it open, or it is protected; '
            "close it there, or name another place with -o",
            path=error.filename,
        )
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        if not error.filename:
            return Message("{reason}", reason=reason)
        return Message('"{path}": {reason}', path=error.filename, reason=reason)
    what = f"{type(error).__name__}: {error}"
    return Message("deckgen itself failed ({error}); --debug shows where", error=what)
