"""`python -m tests.fuzz`: random outlines and kills, not in the usual run. The seed makes the same ones again."""

from __future__ import annotations

import argparse
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random
from time import monotonic, sleep

from deckgen import pipeline
from deckgen.problems import OutlineError
from tests.fuzz import outlines

FORMATS = ("pptx", "pdf", "html", "png", "svg", "pptx,pdf,html")
MOST_SECONDS = 60.0


def build(source: str, folder: Path, *, sound: bool) -> str | None:
    """Return what is wrong with how an outline is built, ``None`` where nothing is."""
    path = folder / "outline.yaml"
    path.write_bytes(source.encode("utf-8", "surrogatepass"))
    begun = monotonic()
    try:
        pipeline.build(pipeline.load(path)).written("pptx")
    except OutlineError as error:
        if sound and any(problem.code != "text-too-long" for problem in error.problems):
            return f"refused: {error.problems[0]}"
    except BaseException:
        return traceback.format_exc()
    taken = monotonic() - begun
    return f"took {taken:.0f} s" if taken > MOST_SECONDS else None


def is_whole(data: bytes, ending: str) -> bool:
    """Return whether a deck begins and ends as one does."""
    if ending == ".pptx":
        return zipfile.is_zipfile(BytesIO(data)) and zipfile.ZipFile(BytesIO(data)).testzip() is None
    begin, end = {".pdf": (b"%PDF", b"%%EOF"), ".html": (b"<!doctype html>", b"</html>")}[ending]
    return data.startswith(begin) and data.rstrip().endswith(end)


def kill(random: Random, source: str, folder: Path) -> str | None:
    """Return what a build that is killed leaves broken, ``None`` where nothing is."""
    path, form = folder / "outline.yaml", random.choice(FORMATS)
    path.write_text(source, "utf-8")
    shutil.rmtree(out := folder / "out", ignore_errors=True)
    out.mkdir()
    older = {out / f"outline.{ending}": ending.encode() for ending in ("pptx", "pdf", "html")}
    for file, content in older.items():
        file.write_bytes(content)
    command = [sys.executable, "-m", "deckgen", "build", str(path), "--format", form, "-o", str(out)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as building:
        sleep(random.uniform(0, 4))
        name = random.choice(("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"))
        building.send_signal(getattr(signal, name))
        _, said = building.communicate()
    # Before the first line of deckgen Python itself speaks, of its own files only.
    if b"Traceback" in said and b"deckgen" in said:
        return f"{name}, {form}: {said.decode()}"
    if path.read_text("utf-8") != source:
        return f"{name}, {form}: the outline is another"
    for file, content in older.items():
        now = file.read_bytes()
        if now != content and not is_whole(now, file.suffix):
            return f"{name}, {form}: {file.name} is neither the old deck nor the new one"
    return None


def main() -> int:
    """Run what is asked for and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=Random().randrange(2**32))
    options.add_argument("--valid", type=int, default=10_000)
    options.add_argument("--mutated", type=int, default=10_000)
    options.add_argument("--kills", type=int, default=500)
    asked = options.parse_args()
    print(f"--seed {asked.seed}", flush=True)
    found = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, count in (("valid", asked.valid), ("mutated", asked.mutated), ("kills", asked.kills)):
            begun = monotonic()
            for number in range(count):
                random = Random(f"{asked.seed} {kind} {number}")
                source = outlines.mutated(random) if kind == "mutated" else outlines.valid(random)
                if kind == "kills":
                    wrong = kill(random, source, folder)
                else:
                    wrong = build(source, folder, sound=kind == "valid")
                if wrong:
                    found += 1
                    print(f"--- {kind} {number}: {wrong}\n{source}", flush=True)
            print(f"{kind}: {count} in {monotonic() - begun:.0f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"found: {found}; peak memory {peak} MiB, of a killed build {children} MiB")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
