"""Who is let in: with the token, or with the cookie that a code is good for once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from deckgen import present
from deckgen.cli.commands.present import _open
from deckgen.present import Preview, serve
from deckgen.present.guard import CODE_LIFE, Keys
from tests.present.support import OUTLINE, study
from tests.present.test_server import _answer, _status


@contextmanager
def serving(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Callable[[], str]]]:
    """Serve an outline in this process, and yield the address and what makes one that is good once."""
    servers, told, ready = [], [], Event()

    class Noted(present._Server):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            servers.append(self)

    def listening(address: str, once: Callable[[], str]) -> None:
        told.append((address, once))
        ready.set()

    monkeypatch.setattr(present, "_Server", Noted)
    thread = Thread(target=serve, args=(Preview(path), listening))
    thread.start()
    try:
        assert ready.wait(60)
        yield told[0]
    finally:
        servers[0].should_exit = True
        thread.join()


def test_a_code_is_good_once_and_gives_a_cookie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(study(tmp_path / "study"), monkeypatch) as (address, once):
        token, own = urlsplit(address).path.strip("/"), f"http://{urlsplit(address).netloc}"
        opening = once()
        assert token not in opening
        assert _status(opening, method="HEAD") == 410
        answer, _ = _answer(opening)
        assert (answer.status, answer.headers["Cache-Control"]) == (303, "no-store")
        (cookie,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
        place = answer.headers["Location"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (place, True, "strict")
        assert not {token, urlsplit(opening).path.split("/")[-1]} & {cookie.value, place.strip("/")}
        assert _answer(opening)[0].status == 410
        mine = {"Cookie": f"other=1; {cookie.key}={cookie.value}"}
        for path in ("", "deck"):
            assert _status(own + place, path, **mine) == 200
        for wrong in ({}, {"Cookie": f"{cookie.key}={cookie.value[:-1]}"}, {"Cookie": f"other={cookie.value}"},
                      {"Cookie": "\xff=;;["}, {"Cookie": cookie.key}):  # fmt: skip
            assert [_status(own + place, path, **wrong) for path in ("", "deck", "version")] == [404] * 3
        assert _status(f"{own}/open/none") == 410
        assert _status(once(), Host="example.com") == 403
        assert once() != once()


def test_a_code_is_good_for_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    keys, now = Keys(1), time.monotonic()
    early, late = keys.code(), keys.code()
    monkeypatch.setattr(time, "monotonic", lambda: now + CODE_LIFE - 1)
    assert keys.redeem(early)
    assert not keys.redeem(early)
    monkeypatch.setattr(time, "monotonic", lambda: now + CODE_LIFE + 1)
    assert not keys.redeem(late)


def test_the_list_of_processes_never_shows_the_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    launched: list[str] = []
    monkeypatch.setattr("typer.launch", launched.append)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    _open("http://127.0.0.1:1/token/", lambda: "http://127.0.0.1:1/open/code")
    assert launched == ["http://127.0.0.1:1/open/code"]
    assert capsys.readouterr().out == "http://127.0.0.1:1/token/\n"


def test_a_browser_comes_in_with_a_code_and_follows_the_outline(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = study(tmp_path / "study")
    with serving(path, monkeypatch) as (address, once):
        page = context.new_page()
        page.goto(once())
        expect(page.locator(".stage")).to_contain_text("عودة مشروطة")
        assert page.url.startswith(address.rsplit("/", 2)[0])
        assert page.url != address
        path.write_text(OUTLINE.replace("عودة مشروطة", "عودة مؤجلة"), "utf-8")
        expect(page.locator(".stage")).to_contain_text("عودة مؤجلة")
        page.reload()
        expect(page.locator(".stage")).to_contain_text("عودة مؤجلة")
        page.close()
