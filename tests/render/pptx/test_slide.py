from __future__ import annotations

from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from deckgen.render.pptx import render
from deckgen.render.pptx.slide import creation_ids, slide_ids
from deckgen.scene.nodes import TextBox
from deckgen.units import Rect
from tests import decks, study
from tests.powerpoint import Element, PowerPoint, find, inside_table, text
from tests.render.pptx import support
from tests.render.pptx.support import HERE, LEVEL, STYLE, fitted

PROJECT = UUID("5b0f6a6e-5a0b-5f0e-9a55-6f1f0b8c2d47")


def part(id: str, file: PowerPoint | None = None) -> str:
    return (file or study.file()).slides[[slide.id for slide in study.scene().slides].index(id)]


def identities(file: PowerPoint, name: str) -> tuple[list[str], list[str]]:
    return file.find(name, "p:cSld/p:extLst//p14:creationId/@val"), file.find(name, "//a16:creationId/@id")


def by_title(file: PowerPoint) -> dict[str, tuple[list[str], list[str]]]:
    titles = "//p:sp[.//p:ph[@type='title' or @type='ctrTitle']]"
    return {text(file.find(name, titles)[0]): identities(file, name) for name in file.slides}


def one_slide(*nodes: TextBox) -> PowerPoint:
    return PowerPoint(render(replace(study.scene(), slides=(support.slide("one", *nodes),), parts=())))


def test_xml_order_is_the_reading_order() -> None:
    file = study.file()
    for slide, name in zip(study.scene().slides, file.slides, strict=True):
        names = file.find(name, "p:cSld/p:spTree/*//p:cNvPr[@id!='1']/@name")
        assert [shape.lower() for shape in names] == [node.key.replace("-", " ") for node in slide.nodes]
        assert names[0] in ("Title", "Number sign", "Kicker")


def test_shape_ids_are_unique_on_each_page() -> None:
    file = study.file()
    for name in (n for n in file.names if n.endswith(".xml") and n.startswith("ppt/")):
        ids = file.find(name, "//p:cNvPr/@id")
        assert len(set(ids)) == len(ids), name


def test_every_shape_and_slide_has_an_identity_of_its_own() -> None:
    file = study.file()
    slides, shapes = [], []
    for name in (n for n in file.names if n.endswith(".xml") and n.startswith("ppt/")):
        slide, own = identities(file, name)
        slides += slide
        shapes += own
        assert len(own) == len(file.find(name, "//p:cNvPr[@id!='1']"))
    assert len(set(slides)) == len(slides) == len(file.slides)
    assert len(set(shapes)) == len(shapes)


def test_a_section_keeps_its_identities_where_others_come_before_it() -> None:
    more = [{"title": "تمهيد", "points": ["نقطة"]}, {"title": "ثانٍ", "table": {"columns": ["أ"], "rows": [["ب"]]}}]
    before, after = by_title(study.file()), by_title(study.written(sections=[*more, *study.SECTIONS], agenda=False))
    del before["محاور الإحاطة"]
    kept = {title: after[title] for title in before if title in after}
    assert kept == before


def test_creation_ids_of_slides_are_never_zero_nor_the_same() -> None:
    first = uuid5(PROJECT, "slide:a").int % 2**32
    assert creation_ids([support.slide("a"), support.slide("a")]) == [first, (first + 1) % 2**32]


def test_a_slide_is_listed_under_a_number_of_its_own_that_is_in_range_and_never_the_same() -> None:
    first = 256 + uuid5(PROJECT, "slide:a").int % (2**31 - 256)
    assert slide_ids([support.slide("a"), support.slide("b"), support.slide("a")])[::2] == [first, first + 1]


def test_agenda_rows_lead_to_slides_of_the_deck() -> None:
    file = study.file()
    agenda = part("deck:agenda")
    relations = file.relations(agenda)
    links = file.find(agenda, "//p:cNvPr/a:hlinkClick[@action='ppaction://hlinksldjump']/@r:id")
    slide = next(slide for slide in study.scene().slides if slide.id == "deck:agenda")
    wanted = [node.link.slide for node in slide.nodes if isinstance(node, TextBox) and node.link]
    assert len(wanted) == 2
    assert [relations[id] for id in links] == [("slide", part(id)) for id in wanted]


def test_slides_carry_no_more_of_their_paragraphs_than_needed() -> None:
    file = study.file()
    for name in file.slides:
        for properties in file.find(name, "//a:p/a:pPr"):
            if not inside_table(properties):
                assert set(properties.attrib) <= {"lvl", "algn", "rtl"}
                assert properties.get("rtl") != "1"


def test_every_run_has_a_language() -> None:
    file = study.file()
    for name in (n for n in file.names if n.startswith("ppt/") and n.endswith(".xml")):
        runs = file.find(name, "//a:r | //a:fld")
        assert [r for r in runs if not find(r, "a:rPr/@lang")] == []


def test_scripts_are_runs_of_their_own() -> None:
    file = study.file()
    runs = {text(r): find(r, "a:rPr/@lang") for r in file.find(part("claims"), "//a:r")}
    assert runs["\u200eS-300\u200e"] == runs["Nuxt 3"] == ["en-US"]
    assert runs["الوزارة"] == ["ar-SA"]


def test_a_link_in_a_text_leads_outside() -> None:
    file = study.file()
    name = part("claims")
    (id,) = file.find(name, "//a:r/a:rPr/a:hlinkClick/@r:id")
    assert file.relations(name)[id] == ("hyperlink", "https://mil.example/ar")


def test_text_is_never_fitted_or_broken_by_the_file() -> None:
    file = study.file()
    for name in (n for n in file.names if n.endswith(".xml") and n.startswith("ppt/")):
        assert not file.find(name, "//a:spAutoFit | //a:br | //a:normAutofit[@*]"), name
    for name in file.slides:
        assert not file.find(name, "//a:normAutofit"), name


def test_no_bidi_control_character_but_the_left_to_right_mark_is_written() -> None:
    file = study.file()
    controls = {chr(c) for c in (0x200F, 0x61C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    for name in file.slides:
        assert controls.isdisjoint(text(file.xml(name)))


def test_a_table_has_its_title_as_description() -> None:
    descriptions = study.file().find(part("facts"), "//p:graphicFrame/p:nvGraphicFramePr/p:cNvPr/@descr")
    assert descriptions == ["الدور يتركّز حيث الكلفة محدودة"]


@pytest.mark.parametrize(("form", "rtl"), [("portable", []), ("native", ["1"])])
def test_the_outline_chooses_the_form_of_tables(form: str, rtl: list[str]) -> None:
    file = study.written(tables=form)
    assert file.find(part("facts"), "//a:tblPr/@rtl") == rtl
    first = text(file.find(part("facts"), "//a:tr/a:tc")[0])
    assert first == ("المجال" if rtl else "الترجيح")


def in_placeholder(key: str, step: int = 0) -> Element:
    """Return the shape of a word in a placeholder."""
    layout = next(layout for layout in study.scene().layouts if layout.key == "points")
    box = layout.placeholder(key)
    level = box.style.levels[0]
    word = support.paragraph("كلمة", size=level.sizes[step], align=level.align, line_pct=level.line_pct)
    node = TextBox(
        key=key,
        place=HERE,
        rect=box.rect,
        text=fitted(word, step=step),
        style=box.style,
        placeholder=box.index,
    )
    file = one_slide(node)
    (shape,) = file.find(file.slides[0], "//p:sp")
    return shape


def test_a_filled_placeholder_is_as_its_layout_has_it() -> None:
    shape = in_placeholder("title")
    assert dict(find(shape, "p:nvSpPr/p:nvPr/p:ph")[0].attrib) == {"type": "title"}
    assert not find(shape, "p:spPr/* | p:txBody/a:bodyPr/@* | p:txBody/a:lstStyle/* | .//a:pPr")


def test_a_ground_of_a_placeholder_is_repeated_on_the_slide() -> None:
    file = decks.file(decks.FULL)
    fills = [
        fill for name in file.slides for fill in file.find(name, "//p:sp[p:nvSpPr/p:nvPr/p:ph]/p:spPr/a:solidFill")
    ]
    grounds = [
        node
        for slide in decks.scene(decks.FULL).slides
        for node in slide.nodes
        if isinstance(node, TextBox) and node.placeholder and node.fill
    ]
    assert len(fills) == len(grounds) > 0


def test_a_stepped_size_stands_in_the_placeholders_own_list_style_only() -> None:
    shape = in_placeholder("title", step=1)
    layout = next(layout for layout in study.scene().layouts if layout.key == "points")
    size = layout.placeholder("title").style.levels[0].sizes[1]
    assert find(shape, "p:txBody/a:lstStyle/*/a:defRPr/@sz") == [f"{size * 100:.0f}"] * 9
    assert not find(shape, "p:spPr/* | p:txBody/a:bodyPr/@* | .//a:pPr | .//a:rPr/@sz")


def test_a_text_box_has_box_look_and_style_of_its_own() -> None:
    rect = Rect(10, 20, 300, 400)
    node = TextBox(key="sign", place=HERE, rect=rect, text=fitted(support.paragraph("1")), style=STYLE, fill="a2")
    file = one_slide(node)
    (shape,) = file.find(file.slides[0], "//p:sp")
    assert find(shape, "p:nvSpPr/p:cNvSpPr/@txBox") == ["1"]
    assert find(shape, "p:spPr/a:solidFill/a:schemeClr/@val") == ["accent2"]
    (level,) = find(shape, "p:txBody/a:lstStyle/*")
    assert (level.get("algn"), level.get("rtl")) == (LEVEL.align, "1")


def test_an_empty_text_box_has_a_paragraph() -> None:
    node = TextBox(key="sign", place=HERE, rect=Rect(1, 2, 3, 4), text=fitted(), style=STYLE)
    file = one_slide(node)
    assert len(file.find(file.slides[0], "//a:p")) == 1


def test_lines_are_tied_to_what_they_join() -> None:
    items = [{"title": f"قيد {i}"} for i in range(3)]
    actors = {"items": ["أ", "ب"], "links": [{"from": "أ", "to": "ب"}]}
    constraints = {"center": "عودة", "items": items}
    sections = [{"title": "قيود", "constraints": constraints}, {"title": "أطراف", "actors": actors}]
    file = study.written(sections=[*sections, {"title": "مسار", "timeline": [{"title": "أ"}, {"title": "ب"}]}])
    parts = [*file.slides, *file.parts("slideLayouts")]
    tied = set()
    for part in parts:
        names = dict(zip(file.find(part, "//p:cNvPr/@id"), file.find(part, "//p:cNvPr/@name"), strict=True))
        for line in file.find(part, "//p:cxnSp"):
            ends = find(line, "p:nvCxnSpPr/p:cNvCxnSpPr/*")
            tied.add(tuple((end.tag.partition("}")[2], names[end.get("id")], end.get("idx")) for end in ends))
    assert tied >= {
        (("endCxn", "Card 1", "1"),),
        (("endCxn", "Card 3", "3"),),
        (("stCxn", "Actor 1", "1"), ("endCxn", "Actor 2", "3")),
        (("stCxn", "Node 2", "6"), ("endCxn", "Node 1", "2")),
    }
