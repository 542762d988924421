"""Times the live preview: from an outline that is saved to its new slide on the page, beside loading a page anew.

Run from the repository's root, with the package and its extra `test` installed, and Chromium:

    python benchmarks/present.py          # decks of 20 and 100 slides
    python benchmarks/present.py --runs 9

The browser stays open, as a reader's does. The page that is loaded anew is the deck as `--format html` writes it,
finished: what it costs to see a change by building and reloading, without the building.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from build import outline
from playwright.sync_api import Browser, sync_playwright

import deckgen

SHOWN = "text => [...document.querySelectorAll('.stage, .slide')].some(part => part.textContent.includes(text))"


def saved(path: Path, slides: int, turn: int) -> str:
    """Write an outline whose first message is new, and return what is new in it."""
    new = f"v{turn}v"
    path.write_text(outline(slides).replace("رقم 1\n", f"رقم 1 {new}\n", 1), encoding="utf-8")
    return new


def measured(browser: Browser, slides: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "deck.yaml"
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
                    live.append((time.perf_counter() - start) * 1000)
                    other.bring_to_front()
                    start = time.perf_counter()
                    other.goto(finished.as_uri())
                    other.wait_for_function(SHOWN, arg=first)
                    reloaded.append((time.perf_counter() - start) * 1000)
            finally:
                server.terminate()
    mine, theirs = statistics.median(live), statistics.median(reloaded)
    print(f"{slides} slides: from saved to shown median {mine:.0f} ms, most {max(live):.0f} ms")
    print(f"  ratio to loading the finished page {mine / theirs:5.2f} (its median {theirs:.0f} ms)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for slides in (20, 100):
            measured(browser, slides, runs)
        browser.close()


if __name__ == "__main__":
    main()
