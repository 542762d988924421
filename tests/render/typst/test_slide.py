"""Nodes of every type on a slide made by hand, read back from its picture and its PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from deckgen.outline import theme_file
from deckgen.scene.nodes import (
    Bullet,
    Drawable,
    FittedText,
    Level,
    Line,
    Link,
    Paragraph,
    Picture,
    Run,
    Shape,
    Stroke,
    TextBox,
    TextStyle,
)
from deckgen.units import Rect, pt
from tests import study
from tests.render.pptx.support import HERE
from tests.render.typst.support import Tool, dictionaries, one, pdf, pictures, words

INK, PANEL, A2, A4 = (theme_file.load("formal").colors[role] for role in ("ink", "panel", "a2", "a4"))
BOX = Rect(pt(100), pt(100), pt(200), pt(100))


def seen(*nodes: Drawable) -> Image.Image:
    (picture,) = pictures(one(*nodes))
    return Image.open(BytesIO(picture)).convert("RGB")


def at(picture: Image.Image, x: float, y: float) -> str:
    """Return the colour at a point of the slide, in points from its corner."""
    return "{:02X}{:02X}{:02X}".format(*picture.getpixel((round(2 * x), round(2 * y))))


def box(*paragraphs: Paragraph, style: TextStyle, height: float = 0, rect: Rect = BOX, **more: object) -> TextBox:
    return TextBox(key="box", place=HERE, rect=rect, text=FittedText(paragraphs, 0, pt(height)), style=style, **more)  # type: ignore[arg-type]


def said(*runs: Run, rtl: bool = True, breaks: tuple[int, ...] = (), align: str | None = None) -> Paragraph:
    align = align or ("r" if rtl else "l")
    widths = (0,) * (len(breaks) + 1)
    return Paragraph(runs, 0, rtl, align, 20, 100, breaks, widths)  # type: ignore[arg-type]


def level(**more: object) -> Level:
    return Level(sizes=(20,), color="ink", align="r", line_pct=100, **more)  # type: ignore[arg-type]


def on_page(scene_node: Drawable, tool: Tool, path: Path) -> dict[str, tuple[float, float, float]]:
    """Return each word of a slide with its left edge, right edge and baseline."""
    (page,) = words(pdf(one(scene_node)), tool, path / "one.pdf")
    return {word.text: (word.left, word.right, word.baseline) for word in page}


@pytest.mark.slow
def test_shapes_have_their_form_their_fill_and_their_line() -> None:
    triangle = ((0, 0), (BOX.w, 0), (0, BOX.h), (0, 0))
    for shape, inside, outside in (
        (Shape(key="a", place=HERE, rect=BOX, fill="a2"), (101, 101), (99, 101)),
        (Shape(key="a", place=HERE, rect=BOX, fill="a2", preset="ellipse"), (200, 102), (102, 102)),
        (Shape(key="a", place=HERE, rect=BOX, fill="a2", preset="path", paths=(triangle,)), (102, 102), (298, 198)),
    ):
        picture = seen(shape)
        assert at(picture, *inside) == A2
        assert at(picture, *outside) != A2
    framed = seen(Shape(key="a", place=HERE, rect=BOX, stroke=Stroke("a4", pt(4))))
    assert [at(framed, x, 150) for x in (99, 101)] == [A4, A4]
    assert at(framed, 104, 150) != A4


def test_a_path_within_another_is_a_hole() -> None:
    outer, inner = ((0, 0), (100, 0), (100, 100), (0, 100), (0, 0)), ((25, 25), (75, 25), (75, 75), (25, 75), (25, 25))
    paths = tuple(tuple((pt(x), pt(y)) for x, y in points) for points in (outer, inner))
    picture = seen(Shape(key="a", place=HERE, rect=BOX._replace(w=pt(100)), fill="a2", preset="path", paths=paths))
    assert at(picture, 110, 110) == A2
    assert at(picture, 150, 150) != A2


def test_lines_are_dashed_and_their_arrow_is_at_the_end() -> None:
    start, end = (pt(100), pt(100)), (pt(300), pt(100))
    dashed = seen(Line(key="a", place=HERE, start=start, end=end, stroke=Stroke("a2", pt(4), "dash")))
    colors = [at(dashed, x + 0.5, 100) == A2 for x in range(100, 156)]
    assert sum(colors) == 32
    arrow = seen(Line(key="a", place=HERE, start=start, end=end, stroke=Stroke("a2", pt(4), arrow=True)))
    assert at(arrow, 289, 104) == A2
    assert {at(arrow, 111, 104), at(arrow, 298, 104)} == {at(arrow, 10, 300)}


def test_a_picture_fills_its_box_whatever_its_form() -> None:
    data = BytesIO()
    Image.new("RGB", (10, 10), "red").save(data, "PNG")
    picture = seen(Picture(key="a", place=HERE, rect=BOX, data=data.getvalue(), format="png", alt="صورة"))
    assert [at(picture, x, y) for x, y in ((101, 101), (299, 199))] == ["FF0000", "FF0000"]
    assert at(picture, 301, 150) != "FF0000"


@pytest.mark.parametrize(("anchor", "top"), [("t", 110), ("ctr", 138), ("b", 166)])
def test_a_text_stands_at_its_anchor_within_its_insets(anchor: str, top: float, tool: Tool, tmp_path: Path) -> None:
    insets = (pt(5), pt(10), pt(20), pt(10))
    node = box(said(Run("نص", "ar-SA")), style=TextStyle((level(),), anchor, insets), height=24)  # type: ignore[arg-type]
    (word,) = on_page(node, tool, tmp_path).values()
    assert word[1:] == (pytest.approx(280, abs=0.1), pytest.approx(top + 20, abs=0.1))


def test_a_text_with_room_to_spare_stands_where_its_lines_do(tool: Tool, tmp_path: Path) -> None:
    node = box(said(Run("نص", "ar-SA")), style=TextStyle((level(),), "ctr"), height=48)
    lone, spared = replace(node.text, height=pt(24)), replace(node.text, spare=pt(24))
    first, second = (on_page(replace(node, text=text), tool, tmp_path) for text in (lone, spared))
    assert first == second


@pytest.mark.parametrize("rtl", [True, False])
def test_a_bullet_stands_before_its_text_on_the_reading_side(rtl: bool, tool: Tool, tmp_path: Path) -> None:
    bullet = Bullet("•", "a2")
    style = TextStyle((level(bullet=bullet, margin=pt(30), indent=-pt(20)),))
    run = Run("نص", "ar-SA") if rtl else Run("text", "en-US")
    found = on_page(box(said(run, rtl=rtl), style=style), tool, tmp_path)
    sign, word = found["•"], next(place for text, place in found.items() if text != "•")
    assert sign[2] == pytest.approx(word[2], abs=0.1)
    edges = (sign[1], word[1]) if rtl else (sign[0], word[0])
    assert edges == (pytest.approx(290 if rtl else 110, abs=0.1), pytest.approx(270 if rtl else 130, abs=0.1))


def test_a_bullet_goes_with_a_text_from_the_left_that_stands_at_the_right(tool: Tool, tmp_path: Path) -> None:
    style = TextStyle((level(bullet=Bullet("•", "a2"), margin=pt(30), indent=-pt(20)),))
    paragraph = said(Run("text", "en-US"), rtl=False, align="r")
    for width in (pt(40), pt(60)):
        found = on_page(box(replace(paragraph, widths=(width,)), style=style), tool, tmp_path)
        assert found["text"][1] == pytest.approx(300, abs=0.1)
        assert found["•"][0] == pytest.approx(300 - width / pt(1) - 20, abs=0.1)


def test_a_line_in_the_middle_is_so_without_the_spaces_at_its_end(tool: Tool, tmp_path: Path) -> None:
    node = box(said(Run("aa bb", "en-US"), rtl=False, breaks=(3,), align="ctr"), style=TextStyle((level(),)))
    for left, right, _ in on_page(node, tool, tmp_path).values():
        assert (left + right) / 2 == pytest.approx(200, abs=0.1)


def test_mixed_scripts_keep_their_order_over_the_end_of_a_line(tool: Tool, tmp_path: Path) -> None:
    runs = (Run("مع ", "ar-SA"), Run("foo, bar", "en-US"), Run(" ثم", "ar-SA"))
    found = on_page(box(said(*runs, breaks=(8,)), style=TextStyle((level(),))), tool, tmp_path)
    # The comma belongs to the foreign words around it: in a line of its own it would stand before the first.
    assert found["foo,"][1] < 280 < 299 < found["bar"][1]
    assert found["bar"][2] - found["foo,"][2] == pytest.approx(24, abs=0.1)


SIGNS = [r"a\b", '"a"', "#a", "$a$", "<a>", "@a", "*a*", "_a_", "`a`", "[a]", "{a}", "//a", "~a", "a--b", "a/*b"]


@pytest.mark.parametrize("text", SIGNS)
def test_no_sign_is_markup(text: str, tool: Tool, tmp_path: Path) -> None:
    found = on_page(box(said(Run(text, "en-US"), rtl=False), style=TextStyle((level(),))), tool, tmp_path)
    assert list(found) == [text]


def test_runs_have_their_colour_and_links_that_of_links() -> None:
    links = study.scene().theme.colors["hl"]
    for run, color in (
        (Run("●", "ar-SA"), INK),
        (Run("●", "ar-SA", color="a4"), A4),
        (Run("●", "ar-SA", color="a4", link=Link(url="https://example.org")), links),
    ):
        picture = seen(box(said(run), style=TextStyle((level(),))))
        assert color in {at(picture, x / 2, y / 2) for x in range(560, 600) for y in range(200, 250)}


@pytest.mark.slow
def test_bold_and_slanted_letters_differ_from_upright_ones() -> None:
    looks = [Run("illi", "en-US"), Run("illi", "en-US", bold=True), Run("illi", "en-US", italic=True)]
    drawn = [seen(box(said(run, rtl=False), style=TextStyle((level(),)))).tobytes() for run in looks]
    assert len(set(drawn)) == 3


def test_a_box_that_leads_somewhere_does_so_as_a_whole() -> None:
    node = box(
        said(Run("نص", "ar-SA")), style=TextStyle((level(),)), fill="panel", link=Link(url="https://example.org")
    )
    links = (item for item in dictionaries(pdf(one(node))) if item.get("/Subtype") == "/Link")
    assert [list(map(float, link.Rect)) for link in links] == [[100, 340, 300, 440]]


def test_a_link_to_a_slide_that_is_not_drawn_is_text() -> None:
    node = box(said(Run("نص", "ar-SA", link=Link(slide="elsewhere"))), style=TextStyle((level(),)))
    assert not any(item.get("/Subtype") == "/Link" for item in dictionaries(pdf(one(node))))


def test_what_has_a_description_is_a_figure_and_the_rest_decoration() -> None:
    shape = Shape(key="a", place=HERE, rect=BOX, fill="a2", alt="درجة الثقة")
    assert any(item.get("/Alt") == "درجة الثقة" for item in dictionaries(pdf(one(shape))))
    bare = pdf(one(Shape(key="a", place=HERE, rect=BOX, fill="a2")))
    assert not any(item.get("/S") == "/Figure" for item in dictionaries(bare))
