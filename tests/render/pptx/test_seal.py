"""The seal that a deck carries tells whether it is as it was built."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from deckgen import version
from deckgen.render.pptx import render, seal
from tests import study
from tests.edits.support import edited, nudged, repacked


@pytest.fixture(scope="module")
def deck() -> bytes:
    return render(study.deck().scene)


def test_a_deck_is_whole_however_it_is_packed(deck: bytes) -> None:
    own = seal.read(deck)
    assert own == seal.read(repacked(deck))
    assert own is not None
    assert own.whole
    assert re.fullmatch("[0-9a-f]{16}", own.id)
    assert own.id == seal.build_id(deck)


@pytest.mark.slow
def test_whatever_is_changed_breaks_it(deck: bytes) -> None:
    with ZipFile(BytesIO(deck)) as archive:
        one_of_a_kind = {re.sub(r"\d+", "", name): name for name in archive.namelist()}
    whole = seal.read(deck)
    for name in one_of_a_kind.values():
        changed = seal.read(repacked(deck, **{Path(name).stem: b"<x/>"}))
        assert changed is None if name == seal.NAME else changed == whole._replace(whole=False)
    assert seal.read(edited(deck, nudged)) == whole._replace(whole=False)
    assert seal.read(edited(deck)) == whole._replace(whole=False)


def test_the_properties_are_two_and_say_nothing_of_readers(deck: bytes) -> None:
    with ZipFile(BytesIO(deck)) as archive:
        xml = archive.read(seal.NAME).decode()
        assert archive.read("_rels/.rels").decode().count("custom-properties") == 1
    assert re.findall(r'pid="(\d)" name="([^"]+)"', xml) == [("2", seal.BUILD), ("3", seal.DIGEST)]
    assert re.findall(">([^<\n]+)<", xml) == [seal.build_id(deck), re.findall(">([0-9a-f]{64})<", xml)[0]]


@pytest.mark.slow
def test_ids_are_those_of_what_is_said_and_of_the_version(monkeypatch: pytest.MonkeyPatch, deck: bytes) -> None:
    same, other = render(study.build().scene), render(study.build(title="إحاطة أخرى").scene)
    monkeypatch.setattr(seal, "__version__", f"{version.__version__}.1")
    later = render(study.build().scene)
    assert same == deck
    assert len({seal.build_id(data) for data in (deck, other, later)}) == 3


@pytest.mark.parametrize(("data", "found"), [(b"", False), (b"OLD DECK", False), (seal.COMPOUND_FILE + b"x", True)])
def test_what_is_no_package_has_none(data: bytes, found: bool) -> None:
    assert seal.read(data) is None
    assert seal.is_deck(data) == found


def test_a_damaged_deck_may_be_one_and_other_archives_are_not(deck: bytes) -> None:
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("old", "deck")
    assert seal.is_deck(deck)
    assert seal.is_deck(deck[:5000])
    assert not seal.is_deck(other.getvalue())


@pytest.mark.parametrize("packed", [True, False])
def test_a_deck_with_a_damaged_part_has_none(deck: bytes, packed: bool) -> None:
    data = bytearray(deck if packed else repacked(deck))
    with ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("ppt/slides/slide1.xml")
    for at in range(entry.header_offset + 80, entry.header_offset + 100):
        data[at] ^= 0xFF
    assert seal.read(bytes(data)) is None


def test_what_unpacks_to_too_much_is_not_unpacked(deck: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "MOST_UNPACKED", 100_000)
    assert seal.read(deck) == seal.Seal(seal.build_id(deck), whole=False)
    assert seal.is_deck(deck)
