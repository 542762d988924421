from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

import pytest

from deckgen.present import Preview, serve, server
from deckgen.problems import UsageError
from tests.present.support import presented, study

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with presented(study(tmp_path_factory.mktemp("server") / "study")) as address:
        yield address


def _answer(address: str, path: str = "", method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    place = urlsplit(address)
    connection = HTTPConnection(place.netloc, timeout=30)
    connection.request(method, place.path + path, headers=headers)
    answer = connection.getresponse()
    try:
        return answer, answer.read()
    finally:
        connection.close()


def _status(address: str, path: str = "", method: str = "GET", **headers: str) -> int:
    return _answer(address, path, method, **headers)[0].status


def test_its_pages_and_their_fonts_are_served(address: str) -> None:
    for path in ("", "?audience=minister", "deck", "deck?audience=minister"):
        answer, page = _answer(address, path)
        assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        fonts = re.findall(r'url\("(fonts/[^"]+)"\)', page.decode())
        assert len(fonts) == 2
        for font in fonts:
            answer, data = _answer(address, font)
            assert (answer.status, data[:4]) == (200, b"\0\1\0\0")


@pytest.mark.parametrize(
    "path", ["outline.yaml", "pictures/map.png", "fonts/none.ttf", "fonts/..%2f..%2foutline.yaml", "../", "%2e%2e/"]
)
def test_nothing_else_is_served(address: str, path: str) -> None:
    assert _status(address, path) == 404


def test_nothing_is_served_without_the_token(address: str) -> None:
    place = urlsplit(address)
    token = place.path.strip("/")
    assert len(token) >= 20
    for path in ("/", "/deck", "/version", f"/{token[:-1]}/", f"/{token[::-1]}/deck"):
        assert _status(f"http://{place.netloc}", path) == 404


def test_nothing_can_be_sent(address: str) -> None:
    assert [_status(address, method=method) for method in ("POST", "PUT", "DELETE")] == [405] * 3


def test_other_hosts_and_origins_are_refused(address: str) -> None:
    place = urlsplit(address)
    own = place.netloc
    assert _status(address, Host=f"localhost:{place.port}") == 200
    assert _status(address, Origin=f"http://{own}") == 200
    for host in ("example.com", f"example.com:{place.port}", "127.0.0.1", f"127.0.0.1.example.com:{place.port}"):
        assert _status(address, Host=host) == 403
    for origin in ("null", "http://example.com", f"https://{own}", "http://127.0.0.1"):
        for path in ("", "deck", "version"):
            assert _status(address, path, Origin=origin) == 403


def test_answers_are_kept_from_other_sites(address: str) -> None:
    for path in ("", "deck"):
        headers = _answer(address, path)[0].headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_only_this_machine_is_listened_to(address: str) -> None:
    # Whoever listens to every address of the machine answers at each of them.
    with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
        socket.create_connection(("127.0.0.2", urlsplit(address).port or 0), timeout=5).close()


def test_what_cannot_be_followed_any_longer_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_: object) -> AsyncIterator[None]:
        raise OSError(28, "no more files can be watched")
        yield

    monkeypatch.setattr(server, "changes", full)
    with pytest.raises(OSError, match="no more files"), ThreadPoolExecutor(1) as thread:
        thread.submit(serve, Preview(study(tmp_path / "study")), lambda *_: None).result(30)


@pytest.mark.parametrize(("signals", "code"), [(["SIGINT"] * 3, 130), (["SIGHUP", "SIGTERM"], 129)])
def test_signals_end_it_quietly_even_with_a_page_open(signals: list[str], code: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "deckgen", "present", str(study(tmp_path / "study"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as presenting:
        assert presenting.stdout
        place = urlsplit(presenting.stdout.readline().strip())
        connection = HTTPConnection(place.netloc, timeout=30)
        try:
            connection.request("GET", f"{place.path}version")
            assert connection.getresponse().read() == b"1"
            for name in signals:
                presenting.send_signal(getattr(signal, name))
                sleep(0.1)
            _, said = presenting.communicate(timeout=30)
        finally:
            connection.close()
            presenting.kill()
    assert said == "Ctrl-C stops the preview\ndeckgen: stopped\n"
    assert presenting.returncode == code


def test_an_audience_and_a_port_may_be_asked_for(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with presented(study(tmp_path / "study"), "--audience", "minister", "--port", str(port)) as address:
        assert (urlsplit(address).port, urlsplit(address).query) == (port, "audience=minister")
        _, page = _answer(address, "?audience=minister")
        assert '<option value="minister" selected>' in page.decode()


def test_the_address_that_is_good_once_leads_to_the_audience(tmp_path: Path) -> None:
    places = []

    def ready(address: str, once: Callable[[], str]) -> None:
        places.append(urlsplit(once()).query)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        serve(Preview(study(tmp_path / "study"), audience="minister"), ready)
    assert places == ["audience=minister"]


def test_a_port_that_is_taken_is_a_wrong_command_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} cannot be had .Address already in use.; name another one"):
            serve(Preview(study(tmp_path / "study")), lambda *_: None, port)


def test_an_audience_that_the_outline_lacks_is_one_too_unless_it_has_errors(tmp_path: Path) -> None:
    path = study(tmp_path / "study")
    with pytest.raises(UsageError, match='unknown audience "king"; the outline has: minister'):
        Preview(path, audience="king")
    path.write_text("deckgen: 1\ntitel: عودة", "utf-8")
    assert Preview(path, audience="king").audience == "king"
