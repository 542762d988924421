"""The fonts that are installed on this machine."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import uharfbuzz as hb

from deckgen.text.font_tables import families, is_upright
from deckgen.text.variable import whole

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
SECONDS = 60
"""More than fontconfig takes to look through thousands of fonts for the first time."""


def fonts(family: str) -> list[bytes]:
    """Return the upright fonts of a family, as files of their own.

    Fontconfig is asked where there is one; else the folders of the system and of the user are looked through.
    """
    asked = _asked(family)
    found: list[bytes] = []
    for path in sorted(set(_installed() if asked is None else asked)):
        # A file that is none, or a damaged one, hides no other.
        with suppress(OSError, RuntimeError, ValueError, struct.error):
            found += _of(path, family)
    return found


def folders() -> tuple[Path, ...]:
    """Return the folders of installed fonts.

    The last one is the user's own.
    """
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        return Path(os.environ.get("WINDIR") or r"C:\Windows") / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", data / "fonts"


def _asked(family: str) -> list[Path] | None:
    """Return the files that fontconfig has of a family, ``None`` where it cannot be asked."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    name = "".join(f"\\{char}" if char in "\\-:," else char for char in family)
    command = [program, "--format", "%{file}\n", f":family={name}"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return [Path(os.fsdecode(line)) for line in done.stdout.splitlines() if line]


def _installed() -> Iterator[Path]:
    for folder in folders():
        for place, _, names in os.walk(folder):
            yield from (Path(place) / name for name in names if name.lower().endswith(SUFFIXES))


def _of(path: Path, family: str) -> Iterator[bytes]:
    """Yield the upright fonts of a family in a file, which may hold a collection."""
    blob = hb.Blob.from_file_path(str(path))
    first = hb.Face(blob)
    for face in (first, *(hb.Face(blob, index) for index in range(1, first.count))):
        if family.casefold() in map(str.casefold, families(face)) and is_upright(face):
            yield path.read_bytes() if first.count == 1 else whole(face)
