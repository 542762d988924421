"""What `deckgen build` makes of an outline, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckgen import pipeline
from deckgen.cli import report
from deckgen.cli.targets import DEFAULT, Output, Target, formats, targets
from deckgen.files import Files, look, write_all
from deckgen.kept import kept
from deckgen.layout.content import SourceList
from deckgen.output import FORMATS, Deck
from deckgen.pipeline import Loaded
from deckgen.problems import Message, OutlineError, UsageError


class Order(Struct, frozen=True, kw_only=True):
    """What is asked for, of each of the outlines.

    ``keep`` is an earlier deck whose slides that were added by hand are kept; ``taken`` are the files that they become,
    by the outline.
    """

    outlines: Sequence[Path]
    output: Output | None
    format: str | None
    papers: Sequence[str]
    audience: str | None
    all_audiences: bool
    overrides: Mapping[str, Any]
    strict: bool
    record: bool
    keep: Path | None
    taken: dict[Path, Path]


class Built(Struct, frozen=True, kw_only=True):
    """An outline's decks in all formats that are asked for. ``paths`` are the files of each of ``goals``."""

    outline: Path
    loaded: Loaded
    decks: Mapping[str | None, Deck]
    goals: Sequence[Target]
    paths: Sequence[Sequence[Path]]
    new: Mapping[Path, bytes]
    record: bool
    keep: Path | None

    def write(self) -> None:
        """Write all files or none, and say which.

        Raises:
            InUseError: another program holds an older one open.
            OSError: one cannot be written.
        """
        edited = {path: found for path, data in self.new.items() if (found := kept(path, data, self.new))}
        write_all({found.copy: found.data for found in edited.values() if found.new} | dict(self.new))
        for goal, paths in zip(self.goals, self.paths, strict=True):
            scene = self.decks[goal.audience].scene
            _tell(goal, paths, len(scene.slides) + len(scene.added), len(scene.added))
        for line in dict.fromkeys(chain.from_iterable(map(_going_on, self.decks.values()))):
            report.tell(line)
        for path, found in edited.items():
            # Late: few decks have been edited.
            from deckgen.edits.told import told

            report.complain(told(path, found, self.outline, self.keep), "warning")
        if self.loaded.outline.record and self.record:
            for goal in self.goals:
                if goal.form == DEFAULT:
                    # Late: decks that are not recorded, and pages, need not wait for it.
                    from deckgen.edits import record

                    deck, data = self.decks[goal.audience], self.new[goal.path]
                    record.keep(self.outline, self.loaded.text, goal.audience, deck, goal.path, data)
        for goal, paths in zip(self.goals, self.paths, strict=True):
            for older in goal.left_over(len(paths)):
                what = Message(
                    "{names}: left over from a longer deck, and not of this one; delete what is not wanted",
                    names=_listed(older),
                )
                report.complain(what, "warning")


def make(outline: Path, loaded: Loaded, order: Order) -> Built:
    """Return what an outline becomes, and tell its warnings.

    Raises:
        UsageError: the order cannot be fulfilled as it is given.
        OutlineError: a deck cannot be made from what the author wrote.
        OSError: a file cannot be written where it is to be.
    """
    wanted = loaded.readers if order.all_audiences else [order.audience]
    names = formats(order.format, order.papers, order.output)
    goals = targets(outline, order.output, wanted, names, several=len(order.outlines) > 1)
    lost: Sequence[Message] = ()
    if order.keep and (len(order.outlines) > 1 or order.all_audiences or names != [DEFAULT]):
        raise UsageError(Message("--keep is for one outline and one reader, and for .pptx alone"))
    with report.progress(wanted, report.reader) as readers:
        decks = {id: pipeline.build(loaded, id, **order.overrides) for id in readers}
    if order.keep:
        decks[order.audience], lost = _with_added(decks[order.audience], outline, loaded, order, order.keep)
    paths = [goal.files(len(decks[goal.audience].slides)) for goal in goals]
    _look([*chain.from_iterable(paths)], outline, order, loaded.files)
    warnings = [problem for deck in decks.values() for problem in deck.warnings]
    if order.strict and warnings:
        raise OutlineError(warnings)
    report.problems(dict.fromkeys(warnings))
    for what in lost:
        report.complain(what, "warning")
    with report.progress(goals, lambda goal: goal.path.name) as written:
        made = [decks[goal.audience].written(goal.form) for goal in written]
    new = dict(zip(chain.from_iterable(paths), chain.from_iterable(made), strict=True))
    return Built(
        outline=outline,
        loaded=loaded,
        decks=decks,
        goals=goals,
        paths=paths,
        new=new,
        record=order.record,
        keep=order.keep,
    )


def _with_added(
    deck: Deck, outline: Path, loaded: Loaded, order: Order, keep: Path
) -> tuple[Deck, tuple[Message, ...]]:
    """Return a deck with the slides that were added to an earlier one, and what these are kept without."""
    # Late: it needs lxml.
    from deckgen.edits.added import with_added

    limits = loaded.files.limits
    new, lost = with_added(deck, keep, outline, order.audience, limits)
    added = Counter((slide.after or "").partition("#")[0] for slide in new.scene.added)
    if not added or not any(isinstance(content.body, SourceList) for content in deck.plan.contents):
        return new, lost
    # The sources say on which slides they are used, and these have other numbers now.
    deck = pipeline.build(replace(loaded, added=added), order.audience, **order.overrides)
    return with_added(deck, keep, outline, order.audience, limits)


def _look(paths: Sequence[Path], outline: Path, order: Order, files: Files) -> None:
    look(paths, (*order.outlines, *files.named))
    for path in paths:
        if (first := order.taken.setdefault(path.resolve(), outline)) != outline:
            raise UsageError(
                Message(
                    '"{path}" is what "{first}" becomes as well; name other places',
                    path=str(path),
                    first=str(first),
                )
            )


def _tell(goal: Target, paths: Sequence[Path], slides: int, added: int) -> None:
    name = _listed(paths)
    if goal.form not in FORMATS:
        report.tell(name)
    elif added:
        what = Message("{name}: {count} slides, {added} of them added by hand", name=name, count=slides, added=added)
        report.tell(what)
    elif slides == 1:
        report.tell(Message("{name}: 1 slide", name=name))
    else:
        report.tell(Message("{name}: {count} slides", name=name, count=slides))


def _going_on(deck: Deck) -> Iterator[Message]:
    """Yield which slides take more than one, if any do."""
    if not any("#" in slide.id for slide in deck.slides):
        return
    from deckgen import overview

    rows = overview.slides(deck)
    counts = overview.continued(rows)
    for row in rows:
        if row.id in counts:
            said = report.going_on(row.kind, counts[row.id])
            yield Message("{said} ({headline})", said=said, headline=row.headline)


def _listed(paths: Sequence[Path]) -> Message:
    if len(paths) == 1:
        return Message("{path}", path=str(paths[0]))
    return Message("{first} to {last}", first=str(paths[0]), last=paths[-1].name)
