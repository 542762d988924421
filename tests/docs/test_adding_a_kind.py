"""The page on adding a kind, tried: its files are added to a copy of the repository, and the copy's tests run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/adding-a-kind.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w/.]+)`:\n\n```\w+\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
KIND, TEST, LINE = "deckgen/kinds/swot.py", "tests/kinds/test_swot.py", "docs/kinds.md"


def run(folder: Path, *arguments: str) -> None:
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.process
def test_a_kind_is_one_file_one_test_and_one_line(tmp_path: Path) -> None:
    assert set(FILES) == {KIND, TEST, LINE}
    for name in ("deckgen", "tests", "docs", "examples"):
        # Bytecode goes along, so that it is not compiled again, but not what another process is still writing of it.
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in (KIND, TEST):
        (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    # Without the line that may stand there: this test is one of those that a copy with the kind passes.
    kinds = (tmp_path / LINE).read_text(encoding="utf-8").replace(FILES[LINE], "")
    (tmp_path / LINE).write_text(kinds.replace("| `points` |", f"{FILES[LINE]}| `points` |"), encoding="utf-8")
    run(tmp_path, "-m", "ruff", "check", KIND, TEST)
    run(tmp_path, "-m", "ruff", "format", "--check", KIND, TEST)
    run(tmp_path, "docs/make_outline_page.py")
    run(tmp_path, "docs/make_gallery.py", "swot")
    of_each = ("tests/test_repo.py", "tests/outline/test_schema.py", "tests/docs/test_outline_page.py")
    of_all_together = ("tests/docs/test_gallery.py", "tests/language/test_language.py")
    chosen = ("-k", "swot or test_gallery or test_language")
    run(tmp_path, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *chosen, TEST, *of_each, *of_all_together)


def test_the_lines_are_as_many_as_the_page_says() -> None:
    counted = [len(FILES[name].splitlines()) for name in (KIND, TEST, LINE)]
    assert counted[:2] == [int(n) for n in re.findall(r"\((\d+) lines\)", PAGE)]
    assert counted[2] == 1
