"""`deckgen build --watch`."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deckgen.cli import following
from deckgen.files import InUseError
from tests.cli.support import Terminal
from tests.cli.test_build import CLEAN


class Following:
    """A process that builds at each save."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "deckgen", "build", *arguments, "--watch"]
        root = {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=root)

    def said(self) -> str:
        """Return the next line that it says, and wait for it."""
        assert self.process.stderr
        return self.process.stderr.readline().strip()

    def stop(self) -> int:
        """Stop it and return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@pytest.fixture
def following_study(terminal: Terminal) -> Iterator[Following]:
    terminal.write(CLEAN)
    Path("second.yaml").write_text(CLEAN, "utf-8")
    started = Following("study.yaml", "second.yaml")
    with started.process:
        assert [started.said() for _ in range(3)] == [
            "study.pptx: 4 slides", "second.pptx: 4 slides", "built again at each save; Ctrl-C ends it",
        ]  # fmt: skip
        yield started
        started.process.kill()


def save(name: str, text: str) -> None:
    """Save a file at once, as editors do: what is written in two steps may be built in two."""
    new = Path(f"{name}~")
    new.write_text(text, "utf-8")
    new.replace(name)


@pytest.mark.process
def test_what_is_saved_is_built_again_also_a_file_that_the_outline_names(following_study: Following) -> None:
    before = Path("study.pptx").read_bytes()
    save("study.yaml", CLEAN.replace("title: OECD", "title: القيود"))
    assert following_study.said() == "study.pptx: 4 slides"
    assert Path("study.pptx").read_bytes() != before
    save("study.yaml", CLEAN.replace("minutes: 5", "minutes: five"))
    assert following_study.said().startswith("study.yaml:3:10: error: ")
    Path("study.yaml").unlink()
    assert "there is no outline" in following_study.said()
    save("study.yaml", CLEAN)
    assert following_study.said() == "study.pptx: 4 slides"
    assert Path("study.pptx").read_bytes() == before
    save("data.csv", "العام,الفاقد\n2025,كثير\n")
    save("study.yaml", CLEAN.replace("points: [نقطة]", "table: {csv: data.csv}"))
    assert following_study.said() == "study.pptx: 4 slides"
    before = Path("study.pptx").read_bytes()
    save("data.csv", "العام,الفاقد\n2025,قليل\n")
    assert following_study.said() == "study.pptx: 4 slides"
    assert Path("study.pptx").read_bytes() != before
    assert following_study.stop() == 130
    assert following_study.said() == "deckgen: stopped"


def test_what_can_never_be_built_ends_it(terminal: Terminal) -> None:
    assert terminal.run("build", "none.yaml", "--watch").code == 2


def test_a_deck_that_is_held_open_is_waited_for(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.write(CLEAN)
    tried: list[str] = []
    write = following.Built.write

    def held(built: following.Built) -> None:
        tried.append(built.outline.name)
        if len(tried) < 3:
            raise InUseError(13, "held", "study.pptx")
        write(built)
        raise KeyboardInterrupt

    monkeypatch.setattr(following.Built, "write", held)
    monkeypatch.setattr(following, "ASKED", 0.01)
    code, _, err = terminal.run("build", "study.yaml", "--watch")
    assert (code, len(tried)) == (130, 3)
    assert err.splitlines() == [
        '"study.pptx" is held open by another program; it is waited for',
        "built again at each save; Ctrl-C ends it",
        "study.pptx: 4 slides",
        "deckgen: stopped",
    ]
