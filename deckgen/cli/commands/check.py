"""`deckgen check`: every error and warning, nothing written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from deckgen.cli import report
from deckgen.cli.options import Allow, Limit, OutlineFiles, Strict, limits
from deckgen.cli.several import each
from deckgen.cli.table import as_json
from deckgen.limits import Limits
from deckgen.problems import Message, OutlineError, Problem, UsageError


def command(
    outlines: OutlineFiles,
    json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
    github: Annotated[bool, typer.Option("--github", help="Print them as annotations of a GitHub workflow.")] = False,
    strict: Strict = False,
    allow: Allow = None,
    limit: Limit = None,
) -> None:
    """Report every error and warning, for the full deck and every audience."""
    if json and github:
        raise UsageError(Message("--json and --github exclude each other"))
    caps = limits(limit)
    found: list[Problem] = []
    try:
        each(tuple(dict.fromkeys(outlines)), lambda outline: found.extend(_problems(outline, allow or (), caps)))
    except BaseExceptionGroup:
        _tell(found, json=json, github=github)
        raise
    _tell(found, json=json, github=github)
    if not (found or json or github):
        report.tell(Message("no problems"))
    if any(strict or problem.severity == "error" for problem in found):
        raise typer.Exit(1)


def _problems(outline: Path, allow: Sequence[Path], caps: Limits) -> Sequence[Problem]:
    from deckgen import pipeline

    try:
        loaded = pipeline.load(outline, allow=allow, limits=caps)
        with report.progress(loaded.readers, report.reader) as readers:
            return pipeline.check(loaded, readers)
    except OutlineError as error:
        return error.problems


def _tell(found: Sequence[Problem], *, json: bool, github: bool) -> None:
    if json:
        as_json([report.fields(problem) for problem in found])
    elif github:
        for problem in found:
            print(_annotation(problem))
    else:
        report.problems(found)


def _annotation(problem: Problem) -> str:
    """Return a GitHub workflow command (docs.github.com, "Workflow commands for GitHub Actions")."""
    path, line, column = problem.place
    where = {"file": path, "line": line, "col": column, "title": problem.code}
    properties = ",".join(f"{name}={_escaped(str(value), '%:,')}" for name, value in where.items())
    return f"::{problem.severity} {properties}::{_escaped(report.sentence(problem), '%')}"


def _escaped(text: str, signs: str) -> str:
    return "".join(f"%{ord(c):02X}" if c in signs else c for c in report.harmless(text))
