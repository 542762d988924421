"""The live preview and the presenter, in a browser on this machine.

``server.py`` gives the pages of ``page.py`` to whom ``guard.py`` lets in; ``preview.py`` knows what they show,
``watch.py`` when that changes. In the browser ``live.js`` takes over each new version.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from urllib.parse import urlencode

import uvicorn

from deckgen.present.guard import Keys
from deckgen.present.preview import Preview
from deckgen.present.server import app
from deckgen.problems import Message, UsageError

__all__ = ["Preview", "serve"]

HOST = "127.0.0.1"
CLOSING = 2
"""Seconds that open pages have to notice the end."""


class _Server(uvicorn.Server):
    """A server that the terminal's end stops too, and that is stopped once.

    A second Ctrl-C would have it leave its answers half given, and complain of each.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end."""
        if not self.should_exit:
            super().handle_exit(sig, frame)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hear signals for as long as this context lasts.

        What was heard is raised then.
        """
        with super().capture_signals():
            hangup = getattr(signal, "SIGHUP", signal.SIGINT)
            own = signal.getsignal(hangup)
            if threading.current_thread() is not threading.main_thread() or own is signal.SIG_IGN:
                yield
                return
            signal.signal(hangup, self.handle_exit)
            try:
                yield
            finally:
                signal.signal(hangup, own)


def serve(preview: Preview, ready: Callable[[str, Callable[[], str]], None], port: int = 0) -> None:
    """Serve a preview until Ctrl-C.

    Args:
        preview: what to show.
        ready: called once its page can be opened, with the address of that and with what makes an address that is
            good once, for command lines.
        port: where it is asked for; 0 takes one that is free.

    Raises:
        UsageError: the port is taken.
        KeyboardInterrupt: it was stopped.
        OSError: its files cannot be watched.
    """
    failures: list[BaseException] = []

    def failed(error: BaseException) -> None:
        failures.append(error)
        server.should_exit = True

    query = f"?{urlencode({'audience': preview.audience})}" if preview.audience else ""
    with _listening(port) as listening:
        port = listening.getsockname()[1]
        keys, own = Keys(port), f"http://{HOST}:{port}"
        pages = app(preview, keys, port, failed)
        server = _Server(uvicorn.Config(pages, log_level="error", timeout_graceful_shutdown=CLOSING))
        ready(f"{own}/{keys.token}/{query}", lambda: f"{own}/open/{keys.code()}{query}")
        server.run(sockets=[listening])
    for failure in failures:
        raise failure


def _listening(port: int) -> socket.socket:
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        # What ``create_server`` says repeats the port.
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise UsageError(
            Message("port {port} cannot be had ({reason}); name another one with --port", port=port, reason=reason)
        ) from error
    # Without it each answer waits 40 ms for the browser to confirm its headers.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
