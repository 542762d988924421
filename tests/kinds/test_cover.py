from __future__ import annotations

from typing import Any

import pytest

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.picture import Logo, Pixels
from deckgen.outline.values import NOWHERE
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Picture
from deckgen.units import inch
from tests.kinds import support

GIVEN = {
    "title": "عودة روسيا الأمنية إلى سوريا",
    "subtitle": "قراءة في دراسة",
    "kicker": "إحاطة تحليلية",
    "organization": "فريق الإحاطات",
    "presenter": "جورجي",
    "place": "دمشق",
    "date": "2026-01",
}


def planned(**keys: Any) -> Content:
    return support.contents(sections=["قسم"], **{**GIVEN, **keys})[0]


def test_its_texts_stand_at_the_reading_side_under_each_other() -> None:
    result = support.laid(planned())
    kicker, title, subtitle, meta = (result.boxes(key)[0].rect for key in ("kicker", "title", "subtitle", "meta"))
    assert {box.right for box in (kicker, title, subtitle, meta)} == {support.BODY.right}
    assert kicker.bottom <= title.y < title.bottom <= subtitle.y < subtitle.bottom <= meta.y


def test_it_stands_on_its_own_ground_beside_the_pattern() -> None:
    result = support.laid(planned())
    layout = result.layouts[result.slide.layout]
    assert (layout.background, layout.master_shapes, layout.type) == ("cover.bg", False, "title")
    band = next(node for node in layout.nodes if node.key == "band")
    assert support.places(band)[0].x == 0


def test_the_subtitle_is_as_near_under_a_title_of_one_line_as_under_one_of_two() -> None:
    gaps = []
    for lines, words in ((1, 3), (2, 9)):
        result = support.laid(planned(title=support.speech(words)))
        (title,), (subtitle,) = result.boxes("title"), result.boxes("subtitle")
        assert len(title.text.paragraphs[0].widths) == lines
        gaps.append(subtitle.rect.y - title.rect.y - title.text.height)
    assert gaps[0] == pytest.approx(gaps[1], abs=inch(0.01))
    support.assert_twins(planned(title=support.speech(3)))


def test_a_title_that_may_become_two_lines_keeps_the_room_of_two() -> None:
    laid = (support.laid(planned(title=f"عودة روسيا إلى سوريا {'ا' * n}")) for n in range(1, 40))
    result = next(deck for deck in laid if deck.boxes("title")[0].text.spare)
    (title,) = result.boxes("title")
    assert len(title.text.paragraphs[0].widths) == 1
    assert result.slide.layout == "cover"


def test_the_title_comes_first_for_who_has_the_slide_read_out() -> None:
    assert [node.key for node in support.laid(planned()).slide.nodes] == ["title", "kicker", "subtitle", "meta"]


def test_who_gives_it_stands_over_where_and_when() -> None:
    (meta,) = support.laid(planned()).boxes("meta")
    assert support.said(meta) == ["فريق الإحاطات، جورجي", "دمشق، يناير 2026"]


def test_the_date_is_in_the_decks_months_and_digits() -> None:
    (meta,) = support.laid(planned(), language("ar-SY", digits="arab")).boxes("meta")
    assert support.said(meta)[-1] == "دمشق، كانون الثاني ٢٠٢٦"


def test_what_is_not_given_leaves_no_box() -> None:
    bare = support.contents(sections=["قسم"], title="عنوان")[0]
    assert [node.key for node in support.laid(bare).slide.nodes] == ["title"]


def test_the_logo_stands_over_who_gives_it_away_from_the_reading_side() -> None:
    logo = Logo(Pixels(b"pixels", "png", 200, 100), NOWHERE)
    result = support.laid(planned(), logo=logo)
    (picture,) = (node for node in result.slide.nodes if isinstance(node, Picture))
    (meta,) = result.boxes("meta")
    assert picture.rect.x == meta.rect.x
    assert picture.rect.bottom <= meta.rect.y
    assert picture.rect.w == 2 * picture.rect.h
    support.assert_twins(planned(), logo=logo)


def test_the_marking_is_in_the_accent_of_its_ground() -> None:
    source = support.outline(marking="للاستعمال الداخلي", sections=["قسم"])
    (box,) = support.laid(planned(), marking=source.marking).boxes("marking")
    assert box.style.levels[0].color == "cover.accent"


@pytest.mark.parametrize(("title", "subtitle"), [(4, 9), (9, 18), (13, 30)])
def test_nothing_is_lost(title: int, subtitle: int) -> None:
    content = planned(title=support.speech(title), subtitle=support.speech(subtitle, 5))
    result = support.laid(content)
    said = [word for key in ("title", "subtitle") for box in result.boxes(key) for word in support.words(box)]
    assert said == [*support.speech(title).split(), *support.speech(subtitle, 5).split()]
    support.assert_sound(result)
    support.assert_twins(content)


@pytest.mark.parametrize("key", ["title", "subtitle", "kicker", "organization"])
def test_a_text_that_is_too_long_is_an_error(key: str) -> None:
    assert support.errors(planned(**{key: support.prose(90)})) == ["text-too-long"]


@pytest.mark.parametrize("key", ["organization", "presenter", "place"])
def test_what_is_too_long_at_the_foot_is_told_at_itself(key: str) -> None:
    content = planned(**{key: support.prose(90)})
    too_long = getattr(content.body, key if key != "place" else "place_")
    with pytest.raises(OutlineError) as caught:
        support.laid(content)
    assert caught.value.problems[0].place == too_long.place != content.place
