"""Nothing of a template but master, layouts, theme and their pictures is in any byte of a deck."""

# ruff: noqa: E501 (XML reads better unbroken)
from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import support

HIDDEN = {
    "ppt/notesSlides/notesSlide1.xml": "notes",
    "ppt/notesMasters/notesMaster1.xml": "notes master",
    "ppt/handoutMasters/handoutMaster1.xml": "handout",
    "ppt/comments/comment1.xml": "comment",
    "ppt/comments/modernComment_1.xml": "comment",
    "ppt/commentAuthors.xml": "author",
    "ppt/authors.xml": "author",
    "docProps/app.xml": "company and manager",
    "docProps/custom.xml": "property",
    "docProps/thumbnail.jpeg": "picture of the first slide",
    "ppt/printerSettings/printerSettings1.bin": "printer",
    "ppt/tags/tag1.xml": "tag",
    "ppt/embeddings/oleObject1.bin": "object",
    "ppt/media/unused.png": "picture of no layout",
    "ppt/presProps.xml": "properties",
    "ppt/viewProps.xml": "view",
    "ppt/tableStyles.xml": "styles",
    "ppt/diagrams/data1.xml": "diagram",
    "ppt/charts/chart1.xml": "chart",
    "customXml/item1.xml": "data",
    "customXml/itemProps1.xml": "data",
    "_xmlsignatures/sig1.xml": "signature",
    "CANARY.txt": "a name",
}
"""Parts that a deck has no part of, by what they say."""

WITHIN = (
    ("<p:cSld>", '<p:cSld name="CANARY">'),
    (
        '<p:nvPr userDrawn="1"/>',
        '<p:nvPr userDrawn="1"><p:custDataLst><p:tags r:id="CANARY"/></p:custDataLst></p:nvPr>',
    ),
    ("<p:spTree>", "<!-- CANARY --><?CANARY?><p:spTree>"),
    ("</p:spTree>", '<p:contentPart r:id="CANARY"/></p:spTree>'),
    (
        "</p:cSld>",
        '<p:custDataLst><p:tags r:id="CANARY"/></p:custDataLst><p:controls><p:control name="CANARY"/></p:controls></p:cSld>',
    ),
    (
        "</p:clrMapOvr>",
        '</p:clrMapOvr><p:transition><p:sndAc><p:stSnd><p:snd r:embed="CANARY" name="CANARY"/></p:stSnd></p:sndAc></p:transition>',
    ),
    ("<p:timing/>", '<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="CANARY"/></p:par></p:tnLst></p:timing>'),
    ("<p:sldLayout ", '<p:sldLayout matchingName="CANARY" '),
    (
        '<a:hlinkClick r:id="rIdOut"/>',
        '<a:hlinkClick r:id="rIdOut" tooltip="CANARY" action="CANARY"/><a:hlinkHover r:id="rIdOut"/>',
    ),
    (
        '<a:rPr lang="en-GB"/>',
        '<a:rPr lang="en-GB" bmk="CANARY"><a:hlinkClick r:id="rIdOut" tooltip="CANARY"/></a:rPr>',
    ),
    (
        '<a:blip r:embed="rIdArt"/>',
        '<a:blip r:embed="rIdArt" r:link="rIdOut"><a:extLst><a:ext uri="CANARY"/></a:extLst></a:blip>',
    ),
    (
        "</a:themeElements>",
        '</a:themeElements><a:objectDefaults><a:spDef><a:spPr/><a:bodyPr/><a:lstStyle><a:lvl1pPr><a:defRPr><a:latin typeface="CANARY"/></a:defRPr></a:lvl1pPr></a:lstStyle></a:spDef></a:objectDefaults><a:custClrLst><a:custClr name="CANARY"><a:srgbClr val="123456"/></a:custClr></a:custClrLst>',
    ),
)
"""What stands in a master, a layout or a theme and says what no slide shows, and what it is put in place of."""


@pytest.mark.parametrize("named", ["house.potx", "{{path: house.potx, keep_layouts: true}}"])
def test_no_word_of_a_template_travels_with_a_deck(named: str, tmp_path: Path) -> None:
    parts = support.members(support.template())
    texts = {name: data.decode() for name, data in parts.items() if name.endswith(".xml")}
    assert [plain for plain, _ in WITHIN if not any(plain in text for text in texts.values())] == []
    for plain, marked in WITHIN:
        texts = {name: text.replace(plain, marked) for name, text in texts.items()}
    data = support.changed(support.template(), {**{name: f"CANARY {what}" for name, what in HIDDEN.items()}, **texts})
    held = support.members(support.worn(tmp_path, data, named=named).read_bytes())
    assert [name for name, data in held.items() if b"canary" in name.encode().lower() + data.lower()] == []
