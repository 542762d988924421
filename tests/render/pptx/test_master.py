from __future__ import annotations

import pytest

from deckgen.outline.theme_file import load
from tests import study
from tests.powerpoint import MASTER, Element, find

LEVELS = [f"lvl{n}pPr" for n in range(1, 10)]


def layouts() -> list[str]:
    return study.file().parts("slideLayouts")


def shapes(part: str) -> list[Element]:
    return study.file().find(part, "//p:sp[p:nvSpPr/p:nvPr/p:ph]")


@pytest.mark.parametrize("style", ["titleStyle", "bodyStyle", "otherStyle"])
def test_every_level_of_the_text_styles_has_alignment_direction_and_language(style: str) -> None:
    levels = study.file().find(MASTER, f"p:txStyles/p:{style}/*")
    assert [level.tag.split("}")[1] for level in levels] == LEVELS
    assert {(level.get("algn"), level.get("rtl")) for level in levels} == {("r", "1")}
    assert {lang for level in levels for lang in find(level, "a:defRPr/@lang")} == {"ar-SA"}
    assert [len(find(level, "a:defRPr/a:cs")) for level in levels] == [1] * 9


def test_headings_have_the_themes_major_font_and_text_its_minor_one() -> None:
    file = study.file()
    fonts = {s: set(file.find(MASTER, f"p:txStyles/p:{s}//a:cs/@typeface")) for s in ("titleStyle", "bodyStyle")}
    assert fonts == {"titleStyle": {"+mj-cs"}, "bodyStyle": {"+mn-cs"}}


def test_bullets_are_inherited_with_margin_and_indent() -> None:
    first, second = study.file().find(MASTER, "p:txStyles/p:bodyStyle/*")[:2]
    for level in (first, second):
        assert find(level, "a:buChar")
        assert int(level.get("marL")) >= -int(level.get("indent")) > 0
        assert level.get("marR") is None
    for part in (*study.file().slides, *layouts()):
        assert not study.file().find(part, "//a:p/a:pPr[@marL or @indent][not(ancestor::a:tc)]")


def test_every_body_of_master_and_layouts_runs_from_the_reading_side() -> None:
    for part in (MASTER, *layouts()):
        for shape in shapes(part):
            assert find(shape, "p:txBody/a:bodyPr/@rtlCol") == ["1"]
            levels = find(shape, "p:txBody/a:lstStyle/*")
            assert [level.tag.split("}")[1] for level in levels] == LEVELS
            assert {level.get("rtl") for level in levels} == {"1"}
            assert {level.get("algn") for level in levels} <= {"r", "l", "ctr"}


def test_number_and_source_line_stand_as_in_a_right_to_left_master_of_powerpoints_own() -> None:
    at = {
        type: (int(find(shape, "p:spPr/a:xfrm/a:off/@x")[0]), find(shape, ".//a:lvl1pPr/@algn")[0])
        for shape in shapes(MASTER)
        for type in find(shape, "p:nvSpPr/p:nvPr/p:ph/@type")
    }
    assert at["sldNum"][0] < at["ftr"][0]
    assert (at["sldNum"][1], at["ftr"][1]) == ("l", "r")


def test_every_slide_has_a_layout_and_every_layout_the_master() -> None:
    file = study.file()
    assert {layout for slide in file.slides for layout in file.related(slide, "slideLayout")} <= set(layouts())
    for layout in layouts():
        assert file.related(layout, "slideMaster") == [MASTER]
    assert sorted(file.related(MASTER, "slideLayout")) == sorted(layouts())


def test_ids_of_master_and_layouts_are_unique_and_from_the_upper_half() -> None:
    file = study.file()
    ids = [*file.find("ppt/presentation.xml", "p:sldMasterIdLst/p:sldMasterId/@id")]
    ids += file.find(MASTER, "p:sldLayoutIdLst/p:sldLayoutId/@id")
    assert len(set(ids)) == len(ids) == len(layouts()) + 1
    assert min(map(int, ids)) >= 2**31


def test_an_empty_placeholder_asks_for_text_in_the_decks_language() -> None:
    prompts = {
        find(shape, ".//a:t/text()")[0]: find(shape, ".//a:rPr/@lang")
        for layout in layouts()
        for shape in shapes(layout)
        if find(shape, ".//p:ph/@hasCustomPrompt")
    }
    assert {"اضغط لإضافة العنوان", "اضغط لإضافة النقاط", "اضغط لإضافة جدول"} <= set(prompts)
    # Where type is large the noun alone holds.
    assert {prompt for prompt in prompts if not prompt.startswith("اضغط لإضافة")} == {"العنوان", "الرقم"}
    assert {language for languages in prompts.values() for language in languages} == {"ar-SA"}


def test_only_texts_that_are_written_by_hand_shrink_where_they_become_longer() -> None:
    file = study.file()
    for name in layouts():
        fits = {
            (shape.get("type", "obj"), fit.tag.split("}")[1])
            for fit in file.find(name, "//p:sp/p:txBody/a:bodyPr/*")
            for shape in next(fit.iterancestors("{*}sp")).iterfind("{*}nvSpPr/{*}nvPr/{*}ph")
        }
        texts, others = ("title", "ctrTitle", "subTitle", "body", "obj"), ("pic", "tbl", "chart", "dt", "ftr", "sldNum")
        assert fits <= {(type, "normAutofit") for type in texts} | {(type, "noAutofit") for type in others}
        assert ("title", "normAutofit") in fits or ("ctrTitle", "normAutofit") in fits, name


def test_what_a_layout_draws_is_the_masters_or_marked_as_its_own() -> None:
    drawn = study.file().find(MASTER, "//p:cxnSp/p:nvCxnSpPr/p:nvPr/@userDrawn")
    assert drawn == ["1"]
    covers = [layout for layout in layouts() if study.file().xml(layout).get("showMasterSp") == "0"]
    assert covers
    assert all(study.file().find(layout, "p:cSld/p:bg") for layout in covers)


@pytest.mark.parametrize(("theme", "ground"), [("formal", "lt1"), ("dark", "dk1")])
def test_the_colour_map_says_which_slot_is_the_ground(theme: str, ground: str) -> None:
    file = study.written(theme=theme)
    (mapped,) = file.find(MASTER, "p:clrMap/@bg1")
    assert mapped == ground
    (color,) = file.find("ppt/theme/theme1.xml", f"//a:clrScheme/a:{ground}/a:srgbClr/@val")
    assert color == load(theme).colors["bg"]


def test_the_themes_fonts_name_the_complex_scripts() -> None:
    for theme in ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml"):
        for fonts in study.file().find(theme, "//a:majorFont | //a:minorFont"):
            assert find(fonts, "a:latin/@typeface") == find(fonts, "a:cs/@typeface") == ["FiraGO"]
            assert {"Arab", "Hebr"} <= set(find(fonts, "a:font[@typeface='FiraGO']/@script"))


def test_tables_and_charts_fill_a_placeholder_of_their_kind() -> None:
    chart = {"kind": "column", "categories": ["2024", "2025"], "series": [{"values": [1, 2]}]}
    table = {"columns": ["المجال", "الحدود"], "rows": [["التدريب", "اختبار"]]}
    file = study.written(sections=[{"title": "الأرقام", "chart": chart}, {"title": "المجالات", "table": table}])
    frames = [(part, frame) for part in file.slides for frame in file.find(part, "//p:graphicFrame")]
    kinds = {"tbl": "a:graphic/a:graphicData/a:tbl", "chart": "a:graphic/a:graphicData/*[local-name()='chart']"}
    filled = set()
    for part, frame in frames:
        (ph,) = find(frame, "p:nvGraphicFramePr/p:nvPr/p:ph")
        (layout,) = file.related(part, "slideLayout")
        (own,) = file.find(layout, f"//p:ph[@idx='{ph.get('idx')}']")
        assert own.get("type") == ph.get("type")
        assert find(frame, kinds[ph.get("type")])
        filled.add(ph.get("type"))
    assert filled == {"tbl", "chart"}


def test_a_layout_for_any_object_has_a_placeholder_for_one() -> None:
    file = study.file()
    for layout in layouts():
        objects = file.find(layout, "//p:ph[not(@type)]")
        assert objects or file.xml(layout).get("type") != "obj", layout


def test_master_and_layouts_with_a_footer_have_a_date_that_no_slide_shows() -> None:
    file = study.file()
    for part in (MASTER, *layouts()):
        footers = file.find(part, "//p:ph[@type='sldNum']")
        assert len(file.find(part, "//p:ph[@type='dt'][@idx='10']")) == len(footers), part
    assert not any(file.find(part, "//p:ph[@type='dt']") for part in file.slides)


def test_each_placeholder_of_a_layout_says_what_belongs_there_and_where() -> None:
    for layout in layouts():
        for shape in shapes(layout):
            assert find(shape, "p:nvSpPr/p:cNvPr/@name")[0].strip()
            assert "".join(find(shape, "p:txBody//a:t/text()")).strip()
            (ext,) = find(shape, "p:spPr/a:xfrm/a:ext")
            assert int(ext.get("cx")) > 0
            assert int(ext.get("cy")) > 0
            levels = find(shape, "p:txBody/a:p/a:pPr/@lvl")
            assert levels == [str(n) for n in range(1, len(find(shape, "p:txBody/a:p")))]
