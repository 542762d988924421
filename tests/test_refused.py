from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from deckgen.render.pptx.slide import slide_ids
from tests import study
from tests.powerpoint import MASTER, NOTES_MASTER, PRESENTATION, PowerPoint
from tests.refused import causes

TYPES = "[Content_Types].xml"
FIRST, SECOND = slide_ids(study.scene().slides)[:2]


def damaged(part: str, old: str, new: str) -> PowerPoint:
    """Return the study with one text of one part replaced."""
    file, out = study.file(), BytesIO()
    assert old.encode() in file.data(part)
    with ZipFile(out, "w") as archive:
        for name in file.names:
            data = file.data(name)
            archive.writestr(name, data.replace(old.encode(), new.encode()) if name == part else data)
    return PowerPoint(out.getvalue())


@pytest.mark.slow
def test_a_sound_deck_has_no_cause() -> None:
    assert causes(study.file()) == []
    assert causes(study.written(fonts="embed")) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (TYPES, 'PartName="/ppt/slides/slide1.xml"', 'PartName="/ppt/slides/slide99.xml"'),
        (TYPES, '<Default Extension="rels"', '<Default Extension="other"'),
        (PRESENTATION, "p:notesMasterIdLst", "p:handoutMasterIdLst"),
        (PRESENTATION, '<p:sldSz cx="12192000"', '<p:sldSz type="screen4x3" cx="12192000"'),
        (PRESENTATION, f'p:sldId id="{SECOND}"', f'p:sldId id="{FIRST}"'),
        (PRESENTATION, f'p14:sldId id="{SECOND}"', f'p14:sldId id="{FIRST}"'),
        (MASTER, 'p:sldLayoutId id="2147483649"', 'p:sldLayoutId id="2147483648"'),
        ("ppt/slides/slide2.xml", '<p:cNvPr id="3"', '<p:cNvPr id="2"'),
        ("ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2.xml", "theme1.xml"),
        ("ppt/slides/_rels/slide1.xml.rels", "slideLayout", "slideLost"),
    ],
)
def test_a_cause_is_found(part: str, old: str, new: str) -> None:
    assert causes(damaged(part, old, new)) != []


def test_an_identity_that_is_there_twice_is_found() -> None:
    first, second = study.file().find(NOTES_MASTER, "//a16:creationId/@id")[:2]
    assert causes(damaged(NOTES_MASTER, first, second)) == [f"the identity {second} is there twice"]


@pytest.mark.slow
def test_a_font_that_is_not_wrapped_is_found() -> None:
    file, out = study.written(fonts="embed"), BytesIO()
    with ZipFile(out, "w") as archive:
        for name in file.names:
            archive.writestr(name, file.data(name)[300:] if name.endswith("font1.fntdata") else file.data(name))
    assert causes(PowerPoint(out.getvalue())) == ["ppt/fonts/font1.fntdata is no Embedded OpenType file"]
