"""The live preview: from an outline that is saved to its new slide on the page, beside loading the page anew.

The browser stays open, as a reader's does. The page that is loaded anew is the deck as `--format html` writes it,
finished: what it costs to see a change by building and reloading, without the building.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from inputs import outline
from playwright.sync_api import Browser, sync_playwright
from turns import Row

import deckgen

SHOWN = "text => [...document.querySelectorAll('.stage, .slide')].some(part => part.textContent.includes(text))"


def saved(path: Path, slides: int, turn: int) -> str:
    """Write an outline whose first message is new, and return what is new in it."""
    new = f"v{turn}v"
    path.write_text(outline(slides).replace("رقم 1\n", f"رقم 1 {new}\n", 1), encoding="utf-8")
    return new


def rows(folder: Path, slides: int, runs: int) -> list[Row]:
    """Return the rows of a deck's preview, none where there is no Chromium."""
    path = shutil.which("chromium")
    if path is None:
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        live, reloaded = _measured(browser, folder / "preview.yaml", slides, runs)
        browser.close()
    what = f"{slides} slides, saved to shown"
    ratio = statistics.median(ours / theirs for ours, theirs in zip(live, reloaded, strict=True))
    return [
        Row(what, "deckgen present", "wall", runs, min(live), statistics.median(live), 0, None),
        Row(what, "loading the finished page", "wall", runs, min(reloaded), statistics.median(reloaded), 0, ratio),
    ]


def _measured(browser: Browser, path: Path, slides: int, runs: int) -> tuple[list[float], list[float]]:
    finished = path.with_suffix(".html")
    first = saved(path, slides, 0)
    deckgen.build(deckgen.load(path)).save(finished)
    command = [sys.executable, "-m", "deckgen", "present", str(path)]
    live, reloaded = [], []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            page, other = browser.new_page(), browser.new_page()
            page.goto(server.stdout.readline().strip())
            page.wait_for_function(SHOWN, arg=first)
            for turn in range(1, runs + 1):
                page.bring_to_front()
                start = time.perf_counter()
                new = saved(path, slides, turn)
                page.wait_for_function(SHOWN, arg=new)
                live.append(time.perf_counter() - start)
                other.bring_to_front()
                start = time.perf_counter()
                other.goto(finished.as_uri())
                other.wait_for_function(SHOWN, arg=first)
                reloaded.append(time.perf_counter() - start)
        finally:
            server.terminate()
    return live, reloaded
