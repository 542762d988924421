"""What cannot be read of an edited deck is said, and nothing in it does harm."""

from __future__ import annotations

import pytest

from deckgen.edits.edited import slides
from deckgen.render.pptx import render
from tests import study
from tests.edits.support import edited, hidden, repacked

BOMB = b"""<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>&b;</p>"""
OUTSIDE = b"""<!DOCTYPE p SYSTEM "file:///etc/passwd"><p/>"""


@pytest.fixture(scope="module")
def deck() -> bytes:
    return render(study.deck().scene)


@pytest.mark.slow
def test_slides_are_read_in_order_with_their_notes(deck: bytes) -> None:
    scene = study.deck().scene
    read = slides(edited(deck, hidden))
    assert read is not None
    assert [bool(slide.notes) for slide in read] == [bool(slide.notes) for slide in scene.slides]
    assert [slide.hidden for slide in read] == [i == 1 for i in range(len(read))]
    assert len({slide.creation_id for slide in read}) == len(read)
    assert read == slides(repacked(edited(deck, hidden)))


@pytest.mark.parametrize(
    "part", [b"", b"<p", BOMB, OUTSIDE, b"\xff\xfe", OUTSIDE.decode().encode("utf-16"), b"<p/>", b"\0" * 100]
)
def test_a_part_that_is_damaged_or_hostile_is_not_read(part: bytes, deck: bytes) -> None:
    assert slides(repacked(deck, presentation=part)) in (None, [])
    assert slides(repacked(deck, slide2=part)) is None or part == b"<p/>"


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04", b"text"])
def test_what_is_no_deck_is_not_read(data: bytes) -> None:
    assert slides(data) is None


def test_half_a_deck_is_not_read(deck: bytes) -> None:
    assert slides(deck[: len(deck) // 2]) is None
