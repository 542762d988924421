"""The server of the preview, for this machine alone.

It gives its pages and their fonts, and says which version there is.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from deckgen.language import language
from deckgen.present.guard import CODE_LIFE, Guard, Keys, Known
from deckgen.present.page import deck_page, fonts, preview_page
from deckgen.present.preview import Preview
from deckgen.present.watch import changes

HELD = 0.3
"""Seconds for which the question for a version is held while there is no other."""


def app(preview: Preview, keys: Keys, port: int, failed: Callable[[BaseException], None]) -> Starlette:
    """Return the application.

    Args:
        preview: what it shows.
        keys: what opens it.
        port: the one that it is asked at.
        failed: is told why changes can no longer be followed.
    """
    changed = asyncio.Event()

    async def follow() -> None:
        async for _ in changes(lambda: preview.files):
            await run_in_threadpool(preview.refresh)
            # All that wait go on, and who asks from now on waits again.
            changed.set()
            changed.clear()

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
            raise HTTPException(404, language(view.language).word("preview.none"))
        return HTMLResponse(deck_page(view, view.deck.scene))

    def font(request: Request) -> Response:
        for scene in preview.scenes():
            data = fonts(scene).get(request.path_params["name"])
            if data:
                return Response(data, media_type="font/ttf", headers={"Cache-Control": "max-age=31536000, immutable"})
        raise HTTPException(404)

    async def version(request: Request) -> Response:
        if request.query_params.get("known") == str(preview.version):
            with suppress(TimeoutError):
                async with asyncio.timeout(HELD):
                    await changed.wait()
        return PlainTextResponse(str(preview.version))

    def enter(request: Request) -> Response:
        if request.method != "GET" or not keys.redeem(request.path_params["code"]):
            said = f"This address was good once and for {CODE_LIFE} seconds. That in the terminal still is."
            return PlainTextResponse(said, 410)
        path = f"/{keys.place}/"
        answer = RedirectResponse(f"{path}?{request.url.query}" if request.url.query else path, 303)
        answer.set_cookie(keys.cookie, keys.session, path=path, httponly=True, samesite="strict")
        return answer

    routes = [Route("/", index), Route("/deck", deck), Route("/fonts/{name}", font), Route("/version", version)]
    return Starlette(
        routes=[
            Mount(f"/{keys.token}", routes=routes),
            Mount(f"/{keys.place}", routes=routes, middleware=[Middleware(Known, keys=keys)]),
            Route("/open/{code}", enter),
        ],
        lifespan=lifespan,
        middleware=[Middleware(Guard, port=port)],
    )
