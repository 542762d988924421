"""The server of the preview, for this machine alone.

It gives its pages and their fonts, and word of each new version.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deckgen.present.page import deck_page, fonts, preview_page
from deckgen.present.preview import Preview
from deckgen.present.watch import changes

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


BEAT = 0.5
"""Seconds after which a page is told the version again. After as many it is noticed that the server ends."""


def app(
    preview: Preview, token: str, port: int, ending: Callable[[], bool], failed: Callable[[BaseException], None]
) -> Starlette:
    """Return the application.

    Args:
        preview: what it shows.
        token: the first part of the path of all its addresses.
        port: the one that it is asked at.
        ending: says that it is to stop.
        failed: is told why changes can no longer be followed.
    """
    news = asyncio.Event()

    async def follow() -> None:
        async for _ in changes(lambda: preview.files):
            await run_in_threadpool(preview.refresh)
            # Who waits is woken, who comes later waits for the next.
            news.set()
            news.clear()

    def followed(following: asyncio.Task[None]) -> None:
        if not following.cancelled() and (error := following.exception()):
            failed(error)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(follow())
        following.add_done_callback(followed)
        yield
        following.cancel()

    def index(request: Request) -> Response:
        view = preview.view(request.query_params.get("audience"))
        return HTMLResponse(preview_page(view, preview.path.name, preview.audiences()))

    def deck(request: Request) -> Response:
        view = preview.view(request.query_params.get("audience"))
        if view.deck is None:
            raise HTTPException(404, "no deck could be made yet")
        return HTMLResponse(deck_page(view, view.deck.scene))

    def font(request: Request) -> Response:
        for scene in preview.scenes():
            data = fonts(scene).get(request.path_params["name"])
            if data:
                return Response(data, media_type="font/ttf", headers={"Cache-Control": "max-age=31536000, immutable"})
        raise HTTPException(404)

    async def versions() -> AsyncIterator[str]:
        while not ending():
            yield f"data: {preview.version}\n\n"
            with suppress(TimeoutError):
                await asyncio.wait_for(news.wait(), BEAT)

    async def events(_: Request) -> Response:
        return StreamingResponse(versions(), media_type="text/event-stream")

    routes = [Route("/", index), Route("/deck", deck), Route("/fonts/{name}", font), Route("/events", events)]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)], lifespan=lifespan, middleware=[Middleware(Guard, port=port)]
    )


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
