"""`deckgen build --watch`: outlines are built again at each save."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from deckgen import pipeline
from deckgen.cli import failure, report
from deckgen.cli.building import Built, Order, make
from deckgen.cli.several import STOPS
from deckgen.files import Files, InUseError, State, state
from deckgen.limits import Limits
from deckgen.problems import Message, UsageError

ASKED = 0.2
"""Seconds after which the disk is asked again what the files are. Few files are asked for: no watch is worth it."""

QUIET = 0.02
"""Seconds without a change after which an editor has saved."""


def follow(order: Order, allow: Iterable[Path], limits: Limits) -> None:
    """Build the outlines now, and again at each save.

    Args:
        order: what is asked for.
        allow: folders besides the outlines' own that their files may come from.
        limits: the caps on what an outline may ask for.

    Raises:
        UsageError: an outline can never be built as it is asked for.
        KeyboardInterrupt: it was stopped.
    """
    # This goes on for hours, unlike other commands.
    gc.freeze()
    gc.enable()
    followed = [_Followed(outline, order, Files(outline.parent, tuple(allow), limits)) for outline in order.outlines]
    for each in followed:
        each.build(first=True)
    report.tell(Message("built again at each save; Ctrl-C ends it"))
    while True:
        time.sleep(ASKED)
        for each in followed:
            each.look()


class _Followed:
    """An outline. ``read`` are its files as they were read, ``held`` is what waits to be written."""

    def __init__(self, outline: Path, order: Order, files: Files) -> None:
        self.outline, self.order, self.files = outline, order, files
        self.read: Mapping[Path, State] = {}
        self.held: Built | None = None

    def look(self) -> None:
        """Build it if a file has changed, or else write ``held``."""
        now = {file: state(file) for file in self.read}
        if now == self.read:
            self._write()
            return
        # A file that is being written is waited for.
        time.sleep(QUIET)
        if now == {file: state(file) for file in self.read}:
            self.build()

    def build(self, first: bool = False) -> None:
        """Build it, and write what it becomes.

        Raises:
            UsageError: it can never be built as it is asked for, as is seen at the ``first`` time.
        """
        files = Files(self.files.root, self.files.allowed, self.files.limits)
        own = (self.outline.parent.resolve() / self.outline.name, self.outline.resolve())
        read = {path: state(path) for path in own}
        self.held = None
        try:
            self.held = make(self.outline, pipeline.load_with(self.outline, files), self.order)
        except STOPS:
            raise
        # A library in Rust panics with what is no Exception.
        except BaseException as error:
            if first and isinstance(error, UsageError):
                raise
            failure.told(error, debug=False)
        self.read = {**files.named, **read}
        if (path := self._write()) is not None:
            report.tell(Message('"{path}" is held open by another program; it is waited for', path=path))

    def _write(self) -> str | None:
        """Write what was built. What another program holds open is kept for later; return its path."""
        built, self.held = self.held, None
        try:
            if built is not None:
                built.write()
        except InUseError as error:
            self.held = built
            return str(error.filename)
        except OSError as error:
            failure.told(error, debug=False)
        return None
