from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.support import Terminal
from tests.conftest import Tool

OLD = """\
deckgen: 1
language: en
title: Water
sections:
  - title: Outlook
    scenarios:
      - {title: Repair, likelihood: likely}
      - {title: Wait, likelihood: unlikely}
  - title: Demand
    points: [It grows by two per cent a year]
"""


@pytest.fixture
def pair(terminal: Terminal) -> tuple[str, str]:
    Path("old.yaml").write_text(OLD, encoding="utf-8")
    new = OLD.replace("likelihood: likely", "likelihood: even, changed: A dry summer").replace("two", "three")
    Path("new.yaml").write_text(new, encoding="utf-8")
    return "old.yaml", "new.yaml"


def test_judgments_are_told_and_texts_counted(pair: tuple[str, str], terminal: Terminal) -> None:
    assert terminal.run("diff", *pair) == (
        0,
        "judgments\n"
        "  new.yaml:7: Outlook › Repair (-1)\n"
        "    - likely\n"
        "    + even\n"
        "    why: A dry summer\n"
        "texts changed: 1 (--all lists them)\n",
        "",
    )
    assert "    + It grows by three per cent a year\n" in terminal.run("diff", *pair, "--all").out


def test_that_no_judgment_changed_is_told_too(pair: tuple[str, str], terminal: Terminal) -> None:
    assert terminal.run("diff", pair[0], pair[0]) == (0, "no judgment changed\n", "")
    assert terminal.run("--messages", "ar", "diff", pair[0], pair[0]).out == "لم يتغير أي حكم\n"


def test_it_is_markdown_or_json_as_well(pair: tuple[str, str], terminal: Terminal) -> None:
    assert "| Outlook › Repair | likely | even (-1) | A dry summer |\n" in terminal.run("diff", *pair, "--md").out
    first, second = json.loads(terminal.run("diff", *pair, "--json").out)
    assert first == {
        "kind": "judgment",
        "place": {"path": "new.yaml", "line": 7, "column": 9},
        "where": ["Outlook", "Repair"],
        "before": "likely",
        "after": "even",
        "difference": "-1",
        "reason": "A dry summer",
    }
    assert second["kind"] == "text"
    assert terminal.run("diff", *pair, "--json", "--md").code == 2


@pytest.mark.parametrize("name", ["nowhere.yaml", "-x:old.yaml", ":old.yaml", "HEAD:"])
def test_what_is_no_outline_is_told(name: str, pair: tuple[str, str], terminal: Terminal) -> None:
    code, out, err = terminal.run("diff", "--", name, pair[1])
    assert (code, out) == (2, "")
    assert name in err


def test_a_revision_comes_with_the_files_of_its_time(terminal: Terminal, tool: Tool) -> None:
    program = tool("git")

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run([program, *who, *arguments], check=True, capture_output=True)

    Path("study").mkdir()
    chart = "deckgen: 1\nlanguage: en\ntitle: a\nsections:\n  - {title: b, chart: {kind: bar, csv: data.csv}}\n"
    Path("study/outline.yaml").write_text(chart, encoding="utf-8")
    Path("study/data.csv").write_text("year,loss\n2025,22\n2026,21\n", encoding="utf-8")
    git("init", "-q")
    git("add", "study")
    git("commit", "-qm", "first")
    Path("study/data.csv").write_text("year,loss\n2025,22\n2026,19\n", encoding="utf-8")
    told = terminal.run("diff", "HEAD:study/outline.yaml", "study/outline.yaml").out
    assert "b › loss › 2026 (-2)\n    - 21\n    + 19\n" in told
    assert terminal.run("diff", "HEAD:./study/outline.yaml", "study/outline.yaml").out == told
    code, _, err = terminal.run("diff", "HEAD:study/other.yaml", "study/outline.yaml")
    assert (code, err) == (2, 'deckgen: error: git keeps no "HEAD:study/other.yaml"\n')
    assert terminal.run("diff", "v9:study/outline.yaml", "study/outline.yaml").code == 2


def test_the_changes_are_those_that_an_audience_sees(pair: tuple[str, str], terminal: Terminal) -> None:
    for name in pair:
        text = Path(name).read_text(encoding="utf-8") + "audiences: {all: {}, few: {without: [outlook]}}\n"
        Path(name).write_text(text.replace("title: Outlook", "id: outlook\n    title: Outlook"), encoding="utf-8")
    assert "judgments" in terminal.run("diff", *pair, "--audience", "all").out
    assert "judgments" not in terminal.run("diff", *pair, "--audience", "few").out
    assert terminal.run("diff", *pair, "--audience", "none").code == 2
