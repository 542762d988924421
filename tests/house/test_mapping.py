from __future__ import annotations

from pathlib import Path

import pytest

from deckgen import pipeline
from deckgen.outline.mapping_file import Layouts, MappingFile, Slots
from deckgen.outline.values import Name
from deckgen.output import Deck
from deckgen.problems import OutlineError
from deckgen.units import inch
from tests import own_font
from tests.house import support

WIDTH = inch(13.333)
BODY = (1.0, 2.2, 9.0, 4.0)


def built(folder: Path, mapping: str, **more: str) -> Deck:
    return pipeline.build(pipeline.load(support.mapped(folder, mapping, **more)))


def test_a_mapping_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    plain = pipeline.build(pipeline.load(support.outline(tmp_path)))
    assert built(tmp_path, "").scene == plain.scene


def test_its_layouts_and_colors_serve(tmp_path: Path) -> None:
    house = built(tmp_path, "layouts: {cover: chapter}\ncolors: {a2: accent4}\n").scene.house
    assert house is not None
    assert (house.cover.name, house.tints["a2"].slot, house.tints["cover.accent"].slot) == (
        "Chapter", "accent4", "accent4",
    )  # fmt: skip


def test_its_body_is_measured_on_the_template_and_turned_with_it() -> None:
    there, here = (
        support.taken(support.template(), rtl=rtl, asked=MappingFile(body=BODY)).house.content.body
        for rtl in (False, True)
    )
    assert (there.x, there.y, there.w) == (inch(1), inch(2.2), inch(9))
    assert here == there._replace(x=WIDTH - there.right)


def test_its_body_is_one_of_the_templates_own_slide() -> None:
    body: tuple[float, float, float, float] = tuple(0.75 * length for length in BODY)  # type: ignore[assignment]
    small = support.taken(support.template(scale=0.75), asked=MappingFile(body=body)).house
    large = support.taken(support.template(), asked=MappingFile(body=BODY)).house
    pairs = zip(small.content.body, large.content.body, strict=True)
    assert all(abs(a - b) <= inch(0.01) for a, b in pairs)


def test_a_body_over_the_title_makes_it_lower() -> None:
    frame = support.taken(support.template(), asked=MappingFile(body=(0.9, 1.5, 11, 5))).house.content
    assert frame.title.rect.bottom == frame.body.y == inch(1.5)


def test_a_body_of_ones_own_needs_no_placeholder() -> None:
    asked = MappingFile(layouts=Layouts(content=Name("Vertical")), body=BODY)
    frame = support.taken(support.template(), asked=asked).house.content
    assert (frame.name, frame.body.y) == ("Vertical", inch(2.2))


def test_colors_that_may_not_be_darkened_are_those_of_the_theme() -> None:
    house = support.taken(support.template(), asked=MappingFile(tint=False, colors=Slots(a2="accent6"))).house
    assert {
        (house.tints[role].lum_mod, house.tints[role].lum_off) for role in ("a1", "a2", "a3", "a4", "hl", "deep.fill")
    } == {(100, 0)}
    assert (house.tints["a2"].slot, house.colors["a2"]) == ("accent6", "B9C4C9")


def test_a_template_that_is_never_turned_keeps_its_places() -> None:
    asked = MappingFile(mirror="never")
    turned, there, kept = (
        support.taken(support.template(), rtl=rtl, asked=asked if rtl else None).house.content
        for rtl, asked in ((True, None), (False, None), (True, asked))
    )
    assert kept.title.rect == there.title.rect != turned.title.rect
    assert kept.title.look.align == "r"


def test_its_font_is_the_decks(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(own_font.named("Own"))
    (tmp_path / "b.ttf").write_bytes(own_font.named("Own", bold=True))
    scene = built(tmp_path, "fonts: {family: Own, regular: a.ttf, bold: b.ttf}\n").scene
    assert scene.fonts.family == scene.theme.family == "Own"


@pytest.mark.parametrize(
    ("mapping", "place", "code", "expected"),
    [
        (
            "layouts:\n  cover: Openning\n",
            "2:10",
            "template-no-layout",
            'no layout "Openning" (did you mean "Opening"?)',
        ),
        ("layouts: {content: 7}\n", "1:20", "template-no-layout", "there are: Opening, Chapter, Text, Vertical"),
        ("layouts: {content: Vertical}\n", "1:20", "template-no-layout", "its text is vertical"),
        ("tint: true\nbody: [1, 2, 12, 6]\n", "2:1", "out-of-range", "13.33 x 7.5 in"),
        ("body: [1, 2, 9, 0.5]\n", "1:1", "template-no-layout", "too small"),
        ("body: [1, 0.5, 9, 6]\n", "1:1", "template-no-layout", "no room for the title"),
    ],
)
def test_what_a_template_has_not_is_told_at_the_mapping(
    mapping: str, place: str, code: str, expected: str, tmp_path: Path
) -> None:
    with pytest.raises(OutlineError) as error:
        built(tmp_path, mapping)
    (found,) = error.value.problems
    assert str(found).startswith(f"{tmp_path / 'house.yaml'}:{place}: error: ")
    assert (found.code, expected in str(found)) == (code, True)


def test_a_color_that_cannot_be_read_is_told_at_the_mapping(tmp_path: Path) -> None:
    warnings = built(tmp_path, "colors:\n  a1: tx2\n  a2: accent6\ntint: false\n").warnings
    found = [warning.place for warning in warnings if warning.code == "template-weak-color"]
    assert sorted({place.line for place in found}) == [3, 4]
    assert {place.path for place in found} == {str(tmp_path / "house.yaml")}


def test_layouts_of_two_masters_are_no_deck(tmp_path: Path) -> None:
    data = support.two_masters()
    house = support.taken(data, asked=MappingFile(layouts=Layouts(content=Name("other")))).house
    assert house.content.name == "Other"
    with pytest.raises(OutlineError, match="under different slide masters"):
        pipeline.build(pipeline.load(support.mapped(tmp_path, "layouts: {content: Other, cover: Opening}\n", data)))


def test_a_mapping_is_a_file_that_the_outline_reads(tmp_path: Path) -> None:
    loaded = pipeline.load(support.mapped(tmp_path, ""))
    assert tmp_path / "house.yaml" in loaded.files.named
    (tmp_path / "house.yaml").unlink()
    with pytest.raises(OutlineError, match="missing-file"):
        pipeline.load(tmp_path / "outline.yaml")


def test_the_template_of_the_caller_has_no_mapping(tmp_path: Path) -> None:
    loaded = pipeline.load(support.mapped(tmp_path, "layouts: {cover: Nothing}\n"))
    assert pipeline.build(loaded, template=str(tmp_path / "house.potx")).scene.house is not None
    with pytest.raises(OutlineError, match="Nothing"):
        pipeline.build(loaded, template={"path": "house.potx", "mapping": "house.yaml"})
