"""A command line run in this process, and one that is run on a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from deckgen import cli

STUDY = """\
deckgen: 1
title: العلاقات بين الجانبين
minutes: 5
audiences:
  minister: {label: الوزير, only: [path]}
  team: {}
sections:
  - id: path
    title: المسار
    message: انتقلت العلاقة من الحذر إلى حوار منظّم
    minutes: 1.5
    points: [بقي الوجود في قاعدتين, ثم توقف]
  - id: limits
    title: OECD
    message: The limits are *few*
    minutes: 2
    points: [نقطة]
closing:
  title: خاتمة
  conditions: [{if: شرط, then: أثر}]
"""
"""An outline that one rule objects to: the second section's message, at line 15, is in English."""


CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""What tells a terminal to do something, and is no text."""


class Ran(NamedTuple):
    """What a command left: its exit code, its stdout and its stderr."""

    code: int | str | None
    out: str
    err: str


class Terminal:
    """Runs commands in a folder that holds ``study.yaml``."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.outline = folder / "study.yaml"
        self.write(STUDY)
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.chdir(folder)

    def write(self, source: str) -> None:
        """Write the outline."""
        self.outline.write_text(source, encoding="utf-8")

    def run(self, *arguments: str) -> Ran:
        """Run ``deckgen`` with these arguments."""
        self._monkeypatch.setattr(sys, "argv", ["deckgen", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Ran(ended.value.code, *self._capsys.readouterr())


def on_terminal(*arguments: str, width: int = 120, **variables: str) -> str:
    """Return what ``deckgen`` with these arguments sends to a terminal of so many columns."""
    ours, its = os.openpty()
    termios.tcsetwinsize(its, (40, width))
    switches = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS", "LINES")
    environment = {name: value for name, value in os.environ.items() if name not in switches} | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONIOENCODING": "utf-8",
        "TERM": "xterm-256color",
        **variables,
    }
    command = [sys.executable, "-m", "deckgen", *arguments]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=environment):
        os.close(its)
        sent = b""
        # Linux reports the end as an error.
        with suppress(OSError):
            while data := os.read(ours, 1 << 16):
                sent += data
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")
