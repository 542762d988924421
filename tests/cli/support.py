"""A command line run in this process."""

from __future__ import annotations

import sys
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
    title: Limits
    message: The limits are *few*
    minutes: 2
    points: [نقطة]
closing:
  title: خاتمة
  conditions: [{if: شرط, then: أثر}]
"""
"""An outline that one rule objects to: the second section's message, at line 15, is in English."""


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
