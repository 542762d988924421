from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files import Files
from deckgen.limits import Limits
from deckgen.outline import mapping_file
from deckgen.outline.fields import keys_of
from deckgen.outline.mapping_file import MappingFile
from deckgen.problems import OutlineError, Place

HERE = Place("outline.yaml", 4, 18)


def read(folder: Path, source: str, limits: Limits | None = None) -> MappingFile:
    (folder / "house").mkdir(exist_ok=True)
    (folder / "house/map.yaml").write_text(source, encoding="utf-8")
    return mapping_file.read("house/map.yaml", Files(folder, limits=limits or Limits()), HERE)[0]


@pytest.mark.parametrize("source", ["", "# mirror: never\n", "{}\n"])
def test_every_key_may_be_left_out(tmp_path: Path, source: str) -> None:
    assert read(tmp_path, source) == MappingFile()


def test_a_number_of_a_layout_and_digits_are_as_elsewhere(tmp_path: Path) -> None:
    found = read(tmp_path, "layouts: {cover: ٣, content: عنوان ومحتوى}\nbody: [٠٫٩, 2, 11.5, ٤]\n")
    assert (found.layouts.cover, found.layouts.content, found.body) == ("٣", "عنوان ومحتوى", (0.9, 2, 11.5, 4))


@pytest.mark.parametrize(
    ("source", "place", "expected"),
    [
        ("layout: {}\n", "1:1", 'unknown key "layout" (did you mean "layouts"?) [unknown-key]'),
        ("layouts: {covr: 1}\n", "1:11", 'unknown key "covr" (did you mean "cover"?) [unknown-key]'),
        ("layouts:\n  cover: [1]\n", "2:10", '"cover" must be a text, not a list'),
        ("layouts: Opening\n", "1:10", '"layouts" needs keys of its own'),
        ("body: [1, 2, 3]\n", "1:7", '"body" has too few items: 3'),
        ("body: [1, 2, 3, 4, 5]\n", "1:7", '"body" has 5 items; 4 are the most'),
        ("body: [1, 2, 3, -4]\n", "1:17", 'item 4 of "body" must be a number from 0 to 56, not -4'),
        ("body: 12\n", "1:7", '"body" must be a list'),
        ("colors: {a2: accent7}\n", "1:14", '"a2" must be one of bg1, tx1, '),
        ("colors: {a7: accent1}\n", "1:10", 'unknown key "a7" (here stand: a1, a2, a3, a4, hl)'),
        ("tint: no\n", "1:7", '"tint" must be true or false, not "no"'),
        ("mirror: nevre\n", "1:9", '"mirror" must be auto or never, not "nevre" (did you mean "never"?)'),
        ("fonts: {family: F, bold: f.ttf}\n", "1:8", '"fonts" needs "regular" too'),
        ("- layouts\n", "1:1", "a mapping file is a mapping of keys (its keys are: layouts, body, colors, tint, "),
        ("layouts: {cover: 1\ntint: true\n", "1:10", ""),
        ("tint: true\ntint: false\n", "2:1", 'the key "tint" stands twice here'),
    ],
)
def test_what_is_wrong_is_told_at_its_place_in_the_file(tmp_path: Path, source: str, place: str, expected: str) -> None:
    with pytest.raises(OutlineError) as caught:
        read(tmp_path, source)
    (found,) = caught.value.problems
    assert str(found).startswith(f"house/map.yaml:{place}: error: {expected}")


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        read(tmp_path, "layouts: {x: 1}\nbody: [a, 1, 1, 1]\ncolors: {a1: red}\ntint: 3\nmirror: x\nfonts: {}\n")
    assert len(caught.value.problems) == 6


def test_files_of_fonts_lie_beside_the_mapping(tmp_path: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        read(tmp_path, "fonts: {family: F, regular: a.ttf, bold: ../../b.ttf}\n")
    assert [(p.code, p.place.column) for p in caught.value.problems] == [("missing-file", 29), ("file-outside", 42)]


def test_its_size_has_a_limit(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="data-bytes"):
        read(tmp_path, "# " + "x" * 2000, Limits(data_bytes=1000))


def test_its_keys_are_those_of_the_manual() -> None:
    assert list(keys_of(MappingFile)) == ["layouts", "body", "colors", "tint", "fonts", "mirror"]
