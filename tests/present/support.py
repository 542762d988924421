"""A small outline that is presented, and the server that presents it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

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
    (folder / "pictures" / "map.png").write_bytes(picture("red"))
    path = folder / "outline.yaml"
    path.write_text(OUTLINE, "utf-8")
    return path


@contextmanager
def presented(path: Path) -> Iterator[str]:
    """Have an outline presented, and yield the address."""
    command = [sys.executable, "-m", "deckgen", "present", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()
