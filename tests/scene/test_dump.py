from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from msgspec.structs import replace

from deckgen.problems import Place
from deckgen.scene.dump import data, dump, text
from deckgen.scene.nodes import (
    DeckScene,
    FittedText,
    FontFace,
    Fonts,
    Paragraph,
    Picture,
    Run,
    Shape,
    TextBox,
    TextStyle,
)
from deckgen.units import Rect, inch, pt
from tests import study

HERE = Place("study.yaml", 7, 5)
BOX = Rect(inch(1), inch(0.5), pt(300), pt(20.26))


@pytest.mark.slow
def test_the_same_deck_gives_the_same_text() -> None:
    assert dump(study.build().scene) == dump(study.build().scene)


@pytest.fixture(scope="module")
def scene() -> DeckScene:
    """Return the study with a few slides and layouts."""
    scene = study.scene()
    return replace(scene, slides=scene.slides[:4], layouts=scene.layouts[:4])


@pytest.fixture(scope="module")
def dumped(scene: DeckScene) -> str:
    return dump(scene)


def test_the_text_is_json_of_the_whole_scene(scene: DeckScene, dumped: str) -> None:
    read = json.loads(dumped)
    assert read == data(scene)
    assert [slide["id"] for slide in read["slides"]] == [slide.id for slide in scene.slides]
    assert [layout["key"] for layout in read["layouts"]] == [layout.key for layout in scene.layouts]
    assert read["theme"]["colors"]["a1"] == scene.theme.colors["a1"]


@pytest.mark.slow
def test_another_scene_gives_another_text(scene: DeckScene) -> None:
    scene = replace(scene, layouts=())
    own = dump(scene)
    first, *others = scene.slides
    (box, *nodes) = first.nodes
    assert isinstance(box, TextBox)
    for changed in (
        replace(scene, rtl=False),
        replace(scene, slides=tuple(others)),
        replace(scene, slides=(replace(first, nodes=(replace(box, rect=box.rect.inset(pt(1))), *nodes)), *others)),
    ):
        assert dump(changed) != own


def test_lengths_are_in_points_to_a_tenth_and_other_numbers_as_they_are() -> None:
    paragraph = Paragraph((Run("نص", "ar-SA"),), 0, True, "r", 18, 122, breaks=(12700,), widths=(pt(33.04), pt(7)))
    box = TextBox(key="body", place=HERE, rect=BOX, text=FittedText((paragraph,), 0, pt(22)), style=TextStyle(()))
    shown = data(box)
    assert shown["rect"] == [72, 36, 300, 20.3]
    assert shown["text"]["height"] == 22
    (said,) = shown["text"]["paragraphs"]
    assert (said["size"], said["line_pct"], said["breaks"], said["widths"]) == (18, 122, [12700], [33, 7])


def test_a_drawing_says_what_it_is_and_where_it_comes_from_and_nothing_that_is_usual() -> None:
    paths = (((0, 0), (pt(2), pt(3))),)
    shape = Shape(key="mark", place=HERE, rect=BOX, preset="path", paths=paths)
    assert data(shape) == {
        "node": "Shape",
        "key": "mark",
        "place": "7:5",
        "rect": [72, 36, 300, 20.3],
        "preset": "path",
        "paths": [[[0, 0], [2, 3]]],
    }
    assert "place" not in data(replace(shape, place=Place("", 1, 1)))


@pytest.mark.parametrize(
    "holder",
    [
        Picture(key="photo", place=HERE, rect=BOX, data=b"bytes", format="png", alt="صورة"),
        Fonts("FiraGO", (FontFace(False, b"bytes"),)),
    ],
)
def test_bytes_are_shown_as_their_digest(holder: Any) -> None:
    shown = text(data(holder))
    assert f"sha256:{hashlib.sha256(b'bytes').hexdigest()}" in shown
    assert "b'" not in shown


def test_what_cannot_be_seen_is_escaped_and_letters_are_not() -> None:
    written = text({"text": "رقم\N{NO-BREAK SPACE}2077\N{ZERO WIDTH NON-JOINER}\N{RIGHT-TO-LEFT MARK}"})
    assert written == '{"text": "رقم\\u00a02077\\u200c\\u200f"}\n'
    assert json.loads(written)["text"][3] == "\N{NO-BREAK SPACE}"


def test_what_fits_stands_on_one_line_and_the_rest_is_indented(dumped: str) -> None:
    value = {"short": [1, 2], "long": ["ن" * 100, "ن" * 100], "none": []}
    assert text(value).splitlines() == [
        "{",
        ' "short": [1, 2],',
        ' "long": [',
        f'  "{"ن" * 100}",',
        f'  "{"ن" * 100}"',
        " ],",
        ' "none": []',
        "}",
    ]
    assert max(map(len, dumped.splitlines())) <= 160
