"""Decks in any face: whatever the height of its lines, texts fit, or the author is told how many words are too many."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.kinds import registry
from deckgen.layout.content import Content
from deckgen.layout.geometry import SIZES
from deckgen.problems import OutlineError, Problem
from deckgen.text.face import Face, Faces
from deckgen.text.pitch import AIR, FIRAGO, pitch
from tests import manual
from tests.kinds import support
from tests.own_font import boxes

HEIGHTS = st.integers(100, 260).map(lambda height: height / 100)
"""The distance of lines, in em."""

ROOMY = 1.35
"""Every manual page's example fits in faces up to this, which are all but a few."""

AROUND = ("kicker", "number", "source", "strip", "takeaway")


def planned(kind: Any, takeaway: bool) -> Content:
    """Return the slide of a manual page's example, with a takeaway or without."""
    shown = manual.example(kind)
    more = {"takeaway": "المعنى واحد"} if takeaway else {}
    if kind.body:
        keys = {"sections": [{"title": "عنوان الشريحة", **shown, **more}]}
    elif kind.name in ("summary", "closing"):
        keys = {"sections": ["قسم"], kind.name: {**shown[kind.name], **more}}
    else:
        keys = {"sections": ["قسم"], **shown}
    return next(content for content in support.contents(**keys) if content.kind == kind.name)


def own(height: float) -> Faces:
    """Return a face whose lines stand so far apart, in em, and which says so."""
    ink = height - AIR
    face = Face.of(boxes(0.7 * ink, 0.3 * ink, ascent=0.75 * height, descent=0.25 * height, width=0.42))
    return Faces(face, face)


def wrong(content: Content, **shared: Any) -> tuple[Problem, ...]:
    """Return what laying out ends in; where it is slides, they are sound."""
    try:
        support.assert_sound(support.laid(content, **shared))
    except OutlineError as error:
        return error.problems or (Problem("none", content.place, "refused without a reason"),)
    return ()


@given(height=HEIGHTS, size=st.sampled_from(sorted(SIZES)))
def test_what_is_around_a_body_never_overlaps_and_leaves_it_room(height: float, size: Any) -> None:
    plain = SIZES[size]
    found = plain.set_in(pitch(own(height), "Arab"))
    rows = [
        (found.tracker_y, found.tracker_h),
        (found.kicker_y, found.kicker_h),
        (found.title_y, found.title_h),
        (found.body_y, found.body_bottom - found.body_y),
        (found.rule_y, 0),
        (found.footer_y, found.source_h),
    ]
    assert all(y + h <= following for (y, h), (following, _) in pairwise(rows))
    assert found.footer_y + found.source_h <= plain.footer_y + plain.source_h
    assert found.body_bottom - found.body_y >= (plain.body_bottom - plain.body_y) * 0.55
    if height <= (1.28 if found.pitch.exact else 1.2):
        assert found == replace(plain, pitch=found.pitch)


def test_firago_keeps_the_lengths_of_every_size() -> None:
    assert all(lengths.set_in(FIRAGO) == lengths for lengths in SIZES.values())


@pytest.mark.parametrize("kind", registry().values(), ids=lambda kind: kind.name)
@given(takeaway=st.booleans(), height=HEIGHTS)
@settings(max_examples=settings().max_examples // 10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_kind_fits_or_says_how_many_words_are_too_many(
    kind: Any, takeaway: bool, height: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    manual.make_files(kind, tmp_path)
    content = planned(kind, takeaway)
    faces = own(height)
    lengths = SIZES["16:9"].set_in(pitch(faces, "Arab"))
    shared: dict[str, Any] = {"geometry": lengths, "faces": faces, "slide_numbers": {content.id: 1}}
    problems = wrong(content, **shared)
    for problem in problems:
        assert problem.code == "text-too-long"
        assert "too many" in problem.message
        assert not any(f'"{key}"' in problem.message for key in AROUND), problem
    assert not problems or height > ROOMY
