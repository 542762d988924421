"""The live preview: from an outline that is saved to its new slide on the page, beside loading the page anew.

The browser stays open, as a reader's does. The page that is loaded anew is the deck as `--format html` writes it,
finished: what it costs to see a change by building and reloading, without the building.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from inputs import outline
from playwright.sync_api import Browser, sync_playwright
from turns import Row, table

import deckgen

LOADED = "loading the finished page"
SHOWN = "text => [...document.querySelectorAll('.stage, .slide')].some(part => part.textContent.includes(text))"


def saved(path: Path, slides: int, turn: int) -> str:
    """Write an outline whose first message is new, and return what is new in it."""
    new = f"v{turn}v"
    path.write_text(outline(slides).replace("رقم 1\n", f"رقم 1 {new}\n", 1), encoding="utf-8")
    return new


def rows(folder: Path, slides: int, runs: int, presenting: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of a deck's previews, none where there is no Chromium.

    Args:
        folder: where outlines and pages are written.
        slides: of the deck.
        runs: how many times the outline is saved, and the page loaded.
        presenting: the commands that an outline's path is to follow, by the names of whose they are; what the others
            take is compared with the first one.
    """
    path = shutil.which("chromium")
    if path is None:
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        seconds = _measured(browser, folder, slides, runs, presenting)
        browser.close()
    return table(f"{slides} slides, saved to shown", "wall", seconds)


def _measured(
    browser: Browser, folder: Path, slides: int, runs: int, presenting: Mapping[str, Sequence[str]]
) -> dict[str, list[float]]:
    """Return the seconds of each turn, by whose they are."""
    paths = {who: folder / f"preview{number}.yaml" for number, who in enumerate(presenting)}
    for path in paths.values():
        first = saved(path, slides, 0)
    finished = folder / "preview.html"
    deckgen.build(deckgen.load(path)).save(finished)
    seconds: dict[str, list[float]] = {who: [] for who in (*presenting, LOADED)}
    with ExitStack() as ending:
        pages = {}
        for who, command in presenting.items():
            pages[who] = browser.new_page()
            pages[who].goto(_address(ending, [*command, str(paths[who])]))
            pages[who].wait_for_function(SHOWN, arg=first)
        loaded = browser.new_page()
        for turn in range(1, runs + 1):
            for who, page in pages.items():
                page.bring_to_front()
                start = time.perf_counter()
                page.wait_for_function(SHOWN, arg=saved(paths[who], slides, turn))
                seconds[who].append(time.perf_counter() - start)
            loaded.bring_to_front()
            start = time.perf_counter()
            loaded.goto(finished.as_uri())
            loaded.wait_for_function(SHOWN, arg=first)
            seconds[LOADED].append(time.perf_counter() - start)
    return seconds


def _address(ending: ExitStack, command: Sequence[str]) -> str:
    """Return the address that a preview says when it is ready. It ends with the stack."""
    server = ending.enter_context(
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    )
    ending.callback(server.terminate)
    assert server.stdout
    return server.stdout.readline().strip()
