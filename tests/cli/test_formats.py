"""`deckgen build --format`: what is written, where, and what is refused before anything is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from deckgen import output
from deckgen.cli.targets import Target
from tests.cli.support import Terminal
from tests.cli.test_build import CLEAN, files

MAGIC = {"pptx": b"PK\x03\x04", "pdf": b"%PDF-1.7", "png": b"\x89PNG\r\n", "svg": b"<svg"}


@pytest.fixture(autouse=True)
def _clean(terminal: Terminal) -> None:
    terminal.write(CLEAN)


def names(*endings: str) -> list[str]:
    pictures = {"png", "svg"}
    return sorted(
        name
        for ending in endings
        for name in ([f"study-0{n}.{ending}" for n in range(1, 5)] if ending in pictures else [f"study.{ending}"])
    )


def test_several_formats_stand_beside_the_outline(terminal: Terminal) -> None:
    code, out, err = terminal.run("build", "study.yaml", "--format", "PPTX, pdf,png,svg,pdf")
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "study.pptx: 4 slides",
        "study.pdf: 4 slides",
        "study-01.png to study-04.png: 4 slides",
        "study-01.svg to study-04.svg: 4 slides",
    ]
    assert files(terminal) == sorted([*names("pptx", "pdf", "png", "svg"), "study.yaml"])
    for name in names("pptx", "pdf", "png", "svg"):
        assert Path(name).read_bytes().startswith(MAGIC[name.rpartition(".")[2]])


def test_the_ending_chooses_the_format(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "-o", "a/deck.PDF").err == "a/deck.PDF: 4 slides\n"
    assert Path("a/deck.PDF").read_bytes().startswith(MAGIC["pdf"])


def test_a_folder_takes_one_format_under_its_name(terminal: Terminal) -> None:
    Path("a").mkdir()
    assert terminal.run("build", "study.yaml", "-o", "a", "--format", "pdf").code == 0
    assert files(terminal) == ["a/study.pdf", "study.yaml"]


@pytest.mark.slow
def test_pictures_and_several_formats_make_their_folder(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "-o", "new", "--format", "png").code == 0
    assert terminal.run("build", "study.yaml", "-o", "new.1", "--format", "pptx,pdf").code == 0
    wanted = [*(f"new/{name}" for name in names("png")), *(f"new.1/{name}" for name in names("pdf", "pptx"))]
    assert files(terminal) == sorted([*wanted, "study.yaml"])


@pytest.mark.slow
def test_every_audience_in_every_format(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "--all-audiences", "--format", "pdf,png", "-o", "all").code == 0
    pictures = [f"study{audience}-0{n}.png" for audience, n in (("", 4), (".minister", 3), (".team", 4))]
    made = [file.removeprefix("all/") for file in files(terminal)]
    assert {*pictures, "study.pdf", "study.minister.pdf", "study.team.pdf"} < set(made)
    assert "study.minister-04.png" not in made


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "docx"), 'unknown format "docx"; there are: pptx, pdf, html, png, svg'),
        (("--format", ""), 'unknown format ""'),
        (("--format", "pdf,handout"), '"handout" is no format; --handout makes it'),
        (("--format", "pptx,pdf", "-o", "deck.pdf"), "name a folder"),
        (("--format", "png", "-o", "deck.png"), "name a folder"),
        (("-o", "deck.png"), "name a folder"),
        (("-o", "deck.pdf", "--all-audiences"), "name a folder"),
        (("--format", "pptx", "-o", "deck.pdf"), "the ending must be .pptx"),
        (("--format", "pdf", "-o", "deck"), "the ending must be .pdf"),
        (("-o", "deck.docx"), "the ending must be .pptx or .pdf or .html"),
    ],
)
def test_wrong_formats(arguments: tuple[str, ...], words: str, terminal: Terminal) -> None:
    code, out, err = terminal.run("build", "study.yaml", *arguments)
    assert (code, out, files(terminal)) == (2, "", ["study.yaml"])
    assert err.count("\n") == 1
    assert err.rstrip().endswith(words) or words in err


@pytest.mark.parametrize(
    ("installed", "start"),
    [({"pip"}, f"{sys.executable} -m pip install"), (set(), f"uv pip install -p {sys.executable}")],
    ids=["pip", "uv"],
)
def test_a_missing_extra_is_named_with_the_line_that_installs_it(
    installed: set[str], start: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "find_spec", lambda name: name in installed or None)
    code, out, err = terminal.run("build", "study.yaml", "--format", "pptx,pdf")
    assert (code, out, files(terminal)) == (2, "", ["study.yaml"])
    line = f'{start} "brotli>=1.1" "pikepdf>=10.0" "typst>='
    assert err.startswith(f"deckgen: error: pdf needs the extra preview: {line}")
    assert terminal.run("build", "study.yaml").code == 0


def test_a_picture_is_never_written_over_the_outline(terminal: Terminal) -> None:
    terminal.outline = terminal.outline.rename("study-02.png")
    Path("study.yaml").symlink_to("study-02.png")
    code, _, err = terminal.run("build", "study.yaml", "--format", "png")
    assert (code, "is the outline itself" in err) == (2, True)
    assert terminal.outline.read_text(encoding="utf-8") == CLEAN


def test_numbers_of_pictures_sort_as_the_slides_do() -> None:
    pictures = Target(None, "png", Path("deck.png")).files(100)
    assert [pictures[0].name, pictures[-1].name] == ["deck-001.png", "deck-100.png"]
    assert pictures == sorted(pictures)


@pytest.mark.slow
def test_pictures_of_a_longer_deck_are_named_and_stay(terminal: Terminal) -> None:
    older = ["study-05.png", "study-06.png", "study-001.png", "study-002.png"]
    for name in (*older, "study-08.png", "study-2024.png", "study-99.svg", "study-05.txt"):
        Path(name).write_bytes(b"old")
    code, _, err = terminal.run("build", "study.yaml", "--format", "png,pptx")
    told = [line.partition(": left over")[0] for line in err.splitlines() if "left over" in line]
    assert code == 0
    assert told == [f"deckgen: warning: study-0{n}" for n in ("5.png to study-06.png", "01.png to study-002.png")]
    assert {Path(name).read_bytes() for name in older} == {b"old"}


def test_several_formats_are_written_together_or_not_at_all(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("study-03.png").mkdir()
    assert terminal.run("build", "study.yaml", "--format", "pptx,png").code == 3
    assert files(terminal) == ["study.yaml"]
    Path("study-03.png").rmdir()
    for name in ("study.pptx", "study-02.png"):
        Path(name).write_bytes(b"old")
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target.name == "study-02.png" and path.read_bytes() != b"old":
            raise PermissionError(13, "Access is denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    code, _, err = terminal.run("build", "study.yaml", "--format", "pptx,png")
    assert (code, files(terminal)) == (3, ["study-02.png", "study.pptx", "study.yaml"])
    assert err.startswith('deckgen: error: "study-02.png" cannot be replaced: another program holds it open')
    assert "-o" in err
    assert Path("study.pptx").read_bytes() == b"old"


def test_two_decks_never_go_into_one_file(terminal: Terminal) -> None:
    terminal.write(CLEAN.replace("team: {}", "minister-handout: {}"))
    code, _, err = terminal.run("build", "study.yaml", "--all-audiences", "--handout", "--format", "pdf")
    assert (code, "would be one file" in err, files(terminal)) == (2, True, ["study.yaml"])


@pytest.mark.slow
def test_papers_stand_beside_the_deck_under_names_of_their_own(terminal: Terminal) -> None:
    code, out, err = terminal.run("build", "study.yaml", "--handout", "--one-page", "--audience", "minister")
    assert (code, out) == (0, "")
    assert err.splitlines() == ["study.minister-handout.pdf", "study.minister-one-page.pdf"]
    assert files(terminal) == ["study.minister-handout.pdf", "study.minister-one-page.pdf", "study.yaml"]
    assert terminal.run("build", "study.yaml", "--handout", "--format", "pptx").code == 0
    assert {"study-handout.pdf", "study.pptx"} < set(files(terminal))


def test_a_paper_goes_where_it_is_told(terminal: Terminal) -> None:
    assert terminal.run("build", "study.yaml", "--one-page", "-o", "read/ahead.pdf").code == 0
    assert files(terminal) == ["read/ahead.pdf", "study.yaml"]
    code, _, err = terminal.run("build", "study.yaml", "--one-page", "-o", "ahead.pptx")
    assert (code, "the ending must be .pdf" in err) == (2, True)
    code, _, err = terminal.run("build", "study.yaml", "--one-page", "--handout", "-o", "ahead.pdf")
    assert (code, "name a folder" in err) == (2, True)


@pytest.mark.slow
def test_a_read_ahead_that_is_too_long_writes_nothing(terminal: Terminal) -> None:
    section = "  - {title: قسم, message: رسالة طويلة من عدة كلمات تملأ صفحة القراءة المسبقة}\n"
    terminal.write(CLEAN.partition("sections:")[0].replace("only: [path]", "") + "sections:\n" + section * 90)
    code, out, err = terminal.run("build", "study.yaml", "--one-page", "--format", "pptx")
    assert (code, out, files(terminal)) == (1, "", ["study.yaml"])
    assert "[read-ahead-too-long]" in err.splitlines()[-1]
