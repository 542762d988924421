"""What changed between two outlines: pairs of them in ``cases/changes``, and what holds for all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import deckgen
from deckgen import pipeline

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/cases/changes").glob("*.txt"))
SAMPLES = [ROOT / "outline.yaml", *sorted((ROOT / "examples").glob("*.yaml")),
           *sorted((ROOT / "deckgen/starters").glob("*.yaml"))]  # fmt: skip


def pair(case: Path) -> tuple[deckgen.Loaded, deckgen.Loaded, list[str]]:
    """Return a case's outlines and the changes that are expected of them, one a line.

    A case is an outline, ``=== now`` and the lines of it that are otherwise now, then ``=== changes``.
    """
    before, edits, expected = re.split(r"^=== \w+\n", case.read_text(encoding="utf-8"), flags=re.MULTILINE)
    after = before
    for old, new in re.findall(r"^- (.*)\n\+ ?(.*)\n", edits, re.MULTILINE):
        assert before.count(old + "\n") == 1, old
        after = after.replace(old + "\n", f"{new}\n" if new else "")
    return deckgen.load(before), deckgen.load(after.replace("\\n", "\n")), expected.splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_changes_of_a_pair_are_those_expected(case: Path) -> None:
    before, after, expected = pair(case)
    found = [
        f"{change.kind}: {' › '.join(change.where)}: {change.before} → {change.after}"
        + (f" ({change.difference:+})" if change.difference is not None else "")
        + (f" because {change.reason}" if change.reason else "")
        for change in pipeline.changes(before, after)
    ]
    assert found == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_outline_has_not_changed_since_itself(path: Path) -> None:
    loaded, again = deckgen.load(path), deckgen.load(path)
    for reader in loaded.readers:
        assert pipeline.changes(loaded, again, reader) == ()


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_one_title_is_one_change(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    outline = yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    before = deckgen.load(outline)
    for section in outline["sections"][::4]:
        title = section["title"]
        section["title"] = (
            {tag: f"{said} ×" for tag, said in title.items()} if isinstance(title, dict) else f"{title} ×"
        )
        after = deckgen.load(outline)
        section["title"] = title
        found = [pipeline.changes(before, after, reader) for reader in before.readers]
        assert any(found)
        for change in (change for own in found for change in own):
            assert (change.kind, change.after) == ("headline", f"{change.before} ×")
        assert max(map(len, found)) == 1


def test_what_another_audience_alone_gets_is_no_change() -> None:
    outline = {"deckgen": 1, "title": "a", "audiences": {"x": {}, "y": {}},
               "sections": [{"title": "b", "points": ["c", {"text": "d c", "for": ["x"]}]}]}  # fmt: skip
    before = deckgen.load(outline)
    outline["sections"][0]["points"][1]["text"] = "d e"  # type: ignore[index]
    after = deckgen.load(outline)
    assert len(pipeline.changes(before, after, "x")) == 1
    assert pipeline.changes(before, after, "y") == ()
    with pytest.raises(deckgen.UsageError):
        pipeline.changes(before, after, "z")
