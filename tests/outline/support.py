"""What the tests of validation share: bodies of their own, and outlines read or refused."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Annotated, Any, ClassVar, Literal

import pytest

from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.model import Outline, Section
from deckgen.outline.validate import validate
from deckgen.outline.values import Body, Count, Doc, Item, Likelihood, Node, Number, Points, Text
from deckgen.problems import OutlineError, Problem

DOC = Doc("what it is")


class Bullets(Body, frozen=True, kw_only=True):
    LIST: ClassVar[str | None] = "items"

    items: Annotated[Points, DOC]


class Saying(Body, frozen=True, kw_only=True):
    SHORT: ClassVar[str | None] = "text"

    text: Annotated[Text, DOC]
    by: Annotated[Text | None, DOC] = None


class Column(Node, frozen=True, kw_only=True):
    SHORT: ClassVar[str | None] = "title"

    title: Annotated[Text, DOC]
    kind: Annotated[Literal["text", "number"], DOC] = "text"


class Row(Item, frozen=True, kw_only=True):
    LIST: ClassVar[str | None] = "cells"

    cells: Annotated[tuple[Any, ...], DOC]


class Grid(Body, frozen=True, kw_only=True):
    columns: Annotated[tuple[Column, ...], Count(2, 3), DOC]
    rows: Annotated[tuple[Row, ...], Count(), DOC]
    total: Annotated[bool, DOC] = False


class Plot(Body, frozen=True, kw_only=True):
    values: Annotated[tuple[Annotated[float, Number(-10, 10)] | None, ...], DOC]
    at: Annotated[tuple[tuple[float, float], ...], DOC] = ()
    band: Annotated[Likelihood | None, DOC] = None


class Photo(Body, frozen=True, kw_only=True):
    path: Annotated[str, DOC]


KINDS: dict[str, type[Body]] = {"points": Bullets, "quote": Saying, "table": Grid, "chart": Plot, "image": Photo}


HEAD = "deckgen: 1\ntitle: إحاطة\n"


def read(source: str, folder: Path = Path(), limits: Limits | None = None) -> Outline:
    root, problems = yaml.load(dedent(source).encode(), "o.yaml", Limits())
    assert root is not None
    assert not problems
    outline, _ = validate(root, KINDS, files=Files(folder, limits=limits or Limits()))
    return outline


def section(source: str) -> Section:
    return read(f"{HEAD}sections:\n  - title: قسم\n    {source}\n").sections[0]


def problems(source: str, **context: Any) -> tuple[Problem, ...]:
    with pytest.raises(OutlineError) as caught:
        read(source, **context)
    return caught.value.problems


def problem(source: str, **context: Any) -> Problem:
    (only,) = problems(source, **context)
    return only


def in_section(source: str) -> tuple[str, int, int, str]:
    found = problem(f"{HEAD}sections:\n  - title: قسم\n    {source}\n")
    return found.code, found.place.line, found.place.column, str(found)
