from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen import pipeline, theme
from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import theme_file
from deckgen.outline.fields import keys_of, pick
from deckgen.outline.values import Doc, FileName
from deckgen.problems import OutlineError, Place, UsageError
from deckgen.theme import contrast
from deckgen.theme.tokens import MADE, ROLES, TLP, FontFile, Theme
from tests.own_font import licensed

HERE = Place("outline.yaml", 4, 8)
GROUPS = {"colors": "", "cover": "cover.", "deep": "deep."}
"""The groups of a theme file, and how the roles in each begin."""
WHOLE = "".join(
    f"{group}:\n"
    + "".join(
        f"  {role.removeprefix(prefix)}: {theme_file.load('neutral').colors[role]}\n"
        for role in ROLES
        if role not in TLP and role.rpartition(".")[0] == prefix.rstrip(".")
    )
    for group, prefix in GROUPS.items()
)
"""The neutral theme as a file without a base: 24 lines."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "themes").mkdir()
    return tmp_path


def read(folder: Path, source: str) -> Theme:
    (folder / "themes/house.yaml").write_text(source, encoding="utf-8")
    return theme_file.read("themes/house.yaml", Files(folder), HERE)


def errors(folder: Path, source: str) -> list[str]:
    with pytest.raises(OutlineError) as caught:
        read(folder, source)
    return [str(problem) for problem in caught.value.problems]


def test_the_keys_are_the_roles() -> None:
    classes = {"colors": theme_file.Colors, "cover": theme_file.Cover, "deep": theme_file.Deep}
    assert [f"{GROUPS[group]}{key}" for group, cls in classes.items() for key in keys_of(cls)] == [
        role for role in ROLES if role not in TLP and role not in MADE
    ]


def test_a_file_changes_colors_of_its_base(folder: Path) -> None:
    found, base = read(folder, "base: formal\ncolors: {a1: 7a1f3d}\ncover: {bg: 3A0F1E}\n"), theme_file.load("formal")
    assert found.colors == {**base.colors, "a1": "7A1F3D", "cover.bg": "3A0F1E"}
    assert (found.name, found.family, found.regular, found.dark) == ("house", "FiraGO", None, False)


def test_a_file_without_a_base_gives_every_color(folder: Path) -> None:
    assert read(folder, WHOLE).colors == theme_file.load("neutral").colors


def test_a_color_of_digits_alone_stays_what_was_written(folder: Path) -> None:
    assert read(folder, "base: formal\ncolors: {ink: 001122, a5: 4e5678}\n").colors["ink"] == "001122"


def test_a_theme_whose_ground_is_darker_than_its_text_is_dark(folder: Path) -> None:
    assert read(folder, "base: dark\ncolors: {bg: '000000'}\n").dark
    assert not read(folder, "base: neutral\n").dark


@pytest.mark.parametrize(
    ("source", "place", "expected"),
    [
        ("base: formal\ncolour: {}\n", "2:1", 'unknown key "colour" (did you mean "colors"?) [unknown-key]'),
        ("base: dark\ncover: {titel: FFFFFF}\n", "2:9", 'unknown key "titel" (did you mean "title"?) [unknown-key]'),
        ("base: frmal\n", "1:7", f'"base" must be one of {", ".join(theme.built_in())}, not "frmal"'),
        ("base: dark\ncolors:\n  a1: '#1D3C73'\n", "3:7", '"a1" must be a color, not "#1D3C73" (six hex digits, as '),
        ("base: dark\ncolors:\n  a1: 1D3C7\n", "3:7", '"a1" must be a color, not "1D3C7" ('),
        ("base: dark\ncolors: [1D3C73]\n", "2:9", '"colors" needs keys of its own, not a list (write: '),
        ("base: dark\nbase: formal\n", "2:1", 'the key "base" stands twice here'),
        ("base: dark\nfonts:\n  family: F\n  bold: b.ttf\n", "3:3", '"fonts" needs "regular" too, or '),
        ("base: dark\nfonts: {family: F, scale: 0.9}\n", "2:27", '"scale" must be a number from 1 to 1.5, not 0.9'),
        ("base: {\n", "2:1", ""),
        ("", "1:1", "the theme has no color for colors.bg, "),
        (
            "- base\n",
            "1:1",
            "a theme file is a mapping of keys (its keys are: base, colors, cover, deep, fonts) [not-a-theme]",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place_in_the_file(folder: Path, source: str, place: str, expected: str) -> None:
    (found,) = errors(folder, source)
    assert found.startswith(f"themes/house.yaml:{place}: error: {expected}")


def test_a_color_that_a_comment_takes_away_is_told_with_the_comment(folder: Path) -> None:
    value, comment = errors(folder, "base: dark\ncolors:\n  a1: #1D3C73\n")
    assert value.startswith('themes/house.yaml:3:6: error: "a1" has no value (it must be a color) [null-value]')
    assert comment.startswith('themes/house.yaml:3:7: warning: "#1D3C73" is left out')


def test_all_problems_are_reported_at_once(folder: Path) -> None:
    assert len(errors(folder, "base: x\ncolors: {a1: red, a9: '000000'}\nfonts: {regular: a.ttf, scale: 9}\n")) == 5


def test_missing_colors_are_named(folder: Path) -> None:
    without = "".join(line for line in WHOLE.splitlines(keepends=True) if "hl:" not in line and "sub:" not in line)
    (found,) = errors(folder, without)
    assert found.startswith("themes/house.yaml:1:1: error: the theme has no color for colors.hl, cover.sub (")


def test_a_built_in_theme_is_read_as_any_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    neutral = (theme.FOLDER / "neutral.yaml").read_text("utf-8")
    (folder / "broken.yaml").write_text(re.sub("  hl: .*\n", "", neutral), encoding="utf-8")
    monkeypatch.setattr(theme, "FOLDER", folder)
    with pytest.raises(OutlineError, match=r"broken\.yaml:2:1: error: the theme has no color for colors\.hl \("):
        theme_file.find(FileName("broken"), Files(folder))


def test_a_color_that_cannot_be_read_is_told_at_the_color_that_the_file_gives(folder: Path) -> None:
    on_bg, on_panel = errors(folder, "base: formal\ncolors:\n  a2: C9A227\n")
    assert on_bg.startswith("themes/house.yaml:3:7: error: a2 on bg has a contrast of 2.42:1, too weak for ")
    assert on_panel.startswith("themes/house.yaml:3:7: error: a2 on panel ")
    (ground,) = errors(folder, "base: formal\ndeep: {fill: 9FB4D8, accent: '102040'}\n")
    assert ground.startswith("themes/house.yaml:2:14: error: deep.text on deep.fill ")


def test_fonts_stand_beside_the_theme_file(folder: Path) -> None:
    (folder / "themes/regular.ttf").write_bytes(licensed(4))
    (folder / "bold.ttf").write_bytes(licensed(8, bold=True))
    fonts = "fonts:\n  family: FiraGO\n  regular: regular.ttf\n  bold: ../bold.ttf\n"
    found = read(folder, f"base: formal\n{fonts}")
    assert (found.family, found.regular, found.bold) == (
        "FiraGO",
        FontFile(licensed(4), "FiraGO", Place("themes/house.yaml", 4, 12)),
        FontFile(licensed(8, bold=True), "FiraGO", Place("themes/house.yaml", 5, 9)),
    )


def test_a_family_without_files_is_one_that_is_installed(folder: Path) -> None:
    found = read(folder, "base: formal\nfonts:\n  family: House Sans\n  scale: 1.12\n")
    assert (found.family, found.regular, found.bold, found.scale) == ("House Sans", None, None, 1.12)
    assert found.installed == Place("themes/house.yaml", 3, 3)
    assert theme_file.load("formal").installed is None


def test_fonts_are_read_from_where_the_outline_may_read(folder: Path) -> None:
    (folder.parent / "house.ttf").write_bytes(licensed(0))
    fonts = "fonts: {family: FiraGO, regular: none.ttf, bold: ../../house.ttf}\n"
    missing, outside = errors(folder, f"base: formal\n{fonts}")
    assert missing.endswith("[missing-file]")
    assert outside.endswith("[file-outside]")


def test_a_font_over_the_limit_is_refused(folder: Path) -> None:
    (folder / "house.ttf").write_bytes(licensed(0))
    (folder / "house.yaml").write_text(
        "base: formal\nfonts: {family: FiraGO, regular: house.ttf, bold: house.ttf}\n", encoding="utf-8"
    )
    with pytest.raises(OutlineError, match="--limit font-bytes=N"):
        theme_file.read("house.yaml", Files(folder, limits=Limits(font_bytes=1000)), HERE)


def test_a_theme_of_the_outline_is_found_by_name_or_in_its_folder(folder: Path) -> None:
    (folder / "house.yaml").write_text("base: dark\n", encoding="utf-8")
    assert theme_file.find(FileName("neutral"), Files(folder)) == theme_file.load("neutral")
    assert theme_file.find(FileName("house.yaml", HERE), Files(folder)).name == "house"


def test_a_theme_that_the_caller_names_may_stand_anywhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "house.yaml").write_text("base: dark\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    files = Files(folder / "themes")
    assert theme_file.find("house.yaml", files).name == "house"
    assert theme_file.find(str(folder / "house.yaml"), files).name == "house"


@pytest.mark.parametrize("name", ["frmal", "none.yaml", "themes/none"])
def test_the_caller_is_told_that_there_is_no_such_theme(folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        theme_file.find(name, Files(folder))


def test_a_theme_reaches_the_deck(folder: Path) -> None:
    (folder / "house.yaml").write_text("base: formal\ncolors: {a1: 7A1F3D}\n", encoding="utf-8")
    outline = folder / "outline.yaml"
    outline.write_text("deckgen: 1\ntitle: عنوان\ntheme: house.yaml\nsections: [قسم]\n", encoding="utf-8")
    assert pipeline.build(pipeline.load(outline)).scene.theme.colors["a1"] == "7A1F3D"


def test_problems_of_an_outlines_theme_stand_in_the_theme_file(folder: Path) -> None:
    (folder / "house.yaml").write_text("base: formal\ncolors: {a1: red}\n", encoding="utf-8")
    outline = folder / "outline.yaml"
    outline.write_text("deckgen: 1\ntitle: عنوان\ntheme: house.yaml\nsections: [قسم]\n", encoding="utf-8")
    with pytest.raises(OutlineError) as caught:
        pipeline.build(pipeline.load(outline))
    assert [problem.place for problem in caught.value.problems] == [(str(folder / "house.yaml"), 2, 14)]


def test_the_documentation_says_of_every_role_what_it_is_for_and_its_least_contrast() -> None:
    page = (Path(__file__).parents[2] / "docs/themes.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+\.\w+)` \| (.+?) \| (.*?) ?\|$", page, re.MULTILINE)
    classes = {"colors": theme_file.Colors, "cover": theme_file.Cover, "deep": theme_file.Deep}
    expected = []
    for group, cls in classes.items():
        for key in keys_of(cls).values():
            pairs = [pair for pair in contrast.PAIRS if pair.role == f"{GROUPS[group]}{key.key}"]
            grounds = ", ".join(f"`{pair.ground if '.' in pair.ground else f'colors.{pair.ground}'}`" for pair in pairs)
            least = f"{pairs[0].least:g}:1 on {grounds}" if pairs else ""
            expected.append((f"{group}.{key.key}", pick(key.metadata, Doc).text, least))
    assert listed == expected


def test_the_example_of_the_documentation_is_a_theme(folder: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/themes.md").read_text(encoding="utf-8")
    (source,) = re.findall(r"```yaml\n(base: .+?)```", page, re.DOTALL)
    (folder / "themes/fonts").mkdir()
    for weight in ("Regular", "Bold"):
        (folder / f"themes/fonts/HouseSans-{weight}.ttf").write_bytes(b"font")
    assert read(folder, source).family == "House Sans"
