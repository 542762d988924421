from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from deckgen import pipeline
from deckgen.house.xml import A
from deckgen.problems import OutlineError, UsageError
from deckgen.scene.nodes import Shape, TextBox
from tests.house import support
from tests.powerpoint import PowerPoint, faults
from tests.refused import causes

LAYOUT = "ppt/slideLayouts/slideLayout3.xml"


KEPT = "{{path: house.potx, keep_layouts: true}}"
NAMED = ("house.potx", KEPT)


@pytest.mark.slow
@pytest.mark.parametrize(("named", "language"), [("house.potx", "ar"), (KEPT, "en")])
def test_an_independent_validator_finds_nothing(named: str, language: str, tmp_path: Path) -> None:
    file = support.worn(tmp_path, language=language, named=named)
    assert faults(file) == []
    assert causes(PowerPoint(file.read_bytes())) == []


@pytest.mark.parametrize("named", NAMED)
def test_nothing_else_of_the_template_is_in_any_byte(named: str, tmp_path: Path) -> None:
    """No slide, author, path, name, address, extension, footer: all are written CANARY in the template."""
    held = support.members(support.worn(tmp_path, named=named).read_bytes())
    assert [name for name, data in held.items() if b"canary" in data.lower()] == []
    assert [name for name in held if name.startswith("ppt/media/")] == ["ppt/media/image1.png", "ppt/media/image2.png"]


def test_layouts_are_ours_under_the_templates_master(tmp_path: Path) -> None:
    held = support.members(support.worn(tmp_path).read_bytes())
    assert [name for name in held if name.startswith("ppt/slideMasters/") and name.endswith(".xml")] == [
        "ppt/slideMasters/slideMaster1.xml"
    ]
    assert b'name="Institute"' in held["ppt/theme/theme1.xml"]
    assert b'<a:cs typeface="FiraGO"/>' in held["ppt/theme/theme1.xml"]


def test_what_a_slide_inherits_stands_in_its_layout(tmp_path: Path) -> None:
    """To take away every place and list style of a slide's placeholders would change nothing but stepped sizes."""
    path = support.outline(tmp_path)
    path.write_text(path.read_text("utf-8").replace("يُفقد خُمس", "يُفقد في السنة الواحدة من الماء خُمس"), "utf-8")
    presentation = pipeline.build(pipeline.load(path)).presentation()
    styles = set()
    for slide in presentation.slides:
        assert slide.shapes.title is not None
        for shape in slide.placeholders:
            assert shape._element.findall(f".//{A}xfrm") == []
            assert min(shape.left, shape.top) >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + shape.height <= presentation.slide_height
            styles |= {
                (etree.QName(part).localname, *part.keys())
                for style in shape._element.findall(".//{*}lstStyle")
                for part in style.iter()
            }
    assert styles <= {("lstStyle",), ("lvl1pPr",), ("defRPr", "sz")}


def test_a_template_of_the_caller_goes_before_the_outlines(tmp_path: Path) -> None:
    loaded = pipeline.load(support.outline(tmp_path))
    other = tmp_path / "other.potx"
    other.write_bytes(support.template(size=(10, 7.5)))
    assert pipeline.build(loaded, template=str(other)).scene.size == (9144000, 6858000)
    with pytest.raises(UsageError, match="no template"):
        pipeline.build(loaded, template=str(tmp_path / "none.potx"))


@pytest.mark.process
def test_a_plain_deck_needs_no_reader_of_templates(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(support.OUTLINE.format(language="ar").replace("template: house.potx\n", ""), "utf-8")
    program = (
        f"import sys; from deckgen import pipeline; pipeline.build(pipeline.load({str(path)!r})).written('pptx'); "
        "print(sorted({'lxml', 'pptx', 'deckgen.house'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.slow
def test_a_smaller_template_makes_everything_smaller(tmp_path: Path) -> None:
    file = support.worn(tmp_path, support.template(scale=0.75))
    assert faults(file) == []
    deck = pipeline.build(pipeline.load(tmp_path / "outline.yaml"))
    whole = pipeline.build(pipeline.load(support.outline(tmp_path)))
    pairs = zip(deck.scene.layouts, whole.scene.layouts, strict=True)
    titles = [(small.placeholder("title"), large.placeholder("title")) for small, large in pairs]
    assert all(abs(small.rect.w - large.rect.w * 0.75) <= 1 for small, large in titles)
    assert all(small.style.levels[0].sizes[-1] == large.style.levels[0].sizes[-1] * 0.75 for small, large in titles)


def test_headlines_step_down_to_the_templates_least_size(tmp_path: Path) -> None:
    """A headline in a low box takes smaller sizes than ours; what grows on its slide stays below it."""
    path = support.outline(tmp_path, support.with_content(title=(0.9, 1.45, 7.5, 0.5)))
    scene = pipeline.build(pipeline.load(path)).scene
    titles = [
        node for slide in scene.slides for node in slide.nodes if isinstance(node, TextBox) and node.key == "title"
    ]
    assert max(title.text.step for title in titles) > 2


def test_a_text_that_does_not_fit_comes_with_what_the_template_leaves(tmp_path: Path) -> None:
    """Its author learns that another template would take it."""
    path = support.outline(tmp_path, support.with_content(title=(0.9, 2.5, 8, 0.5), body=(0.9, 3.2, 8, 3.3)))
    path.write_text(path.read_text("utf-8").replace("يُفقد خُمس", "يُفقد من الماء خُمس " * 12), "utf-8")
    with pytest.raises(OutlineError) as error:
        pipeline.build(pipeline.load(path))
    assert {problem.code for problem in error.value.problems} >= {"template-no-room", "headline-too-long"}


FILL = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
LEFT_OUT = {
    "text": "<p:txBody><a:bodyPr/><a:p><a:r><a:t>Institute</a:t></a:r></a:p></p:txBody></p:sp>",
    "freeform": f"<a:custGeom><a:pathLst/></a:custGeom>{FILL}</p:spPr></p:sp>",
    "outline": f'<a:prstGeom prst="rect"/><a:ln>{FILL}</a:ln></p:spPr></p:sp>',
}


@pytest.mark.parametrize("what", ["", *LEFT_OUT])
def test_what_other_formats_leave_out_is_told_once(what: str, tmp_path: Path) -> None:
    made = support.maker()
    band = made.rectangle(9, made.transform(0.9, 0.2, 3, 0.3), "tx2")
    if what == "text":
        band = band.replace("</p:sp>", LEFT_OUT[what])
    elif what:
        band = re.sub("<a:prstGeom.*", LEFT_OUT[what], band)
    xml = made.layouts()[2].replace(made.placeholder(2, "title"), band + made.placeholder(2, "title"))
    deck = pipeline.build(pipeline.load(support.outline(tmp_path, support.template(**{LAYOUT: xml}))))
    told = [problem.place.line for problem in deck.warnings if problem.code == "template-art-not-drawn"]
    assert told == ([9] if what else [])


def test_a_face_that_is_not_measured_is_told(tmp_path: Path) -> None:
    deck = pipeline.build(pipeline.load(support.outline(tmp_path)))
    told = [(problem.place.line, problem.message) for problem in deck.warnings if "font" in problem.code]
    assert [(line, "Georgia" in message) for line, message in told] == [(9, True)]
    theme = support.maker().theme().replace('"Georgia"', '"FiraGO"')
    data = support.template(**{"ppt/theme/theme1.xml": theme})
    deck = pipeline.build(pipeline.load(support.outline(tmp_path, data)))
    assert not [problem for problem in deck.warnings if "font" in problem.code]


def test_a_finished_deck_goes_on_in_python(tmp_path: Path) -> None:
    deck = pipeline.build(pipeline.load(support.outline(tmp_path)))
    assert len(deck.presentation().slides) == len(deck.slides)


def test_other_formats_draw_what_the_template_draws(tmp_path: Path) -> None:
    deck = pipeline.build(pipeline.load(support.outline(tmp_path)))
    cover = next(layout for layout in deck.scene.layouts if layout.type == "title")
    assert {type(node).__name__ for node in cover.art} == {"Shape", "Picture"}
    assert {node.fill for node in cover.art if isinstance(node, Shape)} <= set(deck.scene.theme.colors)
    page = deck.written("html")[0].decode()
    assert "--art-20435C:#20435C" in page


@pytest.mark.parametrize(
    ("shape", "stretch", "drawn"),
    [("rect", "<a:stretch/>", 1), ("rect", '<a:tile sx="50000" sy="50000"/>', 0), ("rtTriangle", "<a:stretch/>", 0)],
)
def test_a_picture_that_fills_a_shape_is_drawn_where_it_fills_its_box(
    shape: str, stretch: str, drawn: int, tmp_path: Path
) -> None:
    made = support.maker()
    first = made.layouts()[0]
    embedded = re.search(r'<a:blip r:embed="\w+"[^>]*/?>', first)
    assert embedded
    fill = f'<a:prstGeom prst="{shape}"/><a:blipFill>{embedded[0]}{stretch}</a:blipFill></p:spPr></p:sp>'
    box = re.sub("<a:prstGeom.*", fill, made.rectangle(19, made.transform(0.9, 6, 3, 0.3), "tx2"))
    xml = first.replace("<p:pic>", f"{box}<p:pic>", 1)
    decks = [
        pipeline.build(pipeline.load(support.outline(tmp_path, support.template(**changes))))
        for changes in ({}, {"ppt/slideLayouts/slideLayout1.xml": xml})
    ]
    before, after = (
        sum(type(node).__name__ == "Picture" for layout in deck.scene.layouts for node in layout.art) for deck in decks
    )
    assert after - before == drawn
    assert any(problem.code == "template-art-not-drawn" for problem in decks[1].warnings) is not bool(drawn)
