"""Ids that are one where names of files are compared are refused at the second."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.files import Files, folded
from deckgen.limits import Limits
from deckgen.outline import yaml
from deckgen.outline.ids import section_ids
from deckgen.outline.reading import Reading
from tests.outline.support import HEAD, problem, read

SAME = [("press", "Press"), ("é", "e\u0301"), ("ß", "SS"), ("İ", "i\u0307")]
"""Pairs of ids; the second is the first on Windows or macOS."""


@pytest.mark.parametrize(("first", "second"), SAME)
def test_audiences_sections_and_sources(first: str, second: str) -> None:
    sections = f"sections:\n  - {{title: a, id: {first}}}\n  - {{title: b, id: {second}}}"
    for source, code in (
        (f"audiences:\n  {first}: {{}}\n  {second}: {{}}\nsections: [a]", "duplicate-id"),
        (f"sources:\n  {first}: a\n  {second}: b\nsections: [a]", "duplicate-source"),
        (sections, "duplicate-id"),
        (sections.replace("  - {title: b", "appendix: [{title: b") + "]", "duplicate-id"),
    ):
        found = problem(HEAD + source)
        assert (found.code, found.place.line) == (code, 5)
        assert f'"{second}" differs from "{first}" at line 4 only' in found.message


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9", "aux"])
def test_an_audience_is_not_called_what_windows_takes_for_a_device(name: str) -> None:
    found = problem(HEAD + f"sections: [a]\naudiences:\n  team: {{}}\n  {name}: {{}}")
    assert (found.code, found.place[1:]) == ("bad-id", (6, 3))
    assert "Windows" in found.message
    assert read(HEAD + f"sections: [{{title: a, id: {name}}}]\nsources: {{{name}: x}}")


@given(st.lists(st.sampled_from(["Limits", "limits", "LIMITS", "limits-2", "é", "e\u0301", "É"]), min_size=1))
def test_ids_that_are_made_differ_as_names_of_files(titles: list[str]) -> None:
    root, _ = yaml.load(f"sections: {titles}".encode(), "o.yaml", Limits())
    assert root is not None
    ids = section_ids(root, Reading(Files(Path())))
    assert len({folded(id) for id in ids}) == len(titles)
