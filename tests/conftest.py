"""Programs that some tests look at decks with, and the option that accepts scenes."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from deckgen.text import fonts

# A busy machine is no mistake of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
expect.set_options(timeout=60_000)

Tool = Callable[[str], str]
ToPdf = Callable[[Sequence[Path]], list[Path]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the scenes in tests/cases")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Return whether what a case becomes is to be accepted."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def tool() -> Tool:
    """Return a function from a program's name to its path.

    Where the program is missing the test is skipped, or fails with ``DECKGEN_REQUIRE_TOOLS=1``.
    """

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            end = pytest.fail if os.environ.get("DECKGEN_REQUIRE_TOOLS") == "1" else pytest.skip
            end(f"the program {name} is not installed")
        return path

    return find


@pytest.fixture(scope="session")
def chromium(tool: Tool) -> Iterator[Browser]:
    """Return a browser that shows no window."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *quiet])
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Return the browser without anything that another test left in it."""
    with chromium.new_context(viewport={"width": 1280, "height": 720}) as context:
        yield context


@pytest.fixture(scope="session")
def to_pdf(tool: Tool, tmp_path_factory: pytest.TempPathFactory) -> ToPdf:
    """Return a function that has LibreOffice write decks as PDF, with the decks' font and a profile of its own."""
    home = tmp_path_factory.mktemp("office")
    faces = fonts.faces()
    # LibreOffice 7.4 does not read the fonts that a deck carries.
    (home / "fonts").mkdir()
    for name, face in (("regular", faces.regular), ("bold", faces.bold)):
        (home / "fonts" / f"{name}.ttf").write_bytes(face.data)

    def convert(decks: Sequence[Path]) -> list[Path]:
        subprocess.run(
            [
                tool("soffice"),
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                *("--headless", "--convert-to", "pdf", "--outdir", str(home)),
                *map(str, decks),
            ],
            env={**os.environ, "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
            check=True,
            capture_output=True,
            timeout=300,
        )
        return [home / f"{deck.stem}.pdf" for deck in decks]

    return convert
