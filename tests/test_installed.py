"""Slide kinds and themes of installed packages: ``tests/data/harbour`` is one, found by being on the import path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from deckgen import kinds, pipeline, theme
from deckgen.installed import additions
from deckgen.outline.schema import schema
from deckgen.problems import OutlineError, UsageError
from deckgen.scene.nodes import TextBox
from tests.kinds.support import said

HARBOUR = Path(__file__).parent / "data/harbour"
HEAD = "deckgen: 1\ntitle: عنوان\n"
TIDES = "sections:\n  - title: المدّ\n    message: يأتي ما ينفع\n    tides: {in: [خبرة فنية], out: [نفوذ قديم]}\n"


@pytest.fixture
def harbour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HARBOUR))


def outline(folder: Path, source: str) -> Path:
    path = folder / "outline.yaml"
    path.write_text(HEAD + source, encoding="utf-8")
    return path


def package(folder: Path, name: str, entry_points: str, code: str = "") -> None:
    """Make a package that adds something by entry points; ``code`` is its module ``broken_tides``."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    (folder / "broken_tides.py").write_text(code, encoding="utf-8")


@pytest.mark.usefixtures("harbour")
def test_a_slide_kind_of_an_installed_package_makes_a_slide(tmp_path: Path) -> None:
    deck = pipeline.build(pipeline.load(outline(tmp_path, TIDES)))
    (slide,) = (slide for slide in deck.slides if slide.kind == "tides")
    boxes = {node.key: said(node) for node in slide.nodes if isinstance(node, TextBox)}
    assert (boxes["in"], boxes["out"]) == (["خبرة فنية"], ["نفوذ قديم"])
    deck.save(tmp_path / "deck.pptx")
    assert (tmp_path / "deck.pptx").stat().st_size > 0


@pytest.mark.usefixtures("harbour")
def test_its_keys_are_checked_as_those_of_every_other_kind(tmp_path: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        pipeline.load(outline(tmp_path, TIDES.replace("out:", "outt:")))
    assert [(p.code, p.hint) for p in caught.value.problems] == [("unknown-key", 'did you mean "out"?')]
    with pytest.raises(OutlineError, match=r'unknown key "tidess" \(did you mean "tides"\?\)'):
        pipeline.load(outline(tmp_path, TIDES.replace("tides:", "tidess:")))


@pytest.mark.usefixtures("harbour")
def test_the_schema_knows_it() -> None:
    made = schema(kinds.bodies(kinds.every()))
    assert "tides" in made["$defs"]["model.Section"]["anyOf"][0]["properties"]


@pytest.mark.usefixtures("harbour")
def test_a_theme_of_an_installed_package_is_named_like_a_built_in_one(tmp_path: Path) -> None:
    deck = pipeline.build(pipeline.load(outline(tmp_path, "theme: harbour\nsections: [قسم]\n")))
    assert (deck.scene.theme.name, deck.scene.theme.colors["a1"]) == ("harbour", "0B4F6C")
    plain = pipeline.load(outline(tmp_path, "sections: [قسم]\n"))
    assert pipeline.build(plain, theme="harbour").scene.theme == deck.scene.theme
    with pytest.raises(UsageError, match=f"{theme.built_in()[-1]}, harbour"):
        pipeline.build(plain, theme="harbor")


def test_without_the_package_its_kind_and_theme_are_unknown(tmp_path: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        pipeline.load(outline(tmp_path, f"theme: harbour\n{TIDES}"))
    assert [problem.code for problem in caught.value.problems] == ["unknown-value", "unknown-key"]


@pytest.mark.process
def test_a_deck_of_built_in_kinds_never_looks_for_packages(tmp_path: Path) -> None:
    path = outline(tmp_path, "theme: dark\nsections:\n  - title: قسم\n    points: [نقطة]\n")
    code = (
        "import sys, deckgen\n"
        f"deckgen.build(deckgen.load({str(path)!r})).save({str(tmp_path / 'deck.pptx')!r})\n"
        "sys.exit('importlib.metadata' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.usefixtures("harbour")
def test_an_installed_package_changes_no_deck_that_does_not_ask_for_it(tmp_path: Path) -> None:
    deck = pipeline.build(pipeline.load(outline(tmp_path, "sections: [قسم]\n")))
    assert not [layout.key for layout in deck.scene.layouts if "tides" in layout.key]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import no_such_module\n", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("TIDES = 1\n", "AttributeError"),
        ("KIND = 1\n", r"TypeError: it must lead to a Kind\(name='tides', …\)"),
        ("from deckgen.kinds.cover import KIND\n", "TypeError: it must lead to a Kind"),
    ],
)
def test_a_broken_kind_fails_loudly_with_the_name_of_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, says: str
) -> None:
    package(tmp_path, "broken-tides", "[deckgen.kinds]\ntides = broken_tides:KIND\n", code)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "broken_tides", raising=False)
    with pytest.raises(UsageError, match=f'the package "broken-tides" adds "tides" to deckgen.kinds, .*{says}'):
        pipeline.load(outline(tmp_path, TIDES))


@pytest.mark.parametrize("name", ["points", "notes"])
def test_a_kind_cannot_take_a_key_that_sections_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    code = f"from deckgen.kinds.points import KIND as K\nKIND = type(K)(name={name!r}, layout=K.layout, body=K.body)\n"
    package(tmp_path, "broken-tides", f"[deckgen.kinds]\n{name} = broken_tides:KIND\n", code)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "broken_tides", raising=False)
    with pytest.raises(UsageError, match=f'"broken-tides" adds "{name}".*is a key of sections already'):
        kinds.every()


@pytest.mark.usefixtures("harbour")
def test_two_packages_with_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "deckgen-port", "[deckgen.themes]\nharbour = deckgen_harbour:THEME\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(
        UsageError, match=r'the packages "deckgen-(port|harbour)" and "deckgen-(port|harbour)" both add'
    ):
        theme.installed()


@pytest.mark.usefixtures("harbour")
def test_additions_are_read_by_name() -> None:
    assert additions("deckgen.themes", lambda name, value: (name, value)) == {
        "harbour": ("harbour", HARBOUR / "deckgen_harbour/harbour.yaml")
    }
