from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import warnings

CODE = "left-out"
OTHER = "  - {id: other, title: آخر}\n"


@pytest.mark.parametrize(
    ("audience", "section", "why"),
    [
        ("only: [other]", "for: [m]", '"only"'),
        ("without: [own]", "for: [m]", '"without"'),
        ("depth: 1", "for: [m], depth: 2", "its depth is 2, and that audience reads to 1"),
        ("depth: 3", "for: [m], not_for: [m]", '"not_for"'),
        ("only: [other]", "variants: {m: {message: رسالة}}", "has a variant for"),
    ],
)
@pytest.mark.parametrize("key", ["sections", "appendix"])
def test_a_section_for_an_audience_that_leaves_it_out_is_named(
    key: str, audience: str, section: str, why: str, tmp_path: Path
) -> None:
    own = f"{key}:\n  - {{id: own, title: خاص, {section}}}\n"
    source = f"audiences: {{m: {{{audience}}}, n: {{}}}}\n{own}"
    source += OTHER if key == "sections" else f"sections:\n{OTHER}"
    (found,) = warnings(tmp_path, CODE, source, "m")
    assert found.place.line == 5
    assert why in found.message
    assert 'section "own"' in found.message
    assert warnings(tmp_path, CODE, source, "n") == []


def test_items_deeper_than_their_audience_reads_are_named_where_they_stand(tmp_path: Path) -> None:
    source = """audiences: {m: {depth: 1}}
sections:
  - title: قسم
    points:
      - text: نقطة
        points:
          - {text: تفصيل, for: [m], depth: 2}
      - {text: للجميع, for: [m]}
      - {text: لغيره, depth: 3}
"""
    (found,) = warnings(tmp_path, CODE, source, "m")
    assert found.place.line == 9
    assert "its depth is 2" in found.message


def test_what_an_audience_gets_is_right(tmp_path: Path) -> None:
    source = f"audiences: {{m: {{only: [own, other]}}}}\nsections:\n  - {{id: own, title: خاص, for: [m]}}\n{OTHER}"
    assert warnings(tmp_path, CODE, source, "m") == []
    assert warnings(tmp_path, CODE, source) == []
