from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deckgen.files import Files
from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.geometry import WIDE
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Picture
from deckgen.units import inch
from tests.kinds import support

SIZES = {"photo": (300, 200), "tall": (100, 300), "wide": (900, 100)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pictures of several proportions."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, size in SIZES.items():
        Image.new("RGB", size, "blue").save(folder / f"{name}.png")
    return folder


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the outline read the pictures."""
    monkeypatch.setattr(support, "FILES", Files(folder))


def planned(path: str = "photo.png", caption: int = 0, credit: int = 0, fit: str | None = None, **more: Any) -> Content:
    body = {
        "path": path,
        "alt": "ما في **الصورة**",
        "caption": support.prose(caption),
        "credit": support.prose(credit, "حق"),
        "fit": fit,
    }
    return support.content(image={key: value for key, value in body.items() if value}, **more)


def shown(result: support.Laid) -> Picture:
    (node,) = (node for node in result.slides[0].nodes if isinstance(node, Picture))
    return node


def columns(n: int) -> int:
    return WIDE.columns_w(n)


def test_a_covering_picture_fills_seven_columns_and_a_placeholder() -> None:
    result = support.laid(planned(caption=30, fit="cover"))
    node = shown(result)
    box = result.layouts[result.slide.layout].placeholder("picture")
    assert (node.rect, node.placeholder, box.type) == (box.rect, box.index, "pic")
    assert (node.rect.right, node.rect.w, node.rect.y) == (WIDE.w - WIDE.margin, columns(7), support.BODY.y)
    assert node.rect.bottom == support.BODY.bottom
    (caption,) = result.boxes("caption")
    assert (caption.rect.x, caption.rect.right) == (WIDE.margin, node.rect.x - WIDE.gutter)
    with Image.open(BytesIO(node.data)) as image:
        assert image.width / image.height == pytest.approx(node.rect.w / node.rect.h, rel=0.01)


@pytest.mark.parametrize(("name", "most"), [("photo", 7), ("tall", 3), ("wide", 7)])
def test_a_whole_picture_keeps_its_proportions_and_its_caption_begins_where_it_ends(name: str, most: int) -> None:
    result = support.laid(planned(f"{name}.png", caption=30))
    node = shown(result)
    w, h = SIZES[name]
    assert node.placeholder is None
    assert node.rect.right == WIDE.w - WIDE.margin
    assert node.rect.w / node.rect.h == pytest.approx(w / h, rel=0.001)
    assert node.rect.w == pytest.approx(columns(7), abs=1) or node.rect.h == pytest.approx(support.BODY.h, abs=1)
    assert node.rect.y + node.rect.h // 2 == pytest.approx(support.BODY.y + support.BODY.h // 2, abs=1)
    (caption,) = result.boxes("caption")
    assert caption.rect.right == WIDE.w - WIDE.margin - columns(most) - WIDE.gutter


def test_the_words_beside_it_are_a_head_the_caption_and_the_credit() -> None:
    (caption,) = support.section(
        image={"path": "photo.png", "alt": "وصف", "caption": "تعليق", "credit": "وكالة"}
    ).boxes("caption")
    assert support.said(caption) == ["ما تُظهره الصورة", "تعليق", "وكالة"]
    assert [caption.style.levels[p.level].color for p in caption.text.paragraphs] == ["a2", "ink", "a5"]


def test_alone_it_stands_in_the_middle_over_its_credit() -> None:
    result = support.laid(planned(credit=3))
    node, (credit,) = shown(result), result.boxes("credit")
    assert node.rect.x + node.rect.w // 2 == pytest.approx(WIDE.w // 2, abs=1)
    assert node.rect.bottom < credit.rect.y
    assert credit.rect.bottom == support.BODY.bottom
    assert not result.boxes("caption")
    assert shown(support.laid(planned())).rect.h == support.BODY.h


def test_alone_and_covering_it_fills_the_body() -> None:
    assert shown(support.laid(planned(fit="cover"))).rect == support.BODY


def test_it_is_described_without_markup() -> None:
    assert shown(support.laid(planned())).alt == "ما في الصورة"


def test_without_a_description_it_is_refused() -> None:
    with pytest.raises(OutlineError, match='needs "alt"'):
        support.content(image={"path": "photo.png"})


def test_a_picture_that_cannot_be_shown_is_an_error_where_it_is_named(folder: Path) -> None:
    (folder / "broken.png").write_bytes((folder / "photo.png").read_bytes()[:60])
    content = support.content(image={"alt": "وصف", "path": "broken.png"})
    with pytest.raises(OutlineError) as caught:
        support.laid(content)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == ("bad-picture", content.body.path.place)  # type: ignore[attr-defined]
    assert problem.place.column > content.body.place.column  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [pytest.param("photo", marks=pytest.mark.slow), "tall", "wide"])
@pytest.mark.parametrize("fit", ["contain", "cover"])
@pytest.mark.parametrize("takeaway", [None, "المعنى"])
@pytest.mark.parametrize("amount", [0, 0.5, 1, 2, 5])
def test_nothing_is_lost_at_any_amount(name: str, fit: str, takeaway: str | None, amount: float) -> None:
    caption, credit = round(30 * amount), round(6 * amount)
    content = planned(f"{name}.png", caption, credit, fit, **({"takeaway": takeaway} if takeaway else {}))
    result = support.laid(content)
    said = [word for box in result.boxes("caption") for word in support.words(box)]
    assert [word for word in said if word[-1].isdigit()] == [
        *support.prose(caption).split(),
        *support.prose(credit, "حق").split(),
    ]
    for slide in result.slides:
        (node,) = (node for node in slide.nodes if isinstance(node, Picture))
        assert node.data == shown(result).data
        boxes = [box.rect for box in support.texts(slide) if box.key in ("caption", "credit", "strip")]
        assert all(box.right <= node.rect.x or box.y >= node.rect.bottom for box in boxes)
    support.assert_sound(result)
    support.assert_twins(content)


def test_a_comfortable_amount_stands_on_one_slide() -> None:
    body = {"path": "photo.png", "alt": "وصف", "caption": support.speech(30), "credit": support.speech(6)}
    assert len(support.section(image=body, takeaway="المعنى").slides) == 1
    assert len(support.section(image={**body, "fit": "cover"}, takeaway="المعنى").slides) == 1


def test_a_credit_alone_that_is_too_long_is_an_error() -> None:
    assert support.errors(planned(credit=90)) == ["text-too-long"]


def test_the_placeholder_says_in_the_decks_language_what_it_is_for() -> None:
    result = support.laid(planned(caption=3, fit="cover"), language("en"))
    box = result.layouts[result.slide.layout].placeholder("picture")
    assert box.prompt == ("Click to add a picture",)
    assert box.rect.h > inch(4)
