"""The manual pages of the slide kinds, and the examples in them."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from deckgen.layout.kind import Kind


def page(kind: Kind[Any]) -> str:
    """Return a kind's manual page."""
    return sys.modules[kind.layout.__module__].__doc__ or ""


def example(kind: Kind[Any]) -> dict[str, Any]:
    """Return the keys of the example at the end of a kind's manual page."""
    _, _, code = page(kind).partition("\nExample::\n\n")
    return yaml.safe_load(code)


def keys(kind: Kind[Any], **section: Any) -> dict[str, Any]:
    """Return the keys of an outline that shows a kind's example; those of its section are given."""
    shown = example(kind)
    return {"sections": [{**section, **shown}]} if kind.body else {"sections": [section], **shown}


def make_files(kind: Kind[Any], folder: Path) -> None:
    """Make the pictures and the earlier outline that a kind's example names."""
    for path in re.findall(r"[\w/]+\.(?:jpg|png)", page(kind)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (1600, 900), "navy").save(folder / path)
    for path in re.findall(r"since: ([\w/.-]+)", page(kind)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("deckgen: 1\ntitle: إحاطة\nsections: [قسم]\n", encoding="utf-8")
