from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deckgen.language import language
from deckgen.layout.content import Content
from deckgen.layout.geometry import SIZES
from deckgen.layout.picture import Logo, Pixels
from deckgen.outline.model import SlideSize
from deckgen.outline.values import NOWHERE
from deckgen.problems import OutlineError
from deckgen.scene.nodes import Picture, TextBox
from deckgen.theme.tokens import COVER
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
    for lines, words in ((1, 3), (2, 6)):
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
    assert [node.key for node in support.laid(planned()).slide.nodes] == [
        *("title", "kicker", "title-rule", "subtitle", "meta"),
    ]


def groups(box: TextBox) -> list[str]:
    return re.split(r" +\| +", support.said(box)[0])


def test_one_row_says_who_gives_it_where_and_when_for_whom_and_how_long() -> None:
    (meta,) = support.laid(planned(minutes=10), reader="نسخة الوزير").boxes("meta")
    assert groups(meta) == ["فريق الإحاطات، جورجي", "دمشق، يناير 2026", "نسخة الوزير · 10 دقائق"]
    assert len(meta.text.paragraphs) == 1


def test_a_hairline_stands_over_that_row_and_under_the_subtitle() -> None:
    result = support.laid(planned())
    (line,) = (node for node in result.layouts[result.slide.layout].nodes if node.key == "meta-rule")
    rect = support.places(line)[0]
    (meta,), (subtitle,) = result.boxes("meta"), result.boxes("subtitle")
    assert subtitle.rect.bottom < rect.y < meta.rect.y
    assert (rect.x, rect.w) == (meta.rect.x, meta.rect.w)


def test_the_rule_is_as_wide_as_the_kicker() -> None:
    for words in (1, 4):
        result = support.laid(planned(kicker=support.speech(words)))
        (rule,) = (node for node in result.slide.nodes if node.key == "title-rule")
        (kicker,) = result.boxes("kicker")
        assert support.places(rule)[0].w == kicker.text.paragraphs[0].widths[0]
        assert support.places(rule)[0].right == kicker.rect.right


@pytest.mark.parametrize(("words", "size"), [(3, 54), (6, 54), (13, 36)])
def test_a_title_is_as_large_as_fits(words: int, size: int) -> None:
    (title,) = support.laid(planned(title=support.speech(words))).boxes("title")
    assert title.text.paragraphs[0].size == size


@pytest.mark.parametrize("size", ["16:9", "4:3"])
def test_a_picture_fills_the_band_in_place_of_the_pattern(
    size: SlideSize, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (800, 600), "navy").save("sea.png")
    content = planned(cover={"picture": "sea.png", "alt": "بحر"})
    result = support.laid(content, geometry=SIZES[size])
    (node,) = (node for node in result.slide.nodes if isinstance(node, Picture))
    layout = result.layouts[result.slide.layout]
    (band,) = (node for node in layout.nodes if node.key == "band")
    assert "pattern" not in {node.key for node in layout.nodes}
    assert (node.rect.x, node.rect.y, node.rect.h) == (0, 0, support.places(band)[0].h)
    assert 0 < support.places(band)[0].w - node.rect.w < inch(0.05)
    assert node.alt == "بحر"
    support.assert_twins(content, geometry=SIZES[size])


def test_a_title_in_two_halves_ends_its_first_line_with_the_first() -> None:
    (title,) = support.laid(planned(title="عودة روسيا الأمنية إلى سوريا: عودة مشروطة")).boxes("title")
    (paragraph,) = title.text.paragraphs
    assert [paragraph.text[:at].rstrip()[-1] for at in paragraph.breaks] == [":"]
    assert paragraph.size < COVER[0]
    (title,) = support.laid(planned(title="عودة روسيا الأمنية إلى سوريا عودة مشروطة")).boxes("title")
    assert title.text.paragraphs[0].size > paragraph.size


def test_the_date_is_in_the_decks_months_and_digits() -> None:
    (meta,) = support.laid(planned(), language("ar-SY", digits="arab")).boxes("meta")
    assert groups(meta)[-1] == "دمشق، كانون الثاني ٢٠٢٦"


def test_what_is_not_given_leaves_no_box() -> None:
    bare = support.contents(sections=["قسم"], title="عنوان")[0]
    assert [node.key for node in support.laid(bare).slide.nodes] == ["title"]


def test_the_logo_stands_over_the_kicker_at_the_reading_side() -> None:
    logo = Logo(Pixels(b"pixels", "png", 200, 100), NOWHERE)
    result = support.laid(planned(), logo=logo)
    (picture,) = (node for node in result.slide.nodes if isinstance(node, Picture))
    (kicker,) = result.boxes("kicker")
    assert picture.rect.right == kicker.rect.right
    assert picture.rect.bottom <= kicker.rect.y
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
