from __future__ import annotations

from typing import Literal

import pytest

from deckgen.check.silence import unsilenced
from deckgen.problems import Place, Problem


def warning(
    line: int, code: str = "final-stop", path: str = "a.yaml", severity: Literal["error", "warning"] = "warning"
) -> Problem:
    return Problem(code, Place(path, line, 3), "what", severity=severity)


def test_a_data_file_on_another_drive_is_named_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(file: str, folder: str) -> str:
        raise ValueError("path is on mount 'E:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", relpath)
    text = "csv: e:/d.csv # deckgen: ignore final-stop"
    assert unsilenced([warning(7, path="e:/d.csv")], "a.yaml", text) == []
    assert len(unsilenced([warning(7, path="f:/d.csv")], "a.yaml", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nc: d.  # deckgen: ignore final-stop\n",
        "# deckgen: ignore final-stop\nc: d.\n",
        "  #deckgen:ignore final-stop  \nc: d.\n",
        "a: b\r\nc: d. # deckgen: ignore no-closing, final-stop\r\n",
        "a: b\u2028c: d. # deckgen: ignore final-stop",
    ],
)
def test_a_comment_silences_its_line_or_the_next(text: str) -> None:
    assert unsilenced([warning(2)], "a.yaml", text) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("csv: d.csv # deckgen: ignore final-stop\n", 0),
        ("# deckgen: ignore final-stop\n{csv: d.csv}\n", 0),
        ("csv: d.csv\nb: c # deckgen: ignore final-stop\n", 1),
        ("csv: d.csv # deckgen: ignore no-closing\n", 1),
        ("b: d.csv\n# deckgen: ignore final-stop", 1),
    ],
)
def test_a_data_file_is_silenced_where_it_is_named(text: str, kept: int) -> None:
    assert len(unsilenced([warning(7, path="d.csv")], "a.yaml", text)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "a: b\nc: d.  # deckgen: ignore no-closing\n",
        "a: b # deckgen: ignore final-stop\nc: d.\n",
        "a: b\nc: d.\n# deckgen: ignore final-stop\n",
        "a: b\nc: d. # deckgen: ignore final-stop please\n",
        "a: b\nc: d.# deckgen: ignore final-stop\n",
        "a: b\nc: d. # ignore final-stop\n",
    ],
)
def test_other_comments_silence_nothing(text: str) -> None:
    assert unsilenced([warning(2)], "a.yaml", text) == [warning(2)]


def test_errors_and_other_files_are_never_silenced() -> None:
    text = "# deckgen: ignore final-stop\nc: d.\n"
    heard = [warning(2, severity="error"), warning(2, path="refs.bib")]
    assert unsilenced([*heard, warning(2)], "a.yaml", text) == heard


@pytest.mark.parametrize("text", ["a: b\n", "# deckgen: ignore final-stop\nc: d.\n"])
def test_what_stands_in_no_file_is_never_silenced(text: str) -> None:
    assert unsilenced([warning(2, path="")], "a.yaml", text) == [warning(2, path="")]
