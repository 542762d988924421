from __future__ import annotations

from tests import study
from tests.powerpoint import MASTER, NOTES_MASTER, PRESENTATION, Element, find, text


def notes(slide: str) -> list[Element]:
    file = study.file()
    part = file.notes(file.slides[[s.id for s in study.scene().slides].index(slide)])
    assert part
    return file.find(part, "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='body']//a:p")


def test_each_slide_with_notes_has_a_page_that_leads_back_to_it() -> None:
    file = study.file()
    for slide, part in zip(study.scene().slides, file.slides, strict=True):
        page = file.notes(part)
        assert (page is not None) == bool(slide.notes)
        if page:
            assert file.related(page, "slide") == [part]
            assert file.related(page, "notesMaster") == [NOTES_MASTER]
    assert len(file.parts("notesSlides")) == sum(bool(slide.notes) for slide in study.scene().slides)


def test_the_notes_master_follows_the_slide_master_and_has_a_theme_of_its_own() -> None:
    file = study.file()
    children = [child.tag.split("}")[1] for child in file.xml(PRESENTATION)]
    assert children[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    (own,), (masters,) = file.related(NOTES_MASTER, "theme"), file.related(MASTER, "theme")
    assert own != masters
    assert file.related(PRESENTATION, "notesMaster") == [NOTES_MASTER]


def test_a_deck_without_notes_has_a_notes_master_too() -> None:
    file = study.written(sections=["قسم"], closing=None)
    assert file.find(PRESENTATION, "p:notesMasterIdLst/p:notesMasterId")
    assert not file.parts("notesSlides")


def test_every_level_of_the_notes_style_has_alignment_and_direction() -> None:
    levels = study.file().find(NOTES_MASTER, "p:notesStyle/*")
    assert [level.tag.split("}")[1] for level in levels] == [f"lvl{n}pPr" for n in range(1, 10)]
    assert {(level.get("algn"), level.get("rtl")) for level in levels} == {("r", "1")}
    assert {lang for level in levels for lang in find(level, "a:defRPr/@lang")} == {"ar-SA"}


def test_the_pages_corners_are_mirrored() -> None:
    at = {}
    for shape in study.file().find(NOTES_MASTER, "//p:sp"):
        (type,) = find(shape, ".//p:ph/@type")
        at[type] = int(find(shape, ".//a:off/@x")[0]), *find(shape, ".//a:lvl1pPr/@algn"), *find(shape, ".//@rtlCol")
    assert at["hdr"][0] == at["ftr"][0] > at["dt"][0] == at["sldNum"][0] == 0
    assert [at[type][1:] for type in ("hdr", "ftr", "dt", "sldNum", "body")] == [
        ("r", "1"),
        ("r", "1"),
        ("l", "1"),
        ("l", "1"),
        ("r", "1"),
    ]


def test_notes_are_paragraphs_and_lists() -> None:
    first, *dashes, one, two = notes("course")
    assert [text(p) for p in (first, *dashes, one, two)] == [
        "ابدأ بالسؤال:",
        "ما الذي تغيّر؟",
        "ما الذي بقي؟",
        "الساحل",
        "الجنوب",
    ]
    assert not find(first, "a:pPr")
    for item in (*dashes, one, two):
        (properties,) = find(item, "a:pPr")
        assert int(properties.get("marL")) == -int(properties.get("indent")) > 0
    assert [len(find(item, "a:pPr/a:buChar")) for item in dashes] == [1, 1]
    numbers = [find(item, "a:pPr/a:buAutoNum")[0] for item in (one, two)]
    assert [dict(number.attrib) for number in numbers] == [
        {"type": "arabicPeriod", "startAt": "1"},
        {"type": "arabicPeriod", "startAt": "2"},
    ]


def test_notes_run_from_the_reading_side() -> None:
    file = study.file()
    pages = file.parts("notesSlides")
    for page in pages:
        for p in file.find(page, "//a:p"):
            assert file.inherited(page, p, "rtl") == "1"
    bodies = [p for page in pages for p in file.find(page, "//p:sp[.//p:ph/@type='body']//a:p")]
    assert {file.inherited(pages[0], p, "algn") for p in bodies} == {"r"}
    assert all(lang == "ar-SA" for page in pages for lang in file.find(page, "//a:r/a:rPr/@lang"))
