"""What the preview shows of an outline.

As its files are now, it is the last deck that could be made, and what is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deckgen import kept, pipeline
from deckgen.deck.audience import said
from deckgen.files import Files, State, lines, read_outline, state
from deckgen.limits import Limits
from deckgen.output import Deck, file_name
from deckgen.pipeline import Loaded
from deckgen.problems import Message, OutlineError, Place, Problem, UsageError
from deckgen.scene.nodes import DeckScene, SlideScene

DECK = "pptx"
UNTOLD_LANGUAGE = "ar"
"""That of an outline that says none."""
STOPS = (KeyboardInterrupt, SystemExit)
"""All else is a fault, that of a library in Rust too, whose panic is no ``Exception``."""


class Finding(NamedTuple):
    """A problem, and the slide in whose lines it stands. The slide is an id; a problem may stand in those of none."""

    problem: Problem
    slide: str | None


class View(Struct, frozen=True):
    """What is shown to one audience.

    ``language`` is the outline's, of which the page speaks as long as there is no deck.
    ``deck`` is the last that could be made, ``None`` before there was one; ``made`` is when its outline was read, in
    seconds since the epoch. ``findings`` are the problems of the outline as it is now. ``edited`` is the id of the
    slide in whose lines the outline was changed last, if it was in those of one. ``version`` counts the changes.
    ``lines`` are the lines of files that the findings stand at.
    """

    version: int
    language: str
    audience: str | None
    deck: Deck | None
    made: float
    findings: tuple[Finding, ...]
    edited: str | None
    lines: Mapping[Place, str]


class _Good(NamedTuple):
    """A deck that could be made, when its outline was read, and what that said."""

    deck: Deck
    made: float
    text: str

    def slide_at(self, text: str, line: int) -> str | None:
        """Return the slide whose block holds a line of a text. The outline has become that text since."""
        lines = self.text.splitlines()
        return slide_at(self.deck.slides, lines, line_before(lines, text.splitlines(), line))


class Preview:
    """An outline that is being written. Safe to use from several threads."""

    def __init__(
        self, path: Path, allow: Iterable[Path] = (), limits: Limits | None = None, audience: str | None = None
    ) -> None:
        """Read the outline at ``path`` for the first time. Its page is to begin with ``audience``.

        Raises:
            UsageError: there is no such file, or no such audience in it.
        """
        self.path, self.audience = path, audience
        self.version = 0
        self.files: Mapping[Path, State] = {}
        self._reach = (path.parent, tuple(allow), limits or Limits())
        self._lock = Lock()
        self._text = read_outline(path, self._reach[2]).decode(errors="replace")
        self._changed: int | None = None
        self._loaded: Loaded | None = None
        self._read, self._read_text = 0.0, ""
        self._error: tuple[Problem, ...] = ()
        self._good: dict[str | None, _Good] = {}
        self._decks: dict[Path, tuple[State, bool]] = {}
        self._views: dict[str | None, View] = {}
        self.refresh()
        # An outline with errors may yet get the audience.
        if self._loaded:
            pipeline.stop_on_unknown(audience, self._loaded.outline)

    def refresh(self) -> None:
        """Read the outline again. Decks are made when they are looked at."""
        with self._lock:
            files = Files(*self._reach)
            self._own = {
                file: state(file) for file in (self.path.parent.resolve() / self.path.name, self.path.resolve())
            }
            self._error, self._changed = (), None
            try:
                text = read_outline(self.path, files.limits).decode(errors="replace")
                if text:
                    # An editor that writes a file in place empties it first; nothing was changed by that.
                    self._changed = first_difference(self._text, text)
                    self._text = text
                self._loaded = pipeline.load_with(self.path, files)
                self._read, self._read_text = time.time(), text
            except STOPS:
                raise
            except BaseException as error:
                self._error = self._problems(error)
            self._files = files
            self._views = {}
            self.version += 1
            self._name_files()

    def audiences(self) -> dict[str, str]:
        """Return what each audience of the outline is called, by its id."""
        outline = self._loaded.outline if self._loaded else None
        if outline is None:
            return {}
        return {
            id: said(audience.label, outline.language) if audience.label else id
            for id, audience in outline.audiences.items()
        }

    def view(self, audience: str | None) -> View:
        """Return what an audience's page shows now, or the full deck's.

        An audience that the outline does not have, or no longer has, gets the full deck with a word that it does.
        """
        with self._lock:
            known = self._loaded.outline.audiences if self._loaded else {}
            own = audience if audience in known else None
            if own not in self._views:
                self._views[own] = self._made(own)
                self._name_files()
            view = self._views[own]
            if own == audience:
                return view
            what = Message('there is no audience "{audience}"; this is the full deck', audience=audience)
            missing = Problem("no-audience", Place(str(self.path), 1, 1), what, severity="warning")
            return replace(view, findings=(Finding(missing, None), *view.findings))

    def scenes(self) -> tuple[DeckScene, ...]:
        """Return the scenes of all decks that are shown."""
        return tuple(good.deck.scene for good in list(self._good.values()))

    def _made(self, audience: str | None) -> View:
        problems = self._error
        # While the outline has errors, an audience that was not looked at before gets the deck of the last good one.
        if self._loaded and not (problems and audience in self._good):
            try:
                deck = pipeline.build(self._loaded, audience)
            except STOPS:
                raise
            except BaseException as error:
                problems = problems or self._problems(error)
            else:
                problems = problems or deck.warnings
                self._good[audience] = _Good(deck, self._read, self._read_text)
        problems = (*problems, *self._edited(audience))
        good = self._good.get(audience)
        language = self._loaded.outline.language if self._loaded else UNTOLD_LANGUAGE
        if good is None:
            told = tuple(Finding(problem, None) for problem in problems)
            return View(self.version, language, audience, None, 0, told, None, self._lines(problems))
        findings = [
            Finding(problem, good.slide_at(self._text, problem.place.line) if self._is_own(problem.place) else None)
            for problem in problems
        ]
        edited = good.slide_at(self._text, self._changed) if self._changed else None
        return View(
            self.version, language, audience, good.deck, good.made, tuple(findings), edited, self._lines(problems)
        )

    def _edited(self, audience: str | None) -> Iterator[Problem]:
        """Yield that the deck on the disk was edited by hand since it was built."""
        path = self.path.parent / file_name(self.path.stem, audience, DECK)
        now = state(path)
        if path not in self._decks or self._decks[path][0] != now:
            with suppress(OSError):
                self._decks[path] = now, kept.edited(path)
        if self._decks.get(path, (now, False))[1]:
            what = Message('"{path}" was edited by hand since it was built', path=str(path))
            hint = Message("deckgen pull {path} shows what of it goes into the outline", path=str(path))
            yield Problem("edited-deck", Place(str(self.path), 1, 1), what, hint, "warning")

    def _lines(self, problems: Iterable[Problem]) -> dict[Place, str]:
        """Return the line of a file at each problem's place, where there is one."""
        places = {problem.place for problem in problems}
        of_files = {path: lines(Path(path), self._reach[2]) for path in {place.path for place in places}}
        return {
            place: said
            for place in places
            if place.line <= len(of_files[place.path]) and (said := of_files[place.path][place.line - 1]).strip()
        }

    def _is_own(self, place: Place) -> bool:
        return place.path == str(self.path)

    def _problems(self, error: BaseException) -> tuple[Problem, ...]:
        """Return why there is no deck. Whatever it is, the last good one stays."""
        if isinstance(error, OutlineError):
            return error.problems
        place = Place(str(self.path), 1, 1)
        if isinstance(error, UsageError):
            return (Problem("usage", place, error.message),)
        what = Message("deckgen itself failed ({error})", error=f"{type(error).__name__}: {error}")
        return (Problem("failure", place, what),)

    def _name_files(self) -> None:
        decks = {path: held for path, (held, _) in self._decks.items() if held}
        self.files = {**self._files.named, **self._own, **decks}


def first_difference(before: str, after: str) -> int | None:
    """Return the line at which two texts begin to differ. It counts from 1, and is ``None`` where they do not."""
    if before == after:
        return None
    old, new = before.splitlines(), after.splitlines()
    same = (line for line, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b)
    return next(same, min(len(old), len(new)) + 1)


def line_before(before: Sequence[str], after: Sequence[str], line: int) -> int:
    """Return where a line stood before a text was changed.

    It is counted from 1; one stretch of the text was changed.
    """
    end = 0
    while end < min(len(before), len(after)) and before[-1 - end] == after[-1 - end]:
        end += 1
    if line > len(after) - end:
        return line - len(after) + len(before)
    return min(line, max(len(before) - end, 1))


def slide_at(slides: Sequence[SlideScene], lines: Sequence[str], line: int) -> str | None:
    """Return the slide whose block of the outline holds a line.

    The slide is an id; the line is counted from 1.

    A block goes on as long as lines are indented as its beginning is. What stands for the whole outline has none.
    """
    for slide in sorted(slides, key=lambda slide: slide.place.line, reverse=True):
        _, begin, column = slide.place
        inner = (text for text in lines[begin:line] if text.strip() and not text.lstrip().startswith("#"))
        if column > 1 and begin <= line and all(len(text) - len(text.lstrip()) >= column - 1 for text in inner):
            return slide.id
    return None
