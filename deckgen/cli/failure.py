"""What is told of a command that failed."""

from __future__ import annotations

from traceback import print_exception

from deckgen.cli import report
from deckgen.files import InUseError
from deckgen.problems import OutlineError, UsageError


def stopped(code: int) -> int:
    """Say that the program was stopped, and return the exit code."""
    report.line("deckgen: stopped")
    return code


def told(error: BaseException, *, debug: bool) -> int:
    """Say why a command failed, and return the exit code that this has."""
    if isinstance(error, OutlineError):
        report.problems(error.problems)
        return 1
    if isinstance(error, UsageError):
        report.line(f"deckgen: error: {error}", "error")
        return 2
    if debug:
        print_exception(error)
    report.line(f"deckgen: error: {_failure(error)}", "error")
    return 3


def _failure(error: BaseException) -> str:
    if isinstance(error, InUseError):
        what = "another program holds it open, or it is protected; close it there, or name another place with -o"
        return f'"{error.filename}" cannot be replaced: {what}'
    if isinstance(error, OSError):
        where = f'"{error.filename}": ' if error.filename else ""
        return f"{where}{error.strerror or error}"
    return f"deckgen itself failed ({type(error).__name__}: {error}); --debug shows where"
