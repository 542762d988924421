from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from deckgen.render.pptx import render
from deckgen.render.pptx.package import Package, Part
from deckgen.theme import tokens
from tests import decks, study


def test_every_part_but_the_defaults_has_an_override_and_no_other_has() -> None:
    file = study.file()
    overrides = file.find("[Content_Types].xml", "ct:Override/@PartName")
    parts = [f"/{name}" for name in file.names if name.endswith(".xml") and name != "[Content_Types].xml"]
    assert len(set(overrides)) == len(overrides)
    assert set(overrides) == set(parts)


@pytest.mark.slow
def test_content_types_have_defaults_for_fonts_pictures_and_relationships() -> None:
    defaults = decks.file(decks.FULL).find("[Content_Types].xml", "ct:Default")
    types = {default.get("Extension"): default.get("ContentType") for default in defaults}
    assert types["fntdata"] == "application/x-fontdata"
    assert {"png", "rels", "xml"} <= set(types)


@pytest.mark.parametrize("name", [decks.FULL, decks.EXAMPLES])
def test_content_types_have_no_default_for_what_is_not_there(name: str) -> None:
    file = decks.file(name)
    held = {part.rpartition(".")[2] for part in file.names}
    assert set(file.find("[Content_Types].xml", "ct:Default/@Extension")) == held


def test_every_relationship_leads_to_a_part_of_the_package() -> None:
    file = study.file()
    targets = [
        target
        for name in file.names
        if not name.endswith(".rels")
        for type, target in file.relations(name).values()
        if type != "hyperlink"
    ]
    assert set(targets) <= set(file.names)
    assert set(file.parts("slides")) == set(file.slides) <= set(targets)


def test_no_part_of_a_printer_is_written() -> None:
    assert not [name for name in study.file().names if "printer" in name.lower()]


def test_relationships_are_made_once_and_count_from_the_part() -> None:
    part = Part("/ppt/slides/slide1.xml")
    layout = Part("/ppt/slideLayouts/slideLayout3.xml")
    assert [part.relate("slideLayout", layout), part.relate("hyperlink", "https://example.org/"), "rId1"] == [
        "rId1",
        "rId2",
        part.relate("slideLayout", layout),
    ]
    assert 'Target="../slideLayouts/slideLayout3.xml"' in part.relationships()
    assert 'Target="https://example.org/" TargetMode="External"' in part.relationships()


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/ورقة", "https://example.org/%D9%88%D8%B1%D9%82%D8%A9"),
        ("https://example.org/a%20b?x=1&y=2", "https://example.org/a%20b?x=1&amp;y=2"),
    ],
)
def test_an_address_is_written_as_a_uri(address: str, written: str) -> None:
    part = Part("/ppt/slides/slide1.xml")
    part.relate("hyperlink", address)
    assert f'Target="{written}"' in part.relationships()


def test_the_zip_holds_no_time_and_no_system() -> None:
    package = Package()
    package.root.relate("officeDocument", package.add("/ppt/presentation.xml", "application/xml", b"<p/>"))
    package.add("/ppt/media/image1.png", data=b"pixels")
    with zipfile.ZipFile(BytesIO(package.write())) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "ppt/presentation.xml",
        "ppt/media/image1.png",
    ]
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}


@pytest.mark.slow
def test_the_same_scene_gives_the_same_bytes() -> None:
    assert render(study.build().scene) == render(study.build().scene)


@pytest.mark.slow
@pytest.mark.parametrize("name", [decks.FULL, decks.EXAMPLES, *decks.GALLERY])
def test_lines_in_firago_stand_at_the_percentages_of_the_design(name: str) -> None:
    file = decks.file(name)
    design = {pct for key, pct in vars(tokens).items() if key.endswith("_PCT")} | {100}
    spacing = [one for part in file.names if part.endswith(".xml") for one in file.find(part, "//a:lnSpc/*")]
    assert {one.tag.partition("}")[2] for one in spacing} == {"spcPct"}
    assert {int(one.get("val")) for one in spacing} <= {1000 * pct for pct in design}
