"""`deckgen diff`: what changed between two outlines, judgments first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import asdict

from deckgen.cli import completion, report
from deckgen.cli.options import Allow, Limit, limits
from deckgen.cli.table import as_json, isolated
from deckgen.problems import Message, UsageError

if TYPE_CHECKING:
    from deckgen.layout.content import Change
    from deckgen.outline.values import ChangeKind

HEADS: dict[str, Message] = {
    "bottom_line": Message("bottom line"),
    "judgment": Message("judgments"),
    "recommendation": Message("recommendations"),
    "condition": Message("conditions"),
    "figure": Message("figures"),
    "headline": Message("headlines"),
    "section": Message("sections"),
    "source": Message("sources"),
    "text": Message("texts"),
}
NOTHING = "–"
WHY = Message("why")


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier outline, a file or REV:PATH of git.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later one.")],
    audience: Annotated[
        str | None,
        typer.Option(metavar="ID", help="What this audience sees of it.", autocompletion=completion.audiences),
    ] = None,
    md: Annotated[bool, typer.Option("--md", help="Print it as Markdown.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    every: Annotated[bool, typer.Option("--all", help="List changed texts too.")] = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Show what changed between two outlines, judgments first."""
    from deckgen import pipeline
    from deckgen.files import Files
    from deckgen.files.revision import outline_at

    if md and json:
        raise UsageError(Message("--md and --json exclude each other"))
    caps, found = limits(limit), []
    for name in (old, new):
        with outline_at(name) as path:
            found.append(pipeline.load_with(path, Files(path.parent, tuple(allow or ()), caps), called=name))
    before, after = found
    changed = pipeline.changes(before, after, audience)
    if json:
        as_json([_fields(change) for change in changed])
        return
    print("\n".join(_markdown(changed, every) if md else _lines(changed, every)))


def _lines(changed: Sequence[Change], every: bool) -> Iterator[str]:
    """Yield the changes for a terminal: under a head for each kind, each with what was and what is."""
    for kind, group in _by_kind(changed, every):
        yield report.said(HEADS[kind])
        for change in group:
            where = " › ".join(map(isolated, change.where))
            yield f"  {change.place.path}:{change.place.line}: {where}{_difference(change)}"
            yield f"    - {isolated(change.before or NOTHING)}"
            yield f"    + {isolated(change.after or NOTHING)}"
            if change.reason:
                yield f"    {report.said(WHY)}: {isolated(change.reason)}"
    yield from _sums(changed, every)


def _markdown(changed: Sequence[Change], every: bool) -> Iterator[str]:
    """Yield the changes as Markdown: a table for each kind."""
    head = (Message("where"), Message("was"), Message("is"), WHY)
    for kind, group in _by_kind(changed, every):
        yield f"## {report.said(HEADS[kind])}\n"
        yield f"| {' | '.join(map(report.said, head))} |\n| --- | --- | --- | --- |"
        for change in group:
            after = f"{change.after or NOTHING}{_difference(change)}"
            yield f"| {' | '.join(map(_cell, (' › '.join(change.where), change.before, after, change.reason)))} |"
        yield ""
    yield from _sums(changed, every)


def _by_kind(changed: Sequence[Change], every: bool) -> Iterator[tuple[ChangeKind, Iterator[Change]]]:
    shown = [change for change in changed if every or change.kind != "text"]
    yield from groupby(shown, key=lambda change: change.kind)


def _sums(changed: Sequence[Change], every: bool) -> Iterator[str]:
    """Yield what is to be said of all changes together: also that no judgment is among them."""
    counts = Counter(change.kind for change in changed)
    if not counts["judgment"]:
        yield report.said(Message("no judgment changed"))
    if counts["text"] and not every:
        yield report.said(Message("texts changed: {count} (--all lists them)", count=counts["text"]))


def _difference(change: Change) -> str:
    return "" if change.difference is None else f" ({change.difference:+})"


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def _fields(change: Change) -> dict[str, object]:
    difference = None if change.difference is None else str(change.difference)
    return {**asdict(change), "place": change.place._asdict(), "difference": difference}
