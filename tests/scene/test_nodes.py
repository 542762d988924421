"""The promises of a scene, held by a deck with every slide kind in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from deckgen.outline.safety import wrong_address
from deckgen.scene import nodes
from deckgen.scene.nodes import DeckScene, Drawn, Link, Paragraph, Picture, Shape, SlideLayout, Stroke, TextBox
from deckgen.theme.tokens import ROLES
from deckgen.units import Rect
from tests import study
from tests.kinds.support import Laid, assert_sound

DOCUMENT = (Path(__file__).parents[2] / "docs/scene.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rtl", "align", "before"),
    [
        (True, "r", 0),
        (False, "l", 0),
        (False, "r", 70),
        (True, "l", 70),
        (False, "ctr", 35),
        (True, "ctr", 35),
    ],
)
def test_a_first_line_begins_at_its_leading_side_or_flush_with_the_other(
    rtl: bool, align: nodes.Align, before: int
) -> None:
    assert Paragraph((), 0, rtl, align, 20, 122, widths=(30, 90)).before(100) == before


@pytest.fixture(scope="module", params=["ar", "en"])
def scene(request: pytest.FixtureRequest) -> DeckScene:
    return study.build(language=request.param).scene


def every(value: object) -> Iterator[Any]:
    """Yield a part of the scene and all that is in it."""
    yield value
    held: Any = ()
    if isinstance(value, tuple):
        held = value
    elif isinstance(value, Struct):
        held = [getattr(value, name) for name in value.__struct_fields__]
    for item in held:
        yield from every(item)


def test_the_document_explains_every_promise() -> None:
    assert nodes.__doc__ is not None
    promised = re.findall(r"^- (No [^:.]+)", nodes.__doc__, re.MULTILINE)
    assert len(promised) == 8
    assert re.findall(r"^\*\*(No [^:.]+)\.\*\*", DOCUMENT, re.MULTILINE) == promised


@pytest.mark.parametrize("cls", [c for c in vars(nodes).values() if isinstance(c, type) and issubclass(c, Drawn)])
def test_the_document_explains_every_node(cls: type[Drawn]) -> None:
    assert cls is Drawn or re.search(rf"^`{cls.__name__}`: ", DOCUMENT, re.MULTILINE)


def test_boxes_stand_on_the_slide_and_texts_in_them(scene: DeckScene) -> None:
    assert_sound(Laid(list(scene.slides), {layout.key: layout for layout in (scene.master, *scene.layouts)}))


def test_paragraphs_know_their_lines_and_stay_whole(scene: DeckScene) -> None:
    notes = {id(p) for slide in scene.slides for p in slide.notes}
    for paragraph in every(scene):
        if isinstance(paragraph, Paragraph) and id(paragraph) not in notes:
            assert len(paragraph.widths) == len(paragraph.breaks) + 1
            assert list(paragraph.breaks) == sorted(set(paragraph.breaks))
            assert all(0 < at < len(paragraph.text) for at in paragraph.breaks)
            assert "\n" not in paragraph.text


def test_links_are_checked_and_lead_to_slides_that_are_there(scene: DeckScene) -> None:
    links = {link for link in every(scene) if isinstance(link, Link)}
    ids = {slide.id for slide in scene.slides}
    assert {link.slide is None for link in links} == {True, False}
    for link in links:
        assert link.slide in ids if link.url is None else wrong_address(link.url) is None


def test_colors_are_roles(scene: DeckScene) -> None:
    named = {"color", "fill", "stroke", "background"}
    for holder in every(scene):
        if isinstance(holder, Struct):
            for name in holder.__struct_fields__:
                color = getattr(holder, name)
                if name in named and not isinstance(color, Stroke):
                    assert color is None or color in ROLES, holder
    assert set(scene.theme.colors) == set(ROLES)


def test_what_stands_on_a_slide_has_a_place_in_the_outline(scene: DeckScene) -> None:
    for slide in scene.slides:
        assert slide.place.path
        assert all(node.place.path for node in slide.nodes)
    assert scene == study.build(language=scene.language[:2]).scene


def test_keys_and_ids_are_given_once(scene: DeckScene) -> None:
    ids = [slide.id for slide in scene.slides]
    assert len(set(ids)) == len(ids)
    for holder in (*scene.slides, *scene.layouts):
        keys = [node.key for node in holder.nodes]
        assert len(set(keys)) == len(keys)
    keys = [layout.key for layout in scene.layouts]
    assert len(set(keys)) == len(keys)


def test_places_tell_no_two_scenes_apart() -> None:
    shape = Shape(key="mark", place=study.scene().slides[0].place, rect=Rect(0, 0, 1, 1))
    assert shape == replace(shape, place=shape.place._replace(line=99))


def test_pictures_are_decoded_and_bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    photo = Image.new("RGB", (60, 40), "navy")
    photo.save("logo.jpg", exif=Image.Exif(), comment=b"secret")
    scene = study.build(logo="logo.jpg").scene
    pictures = [picture for picture in every(scene) if isinstance(picture, Picture)]
    assert pictures
    for picture in pictures:
        assert b"secret" not in picture.data
        assert Image.open(BytesIO(picture.data)).format == picture.format.upper()


def test_a_box_that_fills_a_placeholder_is_like_it(scene: DeckScene) -> None:
    layouts = {layout.key: layout for layout in scene.layouts}
    filled = 0
    for slide in scene.slides:
        layout: SlideLayout = layouts[slide.layout]
        boxes = {box.index: box for box in layout.placeholders}
        for node in slide.nodes:
            if isinstance(node, TextBox) and node.placeholder is not None:
                box, filled = boxes[node.placeholder], filled + 1
                assert (node.rect, node.style, node.fill, node.stroke, node.preset) == (
                    box.rect, box.style, box.fill, box.stroke, box.preset
                )  # fmt: skip
    assert filled > len(scene.slides)
