from __future__ import annotations

import json

import pytest

from tests.cli.support import Terminal
from tests.house.support import template


def test_it_tells_what_a_template_offers(terminal: Terminal) -> None:
    file = terminal.outline.with_name("house.potx")
    file.write_bytes(template())
    code, out, err = terminal.run("template", "house.potx", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["direction"] == "ltr"
    assert {use for layout in found["layouts"] for use in layout["uses"]} == {"cover", "section", "content"}
    assert found["left"]["slides"] == 1
    code, out, _ = terminal.run("template", "house.potx")
    assert "its text is vertical" in out


@pytest.mark.parametrize(("data", "expected"), [(None, 2), (b"no template", 1)])
def test_a_file_that_is_none_is_an_error(data: bytes | None, expected: int, terminal: Terminal) -> None:
    if data is not None:
        terminal.outline.with_name("house.potx").write_bytes(data)
    code, _, err = terminal.run("template", "house.potx")
    assert (code, "house.potx" in err) == (expected, True)
