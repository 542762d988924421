"""Signals that stop the program.

It tidies up, says one line and ends with their exit code.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from types import FrameType
from typing import Any

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C; the end that another program asks for; the terminal is closed. Windows has no SIGHUP."""
PATIENCE = 2
"""Seconds in which more signals are one with the first. Whoever sends another later has met a program that hangs."""

AGAIN = 0.01
"""Seconds after which a signal is repeated that was lost."""


class Stopping:
    """What stops the program, from ``listen`` to ``end``. ``signal`` is the first signal, ``None`` before it."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._since = 0.0
        self._listening: list[int] = []

    @property
    def code(self) -> int:
        """The exit code of a program that was stopped."""
        return 128 + (self.signal or signal.SIGINT)

    def listen(self) -> None:
        """Raise ``KeyboardInterrupt`` at the first signal.

        It is one of those that whoever started the program does not ignore.
        """
        if threading.current_thread() is not threading.main_thread():
            return
        for name in SIGNALS:
            number = getattr(signal, name, None)
            # nohup, and shells for what runs in the background, have signals ignored.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._stop)
                self._listening.append(number)
        sys.unraisablehook = self._unraisable

    def end(self) -> None:
        """Ignore signals from now on.

        Nothing is left to be stopped but the interpreter's own tidying up.
        """
        for number in self._listening:
            signal.signal(number, signal.SIG_IGN)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.signal is None:
            self.signal, self._since = number, time.monotonic()
            raise KeyboardInterrupt
        if time.monotonic() - self._since > PATIENCE:
            os._exit(self.code)

    def _unraisable(self, unraisable: Any) -> None:
        """Stop again where the signal came while something was finalised, in which Python can only report errors."""
        if self.signal is None or not issubclass(unraisable.exc_type, KeyboardInterrupt):
            sys.__unraisablehook__(unraisable)
            return
        number, self.signal = self.signal, None
        # Not at once: that would be while the error is reported, and be lost as well.
        threading.Timer(AGAIN, signal.raise_signal, [number]).start()
