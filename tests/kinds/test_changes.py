from __future__ import annotations

from typing import Any

import pytest

import deckgen
from deckgen.kinds.changes import MOST
from deckgen.scene.nodes import SlideScene, Table

OUTLINE: dict[str, Any] = {
    "deckgen": 1,
    "language": "en",
    "title": "Water",
    "audiences": {"council": {}},
    "summary": {"message": "Repair first"},
    "sections": [
        {
            "title": "Outlook",
            "confidence": "low",
            "scenarios": [{"title": "Repair", "likelihood": "likely"}, {"title": "Wait", "likelihood": "unlikely"}],
        }
    ],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("earlier.yaml", OUTLINE)


def write(name: str, outline: dict[str, Any]) -> None:
    from deckgen.outline import yaml

    with open(name, "w", encoding="utf-8") as file:
        file.write(yaml.written(outline))


def later(**changes: Any) -> dict[str, Any]:
    (section,) = OUTLINE["sections"]
    return {**OUTLINE, "changes": "earlier.yaml", "sections": [{**section, **changes}]}


def slide(outline: dict[str, Any], audience: str | None = None) -> SlideScene:
    (found,) = (s for s in deckgen.build(deckgen.load(outline), audience).slides if s.kind == "changes")
    return found


def cells(found: SlideScene) -> list[list[str]]:
    (table,) = (node for node in found.nodes if isinstance(node, Table))
    return [
        [" ".join(run.text for p in cell.text.paragraphs for run in p.runs) for cell in row.cells] for row in table.rows
    ]


def test_a_judgment_stands_as_it_was_and_is_with_its_reason() -> None:
    scenarios = [
        {"title": "Repair", "likelihood": "even", "changed": "A dry summer"},
        OUTLINE["sections"][0]["scenarios"][1],
    ]
    head, *rows = cells(slide(later(scenarios=scenarios)))
    assert head == ["Judgement", "Was", "Is now", "Why it changed"]
    ((what, was, now, why),) = rows
    assert (what, why) == ("Outlook · Repair", "A dry summer")
    assert was.endswith("Likely")
    assert now.replace("\u00a0", " ").endswith("Roughly even")


def test_confidence_is_a_judgment_and_the_bottom_line_goes_before_it() -> None:
    outline = {**later(confidence="high"), "summary": {"message": "Repair now"}}
    _, *rows = cells(slide(outline))
    assert [row[0] for row in rows] == ["Bottom line up front", "Outlook"]
    assert rows[1][1:] == ["Low confidence", "High confidence"]


def test_that_nothing_changed_is_said() -> None:
    assert cells(slide(later()))[-1] == ["No judgement has changed since the last briefing"]


def test_figures_and_texts_are_none_of_it_and_six_are_most() -> None:
    names = [f"Case {i}" for i in range(MOST + 2)]
    earlier = {"title": "Odds", "table": {"columns": ["Case", {"title": "Odds", "kind": "likelihood"}],
                                          "rows": [[name, "even"] for name in names]}}  # fmt: skip
    write("earlier.yaml", {**OUTLINE, "sections": [earlier]})
    table = {**earlier["table"], "rows": [[name, "likely"] for name in names]}  # type: ignore[dict-item]
    outline = {**OUTLINE, "changes": "earlier.yaml", "sections": [{**earlier, "table": table, "message": "Odds rise"}]}
    assert len(cells(slide(outline))) == 1 + MOST


def test_it_follows_the_summary_and_is_headed_by_its_message() -> None:
    outline = {**later(), "changes": {"since": "earlier.yaml", "message": "All as it was", "title": "Since June"}}
    kinds = [s.kind for s in deckgen.build(deckgen.load(outline)).slides]
    assert kinds[:3] == ["cover", "summary", "changes"]
    titles = [node for node in slide(outline).nodes if node.key in ("title", "kicker")]
    assert sorted(" ".join(r.text for p in node.text.paragraphs for r in p.runs) for node in titles) == [  # type: ignore[union-attr]
        "All as it was",
        "Since June",
    ]


def test_a_reader_whom_the_earlier_outline_does_not_know_gets_no_slide_but_an_error() -> None:
    outline = {**later(confidence="high"), "audiences": {"council": {}, "press": {}}}
    assert cells(slide(outline, "council"))
    with pytest.raises(deckgen.OutlineError) as raised:
        deckgen.build(deckgen.load(outline), "press")
    (problem,) = raised.value.problems
    assert problem.code == "unknown-audience"
    kept = {**outline, "audiences": {"council": {}, "press": {"changes": None}}}
    assert all(s.kind != "changes" for s in deckgen.build(deckgen.load(kept), "press").slides)


def test_what_the_reader_did_not_get_is_not_compared() -> None:
    secret = {"title": "Secret", "for": ["council"], "confidence": "low", "points": ["a"]}
    write("earlier.yaml", {**OUTLINE, "sections": [*OUTLINE["sections"], secret]})
    outline = later()
    outline["sections"] = [*outline["sections"], {**secret, "confidence": "high"}]
    assert cells(slide(outline))[-1] == ["No judgement has changed since the last briefing"]
    assert cells(slide(outline, "council"))[-1][0] == "Secret"


def test_an_earlier_outline_that_is_wrong_is_told_at_its_own_line() -> None:
    with open("earlier.yaml", "a", encoding="utf-8") as file:
        file.write("titel: a\n")
    with pytest.raises(deckgen.OutlineError) as raised:
        deckgen.build(deckgen.load(later()))
    assert [problem.place.path for problem in raised.value.problems] == ["earlier.yaml"]
