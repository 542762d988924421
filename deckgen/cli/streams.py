"""Standard output and error that fail as people expect.

What is told on stderr never decides: where it cannot be written it is left unsaid. What was asked for on stdout is
another matter, unless it is read no further (``| head``). A stream that has failed once is quiet from then on, so that
the interpreter, which writes at its end what is left, has nothing to say either.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

OUT, ERR = 1, 2


class Stream(io.RawIOBase):
    """Bytes to a file descriptor until the first error.

    ``forgiven`` ones are none.
    """

    def __init__(self, raw: io.RawIOBase, name: str, forgiven: type[OSError]) -> None:
        self._raw, self._name, self._forgiven = raw, name, forgiven
        self._failed = False

    def write(self, data: ReadableBuffer) -> int | None:
        """Write all bytes, and return how many they are."""
        rest = memoryview(data)
        if not self._failed:
            try:
                while rest:
                    count = self._raw.write(rest)
                    if count is None:
                        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
                    rest = rest[count:]
            except BlockingIOError:
                raise
            except OSError as error:
                self._failed = True
                if not isinstance(error, self._forgiven):
                    raise OSError(error.errno, error.strerror, self._name) from error
        return memoryview(data).nbytes

    def writable(self) -> bool:
        """Return ``True``."""
        return True

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Return whether a person reads it."""
        return self._raw.isatty()


def secure() -> None:
    """Put such streams in the places of standard output and error."""
    for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        if stream is None:
            _occupy(number)
    sys.stdout = _secured(sys.stdout, OUT, "standard output", BrokenPipeError)
    sys.stderr = _secured(sys.stderr, ERR, "standard error", OSError)


def _occupy(number: int) -> None:
    """Open a closed descriptor, for reading only: else the next file that is opened gets what is printed."""
    opened = os.open(os.devnull, os.O_RDONLY)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)


def _secured(stream: TextIO | Any, number: int, name: str, forgiven: type[OSError]) -> TextIO:
    if stream is None:
        lost: Any = Stream(io.FileIO(number, "w", closefd=False), name, forgiven)
        return io.TextIOWrapper(_buffered(lost, number), encoding="utf-8", line_buffering=number == ERR)
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(raw, io.RawIOBase):
        return cast(TextIO, stream)
    secured: Any = Stream(raw, name, forgiven)
    return io.TextIOWrapper(
        # PYTHONUNBUFFERED tells Python to do without a buffer.
        secured if raw is buffer else _buffered(secured, number),
        encoding=stream.encoding,
        # Letters that the encoding has not are escaped.
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _buffered(stream: Any, number: int) -> Any:
    # A signal between the writing of a buffer and its emptying has it written twice: stderr, whose lines are written
    # one by one, goes without.
    return stream if number == ERR else io.BufferedWriter(stream)
