from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.limits import Limits
from deckgen.outline.glance import audiences

BOTH = {"a": "أول", "b": ""}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("deckgen: 1\naudiences: {a: {label: أول}, b: {}}\nsections: []\n", BOTH),
        ("audiences:\n  a: {label: أول}\n\n# others\n  # still\n  b: {}\nsections: []\n", BOTH),
        ("audiences:\r\n  a: {label: أول}\r\n\r\n  b: {}\r\nsections: []\r\n", BOTH),
        ("sections: []\naudiences:\n  a:\n    label: أول\n  b:", BOTH),
        ("sections: []\naudiences: {a: {label: أول}, b: }", BOTH),
        ('"audiences": {a: {label: أول}, b: }\n', BOTH),
        ("{sections: [],\naudiences: {a: {label: أول}, b: }}\n", BOTH),
        ("title: &first أول\naudiences: {a: {label: *first}, b: {}}\n", BOTH),
        ("audiences : {a: {label: {ar: أول, en: first}}}\n", {"a": ""}),
        ("title: |\n  text\n  audiences: {a: {}}\nsections: []\n", {}),
        ("audiences: {a: {label: أول}}\naudiences: {b: {}}\n", {"a": "أول"}),
        ('title: "about\naudiences: two"\naudiences: {a: {label: أول}, b: }\n', BOTH),
        ("deckgen: 1\naudiences: {a: {label: أول},\n  b: {}}\nsections: [never closed\n", BOTH),
        ("audiences:\n- a\n", {}),
        ("audiences: [a]\n", {}),
        ("audiences: {a: {\n", {}),
        ("title: x\n", {}),
        ("", {}),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_audiences_of_an_outline_however_it_is_written(
    text: str, found: dict[str, str], encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "study.yaml"
    path.write_bytes(text.encode(encoding))
    assert audiences(path, Limits()) == found
