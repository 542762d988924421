from __future__ import annotations

import json

import pytest

from tests.cli.support import Terminal
from tests.house.support import template, two_masters


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


def test_it_writes_what_was_decided_and_draws_it(terminal: Terminal) -> None:
    folder = terminal.outline.parent
    (folder / "house.potx").write_bytes(template())
    code, out, err = terminal.run("template", "house.potx", "--json", "--mapping", "maps/house.yaml", "--png")
    assert (code, sorted(err.split())) == (0, ["house.layouts.png", "maps/house.yaml"])
    assert json.loads(out)["masters"] == 1
    assert (folder / "house.layouts.png").read_bytes().startswith(b"\x89PNG")
    assert "content: Text" in (folder / "maps/house.yaml").read_text("utf-8")


@pytest.mark.parametrize("place", ["house.yaml", "house.potx"])
def test_a_mapping_is_never_written_over_a_file(place: str, terminal: Terminal) -> None:
    folder = terminal.outline.parent
    (folder / "house.potx").write_bytes(template())
    (folder / "house.yaml").write_text("mirror: never\n", "utf-8")
    before = (folder / place).read_bytes()
    code, _, err = terminal.run("template", "house.potx", "--mapping", place)
    assert (code, "already there" in err, (folder / place).read_bytes()) == (2, True, before)


def test_comments_of_a_mapping_are_in_the_language_of_messages(terminal: Terminal) -> None:
    (terminal.outline.parent / "house.potx").write_bytes(template())
    assert terminal.run("--messages", "ar", "template", "house.potx", "--mapping", "house.yaml", "--png")[0] == 0
    assert "لا يُقلب القالب" in (terminal.outline.parent / "house.yaml").read_text("utf-8")


def test_where_there_are_several_masters_each_layout_tells_its_own(terminal: Terminal) -> None:
    (terminal.outline.parent / "house.potx").write_bytes(two_masters())
    _, out, _ = terminal.run("template", "house.potx", "--json")
    assert [layout["master"] for layout in json.loads(out)["layouts"]] == [1, 1, 1, 1, 2]
    assert "master" in terminal.run("template", "house.potx")[1].splitlines()[5]
