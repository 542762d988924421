"""What a run has made, for the next run. ``.deckgen/batch`` in the decks' folder holds a file for each job.

A file is written after its deck has its name. So a run that was stopped is gone on with, and what a deck was made of
is compared by content, wherever and whenever it was written.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import asdict

from deckgen.batch.jobs import Job
from deckgen.files import digest, older, own_folder, write
from deckgen.limits import Limits
from deckgen.text import installed
from deckgen.version import __version__

NAME = "batch"
ID_LENGTH = 16


class Entry(Struct, frozen=True):
    """What is recorded of a job.

    Args:
        output: the deck's path within its folder.
        run: the id of the run.
        version: deckgen's.
        options: the digest of what was asked for.
        inputs: the digests of the files that were read, by their paths from the outline's folder.
        fonts: the digests of the installed fonts that were read, by their families.
        outputs: the digests of the deck's files, by their paths within its folder.
    """

    output: str = ""
    run: str = ""
    version: str = ""
    options: str = ""
    inputs: Mapping[str, str | None] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)

    def still(self, job: Job, options: str) -> bool:
        """Return whether a job's deck would be the same once more."""
        root = root_of(job)
        return (
            (self.version, self.options) == (__version__, options)
            and all(digest(root / name) == held for name, held in self.inputs.items())
            and all(family_digest(name) == held for name, held in self.fonts.items())
        )


def find(job: Job) -> Entry:
    """Return what is recorded of a job, or an empty entry."""
    with suppress(OSError, ValueError, TypeError, RecursionError):
        entry = Entry(**json.loads(older(_place(Path(job.folder).resolve() / ".deckgen" / NAME, job)) or b"{}"))
        mappings = entry.inputs, entry.fonts, entry.outputs
        if entry.output == output(job) and all(isinstance(mapping, dict) for mapping in mappings):
            return entry
    return Entry()


def keep(
    job: Job, run: str, options: str, read: Iterable[Path], family: str | None, made: Mapping[Path, bytes]
) -> None:
    """Record what was made.

    Args:
        job: the job.
        run: the id of the run.
        options: the digest of what was asked for.
        read: the files that were read.
        family: the installed font family that was read, if there was one.
        made: what was written.

    Raises:
        OSError: it cannot be written.
    """
    root, folder = root_of(job), Path(job.folder)
    entry = Entry(
        output=output(job),
        run=run,
        version=__version__,
        options=options,
        inputs={_within(path, root): digest(path) for path in read},
        fonts={family: family_digest(family)} if family else {},
        outputs={_within(path, folder): sha256(data) for path, data in made.items()},
    )
    text = json.dumps(asdict(entry), ensure_ascii=False, indent=1)
    # A name that is not in UTF-8 has surrogates, which JSON can escape.
    data = f"{text}\n".encode("utf-8", "backslashreplace")
    # Without it the deck is made again, which costs less than two processes that wait for one disk.
    write(_place(own_folder(folder, NAME), job), data, lasting=False)


def options_of(job: Job, allow: Iterable[str], limits: Limits) -> str:
    """Return the digest of what is asked for besides what files hold."""
    time = os.environ.get("SOURCE_DATE_EPOCH")
    asked = [job.audience, job.format, job.overrides, list(allow), asdict(limits), time]
    return sha256(json.dumps(asked, sort_keys=True, default=str).encode())


def root_of(job: Job) -> Path:
    """Return the folder that an outline's files are named from."""
    return Path(job.outline).parent.resolve()


def output(job: Job) -> str:
    """Return the path of a deck within its folder."""
    return _within(job.path, Path(job.folder))


def sha256(data: bytes) -> str:
    """Return a digest as ``files.digest`` does."""
    return hashlib.sha256(data).hexdigest()


def family_digest(family: str) -> str:
    """Return the digest of a family's installed fonts."""
    return sha256(b"".join(installed.fonts(family)))


def _place(folder: Path, job: Job) -> Path:
    return folder / f"{sha256(output(job).encode('utf-8', 'surrogateescape'))[:ID_LENGTH]}.json"


def _within(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)
