from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.render.pptx import render
from deckgen.scene.nodes import Picture, Placeholder
from deckgen.units import Rect
from tests import study
from tests.powerpoint import Element, PowerPoint, find
from tests.render.pptx import support
from tests.render.pptx.support import HERE, STYLE

BOX = Rect(100, 200, 3000, 4000)
PLACEHOLDER = Placeholder("picture", "pic", 7, BOX, STYLE, ("اضغط لإضافة صورة",))
PICTURE = Picture(key="picture", place=HERE, rect=BOX, data=b"pixels", format="jpeg", alt="جبال", placeholder=7)
LAYOUT = "ppt/slideLayouts/slideLayout1.xml"


def deck(*slides: tuple[Picture, ...]) -> PowerPoint:
    scene = study.scene()
    (layout,) = (layout for layout in scene.layouts if layout.key == "points")
    with_picture = replace(layout, placeholders=(*layout.placeholders, PLACEHOLDER))
    made = tuple(support.slide(f"s{i}", *nodes) for i, nodes in enumerate(slides))
    return PowerPoint(render(replace(scene, layouts=(with_picture,), slides=made, parts=())))


def pictures(file: PowerPoint) -> list[Element]:
    return [picture for name in file.slides for picture in file.find(name, "//p:pic")]


def test_a_picture_in_a_placeholder_has_the_box_of_its_layout() -> None:
    file = deck((PICTURE,))
    (picture,) = pictures(file)
    (mark,) = find(picture, "p:nvPicPr/p:nvPr/p:ph")
    assert (mark.get("type"), mark.get("idx")) == ("pic", "7")
    assert not find(picture, "p:spPr/*")
    assert find(picture, "p:nvPicPr/p:cNvPicPr/a:picLocks/@noGrp") == ["1"]
    (box,) = file.find(LAYOUT, "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='7']")
    assert find(box, "p:nvSpPr/p:nvPr/p:ph/@type") == ["pic"]
    assert find(box, "p:spPr/a:xfrm/a:off/@x | p:spPr/a:xfrm/a:ext/@cx") == ["100", "3000"]
    assert find(box, "p:txBody//a:t/text()") == ["اضغط لإضافة صورة"]


def test_a_picture_without_one_has_its_own() -> None:
    (picture,) = pictures(deck((replace(PICTURE, placeholder=None),)))
    assert not find(picture, "p:nvPicPr/p:nvPr/p:ph")
    assert find(picture, "p:spPr/a:xfrm/a:off/@x | p:spPr/a:xfrm/a:ext/@cx") == ["100", "3000"]


@pytest.mark.parametrize("placeholder", [None, 7])
def test_a_picture_is_described_and_keeps_its_proportions(placeholder: int | None) -> None:
    (picture,) = pictures(deck((replace(PICTURE, placeholder=placeholder),)))
    assert find(picture, "p:nvPicPr/p:cNvPr/@descr") == ["جبال"]
    assert find(picture, "p:nvPicPr/p:cNvPicPr/a:picLocks/@noChangeAspect") == ["1"]


def test_the_same_picture_on_two_slides_is_in_the_file_once() -> None:
    file = deck((PICTURE,), (PICTURE, replace(PICTURE, key="other", data=b"others", placeholder=None)))
    media = [name for name in file.names if name.startswith("ppt/media/")]
    assert media == ["ppt/media/image1.jpeg", "ppt/media/image2.jpeg"]
    assert [file.data(name) for name in media] == [b"pixels", b"others"]
    assert file.find("[Content_Types].xml", "ct:Default[@Extension='jpeg']/@ContentType") == ["image/jpeg"]
