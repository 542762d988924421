"""Whatever the length of its texts, a kind shows every word of them within its boxes, or says which is too long."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.kinds import registry
from deckgen.problems import OutlineError
from tests import manual
from tests.kinds import support

ARABIC = re.compile("[\u0620-\u064a]")
TOO_MUCH = {"text-too-long", "unknown-value"}
"""How a text too long is refused; and a link to an actor whose other mention has got another name."""

BODIES = [kind for kind in registry().values() if kind.body and kind.name not in ("chart", "image")]
"""All but those whose texts are not only in text boxes: their own tests vary them."""


def longer(value: Any, draw: Any, numbers: Any) -> Any:
    """Return an example's value with other words in place of its Arabic texts; the same text stays the same."""
    if isinstance(value, dict):
        # Why something changed stands on the slide of changes alone.
        return {key: longer(item, draw, numbers) for key, item in value.items() if key != "changed"}
    if isinstance(value, list):
        return [longer(item, draw, numbers) for item in value]
    if isinstance(value, str) and ARABIC.search(value):
        return " ".join(f"كلمة{next(numbers)}" for _ in range(draw(st.integers(1, 24))))
    return value


@pytest.mark.parametrize("kind", BODIES, ids=lambda kind: kind.name)
@given(data=st.data())
@settings(max_examples=settings().max_examples // 6)
def test_no_word_is_lost(kind: Any, data: Any) -> None:
    numbers = count()
    example = {k: v for k, v in manual.example(kind).items() if k == kind.name}
    said = longer(example, data.draw, numbers)
    try:
        result = support.section(**said)
    except OutlineError as error:
        if {problem.code for problem in error.problems} <= TOO_MUCH:
            return
        raise
    support.assert_sound(result)
    shown = " ".join(result.words)
    for i in range(next(numbers)):
        assert re.search(rf"كلمة{i}(?!\d)", shown), i
