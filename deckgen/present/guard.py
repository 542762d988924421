"""Who is let in: this machine's own pages, with a key."""

from __future__ import annotations

import secrets
import time
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CODE_LIFE = 10
"""Seconds in which a browser that was given a code has to come with it."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Headers that keep the token in the address to this site.

Nor may another site show what is here within its own page.
"""


class Keys:
    """What opens the preview: the token in its address, or a cookie.

    The command line of a browser, with the address that it is to open, stands in the list of processes, which every
    user of the machine can read. So that address holds a code only, which is good once and for ``CODE_LIFE`` seconds;
    for it the browser gets the cookie. ``token`` and ``place`` are the first parts of the paths of all addresses, with
    the one in the address and with the cookie; ``cookie`` is the cookie's name, ``session`` what it holds.
    """

    def __init__(self, port: int) -> None:
        self.token, self.place, self.session = (secrets.token_urlsafe(16) for _ in range(3))
        # Cookies are those of a machine, not of a port.
        self.cookie = f"deckgen-{port}"
        self._codes: dict[str, float] = {}

    def code(self) -> str:
        """Return a new code."""
        code = secrets.token_urlsafe(16)
        self._codes[code] = time.monotonic() + CODE_LIFE
        return code

    def redeem(self, code: str) -> bool:
        """Return whether a code is good, which it then is no longer."""
        return time.monotonic() < self._codes.pop(code, 0)

    def known(self, cookies: str) -> bool:
        """Return whether a header holds the cookie."""
        try:
            held = SimpleCookie(cookies).get(self.cookie)
        except CookieError:
            return False
        return held is not None and secrets.compare_digest(held.value.encode(), self.session.encode())


class Known:
    """Lets in only who has the cookie."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and not self.keys.known(Headers(scope=scope).get("cookie", "")):
            return await PlainTextResponse("Not Found", 404)(scope, receive, send)
        return await self.app(scope, receive, send)


class Guard:
    """Lets in only what comes from this machine's own pages.

    A site that a browser also has open may send requests here; its ``Origin`` tells. One whose name leads to
    127.0.0.1 (DNS rebinding) is told by its ``Host``.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = [f"{name}:{port}" for name in ("127.0.0.1", "localhost")]
        self.origins = [f"http://{host}" for host in self.hosts]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, with ``HEADERS`` besides the answer's own."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        asked = Headers(scope=scope)
        if asked.get("host") not in self.hosts or asked.get("origin", self.origins[0]) not in self.origins:
            return await PlainTextResponse("not from here", 403)(scope, receive, guarded)
        return await self.app(scope, receive, guarded)
