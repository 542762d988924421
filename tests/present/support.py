"""A small outline that is presented, and the server that presents it."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple, Self
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page

OUTLINE = """\
deckgen: 1
title: عودة مشروطة
audiences:
  minister: {label: الوزير, depth: 1}
sections:
  - id: course
    title: المسار
    message: تحوّلت العلاقة إلى حوار
    points: [حذر, اتصالات]
    minutes: 2
    notes: ابدأ بالسؤال
  - id: map
    title: الخريطة
    message: القواعد على الساحل
    image: {path: pictures/map.png, alt: القواعد}
    depth: 2
  - id: limits
    title: القيود
    message: ثلاثة قيود تضبط العودة
    points: [الموارد, الإقليم]
"""


def picture(color: str) -> bytes:
    """Return a picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (160, 90), color).save(file, "PNG")
    return file.getvalue()


def study(folder: Path) -> Path:
    """Write the outline and its picture into a folder and return its path."""
    (folder / "pictures").mkdir(parents=True)
    path = folder / "outline.yaml"
    _write(path)
    return path


def _write(path: Path) -> None:
    for file, content in ((path, OUTLINE.encode()), (path.parent / "pictures" / "map.png", picture("red"))):
        if not file.exists() or file.read_bytes() != content:
            file.write_bytes(content)


@contextmanager
def presented(path: Path, *options: str) -> Iterator[str]:
    """Have an outline presented, and yield the address."""
    command = [sys.executable, "-m", "deckgen", "present", str(path), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


class Served(NamedTuple):
    """An outline that is presented to several tests: its file, the address, and the page as it was at first."""

    path: Path
    address: str
    first: str

    @classmethod
    def of(cls, path: Path, address: str) -> Self:
        """Return the outline at ``path``, which nobody has changed yet."""
        return cls(path, address, _page(address)[1])

    def begin_again(self) -> None:
        """Write the outline and its picture as they were, and wait until they are presented."""
        _write(self.path)
        latest = monotonic() + 60
        while (presented := _page(self.address))[1] != self.first:
            while _got(f"{self.address}version") == presented[0]:
                assert monotonic() < latest, "the outline as it was is not presented"
                sleep(0.02)


def _page(address: str) -> tuple[str, str]:
    """Return the version of the page at an address, and the page without what tells its versions apart."""
    page = _got(address)
    (version,) = re.findall(r' data-version="(.*?)"', page)
    return version, re.sub(r' data-(?:version|edited|made)="[^"]*"', "", page)


def _got(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        text: str = answer.read().decode()
    return text


def shows(page: Page, text: str) -> None:
    """Wait until a page shows a text on its slide, and look more often than ``expect`` does."""
    shown = "text => document.querySelector('.stage')?.textContent.includes(text)"
    page.wait_for_function(shown, arg=text, polling=50, timeout=60_000)


def save(path: Path, old: str = "", new: str = "") -> None:
    assert old in OUTLINE
    path.write_text(OUTLINE.replace(old, new), "utf-8")
