from __future__ import annotations

import struct
from pathlib import Path

import pytest

from deckgen import pipeline
from deckgen.deck.fonts import to_read
from deckgen.output import Deck
from deckgen.problems import OutlineError
from deckgen.render.pptx import render
from deckgen.scene.nodes import FittedText, TextBox
from deckgen.text.face import Face
from deckgen.text.fonts import CHECK, faces
from tests import study
from tests.kinds.support import speech
from tests.own_font import licensed, named
from tests.powerpoint import PRESENTATION, PowerPoint

THEME = "base: formal\nfonts: {family: House, regular: fonts/regular.ttf, bold: fonts/bold.ttf}\n"
OUTLINE = "deckgen: 1\ntitle: عنوان\ntheme: house.yaml\nfonts: {fonts}\nsections:\n  - title: قسم\n    points: [نقطة]\n"

LONG = [{"id": f"long-{n}", "title": "نقاط", "points": [speech(n)]} for n in range(30, 110, 10)]


def own(folder: Path, regular: bytes, bold: bytes, *, family: str = "FiraGO", fonts: str = "embed") -> Deck:
    """Return a small deck whose theme names two font files; the theme stands at line 3, column 8."""
    (folder / "fonts").mkdir()
    (folder / "fonts/regular.ttf").write_bytes(regular)
    (folder / "fonts/bold.ttf").write_bytes(bold)
    (folder / "house.yaml").write_text(THEME.replace("House", family), encoding="utf-8")
    outline = folder / "outline.yaml"
    outline.write_text(OUTLINE.replace("{fonts}", fonts), encoding="utf-8")
    return pipeline.build(pipeline.load(outline))


def embedded(file: PowerPoint) -> list[bytes]:
    """Return the font files in a deck, out of their EOT wrappers."""
    parts = [file.data(name) for name in file.related(PRESENTATION, "font")]
    return [part[-struct.unpack_from("<L", part, 4)[0] :] for part in parts]


def letters(deck: Deck) -> set[str]:
    """Return every letter of the deck to who edits it, thus in prompts too."""
    layouts = (deck.scene.master, *deck.scene.layouts)
    prompts = {char for layout in layouts for box in layout.placeholders for char in "".join(box.prompt)}
    return read_letters(deck) | {char for char in prompts if faces().regular.has(ord(char))}


def read_letters(deck: Deck) -> set[str]:
    """Return every letter of the deck: on slides, in notes, and of what a program says that shows it."""
    found = set(deck.scene.reader).union(*deck.scene.words.values())
    for slide in deck.slides:
        found |= {char for p in slide.notes for char in p.text}
        for node in slide.nodes:
            if isinstance(node, TextBox):
                found |= {char for p in node.text.paragraphs for char in p.text}
                found |= {level.bullet.char for level in node.style.levels if level.bullet}
    return {char for char in found if faces().regular.has(ord(char))}


def test_embed_carries_both_files_whole() -> None:
    scene = study.build(fonts="embed").scene
    assert [(face.bold, face.data) for face in scene.fonts.faces] == [
        (False, faces().regular.data),
        (True, faces().bold.data),
    ]


def test_none_carries_none_and_leaves_more_room() -> None:
    bare, whole = (study.build(fonts=fonts, sections=LONG) for fonts in ("none", "embed"))
    assert bare.scene.fonts.faces == ()
    assert bare.scene.fonts.drawn == whole.scene.fonts.drawn == whole.scene.fonts.faces
    assert [text.paragraphs for text in points(bare)] == [text.paragraphs for text in points(whole)]
    room = [(more.height, less.height) for more, less in zip(points(bare), points(whole), strict=True)]
    assert all(more >= less for more, less in room)
    assert any(more > less for more, less in room)


def points(deck: Deck) -> list[FittedText]:
    nodes = (node for slide in deck.slides if slide.id.startswith("long") for node in slide.nodes)
    return [node.text for node in nodes if isinstance(node, TextBox) and node.key == "body"]


def test_a_subset_has_all_that_the_deck_says_ascii_and_the_arabic_block() -> None:
    said = {"audiences": {"all": {"label": "Žižek"}}, "labels": {"show.next": "Далее"}}
    deck = study.build("all", fonts="subset", subtitle="naïve œuvre", **said)
    wanted = {*letters(deck), *"naïveœ•–‹›#", *map(chr, range(0x20, 0x7F))}
    wanted |= {chr(c) for c in range(0x600, 0x700) if faces().regular.has(c)}
    for face in deck.scene.fonts.faces:
        part = Face.of(face.data)
        assert all(part.has(ord(char)) for char in wanted)
        assert not part.has(ord("ש"))
        assert not part.has(ord("Я"))


@pytest.mark.parametrize(("language", "letters"), [("he", "אבגשת"), ("fr", "éàçœÉ"), ("fa", "پچژگ۰۹")])
def test_a_subset_has_the_letters_of_the_decks_script(language: str, letters: str) -> None:
    deck = study.build(fonts="subset", language=language, title="x", sections=["x"])
    assert all(Face.of(face.data).has(ord(letter)) for face in deck.scene.fonts.faces for letter in letters)


def test_a_subset_is_read_back_from_the_file_byte_for_byte() -> None:
    deck = study.build(fonts="subset")
    assert embedded(PowerPoint(render(deck.scene))) == [face.data for face in deck.scene.fonts.faces]


@pytest.mark.slow
@pytest.mark.parametrize("fonts", ["embed", "subset", "none"])
def test_what_is_only_read_carries_what_is_common_and_what_it_says(fonts: str) -> None:
    decks = [study.build(fonts=fonts, title=title) for title in ("عنوان", "title", "Žižek ڠ")]
    common, same, more = (to_read(deck.scene, deck.language.script).fonts for deck in decks)
    if fonts == "none":
        assert [common, same, more] == [deck.scene.fonts for deck in decks]
    assert common.faces == same.faces
    for face in common.faces:
        assert all(Face.of(face.data).has(ord(char)) for char in read_letters(decks[0]))
        assert not any(Face.of(face.data).has(ord(letter)) for letter in "Žڠ")
    for face in more.faces:
        assert all(Face.of(face.data).has(ord(char)) for char in read_letters(decks[2]))
        assert not Face.of(face.data).has(ord("ڱ"))


def test_nothing_of_an_authors_letters_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for title in ("Žižek", "عنوان"):
        scene = study.build(title=title).scene
        read = to_read(scene, "Arab").fonts
        kept = [file.read_bytes()[CHECK:] for file in tmp_path.glob("deckgen/*.made")]
        assert sorted(kept) == sorted(face.data for face in read.faces if title == "عنوان")


def test_what_is_only_read_carries_a_font_whole_where_its_licence_says_so(tmp_path: Path) -> None:
    deck = own(tmp_path, licensed(0x100), licensed(0, bold=True))
    assert to_read(deck.scene, deck.language.script) == deck.scene


@pytest.mark.slow
@pytest.mark.parametrize("fonts", ["embed", "subset"])
def test_the_bytes_are_the_same_from_build_to_build(fonts: str) -> None:
    assert render(study.build(fonts=fonts).scene) == render(study.build(fonts=fonts).scene)


@pytest.mark.slow
def test_the_files_of_a_theme_are_embedded_under_the_familys_name(tmp_path: Path) -> None:
    regular, bold = named("House"), named("House", bold=True)
    deck = own(tmp_path, regular, bold, family="House")
    file = PowerPoint(render(deck.scene))
    assert embedded(file) == [regular, bold]
    assert [font.get("typeface") for font in file.find(PRESENTATION, "//p:embeddedFont/p:font")] == ["House"]
    assert not [problem for problem in deck.warnings if problem.code == "font-not-embedded"]


@pytest.mark.parametrize(
    ("regular", "bold", "fonts"), [(0x2, 0x2, "embed"), (0, 0x2, "subset"), (0x200, 0, "embed"), (0x100, 0, "subset")]
)
def test_a_font_whose_licence_forbids_it_is_not_embedded(tmp_path: Path, regular: int, bold: int, fonts: str) -> None:
    deck = own(tmp_path, licensed(regular), licensed(bold, bold=True), fonts=fonts)
    assert deck.scene.fonts.faces == ()
    (warning,) = (problem for problem in deck.warnings if problem.code == "font-not-embedded")
    assert warning.place == (str(tmp_path / "outline.yaml"), 3, 8)


def test_a_font_that_is_not_embedded_gets_as_much_room_as_none(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    forbidden = own(tmp_path / "a", licensed(0x2), licensed(0x2, bold=True))
    none = own(tmp_path / "b", licensed(0), licensed(0, bold=True), fonts="none")
    assert forbidden.slides == none.slides


@pytest.mark.parametrize(
    ("form", "fs_type"), [("pdf", 0x2), ("pdf", 0x100), ("pdf", 0x200), ("handout", 0x2), ("one-page", 0x2)]
)
def test_no_pdf_is_written_with_a_font_whose_licence_forbids_it(tmp_path: Path, fs_type: int, form: str) -> None:
    deck = own(tmp_path, licensed(0), licensed(fs_type, bold=True), fonts="none")
    with pytest.raises(OutlineError) as stopped:
        deck.written(form)
    (problem,) = stopped.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("font-forbidden", 3, 8)
    assert "FiraGO" in problem.message


@pytest.mark.parametrize("form", ["png", "svg", "html", "pptx"])
def test_other_files_are_written_without_it(tmp_path: Path, form: str) -> None:
    assert own(tmp_path, licensed(0x2), licensed(0x2, bold=True)).written(form)


def test_a_pdf_is_written_where_the_licence_says_nothing_against_it(tmp_path: Path) -> None:
    assert own(tmp_path, licensed(0x8), licensed(0x4, bold=True), fonts="none").written("pdf")
