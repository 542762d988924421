"""The repository holds to its own rules."""

from __future__ import annotations

import ast
import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from deckgen.kinds import registry
from deckgen.layout.kind import Kind
from tests import manual, study
from tests.sources import tree

ROOT = Path(__file__).parents[1]
PACKAGE = sorted((ROOT / "deckgen").rglob("*.py"))
FOLDERS = ("deckgen", "tests", "docs", "benchmarks", "assets")
CODE = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
WRITING = [
    ROOT / ".ci/run",
    ROOT / "pyproject.toml",
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]

MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in PACKAGE}
"""The file of each module by its name."""

MOST_WORDS = 12
"""Words of the sentence that a docstring begins with: it is read in lists, and by whoever looks for something."""

MOST_LINES = 300
LONG = {"deckgen/scene/nodes.py": "the border type, which is read as a whole"}
"""Files that may be longer, and why."""

TOOLS = [
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
]

every_kind = pytest.mark.parametrize("kind", registry().values(), ids=lambda kind: kind.name)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.process
@pytest.mark.parametrize("command", TOOLS, ids=" ".join)
def test_the_code_holds_to_the_tools(command: tuple[str, ...]) -> None:
    program = Path(sysconfig.get_path("scripts")) / command[0]
    ran = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_files_are_short_enough_to_be_read() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {path: n for path, n in lines.items() if n > MOST_LINES and path not in LONG} == {}


@pytest.mark.slow
def test_a_docstring_begins_with_a_short_sentence() -> None:
    long = []
    for module, path in MODULES.items():
        for found, text in docstrings(tree(path)):
            words = re.split(r"(?<=[.?!])\s|\n\n", text, maxsplit=1)[0].split()
            long += [f"{module}.{found}: {' '.join(words)}"] if len(words) > MOST_WORDS else []
    assert long == []


def test_no_path_of_a_machine_is_written() -> None:
    written = re.compile(r"(?<![\w.~])/(?:home|root|work|mnt|Users)/\S*")
    found = {name(path): written.findall(path.read_text(encoding="utf-8")) for path in (*CODE, *WRITING)}
    assert {path: paths for path, paths in found.items() if paths} == {}


def test_lengths_are_converted_in_one_place() -> None:
    factors = re.compile(r"\b(?:12_?700|914_?400)\b")
    places = [name(path) for path in PACKAGE if factors.search(path.read_text(encoding="utf-8"))]
    assert places == ["deckgen/units.py"]


def test_files_are_written_in_one_place() -> None:
    writes = re.compile(r"""\.write_(?:bytes|text)\(|\bopen\([^)]*["'][wxa]""")
    places = [name(path) for path in PACKAGE if writes.search(path.read_text(encoding="utf-8"))]
    assert places == [f"deckgen/files/{name}.py" for name in ("atomic", "lock", "temporary")]


@pytest.mark.slow
def test_no_modules_import_each_other() -> None:
    # Late imports and those for annotations count too: who reads one of two such modules has to read the other.
    TopologicalSorter({module: set(imports(module)) for module in MODULES}).prepare()


def test_tests_get_other_programs_from_fixtures_by_which_they_are_marked() -> None:
    """LibreOffice is asked once in a run, by one file."""
    asked = {
        "which(": "tests/conftest.py",
        "playwright(": "tests/conftest.py",
        '"soffice"': "tests/test_libreoffice.py",
    }
    tests = {name(path): path.read_text(encoding="utf-8") for path in CODE if path != Path(__file__)}
    for call, place in asked.items():
        assert [path for path, text in tests.items() if path.startswith("tests/") and call in text] == [place]


@every_kind
def test_a_kind_has_its_test_and_its_line_of_documentation(kind: Kind[Any]) -> None:
    assert (ROOT / f"tests/kinds/test_{kind.name}.py").is_file()
    listed = re.findall(r"^\| `(\w+)` \| \S", (ROOT / "docs/kinds.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed.count(kind.name) == 1


@every_kind
def test_a_kind_has_a_manual_page(kind: Kind[Any]) -> None:
    page = manual.page(kind)
    assert re.match(rf"{kind.name.capitalize()}: .+\.\n\n", page)
    assert re.search(r"\bKeys?\b", page)
    assert "comfortable" in page.lower()
    assert manual.example(kind)


@every_kind
def test_the_example_of_a_manual_page_is_a_slide(
    kind: Kind[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    manual.make_files(kind, tmp_path)
    deck = study.build(**manual.keys(kind, title="قسم"))
    assert kind.name in [slide.kind for slide in deck.slides]


@pytest.mark.slow
def test_no_kind_is_known_by_its_name_outside_its_file() -> None:
    bodies = {kind.name for kind in registry().values() if kind.body}
    places = {kind.name for kind in registry().values() if kind.place}
    found = []
    for path in PACKAGE:
        if path.parent.name != "kinds":
            for line, names, of_kinds in decisions(tree(path)):
                named = names & (bodies | places if of_kinds else bodies)
                found += [f"{name(path)}:{line}: {kind}" for kind in sorted(named)]
    assert found == []


def test_no_kind_asks_for_the_direction() -> None:
    asked = re.compile(r"\.(?:rtl|reversed)\b")
    kinds = [path for path in PACKAGE if path.parent.name == "kinds"]
    assert kinds
    assert [name(path) for path in kinds if asked.search(path.read_text(encoding="utf-8"))] == []


def test_no_module_imports_a_kind() -> None:
    imported = re.compile(
        r"^\s*(?:from|import) deckgen\.kinds\.|^\s*from deckgen\.kinds import (?!registry|bodies)", re.M
    )
    assert [name(path) for path in PACKAGE if imported.search(path.read_text(encoding="utf-8"))] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    optional = [need for needs in project["optional-dependencies"].values() for need in needs]
    for need in (*project["dependencies"], *optional):
        package = re.match(r"[\w.-]+", need)[0].lower()  # type: ignore[index]
        assert package == project["name"] or re.search(rf"^\| .*{re.escape(package)}\b.* \|", reasons, re.MULTILINE), (
            need
        )


def docstrings(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield the docstrings of a module and of what is public in it, by name."""
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            own = getattr(node, "name", "")
            if not own.startswith("_") or own.startswith("__"):
                yield own, ast.get_docstring(node) or ""


def imports(module: str) -> Iterator[str]:
    """Yield the modules of the package that one of its modules imports."""
    for node in ast.walk(tree(MODULES[module])):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module in MODULES:
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in named)


def decisions(module: ast.AST) -> Iterator[tuple[int, set[str], bool]]:
    """Yield the strings that code compares, matches or looks up, and whether with the name or place of a kind."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Match):
            sides = [node.subject, *(case.pattern for case in node.cases)]
        elif isinstance(node, ast.Subscript) and not (isinstance(node.value, ast.Name) and node.value.id == "Literal"):
            sides = [node.value, node.slice]
        else:
            continue
        strings = {n.value for side in sides for n in ast.walk(side) if isinstance(n, ast.Constant)}
        of_kinds = any(isinstance(side, ast.Attribute) and side.attr in ("kind", "place") for side in sides)
        yield node.lineno, {string for string in strings if isinstance(string, str)}, of_kinds
