"""Programs that some tests look at decks with, how tests are marked and run, and the option that accepts scenes."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

# The tests start many processes, which would each compile everything again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A test sees what is written whether or not the disk has it already, and waits for the disk most of its time.
os.fsync = lambda _: None

# What is no longer used is looked for rarely.
gc.set_threshold(50_000)

# Messages are English whatever the language of who runs the tests.
os.environ["DECKGEN_MESSAGES"] = "en"

# A shell has what runs in its background ignore Ctrl-C, and nohup a hang-up; the programs under test would inherit it.
for number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

Tool = Callable[[str], str]

PROGRAMS = {"tool": "office", "chromium": "browser"}
"""The marks of tests that need a program besides Python, by the fixtures that give it."""

OTHER_PROCESSES = {*PROGRAMS.values(), "process"}
"""The marks of tests that start a program, be it Python."""

UNUSED = [
    # Each window would load two pages for its field of addresses, which cost as much as the page under test.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Only the last such list counts: of Playwright's own, what asks other places, or keeps an old picture for a while.
    "AimEnabled",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
]
"""The features of the browser that no test needs."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the scenes in tests/cases")
    parser.addoption(
        "--quick",
        action="store_true",
        help="leave out what is marked, and draw fewer random examples",
    )


def pytest_configure(config: pytest.Config) -> None:
    # Here, where what is compiled is kept.
    from hypothesis import settings

    # A busy machine is no mistake of the code.
    settings.register_profile("whole", deadline=None)
    settings.register_profile("quick", deadline=None, max_examples=10)
    settings.load_profile("quick" if config.getoption("--quick") else "whole")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a program, and begin with the files that do, then with those that start Python.

    They take longest: begun late, one would keep its worker after all others have ended.
    """
    office, python = set(), set()
    for item in items:
        for fixture, mark in PROGRAMS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)
                office.add(item.path)
        if marked(item, OTHER_PROCESSES):
            python.add(item.path)
    items.sort(key=lambda item: (item.path not in office, item.path not in python))
    if config.getoption("--quick"):
        left_out = {item for item in items if marked(item, {*OTHER_PROCESSES, "slow"})}
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def marked(item: pytest.Item, marks: set[str]) -> bool:
    """Return whether a test has one of these marks."""
    return not marks.isdisjoint(mark.name for mark in item.iter_markers())


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let no test start a program unmarked: it would be in the quick suite."""
    subprocess.Popen.__init__ = _start if marked(item, OTHER_PROCESSES) else _refuse  # type: ignore[method-assign]


_start = subprocess.Popen.__init__


def _refuse(*_: object, **__: object) -> None:
    pytest.fail("it starts a program: mark it `process`")


def pytest_collection_finish() -> None:
    """Look no more for what is no longer used among what stays until the end: tests and modules."""
    gc.freeze()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run a single file in this process; several workers are for several files.

    There is one more than there are cores where some wait for programs.
    """
    files = {argument.partition("::")[0] for argument in config.args}
    if len(files) == 1 and files.pop().endswith(".py"):
        return 0
    return (os.cpu_count() or 1) + (not config.getoption("--quick"))


_numbers = count()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new folder; pytest's own costs milliseconds, with a link to the newest and a search for its number."""
    return tmp_path_factory.mktemp(f"test-{next(_numbers)}", numbered=False)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Return whether what a case becomes is to be accepted."""
    return bool(request.config.getoption("--accept"))


def _path(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        end = pytest.fail if os.environ.get("DECKGEN_REQUIRE_TOOLS") == "1" else pytest.skip
        end(f"the program {program} is not installed")
    return path


@pytest.fixture(scope="session")
def tool() -> Tool:
    """Return a function from the name of an office program, LibreOffice or one of poppler's, to its path.

    Where the program is missing the test is skipped, or fails with ``DECKGEN_REQUIRE_TOOLS=1``.
    """
    return _path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a browser that shows no window, or skip or fail as ``tool`` does."""
    from playwright.sync_api import expect, sync_playwright

    path = _path("chromium")
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        quiet = ["--disable-quic", "--no-first-run", "--disable-background-networking"]
        unused = f"--disable-features={','.join(UNUSED)}"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *quiet, unused])
        yield browser
        browser.close()


WINDOW: ViewportSize = {"width": 1280, "height": 720}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Return the browser without anything that another test left in it."""
    with chromium.new_context(viewport=WINDOW) as context:
        yield context


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    """Return a window for all tests of a file, since a new one takes longer than what most tests do in it."""
    with chromium.new_context(viewport=WINDOW) as context:
        yield context.new_page()


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    """Return a window that has the size of all and is alone. What a test opens in it is all that it has."""
    yield window
    for opened in window.context.pages:
        if opened != window:
            opened.close()
    window.set_viewport_size(WINDOW)
