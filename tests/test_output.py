"""What a deck is written as, from Python."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from deckgen import output
from deckgen.files import folder
from deckgen.output import Deck
from deckgen.problems import UsageError
from tests import study


@cache
def short() -> Deck:
    """Return a deck of a cover and one more slide."""
    bare = dict.fromkeys(("summary", "closing", "sources", "appendix", "agenda", "dividers"))
    return study.build(**bare, sections=["قسم"])


@pytest.mark.parametrize(("name", "magic"), [("deck.pptx", b"PK"), ("deck.PDF", b"%PDF")])
def test_the_ending_says_what_is_written(name: str, magic: bytes, tmp_path: Path) -> None:
    short().save(tmp_path / "new" / name)
    assert (tmp_path / "new" / name).read_bytes().startswith(magic)


@pytest.mark.parametrize("name", ["deck.docx", "deck"])
def test_other_endings_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"must be \.pptx or \.pdf or \.html or \.png or \.svg$"):
        study.deck().save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_pictures_and_papers_are_saved_as_the_command_writes_them(tmp_path: Path) -> None:
    deck = study.deck()
    assert [file.name for file in deck.save(tmp_path / "deck.png")][:2] == ["deck-01.png", "deck-02.png"]
    assert deck.save(tmp_path / "paper.pdf", "handout") == [tmp_path / "paper.pdf"]
    assert len(list(tmp_path.iterdir())) == len(deck.slides) + 1


@pytest.mark.parametrize(("name", "form"), [("a.pptx", "handout"), ("a.pdf", "png"), ("a.pdf", "docx"), ("a", "")])
def test_a_format_has_its_ending(name: str, form: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        study.deck().save(tmp_path / name, form)
    assert list(tmp_path.iterdir()) == []


def test_every_slide_is_a_picture() -> None:
    deck = short()
    assert len(deck.written("png")) == len(deck.written("svg")) == len(deck.slides) == 2


def test_without_the_extra_only_powerpoint_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "find_spec", lambda name: name == "pip" or None)
    deck = study.deck()
    assert deck.written("pptx")
    for name in ("pdf", "png", "svg"):
        with pytest.raises(UsageError, match=r"-m pip install \"brotli>="):
            deck.written(name)


def test_the_extras_are_those_of_the_package() -> None:
    listed = tomllib.loads((Path(output.__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    for extra, required in output.EXTRAS.items():
        assert sorted(required.values()) == sorted(listed["optional-dependencies"][extra])
        assert all(map(find_spec, required))


def test_a_folder_holds_its_files_while_it_is_used() -> None:
    with folder({"a": b"1", "b": b"2"}) as place:
        assert {file.name: file.read_bytes() for file in place.iterdir()} == {"a": b"1", "b": b"2"}
    assert not place.exists()
