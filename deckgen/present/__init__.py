"""The live preview and the presenter, in a browser on this machine.

``server.py`` gives the pages of ``page.py``, ``preview.py`` knows what they show, ``watch.py`` when that changes. In
the browser ``live.js`` takes over each new version.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable

import uvicorn

from deckgen.present.preview import Preview
from deckgen.present.server import app

__all__ = ["Preview", "serve"]

HOST = "127.0.0.1"
CLOSING = 2
"""Seconds that open pages have to notice the end."""


def serve(preview: Preview, ready: Callable[[str], None]) -> None:
    """Serve a preview until Ctrl-C.

    Args:
        preview: what to show.
        ready: called with the address of its page once that can be opened.

    Raises:
        KeyboardInterrupt: it was stopped.
        OSError: its files cannot be watched.
    """
    failures: list[BaseException] = []

    def failed(error: BaseException) -> None:
        failures.append(error)
        server.should_exit = True

    token = secrets.token_urlsafe(16)
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
        pages = app(preview, token, port, lambda: server.should_exit, failed)
        server = uvicorn.Server(uvicorn.Config(pages, log_level="error", timeout_graceful_shutdown=CLOSING))
        ready(f"http://{HOST}:{port}/{token}/")
        server.run(sockets=[listening])
    for failure in failures:
        raise failure
