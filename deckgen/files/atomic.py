"""What is written: all files of a command, or none of them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from deckgen.files.names import folded, refused_by_windows
from deckgen.files.temporary import partial, sweep
from deckgen.problems import Message, UsageError


class InUseError(PermissionError):
    """A file that another program holds open cannot be replaced. PowerPoint on Windows holds its files so."""


def look(paths: Iterable[Path], inputs: Iterable[Path] = ()) -> None:
    """Stop where something cannot be written, before anything is.

    Args:
        paths: the places.
        inputs: files that are read, none of which may be written over.

    Raises:
        UsageError: two places are one file, one is an input, or its name is none that every system can hold.
        OSError: what stands at a place is not a regular file, or nothing can stand there.
    """
    inputs = tuple(inputs)
    taken: dict[str, Path] = {}
    for path in paths:
        if refused_by_windows(path.name):
            raise UsageError(
                Message(
                    'cannot write "{path}": Windows has no files of the name "{name}"; name another',
                    path=path,
                    name=path.name,
                )
            )
        found = _found(path)
        if found is None:
            _measure(path)
        elif not stat.S_ISREG(found.st_mode):
            raise FileExistsError(errno.EEXIST, Message("not a regular file"), str(path))
        if any(_same(path, input) for input in inputs):
            raise UsageError(Message('"{path}" is the outline itself, or a file that it names', path=path))
        if (other := taken.setdefault(folded(str(path.resolve())), path)) is not path:
            raise UsageError(
                Message('"{other}" and "{path}" would be one file; name other places', other=other, path=path)
            )


def write(path: Path, data: bytes, lasting: bool = True) -> None:
    """Write a file as ``write_all`` does.

    What need not be ``lasting`` may be empty after a power cut: nobody waits until the disk holds it.
    """
    with unnamed({path: data}) as written:
        if lasting:
            written.sync()
        written.name()


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files together, making missing folders.

    Older ones are replaced only when all are written.

    Raises:
        UsageError: two of them are one file, or a name is none that every system can hold.
        InUseError: an older one is held open by another program.
        OSError: one cannot be written, or what stands in its place is not a regular file.

    Whatever is raised, all older files are as they were, and nothing new is left.
    """
    with unnamed(files) as written:
        written.sync()
        written.name()


@contextmanager
def unnamed(files: Mapping[Path, bytes]) -> Iterator[Unnamed]:
    """Write files that get their names later, in the context.

    So other work can be done until the disk holds them. What is raised by it or in the context leaves nothing, as with
    ``write_all``.
    """
    look(files)
    # Through a link, what it leads to is written.
    written = Unnamed({path.resolve(): path for path in files}, {}, {})
    made: list[Path] = []
    try:
        for target, path in written.places.items():
            with _naming(path):
                made += _missing(target.parent)
                target.parent.mkdir(parents=True, exist_ok=True)
                sweep(target.parent)
                written.new[target] = partial(target.parent)
                _write(written.new[target], files[path])
        yield written
    except BaseException:
        # Ctrl-C may have come at any of these lines, the last one too.
        written.discard()
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


class Unnamed(Struct, frozen=True):
    """Files that are written under other names than theirs.

    ``places`` are theirs, with what the caller calls each; ``new`` is where each stands so far, ``older`` the second
    names of the files that stood in their places.
    """

    places: Mapping[Path, Path]
    new: dict[Path, Path]
    older: dict[Path, Path]

    def sync(self) -> None:
        """Wait until the disk holds them.

        Raises:
            OSError: it cannot.
        """
        for target, new in self.new.items():
            with _naming(self.places[target]), new.open("rb+") as file:
                os.fsync(file.fileno())

    def name(self) -> None:
        """Give them their names, all of them or none.

        Raises:
            InUseError: an older file is held open by another program.
            OSError: one cannot be replaced.
        """
        _replace(self.new, self.older, self.places)
        for path in self.older.values():
            discard(path)

    def discard(self) -> None:
        """Remove what has no name yet, and second names."""
        for path in (*self.new.values(), *self.older.values()):
            discard(path)


def create(files: Mapping[Path, bytes]) -> None:
    """Write new files, making missing folders.

    Raises:
        UsageError: one of them is there already; none is written.
        OSError: one cannot be written; none is.
    """
    for path in files:
        if os.path.lexists(path):
            raise UsageError(
                Message('"{path}" is already there, and nothing is overwritten; name another place', path=path)
            )
    write_all(files)


def _found(path: Path) -> os.stat_result | None:
    """Return what is known of the file at a place, ``None`` where there is none."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except ValueError:
        raise UsageError(Message('"{path}" is not a valid path', path=path)) from None


def _measure(path: Path) -> None:
    """Stop where a folder that has to be made, or the file, has too long a name.

    Raises:
        OSError: so it is.
    """
    path = path.resolve()
    base = next(folder for folder in path.parents if folder.exists())
    # The system itself is asked, name by name: it does not say so of a name in a folder that is not there yet.
    for name in path.relative_to(base).parts:
        try:
            os.lstat(base / name)
        except FileNotFoundError:
            continue
        except OSError as error:
            error.filename = str(path)
            raise


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.resolve() == other.resolve()


def _missing(folder: Path) -> list[Path]:
    """Return which of a folder and those above it are missing, innermost first."""
    return [place for place in (folder, *folder.parents) if not place.exists()]


def _write(path: Path, data: bytes) -> None:
    # What bears this name is left of a process that had this one's number; a link there is not followed.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)


def _replace(written: Mapping[Path, Path], older: dict[Path, Path], named: Mapping[Path, Path]) -> None:
    """Give files that are written their names, all of them or none.

    Args:
        written: where each stands so far, by its place.
        older: gets second names of the files that stood in their places, by these.
        named: what the caller calls each place.

    Raises:
        InUseError: an older file is held open by another program.
        OSError: one cannot be replaced.
    """
    if len(written) > 1:
        for target in written:
            if target.exists():
                older[target] = partial(target.parent)
                _second_name(target, older[target])
    try:
        for target, new in written.items():
            with _naming(named[target], InUseError):
                new.replace(target)
    except BaseException:
        # A single file that has been replaced has been replaced whole.
        for target, new in written.items() if len(written) > 1 else ():
            if new.exists():
                continue
            if target in older:
                older[target].replace(target)
            else:
                target.unlink(missing_ok=True)
        raise


def _second_name(path: Path, name: Path) -> None:
    """Give what a file holds a second name."""
    try:
        name.hardlink_to(path)
    except OSError:
        # A disk that knows no hard links.
        name.write_bytes(path.read_bytes())


def discard(path: Path) -> None:
    """Remove a file, if it is there and can be removed."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


@contextmanager
def _naming(path: Path, denied: type[PermissionError] = PermissionError) -> Iterator[None]:
    """Say of an error which file it is about; ``denied`` is what one is when the system permits it not."""
    try:
        yield
    except PermissionError as error:
        raise denied(error.errno, error.strerror, str(path)) from error
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
