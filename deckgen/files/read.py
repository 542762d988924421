"""An author's files: what an outline may reach is decided here alone."""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct, field

from deckgen.limits import Limits, exceeded, shown
from deckgen.problems import Message, OutlineError, Place, Problem, UsageError, closest, did_you_mean

MOST_OLDER = 1 << 29
"""Bytes of a file that is to be replaced, and may have to be kept."""
SizeLimit = Literal["picture_bytes", "font_bytes", "data_bytes", "template_bytes"]

YAML = (".yaml", ".yml")
YAML_BREAK, LINE_BREAK = "\r\n|[\r\n\x85\u2028\u2029]", "\r\n|[\r\n]"
"""What ends a line: by YAML 1.1, section 4.2, as libyaml counts, and elsewhere."""


State: TypeAlias = tuple[int, ...] | None
"""What tells one content of a file from another, ``None`` of a file that is not there."""


def state(file: Path) -> State:
    """Return the state of a file, or of a link's target."""
    try:
        found = file.stat()
    except (OSError, RuntimeError):  # RuntimeError: links in a circle
        return None
    # The time of its last change too: programs that copy files set the time of its content back.
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


class Files(Struct, frozen=True, eq=False):
    """The files that an outline may name. They lie in its own folder ``root``, and in the ``allowed`` ones."""

    root: Path
    allowed: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    named: dict[Path, State] = field(default_factory=dict)
    """The files that were asked for so far and may be read, each with its state then.

    They may be there or not. Each is named as it was asked for and without symbolic links.
    """

    def find(self, name: str, place: Place) -> Path:
        """Return the regular file that ``name`` stands for, without symbolic links.

        Args:
            name: a path relative to ``root``, as the author wrote it.
            place: where the author wrote it.

        Raises:
            OutlineError: there is none, or it is out of reach.
        """
        try:
            path = (self.root / name).resolve()
            if not any(path.is_relative_to(folder.resolve()) for folder in (self.root, *self.allowed)):
                what = Message('"{name}" is outside the outline\'s folder', name=shown(name))
                hint = Message("copy the file into that folder, or allow its own with --allow DIR")
                raise _error("file-outside", place, what, hint)
            for file in (self.root.resolve() / name, path):
                self.named.setdefault(file, state(file))
            mode = path.stat().st_mode
        except FileNotFoundError:
            what = Message('there is no file "{name}"', name=shown(name))
            raise _error("missing-file", place, what, self._near(name) or _elsewhere(name)) from None
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle; ValueError: NUL
            raise _unreadable(name, place, error) from None
        if not stat.S_ISREG(mode):
            # A pipe would block for ever, a device might never end.
            raise _error("not-a-file", place, Message('"{name}" is not a regular file', name=shown(name)))
        return path

    def read(self, name: str, place: Place, limit: SizeLimit = "picture_bytes") -> bytes:
        """Return the content of the file that ``name`` stands for.

        Raises:
            OutlineError: there is none, it is out of reach, or it is larger than the limit.
        """
        path, most = self.find(name, place), getattr(self.limits, limit)
        try:
            data = _read(path, most)
        except OSError as error:
            raise _unreadable(name, place, error) from None
        if data is None:
            raise OutlineError([exceeded(limit, most, Message('"{name}" is too large', name=shown(name)), place)])
        return data

    def _near(self, name: str) -> Message | None:
        folder = (self.root / name).parent
        # Only the outline's own folders are listed: a hint must not tell what is elsewhere.
        if not folder.resolve().is_relative_to(self.root.resolve()) or not folder.is_dir():
            return None
        near = _nearest(Path(name), sorted(filter(Path.is_file, folder.iterdir())))
        return did_you_mean(near.name) if near else None


def read_outline(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the outline.

    Raises:
        UsageError: there is no such file, or it cannot be read.
        OutlineError: it is larger than the limit.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UsageError(Message('"{path}" is a folder; {hint}', path=path, hint=_outline_near(path)))
        if not stat.S_ISREG(mode):
            raise UsageError(Message('"{path}" is not a file', path=path))
        data = _read(path, limits.outline_bytes)
    except FileNotFoundError:
        hint = _outline_near(path)
        raise UsageError(Message('there is no outline "{path}"; {hint}', path=path, hint=hint)) from None
    except (OSError, ValueError) as error:
        raise UsageError(Message('"{path}" cannot be read: {reason}', path=path, reason=_reason(error))) from None
    if data is None:
        place = Place(str(path), 1, 1)
        raise OutlineError(
            [exceeded("outline_bytes", limits.outline_bytes, Message("the outline is too large"), place)]
        )
    return data


def lines(path: Path, limits: Limits) -> list[str]:
    """Return the lines of a text file for messages. There are none where it is no text or cannot be read."""
    try:
        data = _read(path, limits.outline_bytes) if path.is_file() else None
        text = (data or b"").decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return []
    return [] if "\0" in text else re.split(YAML_BREAK if path.suffix in YAML else LINE_BREAK, text)


def older(path: Path) -> bytes | None:
    """Return what a file holds that is to be replaced. It is ``None`` where there is none.

    Raises:
        OSError: it cannot be read, or holds more than a deck could.
    """
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return None
    if size > MOST_OLDER:
        raise OSError(errno.EFBIG, "too large to be kept; name another place", str(path))
    return path.read_bytes()


def digest(path: Path) -> str | None:
    """Return the SHA-256 of what a file holds, in hexadecimal. It is ``None`` where there is none to be read."""
    # Late: only a batch asks for it.
    import hashlib

    try:
        # A pipe would block for ever.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _read(path: Path, most: int) -> bytes | None:
    """Return the file's bytes, ``None`` where there are more than ``most``."""
    with path.open("rb") as file:
        # Not all at once and then measured: the file may grow, or hold no blocks and 400 MB of zeros.
        data = file.read(most + 1)
    return data if len(data) <= most else None


def _nearest(missing: Path, others: Iterable[Path]) -> Path | None:
    """Return the file whose name is like that of a missing one; its ending counts only between files of one name."""
    suffix = missing.suffix.lower()
    by_stem = {other.stem.lower(): other for other in sorted(others, key=lambda other: other.suffix.lower() == suffix)}
    near = closest(missing.stem.lower(), by_stem)
    return by_stem[near] if near is not None else None


def _elsewhere(name: str) -> Message:
    if "://" in name:
        return Message("nothing is fetched: save it in the outline's folder, and write its name here")
    # In double quotes, YAML reads "\t" of a path of Windows as a tab.
    if "\\" in name or any(char < " " for char in name):
        return Message('write "/" between folders, as pictures/map.png')
    return Message("put it into the outline's folder, or write the path that leads to it from there")


def _outline_near(path: Path) -> Message:
    """Return the hint with the outline that may be meant by a path of none."""
    folder = path if path.is_dir() else path.parent
    try:
        others = sorted(other for other in folder.iterdir() if other.suffix in YAML and other.is_file())
    except OSError:
        others = []
    near = others[0] if len(others) == 1 else _nearest(path, others)
    return did_you_mean(str(near)) if near else Message("deckgen init writes one to start from")


def _unreadable(name: str, place: Place, error: Exception) -> OutlineError:
    return _error(
        "unreadable-file", place, Message('"{name}" cannot be read: {reason}', name=shown(name), reason=_reason(error))
    )


def _reason(error: Exception) -> str | Message:
    return (error.strerror or str(error)) if isinstance(error, OSError) else Message("its path is not valid")


def _error(code: str, place: Place, message: Message, hint: Message | None = None) -> OutlineError:
    return OutlineError([Problem(code, place, message, hint)])
