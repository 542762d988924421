"""Jobs, and what came of them. Both travel between processes as they are, so that nothing that is loaded has to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from deckgen.output import file_name
from deckgen.problems import Problem

State = Literal["made", "unchanged", "edited", "failed"]


class Job(Struct, frozen=True):
    """A deck to be made, or its pictures.

    Args:
        outline: the outline's path.
        folder: where the deck is written.
        audience: an audience's id; ``None`` is the full deck.
        format: one of ``output.FORMATS`` or ``output.PAPERS``.
        name: what the deck is called without audience and ending, with folders within ``folder`` where it shall lie in
            one; without, what the outline is called.
        overrides: top-level keys that go before those of the outline, as in ``pipeline.build``.
    """

    outline: str
    folder: str
    audience: str | None = None
    format: str = "pptx"
    name: str = ""
    overrides: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The deck's file; of pictures, the file that they number."""
        return Path(self.folder) / file_name(self.name or Path(self.outline).stem, self.audience, self.format)


class Outcome(Struct, frozen=True):
    """What came of a job.

    ``edited`` means that somebody has changed a file by hand, so that nothing was written.

    Args:
        job: the job.
        state: what came of it.
        files: what was written or is unchanged, or of an edited deck the files that were changed by hand.
        left: files of an earlier, longer deck that are none of this one.
        warnings: what its author may mend; none are told of an unchanged deck.
        error: why it failed: an ``OutlineError``, a ``UsageError``, an ``OSError`` or a ``WorkerError``.
        seconds: how long it took.
    """

    job: Job
    state: State
    files: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    warnings: tuple[Problem, ...] = ()
    error: Exception | None = None
    seconds: float = 0
