from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.files import Files
from deckgen.house.decided import decided
from deckgen.house.of_outline import surveyed
from deckgen.limits import Limits
from deckgen.outline import mapping_file
from deckgen.outline.mapping_file import MappingFile
from deckgen.problems import Place
from deckgen.units import inch
from tests.house import support

NEAR = inch(0.001)


def written(folder: Path, data: bytes) -> tuple[str, MappingFile]:
    (folder / "house.potx").write_bytes(data)
    found = surveyed(folder / "house.potx", Limits())
    text = decided(found.template, found.survey, str)
    (folder / "house.yaml").write_text(text, "utf-8")
    return text, mapping_file.read("house.yaml", Files(folder), Place("outline.yaml", 1, 1))[0]


TEMPLATES = {
    "plain": support.template(),
    "right-to-left": support.template(rtl=True),
    "small": support.template(scale=0.75),
    "dark": support.template(ground='<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'),
    "two masters": support.two_masters(),
}


@pytest.mark.parametrize("rtl", [True, pytest.param(False, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_written_decides_as_was_decided(name: str, rtl: bool, tmp_path: Path) -> None:
    _, asked = written(tmp_path, TEMPLATES[name])
    plain, mapped = (support.taken(TEMPLATES[name], rtl=rtl, asked=given).house for given in (None, asked))
    for use in ("cover", "section", "content"):
        ours, theirs = getattr(plain, use), getattr(mapped, use)
        assert (ours.name, ours.title) == (theirs.name, theirs.title)
    assert (mapped.colors, mapped.tints) == (plain.colors, plain.tints)
    pairs = zip(mapped.content.body, plain.content.body, strict=True)
    assert all(abs(a - b) <= 2 * NEAR for a, b in pairs)


def test_each_color_comes_with_what_it_is(tmp_path: Path) -> None:
    text, _ = written(tmp_path, support.template())
    assert "  a1: accent1  # " in text
    assert ", contrast " in text


NAMES = ["Text", "3", " ", "a\u202eb", "Opening", "a: b # c", "عنوان ومحتوى", "- x", "true", "'"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_layout_is_read_again_or_its_number_stands(name: str, tmp_path: Path) -> None:
    """Also a number, a direction control, what YAML means something by, and a name that another one has."""
    member = "ppt/slideLayouts/slideLayout2.xml"
    xml = support.members(support.template())[member].decode()
    data = support.changed(support.template(), {member: xml.replace('name="Chapter"', f'name="{name}"')})
    _, asked = written(tmp_path, data)
    assert support.taken(data, asked=asked).chosen.section.part == member
