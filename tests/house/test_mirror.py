from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from deckgen.house.mirror import INSET, mirror
from deckgen.house.xml import A, P
from tests.house.support import maker

WIDTH = 9144000
lengths = st.integers(0, WIDTH)
SIGNS = ("", ' flipH="1"', ' rot="5400000"', ' rot="900000" flipH="1"')
alignments = st.sampled_from(("", ' algn="l"', ' algn="r"', ' algn="ctr"', ' algn="just"'))
insets = st.sampled_from(("", ' lIns="0"', ' rIns="45720"', ' lIns="12700" rIns="91440"'))


@st.composite
def masters(draw: st.DrawFn) -> Any:
    """A master: shapes of each kind, some in groups, and styles whose levels say a side, or none."""
    made = maker()
    shapes = ""
    for n in range(draw(st.integers(1, 4))):
        x, y, w, h = (draw(lengths) for _ in range(4))
        place = f'<a:xfrm{draw(st.sampled_from(SIGNS))}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
        body, level = f" {draw(insets)}", f"<a:lvl1pPr{draw(alignments)}/>"
        shapes += draw(
            st.sampled_from(
                (
                    made.rectangle(n + 2, place, "tx2"),
                    made.picture(n + 2, place, "rId1"),
                    made.placeholder(n + 2, "body", place, idx=n, body=body, look=level),
                )
            )
        )
    styles = ""
    for name in ("titleStyle", "bodyStyle", "otherStyle"):
        levels = "".join(f'<a:lvl{n}pPr{draw(alignments)} rtl="0"/>' for n in range(1, 10))
        styles += f"<p:{name}>{levels}</p:{name}>"
    xml = (
        f"<p:sldMaster {made.NAMES}><p:cSld><p:spTree>{made.TREE}{shapes}</p:spTree></p:cSld>"
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )
    return etree.fromstring(xml)


def _seen(root: Any) -> list[Any]:
    """Return what a reader sees: places, flips, rotations, insets, effective alignments, directions."""
    places = [
        (element[0].attrib.values(), element.get("flipH", "0"), element.get("rot", "0"))
        for element in root.iter(f"{A}xfrm")
        if len(element)
    ]
    bodies = [(body.get("lIns", INSET), body.get("rIns", INSET)) for body in root.iter(f"{A}bodyPr")]
    sides = [level.get("algn", "l") for style in root.find(f"{P}txStyles") for level in style]
    own = [level.get("algn") for style in root.iter(f"{A}lstStyle") for level in style]
    return [places, bodies, sides, own]


@given(masters())
def test_turned_once_every_level_runs_the_other_way_and_turned_twice_everything_is_where_it_was(root: Any) -> None:
    before = _seen(root)
    mirror(root, WIDTH, rtl=True)
    assert _seen(root)[2] == [{"l": "r", "r": "l"}.get(side, side) for side in before[2]]
    assert {level.get("rtl") for style in root.find(f"{P}txStyles") for level in style} == {"1"}
    mirror(root, WIDTH, rtl=False)
    assert _seen(root) == before


def test_a_picture_is_moved_and_a_drawing_flipped() -> None:
    made = maker()
    shapes = made.rectangle(2, made.transform(0, 0, 1, 1), "tx2") + made.picture(3, made.transform(0, 0, 1, 1), "rId1")
    xml = f"<p:sldLayout {made.NAMES}><p:cSld><p:spTree>{made.TREE}{shapes}</p:spTree></p:cSld></p:sldLayout>"
    root = etree.fromstring(xml)
    mirror(root, WIDTH, rtl=True)
    drawn, shown = list(root.iter(f"{A}xfrm"))[1:]
    assert (drawn.get("flipH"), shown.get("flipH")) == ("1", None)
    assert {element[0].get("x") for element in (drawn, shown)} == {str(WIDTH - made.INCH)}
