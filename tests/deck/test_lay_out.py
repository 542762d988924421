from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from deckgen.deck.audience import for_reader
from deckgen.deck.lay_out import lay_out
from deckgen.deck.plan import plan
from deckgen.files import Files
from deckgen.kinds import registry
from deckgen.language import Language, language
from deckgen.limits import Limits
from deckgen.outline import theme_file
from deckgen.problems import OutlineError, UsageError
from deckgen.scene.nodes import DeckScene, Shape, SlideScene
from deckgen.text import fonts
from tests import study
from tests.kinds.support import FILES, Laid, assert_mirrored, assert_sound, outline, prose, said, texts

LONG = {"id": "long", "title": "نقاط", "points": [prose(12, f"كلمة{i}") for i in range(40)]}
"""A section that takes several slides."""


def scene(voice: Language, files: Files = FILES, **keys: object) -> DeckScene:
    """Return the study in a voice, with some keys of its outline replaced."""
    reduced, problems = for_reader(outline(**{**study.STUDY, **keys}))
    assert not problems
    look = theme_file.load(reduced.theme)
    faces = fonts.faces(look.regular, look.bold)
    return lay_out(plan(reduced, voice, registry()), registry(), voice, look, faces, files)


def laid(deck: DeckScene) -> Laid:
    return Laid(list(deck.slides), {layout.key: layout for layout in (deck.master, *deck.layouts)})


def slide(deck: DeckScene, id: str) -> SlideScene:
    (found,) = (slide for slide in deck.slides if slide.id == id)
    return found


def test_the_whole_deck_is_the_mirror_image_of_its_left_to_right_twin() -> None:
    arabic = language("ar")
    rtl, ltr = scene(arabic), scene(replace(arabic, rtl=False))
    assert (rtl.rtl, ltr.rtl) == (True, False)
    assert_mirrored(laid(rtl), laid(ltr))


def test_a_logo_is_mirrored_with_the_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (40, 20), "navy").save("logo.png")
    arabic = language("ar")
    rtl, ltr = (scene(voice, logo="logo.png") for voice in (arabic, replace(arabic, rtl=False)))
    assert any(node.key == "logo" for node in rtl.master.nodes)
    assert_mirrored(laid(rtl), laid(ltr))


def test_every_slide_is_sound() -> None:
    assert_sound(laid(scene(language("ar"))))


def test_slides_stand_in_the_order_of_the_plan() -> None:
    deck = study.deck()
    assert [slide.id for slide in deck.slides] == [content.id for content in deck.plan.contents]


def test_ids_of_slides_are_unique_also_where_they_continue() -> None:
    deck = study.build(sections=[LONG, *study.SECTIONS]).scene
    ids = [slide.id for slide in deck.slides]
    assert len(set(ids)) == len(ids)
    assert ids[ids.index("long") + 1] == "long#2"
    assert {slide.part for slide in deck.slides if slide.id.startswith("long")} == {0}


def test_continued_slides_tell_themselves_apart_by_their_titles() -> None:
    deck = study.build(sections=[LONG]).scene
    titles = [slide.title for slide in deck.slides if slide.id.startswith("long")]
    assert len(set(titles)) == len(titles) > 1


def test_sources_say_on_which_slides_they_are_used_in_the_deck_as_it_is() -> None:
    deck = study.build(sections=[LONG, *study.SECTIONS]).scene
    rows = [node for node in texts(slide(deck, "deck:sources")) if node.key.startswith("source-")]
    numbers = {slide.id: i for i, slide in enumerate(deck.slides, 1)}
    used = [line.rpartition(" · ")[2] for row in rows for line in said(row) if "الشر" in line]
    assert used == [f"الشرائح: {numbers['course']}، {numbers['claims']}", f"الشريحة: {numbers['claims']}"]


def test_the_tracker_tells_past_current_and_coming_entries_apart() -> None:
    closing = {"title": "خاتمة", "conditions": [{"if": "شرط", "then": "أثر"}]}
    deck = study.build(sections=["أول", "ثان", "ثالث"], closing=closing, agenda=False).scene
    current, done = (
        [node for node in slide(deck, id).nodes if isinstance(node, Shape) and node.key.startswith("tracker-bar")]
        for id in ("ثان", "deck:closing")
    )
    assert [bar.fill for bar in current] == ["a2.past", "a2", "a6.strong"]
    assert [bar.fill for bar in done] == ["a2.past"] * 3
    assert current[1].rect.h == 2 * current[0].rect.h
    bold = {node.key: node.style.levels[0].bold for node in texts(slide(deck, "ثان")) if node.key.startswith("tracker")}
    assert list(bold.values()) == [False, True, False]


def test_an_entry_too_long_for_the_tracker_is_its_number_alone() -> None:
    deck = study.build(sections=["أول", "سبب تراجع الغلّة في المواسم الخمسة الأخيرة", "ثالث"], agenda=False).scene
    entries = [said(node) for node in texts(slide(deck, "ثالث")) if node.key.startswith("tracker")]
    assert entries == [["1. أول"], ["2"], ["3. ثالث"]]


def test_every_layout_that_a_slide_has_is_in_the_deck_once() -> None:
    deck = study.scene()
    keys = [layout.key for layout in deck.layouts]
    assert len(set(keys)) == len(keys)
    assert {slide.layout for slide in deck.slides} <= set(keys)
    names = [layout.name for layout in deck.layouts]
    assert len(set(names)) == len(names)


def test_a_deck_offers_layouts_for_slides_added_by_hand() -> None:
    keys = {layout.key for layout in study.build(sections=["قسم"], closing=None).scene.layouts}
    assert {"cover", "points", "title_only", "statement"} <= keys


def test_problems_of_all_slides_are_reported_together() -> None:
    points = {"points": ["نقطة"]}
    sections = [{"title": "أ", "message": prose(80), **points}, "قسم", {"title": "ب", "message": prose(90), **points}]
    with pytest.raises(OutlineError) as error:
        study.build(sections=sections, agenda=False)
    assert [problem.code for problem in error.value.problems] == ["headline-too-long"] * 2


def test_properties_are_plain_text() -> None:
    deck = study.build(title="عودة **مشروطة**", presenter="*جورجي*", sections=["قسم"]).scene
    assert (deck.properties.title, deck.properties.author) == ("عودة مشروطة", "جورجي")


def test_a_deck_has_the_time_that_the_environment_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert study.deck().scene.properties.date == "2026-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225605")
    assert study.build(sections=["قسم"]).scene.properties.date == "2026-01-01T00:00:05Z"


@pytest.mark.parametrize("seconds", ["yesterday", "-1", "١٢", "1.5", "9" * 12, "9" * 5000])
def test_an_environment_that_counts_no_time_is_an_error(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        study.build(sections=["قسم"])


def test_the_deck_carries_its_fonts_unless_told_not_to() -> None:
    whole = study.build(fonts="embed", sections=["قسم"]).scene.fonts
    assert [face.bold for face in whole.faces] == [False, True]
    assert study.scene().fonts == replace(whole, faces=())


def test_the_marking_stands_on_every_slide() -> None:
    for shown in study.scene().slides:
        marks = [said(node) for node in texts(shown) if node.key == "marking"]
        assert marks == [["للاستعمال الداخلي"]], shown.id


def test_parts_are_told_as_short_as_in_the_tracker_with_their_numbers() -> None:
    scene = study.build(digits="arab").scene
    assert scene.short_parts[:3] == ("الافتتاح", "١. الحوار", "٢. حدود الدور")
    assert scene.short_parts[3:] == scene.parts[3:]
    assert study.build(sections=["قسم", "ثانٍ"]).scene.short_parts == ()


@pytest.mark.slow
def test_slides_on_which_a_text_goes_on_count_towards_the_limit(tmp_path: Path) -> None:
    most = len(scene(language("ar"), sections=[LONG]).slides)
    scene(language("ar"), Files(tmp_path, limits=Limits(slides=most)), sections=[LONG])
    with pytest.raises(OutlineError, match="the deck has more slides"):
        scene(language("ar"), Files(tmp_path, limits=Limits(slides=2)), sections=[LONG])


def test_points_have_one_size_of_type_throughout_a_deck() -> None:
    def sizes(*amounts: int) -> list[float]:
        sections = [{"title": f"قسم{i}", "points": ["نقطة"] * n} for i, n in enumerate(amounts)]
        slides = scene(language("ar"), sections=sections).slides
        return [
            box.text.paragraphs[0].size for s in slides if s.kind == "points" for box in texts(s) if box.key == "body"
        ]

    assert sizes(4) == [26]
    assert sizes(5, 6) == [22, 22]
    assert sizes(4, 5) == [22], "four points are rows where they may not be larger"
    # One that is continued, or must shrink, is small alone.
    assert sizes(40, 4)[-1] == 26


def test_layouts_are_those_that_the_slides_use_in_the_end() -> None:
    sections = [{"title": f"قسم{n}", "points": ["نقطة"] * n} for n in (4, 6)]
    deck = scene(language("ar"), sections=sections)
    assert not [layout.key for layout in deck.layouts if layout.key.startswith("points-large")]
