"""Times what people wait for, beside other programs that write the same texts, in one run.

From the repository's root, with the package and its extra `test` installed:

    python benchmarks/speed                         # everything that is quick
    python benchmarks/speed --only batch --decks 600 --json batch.json
    python benchmarks/speed --only slides --sizes 1000,5000 --runs 1

Each command runs in turn with the others, as a process of its own. `ratio` is deckgen's seconds to theirs, the median
of the pairs. CPU seconds are user and system; where several processes work, it is the wall clock. What is not
installed is left out: pandoc (`pypandoc_binary`), PptxGenJS (`npm install pptxgenjs`, NODE_PATH), LibreOffice,
Chromium. `--before FOLDER` compares with an earlier checkout, whose dependencies must be installed too.

The bounds that are promised are printed last. Exit code 1: a command loads more of deckgen's modules than its budget.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import others
import preview
import promises
import start
from inputs import outline, pictures, study, texts
from turns import Row, in_turn

import deckgen

DECKGEN = [sys.executable, "-m", "deckgen"]
MANY = 1_000
"""A larger deck is made once, however many runs are asked for."""
SLOWEST = {"python-pptx": MANY, "pandoc": 100}
"""Slides up to which a program is waited for."""


class Bench:
    """What is measured, by groups. ``folder`` is for what is written."""

    def __init__(self, folder: Path, asked: argparse.Namespace) -> None:
        self.folder, self.asked = folder, asked
        self.beyond: dict[str, int] = {}

    def start(self) -> Iterator[Row]:
        """The start of commands."""
        study = [*DECKGEN, "build", "outline.yaml", "--no-record", "-o", str(self.folder / "start.pptx")]
        commands = {"--help": [*DECKGEN, "--help"], "check": [*DECKGEN, "check", "outline.yaml"], "build": study}
        self.beyond = start.beyond(commands)
        yield from in_turn("--help", {"deckgen": commands["--help"], "typer": start.typer()}, self.asked.runs)
        floor = {"bare Python": [sys.executable, "-c", ""]}
        yield from in_turn("check of the study", {"deckgen": commands["check"], **floor}, self.asked.runs)

    def slides(self) -> Iterator[Row]:
        """Decks of more and more slides."""
        yield from self._written(Path("outline.yaml"), "the study", self.asked.runs, 0)
        for count in self.asked.sizes:
            path = self.folder / f"{count}.yaml"
            path.write_text(outline(count), encoding="utf-8")
            runs = self.asked.runs if count <= MANY else 1
            yield from self._written(path, f"{count:,} slides", runs, count)

    def _written(self, path: Path, what: str, runs: int, slides: int) -> Iterator[Row]:
        said, deck = self.folder / f"{path.stem}.json", self.folder / f"{path.stem}.pptx"
        texts(path, said)
        deckgen.build(deckgen.load(path)).save(deck)
        beside = others.writers(said, self.folder) | others.floors(deck, self.folder)
        beside = {who: command for who, command in beside.items() if slides <= SLOWEST.get(who, slides)}
        build = ["build", str(path), "--no-record", "-o", str(deck)]
        # An earlier commit may not know what the study says today.
        earlier = self._before(build) if slides else {}
        yield from in_turn(what, {"deckgen": [*DECKGEN, *build], **earlier, **beside}, runs)

    def _before(self, arguments: list[str]) -> dict[str, list[str]]:
        """Return the same command of the earlier checkout."""
        if self.asked.before is None:
            return {}
        path = f"PYTHONPATH={self.asked.before.resolve()}"
        # Commits before there were records of builds know no such option.
        arguments = [argument for argument in arguments if argument != "--no-record"]
        return {promises.BEFORE: ["env", path, sys.executable, "-P", "-m", "deckgen", *arguments]}

    def earlier(self) -> Iterator[Row]:
        """What is compared with an earlier checkout alone."""
        if self.asked.before is None:
            return
        for what, text, form in (
            ("20 slides of a picture", pictures(self.folder, 20), "pptx"),
            ("pdf of 102 slides", outline(100), "pdf"),
            ("html of 22 slides", outline(20), "html"),
        ):
            path = self.folder / "earlier.yaml"
            path.write_text(text, encoding="utf-8")
            build = ["build", str(path), "--no-record", "--format", form, "-o", f"{self.folder / 'earlier'}/"]
            yield from in_turn(what, {"deckgen": [*DECKGEN, *build], **self._before(build)}, self.asked.runs)

    def formats(self) -> Iterator[Row]:
        """PDF, page and pictures of 20 slides."""
        path, said, deck = (self.folder / f"20.{ending}" for ending in ("yaml", "json", "pptx"))
        path.write_text(outline(20), encoding="utf-8")
        texts(path, said)
        deckgen.build(deckgen.load(path)).save(deck)
        for form in ("pdf", "html", "png"):
            place = str(self.folder / "drawn") + "/"
            build = [*DECKGEN, "build", str(path), "--no-record", "--format", form, "-o", place]
            beside = others.drawers(said, deck, form, self.folder) if form != "html" else {}
            yield from in_turn(f"{form} of 20 slides", {"deckgen": build, **beside}, self.asked.runs)

    def preview(self) -> Iterator[Row]:
        """The live preview."""
        presenting = {"deckgen": [*DECKGEN, "present"], **self._before(["present"])}
        for slides in (20, 100):
            yield from preview.rows(self.folder, slides, self.asked.runs, presenting)

    def batch(self) -> Iterator[Row]:
        """Many decks: outlines of 14 sections for three readers."""
        paths = self.folder / "studies"
        paths.mkdir()
        for number in range(self.asked.decks // 3):
            study(paths, number)
        batch = [*DECKGEN, "batch", f"{paths}/*.yaml", "--all-audiences", "-o"]
        what, new = f"{self.asked.decks} decks", self.folder / "decks"

        def into(who: str, *way: str) -> dict[str, list[str]]:
            # Into a new folder each time, since a second run makes nothing.
            return {who: ["sh", "-c", 'rm -rf "$0" && exec "$@"', str(new / who), *batch, str(new / who), *way]}

        ways = into("one process", "--jobs", "1") | into("two processes", "--jobs", "2")
        yield from in_turn(what, ways, self.asked.batches, "wall")
        # By itself, since a cluster that waits takes a tenth of a core.
        with _cluster(self.folder) as address:
            if address:
                dask = into("two workers of dask", "--scheduler", address)
                yield from in_turn(what, dask, self.asked.batches, "wall")
                ways |= dask
        yield from in_turn(f"{what}, unchanged", {"two processes": [*batch, str(new / "two processes")]}, 1, "wall")
        bytes_of = [_bytes(new / who) for who in ways]
        assert all(same == bytes_of[0] for same in bytes_of), "the decks differ"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.pptx")}


@contextmanager
def _cluster(folder: Path) -> Iterator[str | None]:
    """Give the address of a scheduler with two workers, ``None`` where dask is not installed."""
    try:
        from distributed import LocalCluster
    except ImportError:
        yield None
        return
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(folder), silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


GROUPS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    name: getattr(Bench, name) for name in ("start", "slides", "formats", "earlier", "preview", "batch")
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=GROUPS, nargs="+", default=list(GROUPS), help="some groups in place of all")
    parser.add_argument("--runs", type=int, default=7, help="of each command; of decks of more than 1,000 slides, one")
    parser.add_argument("--sizes", type=_numbers, default=[20, 100, 1000, 5000], help="slides, with commas")
    parser.add_argument("--decks", type=int, default=600, help="of a batch")
    parser.add_argument("--batches", type=int, default=1, help="runs of a batch")
    parser.add_argument("--before", type=Path, metavar="FOLDER", help="a checkout of an earlier commit")
    parser.add_argument("--json", type=Path, help="write the table here too")
    asked = parser.parse_args()
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        sys.exit("unset PYTHONDONTWRITEBYTECODE: every run would compile the sources again")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked)
        print(f"{'':32} {'':24} {'least':>9} {'median':>9} {'ratio':>7} {'MiB':>6}")
        for name in asked.only:
            for row in GROUPS[name](bench):
                rows.append(row)
                ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
                seconds = f"{row.least * 1000:8,.0f}  {row.median * 1000:8,.0f} "
                print(f"{row.what:32} {row.who:24} {seconds} {ratio:>7} {row.peak:6,.0f} {row.clock}", flush=True)
    print(*promises.lines(rows), sep="\n")
    if asked.json:
        head = {"python": platform.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()}
        asked.json.write_text(json.dumps({**head, "rows": [row._asdict() for row in rows]}, indent=1), encoding="utf-8")
    for name, count in bench.beyond.items():
        print(f"{name} loads {count} modules, more than {start.BUDGET[name]}", file=sys.stderr)
    sys.exit(bool(bench.beyond))


def _numbers(given: str) -> list[int]:
    return [int(number) for number in given.split(",")]


if __name__ == "__main__":
    main()
