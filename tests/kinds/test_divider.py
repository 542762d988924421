from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.geometry import WIDE
from tests.kinds import support


def planned(title: str = "اسم المحور", message: str | None = "ما يبيّنه المحور", **more: Any) -> Content:
    part = {"title": title, **({"message": message} if message else {})}
    made = support.contents(dividers=True, sections=[{"title": "قسم", "part": part}], **more)
    return next(content for content in made if content.kind == "divider")


def test_the_number_stands_at_the_reading_side_of_the_title_over_the_claim() -> None:
    result = support.laid(planned())
    assert [node.key for node in result.slide.nodes] == ["number-sign", "title", "claim"]
    (number,), (title,), (claim,) = (result.boxes(key) for key in ("number-sign", "title", "claim"))
    assert number.rect.right == WIDE.w - WIDE.margin
    assert title.rect.right <= number.rect.x
    assert (claim.rect.x, claim.rect.w) == (title.rect.x, title.rect.w)
    assert claim.rect.y > title.rect.bottom
    assert support.said(number) == ["1"]


def test_it_stands_on_the_covers_ground_beside_the_pattern() -> None:
    result = support.laid(planned())
    layout = result.layouts[result.slide.layout]
    assert (layout.background, layout.master_shapes, layout.type) == ("cover.bg", False, "secHead")
    band = next(node for node in layout.nodes if node.key == "band")
    assert support.places(band)[0].x == 0


def test_the_number_is_in_the_decks_digits() -> None:
    (number,) = support.laid(planned(), language("ar", digits="arab")).boxes("number-sign")
    assert support.said(number) == ["١"]


@pytest.mark.parametrize("title", [1, 4, 9])
@pytest.mark.parametrize("message", [0, 6, 12])
def test_nothing_is_lost(title: int, message: int) -> None:
    content = planned(support.speech(title), support.speech(message, 9) or None)
    result = support.laid(content)
    said = [word for box in support.texts(result.slide) for word in support.words(box)]
    assert said == ["1", *support.speech(title).split(), *support.speech(message, 9).split()]
    support.assert_sound(result)
    support.assert_twins(content)


def test_the_marking_stands_on_it() -> None:
    content = planned(marking="للاستعمال الداخلي")
    source = support.outline(marking="للاستعمال الداخلي", sections=["قسم"])
    (box,) = support.laid(content, marking=source.marking).boxes("marking")
    assert support.said(box) == ["للاستعمال الداخلي"]


def test_a_title_that_is_too_long_is_an_error() -> None:
    assert support.errors(planned(support.prose(40))) == ["text-too-long"]
