from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.render.pptx.context import Drawing
from deckgen.render.pptx.text import (
    body_properties,
    cell_paragraphs,
    list_style,
    paragraph,
    plain_levels,
    root_style,
    run,
    stepped_sizes,
)
from deckgen.scene.nodes import Bullet, Fonts, Level, Link, Run, TextStyle
from tests.powerpoint import find
from tests.render.pptx import support
from tests.render.pptx.support import LEVEL, STYLE, drawing, fitted, parse

BULLETED = Level(
    sizes=(20, 18), color="ink", align="r", bullet=Bullet("•", "a2"), margin=228600, indent=-228600, space_before=6
)


def styles(xml: str) -> list[support.Element]:
    return list(parse(f"<a:lstStyle>{xml}</a:lstStyle>"))


@pytest.mark.parametrize(("rtl", "align"), [(True, "r"), (False, "l")])
def test_a_root_style_has_nine_levels_with_direction_language_and_fonts(rtl: bool, align: str) -> None:
    deck = drawing(rtl=rtl).deck
    levels = styles(root_style(deck, (Level(sizes=(18,), color="ink", align=deck.start),), "mn"))
    assert [level.tag.split("}")[1] for level in levels] == [f"lvl{n}pPr" for n in range(1, 10)]
    for level in levels:
        assert (level.get("algn"), level.get("rtl")) == (align, f"{rtl:d}")
        assert find(level, "a:defRPr/@lang") == ["ar-SA"]
        fonts = [find(level, f"a:defRPr/a:{script}/@typeface") for script in ("latin", "ea", "cs")]
        assert fonts == [["+mn-lt"], ["+mn-ea"], ["+mn-cs"]]


def test_a_list_style_has_the_size_of_its_step() -> None:
    first, second = (styles(list_style(drawing().deck, (LEVEL,), step)) for step in (0, 1))
    assert [find(level, "a:defRPr/@sz") for level in (*first, *second)] == [["1800"], ["1600"]]


def test_a_bullet_hangs_in_the_margin_of_its_level() -> None:
    (level,) = styles(list_style(drawing().deck, (BULLETED,)))
    assert (level.get("marL"), level.get("indent"), level.get("marR")) == ("228600", "-228600", None)
    assert find(level, "a:buChar/@char") == ["•"]
    assert find(level, "a:spcBef/a:spcPts/@val") == ["600"]


def test_a_level_without_a_bullet_says_so() -> None:
    (level,) = styles(list_style(drawing().deck, (LEVEL,)))
    assert (level.get("marL"), level.get("indent")) == ("0", "0")
    assert find(level, "a:buNone")


def test_stepped_sizes_are_nothing_but_sizes() -> None:
    levels = styles(stepped_sizes(drawing().deck, (BULLETED,), 1))
    assert len(levels) == 9
    assert {tuple(level.attrib) for level in levels} == {()}
    assert [find(level, "a:defRPr")[0].attrib for level in levels] == [{"sz": "1800"}] * 9


def test_a_body_never_fits_its_text_itself() -> None:
    body = parse(body_properties(drawing().deck, TextStyle((LEVEL,), "ctr", (1, 2, 3, 4))))
    assert dict(body.attrib) == {
        "vert": "horz",
        "wrap": "square",
        "lIns": "1",
        "tIns": "2",
        "rIns": "3",
        "bIns": "4",
        "rtlCol": "1",
        "anchor": "ctr",
    }
    assert [child.tag.split("}")[1] for child in body] == ["noAutofit"]


def test_a_paragraph_as_its_level_carries_nothing() -> None:
    p = parse(paragraph(drawing(), support.paragraph("نص"), LEVEL))
    assert not find(p, "a:pPr")
    assert dict(find(p, "a:r/a:rPr")[0].attrib) == {"lang": "ar-SA"}


def test_a_paragraph_carries_what_differs_from_its_level() -> None:
    other = support.paragraph(Run("INSS", "en-US"), level=1, rtl=False, align="l", line_pct=100)
    (properties,) = find(parse(paragraph(drawing(), other, LEVEL)), "a:pPr")
    assert dict(properties.attrib) == {"lvl": "1", "algn": "l", "rtl": "0"}
    assert find(properties, "a:lnSpc/a:spcPct/@val") == ["100000"]


def test_a_run_carries_what_differs_from_its_level() -> None:
    element = parse(run(drawing(), Run("a", "en-US", bold=True, italic=True, color="a2", size=12), LEVEL))
    (properties,) = find(element, "a:rPr")
    assert dict(properties.attrib) == {"lang": "en-US", "sz": "1200", "b": "1", "i": "1"}
    assert find(properties, "a:solidFill/a:schemeClr/@val") == ["accent2"]


def test_a_run_as_bold_as_its_level_does_not_say_so() -> None:
    assert "b=" not in run(drawing(), Run("a", "en-US", bold=False), LEVEL)


def test_text_is_escaped_and_loses_what_xml_cannot_hold() -> None:
    element = parse(run(drawing(), Run('<b> & "x"\x0b\ud800 ', "en-US"), LEVEL))
    assert find(element, "a:t/text()") == ['<b> & "x" ']


def test_spaces_stand_in_the_text_without_an_attribute() -> None:
    (element,) = find(parse(run(drawing(), Run("  مرجّح", "ar-SA"), LEVEL)), "a:t")
    assert (element.text, dict(element.attrib)) == ("  مرجّح", {})


def test_a_field_counts_the_slides() -> None:
    element = parse(run(drawing(), Run("‹#›", "ar-SA", field="slidenum"), LEVEL))
    assert (element.tag.split("}")[1], element.get("type")) == ("fld", "slidenum")
    assert find(element, "a:rPr/@lang") == ["ar-SA"]


@pytest.mark.parametrize(("number", "stored"), [(None, "‹#›"), (12, "12")])
def test_a_field_stores_the_number_that_it_shows(number: int | None, stored: str) -> None:
    page = drawing()
    page.number = number
    element = parse(run(page, Run("‹#›", "ar-SA", field="slidenum"), LEVEL))
    assert find(element, "a:t/text()") == [stored]


def test_a_link_leads_to_an_address_or_a_slide() -> None:
    page = drawing()
    links = [Link(url="https://example.org/"), Link(slide="course")]
    found = [find(parse(run(page, Run("a", "ar-SA", link=link), LEVEL)), "a:rPr/a:hlinkClick")[0] for link in links]
    assert [link.get("action") for link in found] == [None, "ppaction://hlinksldjump"]
    assert 'Target="slide2.xml"' in page.part.relationships()


@pytest.mark.parametrize("url", ["https://example.org/", None])
def test_a_link_of_several_lines_is_one_for_each(url: str | None) -> None:
    address = Run("ab/cd/ef", "en-US", link=Link(url=url) if url else None)
    lines = replace(support.paragraph("نص ", address), breaks=(3, 6, 9), widths=(1, 1, 1, 1))
    texts = ["نص ", "ab/", "cd/", "ef"] if url else ["نص ", "ab/cd/ef"]
    assert find(parse(paragraph(drawing(), lines, LEVEL)), "a:r/a:t/text()") == texts


def test_a_cell_says_all_itself_since_powerpoint_reads_no_list_style_there() -> None:
    text = fitted(support.paragraph("نص", Run("b", "en-US", bold=True), size=16), step=1)
    p = parse(cell_paragraphs(drawing(), text, STYLE))
    (properties,) = find(p, "a:pPr")
    assert {key: properties.get(key) for key in ("marL", "indent", "algn", "rtl")} == {
        "marL": "0",
        "indent": "0",
        "algn": "r",
        "rtl": "1",
    }
    assert [dict(r.attrib) for r in find(p, "a:r/a:rPr")] == [
        {"lang": "ar-SA", "sz": "1600", "b": "0"},
        {"lang": "en-US", "sz": "1600", "b": "1"},
    ]
    assert len(find(p, "a:r/a:rPr/a:solidFill")) == 2


def test_an_empty_cell_keeps_the_size_of_its_row() -> None:
    p = parse(cell_paragraphs(drawing(), fitted(step=1), STYLE))
    assert dict(find(p, "a:endParaRPr")[0].attrib) == {"lang": "ar-SA", "sz": "1600"}


def test_an_authors_paragraph_is_one_paragraph() -> None:
    broken = support.paragraph("كلمة " * 20, breaks=(20, 40, 60))
    p = parse(paragraph(drawing(), broken, LEVEL))
    assert [child.tag.split("}")[1] for child in p] == ["r"]


class TestLinesAtExactPoints:
    """A font that is not 1.2 em high has its lines at points, wherever text may stand."""

    EXACT = Fonts("House Sans", exact=True, plain_pct=120)

    def deck(self) -> Drawing:
        return drawing(fonts=self.EXACT)

    def test_a_list_style_has_the_points_of_its_step(self) -> None:
        level = replace(LEVEL, line_pct=125)
        found = [styles(list_style(self.deck().deck, (level,), step))[0] for step in (0, 1)]
        assert [find(one, "a:lnSpc/a:spcPts/@val") for one in found] == [["2700"], ["2400"]]
        assert not any(find(one, "a:lnSpc/a:spcPct") for one in found)

    def test_a_field_alone_stands_as_high_as_its_font_says(self) -> None:
        (style,) = styles(list_style(self.deck().deck, (LEVEL,), field=True))
        assert [child.get("val") for child in find(style, "a:lnSpc/*")] == ["100000"]
        (percent,) = styles(list_style(drawing().deck, (LEVEL,), field=True))
        assert find(percent, "a:lnSpc/a:spcPct/@val") == [str(1000 * LEVEL.line_pct)]

    def test_a_smaller_step_brings_its_own_points(self) -> None:
        levels = styles(stepped_sizes(self.deck().deck, (replace(LEVEL, line_pct=125),), 1))
        assert [find(level, "a:lnSpc/a:spcPts/@val") for level in levels] == [["2400"]] * 9
        assert [[child.tag.split("}")[1] for child in level] for level in levels] == [["lnSpc", "defRPr"]] * 9

    def test_a_paragraph_says_only_what_differs(self) -> None:
        same, higher = (
            parse(paragraph(self.deck(), support.paragraph("نص", line_pct=pct), LEVEL)) for pct in (122, 150)
        )
        assert find(same, ".//a:lnSpc") == []
        assert find(higher, "a:pPr/a:lnSpc/a:spcPts/@val") == ["3240"]

    def test_cells_have_the_same_points_and_empty_ones_too(self) -> None:
        said = parse(cell_paragraphs(self.deck(), fitted(support.paragraph("نص")), STYLE))
        empty = parse(cell_paragraphs(self.deck(), fitted(), STYLE))
        assert [find(cell, "a:pPr/a:lnSpc/a:spcPts/@val") for cell in (said, empty)] == [["2635"]] * 2

    def test_notes_and_what_is_added_by_hand_have_points(self) -> None:
        (level,) = plain_levels(self.deck().deck, 12)
        (style, *_) = styles(root_style(self.deck().deck, (level,), "mn"))
        assert find(style, "a:lnSpc/a:spcPts/@val") == ["1728"]
