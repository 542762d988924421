from __future__ import annotations

from collections.abc import Mapping

import pytest
from lxml import etree

from deckgen.render.pptx.presentation import add_properties
from deckgen.scene.nodes import Properties
from tests import study
from tests.powerpoint import PRESENTATION, PowerPoint, find
from tests.render.pptx.support import drawing

LEVELS = [f"lvl{n}pPr" for n in range(1, 10)]


def sections(file: PowerPoint) -> list[tuple[str, list[str]]]:
    return [
        (section.get("name"), find(section, "p14:sldIdLst/p14:sldId/@id"))
        for section in file.find(PRESENTATION, "//p14:section")
    ]


@pytest.mark.parametrize(("language", "rtl", "align"), [("ar", "1", "r"), ("he", "1", "r"), ("en", "0", "l")])
def test_the_deck_says_its_direction_at_every_level(language: str, rtl: str, align: str) -> None:
    file = study.written(language=language)
    assert file.xml(PRESENTATION).get("rtl") == rtl
    default, *levels = file.find(PRESENTATION, "p:defaultTextStyle/*")
    assert [level.tag.split("}")[1] for level in levels] == LEVELS
    assert {(level.get("algn"), level.get("rtl")) for level in (default, *levels)} == {(align, rtl)}
    assert {lang for level in levels for lang in find(level, "a:defRPr/@lang")} == {default[0].get("lang")}


def test_the_children_stand_in_the_order_of_the_schema() -> None:
    file = study.written(fonts="embed")
    assert [child.tag.split("}")[1] for child in file.xml(PRESENTATION)] == [
        "sldMasterIdLst",
        "notesMasterIdLst",
        "sldIdLst",
        "sldSz",
        "notesSz",
        "embeddedFontLst",
        "defaultTextStyle",
        "extLst",
    ]


def test_the_slide_size_has_no_type() -> None:
    (size,) = study.file().find(PRESENTATION, "p:sldSz")
    assert dict(size.attrib) == {"cx": "12192000", "cy": "6858000"}


def test_slide_ids_are_unique_and_in_range() -> None:
    ids = [int(id) for id in study.file().find(PRESENTATION, "p:sldIdLst/p:sldId/@id")]
    assert len(set(ids)) == len(ids) == len(study.scene().slides)
    assert min(ids) >= 256
    assert max(ids) < 2**31


def test_each_slide_is_in_one_section_and_they_follow_each_other() -> None:
    file = study.file()
    listed = [id for _, ids in sections(file) for id in ids]
    assert listed == file.find(PRESENTATION, "p:sldIdLst/p:sldId/@id")
    assert [(name, len(ids)) for name, ids in sections(file)] == [
        ("الافتتاح", 3),
        ("من الفتور إلى الحوار", 3),
        ("حدود الدور", 6),
        ("الخاتمة", 2),
        ("الملاحق", 1),
    ]


def test_section_ids_are_unique_and_stay_when_a_part_comes_before() -> None:
    def ids(file: PowerPoint) -> Mapping[str, str]:
        return {section.get("name"): section.get("id") for section in file.find(PRESENTATION, "//p14:section")}

    before = ids(study.file())
    after = ids(study.written(sections=[{"title": "تمهيد", "part": "التمهيد"}, *study.SECTIONS]))
    assert len(set(after.values())) == len(after) == len(before) + 1
    assert before.items() <= after.items()


def test_a_part_that_is_named_again_beside_itself_is_one_section() -> None:
    file = study.written(
        sections=[{"title": "أ", "part": {"title": "باب"}}, {"title": "ب", "part": {"title": "باب", "short": "ب"}}]
    )
    ids = file.find(PRESENTATION, "//p14:section/@id")
    assert [name for name, _ in sections(file)].count("باب") == 1
    assert len(set(ids)) == len(ids)


def test_a_deck_without_parts_has_no_sections() -> None:
    file = study.written(sections=["قسم"])
    assert not file.find(PRESENTATION, "p:extLst")


def test_the_properties_are_the_outlines() -> None:
    properties = {child.tag.split("}")[1]: child.text for child in study.file().xml("docProps/core.xml")}
    assert properties == {
        "title": "عودة مشروطة",
        "creator": "فريق الإحاطات",
        "subject": "قراءة في دراسة",
        "language": "ar-SA",
        "lastModifiedBy": "فريق الإحاطات",
        "revision": "1",
        "created": "2026-01-01T00:00:00Z",
        "modified": "2026-01-01T00:00:00Z",
    }


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("", "1980-01-01T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
        ("2026-03", "2026-03-01T00:00:00Z"),
        ("2026-03-31", "2026-03-31T00:00:00Z"),
        ("0622", "1980-01-01T00:00:00Z"),
        ("2026-03-31T12:30:05Z", "2026-03-31T12:30:05Z"),
    ],
)
def test_the_times_are_the_outlines_date(date: str, time: str) -> None:
    deck = drawing(properties=Properties(title="عنوان", date=date)).deck
    add_properties(deck)
    (core,) = (etree.fromstring(part.data) for part in deck.package.members if part.name == "/docProps/core.xml")
    assert [core.findtext(f"{{http://purl.org/dc/terms/}}{tag}") for tag in ("created", "modified")] == [time, time]


def test_the_properties_count_slides_and_notes() -> None:
    counts = {child.tag.split("}")[1]: child.text for child in study.file().xml("docProps/app.xml")}
    assert counts == {"Application": "deckgen", "Slides": "15", "Notes": "3"}
