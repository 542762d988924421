"""The slides as pictures. How they look is held to LibreOffice's pictures in ``tests/test_libreoffice.py``."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from deckgen.scene.nodes import FontFace
from deckgen.text.fonts import faces
from tests import study
from tests.own_font import weighing
from tests.render.typst.support import pictures
from tests.similarity import opened


def test_a_picture_is_1920_pixels_wide_whatever_the_deck_is() -> None:
    assert {opened(picture).size for picture in pictures(study.scene(), slides=(1, 3))} == {(1920, 1080)}


def test_some_slides_are_drawn_as_among_all() -> None:
    scene = replace(study.scene(), slides=study.scene().slides[1:5])
    every = pictures(scene)
    assert pictures(scene, slides=(3,)) == [every[2]]
    assert len(every) == 4


def test_an_svg_is_of_the_slides_size_and_needs_no_font() -> None:
    (drawing,) = pictures(study.scene(), "svg", (1,))
    root = etree.fromstring(drawing)
    assert (root.get("width"), root.get("height")) == ("960pt", "540pt")
    assert {etree.QName(element).localname for element in root.iter("*")}.isdisjoint(
        {"text", "script", "foreignObject"}
    )


def test_a_bold_font_that_states_the_regular_weight_is_drawn_all_the_same() -> None:
    scene, own = study.scene(), faces()
    drawn = FontFace(False, own.regular.data), FontFace(True, weighing(400, bold=True))
    assert pictures(replace(scene, fonts=replace(scene.fonts, drawn=drawn)), slides=(1,)) == pictures(
        scene, slides=(1,)
    )
