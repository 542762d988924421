from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.support import warnings

CODE = "torn-part"
SECTIONS = """sections:
  - {id: before, title: تمهيد}
  - {id: a1, title: أول, part: الماضي}
  - {id: a2, title: ثان}
  - {id: b1, title: ثالث, part: المستقبل}
"""


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("[a1, b1, a2]", [('"a2" behind "b1"', 'its part "الماضي"', 3 + 1)]),
        ("[b1, before]", [('"before" behind "b1"', "the sections of no part", 4)]),
        ("[b1]", []),
        ("[a2, a1]", []),
        ("[b1, a2, a1]", []),
        ("[a2]", []),
    ],
)
def test_a_section_that_stays_with_its_part_is_named(
    order: str, said: list[tuple[str, str, int]], tmp_path: Path
) -> None:
    found = warnings(tmp_path, CODE, f"audiences:\n  m: {{order: {order}}}\n{SECTIONS}", "m")
    assert [problem.place.line for problem in found] == [line for *_, line in said]
    for problem, (what, own, _) in zip(found, said, strict=True):
        assert 'audience "m"' in problem.message
        assert what in problem.message
        assert own in problem.message


def test_the_full_deck_has_no_order(tmp_path: Path) -> None:
    assert warnings(tmp_path, CODE, f"audiences:\n  m: {{order: [a1, b1, a2]}}\n{SECTIONS}") == []
