"""What is told of a command that failed."""

from __future__ import annotations

from traceback import print_exception

from deckgen.cli import report
from deckgen.files import InUseError
from deckgen.problems import Message, OutlineError, UsageError


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
    if isinstance(error, UsageError):
        report.complain(error.message)
        return 2
    if debug:
        print_exception(error)
    report.complain(_failure(error))
    return 3


def _failure(error: BaseException) -> Message:
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
