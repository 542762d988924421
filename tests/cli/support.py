"""The command line, run in this process, elsewhere than on a terminal and on one."""

from __future__ import annotations

import os
import re
import sys
import termios
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
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

BUILT: dict[str, dict[str, bytes]] = {}
"""What stands in the folder after a build, by the outline."""


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

    def built(self, source: str) -> Path:
        """Have the deck of an outline there, with its record; it is built once for all tests."""
        folder = self.outline.parent
        self.write(source)
        if source not in BUILT:
            self.run("build", "study.yaml")
            every = (path for path in folder.rglob("*") if path.is_file())
            BUILT[source] = {str(path.relative_to(folder)): path.read_bytes() for path in every}
        for name, data in BUILT[source].items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return Path("study.pptx")

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
    # A terminal holds little of what nobody reads.
    with ThreadPoolExecutor(1) as reader, pytest.MonkeyPatch.context() as patch:
        sent = reader.submit(_read, ours)
        for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm-256color", **variables}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["deckgen", *arguments])
        with _attached(its, patch), suppress(SystemExit):
            cli.main()
        os.close(its)
        return sent.result().decode().replace("\r\n", "\n")


@contextmanager
def _attached(terminal: int, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the standard streams of this process lead to a terminal, their descriptors as well."""
    kept = [os.dup(number) for number in range(3)]
    streams = []
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        os.dup2(terminal, number)
        streams.append(open(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False))  # noqa: SIM115
        patch.setattr(sys, name, streams[-1])
    yield
    for number, descriptor in enumerate(kept):
        os.dup2(descriptor, number)
        os.close(descriptor)


def _read(terminal: int) -> bytes:
    sent = b""
    # Linux reports the end as an error.
    with suppress(OSError):
        while data := os.read(terminal, 1 << 16):
            sent += data
    os.close(terminal)
    return sent
