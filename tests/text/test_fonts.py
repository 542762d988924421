from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTCollection, TTFont

from deckgen.problems import OutlineError, Place, Problem
from deckgen.text import fonts, installed
from deckgen.text.face import Face, Faces
from deckgen.text.variable import instance
from deckgen.theme.tokens import FontFile, Theme
from tests.conftest import Tool
from tests.own_font import licensed, named, variable

HERE = Place("house.yaml", 3, 12)
ASKED = installed._asked


def test_firago_has_the_line_pitch_that_powerpoint_uses() -> None:
    regular = fonts.faces().regular
    assert (regular.upem, regular.ascent, regular.descent, regular.pitch) == (1000, 935, -265, 1.2)


def test_firago_may_be_embedded() -> None:
    faces = fonts.faces()
    assert (faces.regular.fs_type, faces.bold.fs_type) == (0, 0)


def test_a_face_knows_its_letters() -> None:
    regular = fonts.faces().regular
    assert all(regular.has(ord(char)) for char in "ضצپA٣۴،«")
    assert not any(regular.has(ord(char)) for char in "漢○✓\u2066")


def own(data: bytes, family: str = "FiraGO") -> FontFile:
    return FontFile(data, family, HERE)


def code(file: FontFile) -> str:
    with pytest.raises(OutlineError) as caught:
        fonts.faces(file, file)
    (problem,) = caught.value.problems
    assert problem.place == HERE
    return problem.code


def test_own_files_stand_in_place_of_firago() -> None:
    faces = fonts.faces(own(licensed(4)), own(licensed(8, bold=True)))
    assert (faces.regular.fs_type, faces.bold.fs_type) == (4, 8)


def test_the_same_file_is_one_face_whose_words_are_shaped_once() -> None:
    data = licensed(4)
    assert fonts.faces(own(data), own(bytes(bytearray(data)))).regular is fonts.faces(own(data)).regular


@pytest.mark.parametrize("content", [b"", b"not a font", b"\0\1\0\0" + b"\0" * 40, b"ttcf" + b"\0" * 40])
def test_what_is_no_font_is_refused(content: bytes) -> None:
    assert code(own(content)) == "bad-font"


@pytest.mark.parametrize("kept", [0.99, 0.5, 0.1, 0.001])
def test_a_font_that_was_cut_off_is_refused(kept: float) -> None:
    whole = licensed(0)
    assert code(own(whole[: round(len(whole) * kept)])) == "bad-font"


def filled(table: str, fill: Callable[[int], bytes]) -> bytes:
    """Return a font in which something else stands in place of a table, as long as the table."""
    whole = licensed(0)
    entry = TTFont(BytesIO(whole)).reader.tables[table]
    start, length = entry.offset, entry.length
    return whole[:start] + fill(length) + whole[start + length :]


@pytest.mark.parametrize("table", ["glyf", "loca"])
@pytest.mark.parametrize("fill", [bytes, Random(5).randbytes], ids=["zeros", "noise"])
def test_a_font_whose_outlines_are_damaged_is_refused(table: str, fill: Callable[[int], bytes]) -> None:
    assert code(own(filled(table, fill))) == "bad-font"


@pytest.mark.parametrize("table", [b"OS/2", b"cmap", b"head", b"hhea", b"maxp", b"name"])
def test_a_font_without_a_table_that_it_needs_is_refused(table: bytes) -> None:
    assert code(own(licensed(0).replace(table, b"none", 1))) == "bad-font"


def test_a_font_of_another_family_is_refused_since_powerpoint_would_not_find_it() -> None:
    assert code(own(licensed(0), "Fira Sans")) == "wrong-family"


@pytest.mark.parametrize(
    ("fs_type", "whole", "part"),
    [
        (0x0, None, None),
        (0x2, "forbids", "forbids"),
        (0x6, None, None),
        (0x4, None, None),
        (0x8, None, None),
        (0x100, None, "only whole"),
        (0x104, None, "only whole"),
        (0x200, "bitmaps", "bitmaps"),
    ],
)
def test_the_licence_says_what_a_deck_may_carry(fs_type: int, whole: str | None, part: str | None) -> None:
    regular = own(licensed(fs_type))
    for subset, expected in ((False, whole), (True, part)):
        for faces in (fonts.faces(regular), fonts.faces(None, regular)):
            reason = faces.kept_out(subset=subset)
            assert (reason is None) if expected is None else (reason is not None and expected in reason)


def test_outlines_that_powerpoint_does_not_embed_are_kept_out() -> None:
    face = Face.of(licensed(0).replace(b"glyf", b"none", 1))
    assert "TrueType" in (Faces(face, face).kept_out(subset=False) or "")


class TestInstalledFonts:
    """A theme may name a family that is installed, without files."""

    HOUSE = "House Sans"

    @pytest.fixture
    def fonts_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "data" / "fonts"
        folder.mkdir(parents=True)
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        monkeypatch.setattr("deckgen.text.installed.folders", lambda: (tmp_path / "none", folder))
        monkeypatch.setattr("deckgen.text.installed._asked", lambda _: None)
        return folder

    def found(self, family: str = HOUSE, **more: float) -> fonts.Faces:
        return fonts.of_theme(Theme("house", {}, family=family, installed=HERE, **more))

    def problem(self, family: str = HOUSE) -> Problem:
        with pytest.raises(OutlineError) as caught:
            self.found(family)
        (problem,) = caught.value.problems
        assert (problem.code, problem.place) == ("missing-font", HERE)
        return problem

    def test_both_weights_are_found_by_their_name_table(self, fonts_folder: Path) -> None:
        regular, bold = named(self.HOUSE), named(self.HOUSE, bold=True)
        (fonts_folder / "zz.ttf").write_bytes(regular)
        (fonts_folder / "deeper").mkdir()
        (fonts_folder / "deeper" / "aa.TTF").write_bytes(bold)
        (fonts_folder / "broken.ttf").write_bytes(regular[:2000])
        (fonts_folder / "other.ttf").write_bytes(named("Other Sans"))
        faces = self.found(scale=1.12)
        assert (faces.regular.data, faces.bold.data, faces.scale) == (regular, bold, 1.12)

    def test_fontconfig_is_asked_where_it_is(
        self, tool: Tool, fonts_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tool("fc-list")
        monkeypatch.setattr("deckgen.text.installed._asked", ASKED)
        monkeypatch.setattr("deckgen.text.installed.folders", lambda: (fonts_folder / "nowhere",))
        for weight in ("regular", "bold"):
            (fonts_folder / f"{weight}.ttf").write_bytes(named("House: Sans-2", bold=weight == "bold"))
        assert self.found("House: Sans-2").bold.data == named("House: Sans-2", bold=True)
        assert self.problem("House").hint

    @pytest.mark.process
    def test_without_an_answer_of_fontconfig_the_folders_are_looked_through(
        self, fonts_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shutil.which", lambda _: str(fonts_folder / "fc-list"))
        monkeypatch.setattr("deckgen.text.installed._asked", ASKED)
        for weight in ("regular", "bold"):
            (fonts_folder / f"{weight}.ttf").write_bytes(named(self.HOUSE, bold=weight == "bold"))
        assert self.found().bold.data == named(self.HOUSE, bold=True)

    def test_what_is_not_installed_is_told_with_the_folder_and_the_form_with_files(self, fonts_folder: Path) -> None:
        problem = self.problem()
        assert problem.message == 'no font of the family "House Sans" and the weight 400 is installed'
        assert problem.hint is not None
        assert str(fonts_folder) in problem.hint
        assert "regular: fonts/HouseSans-Regular.ttf, bold: fonts/HouseSans-Bold.ttf}" in problem.hint

    def test_a_bold_font_that_says_it_is_of_weight_400_is_bold(self, fonts_folder: Path) -> None:
        bold = TTFont(BytesIO(named(self.HOUSE, bold=True)))
        bold["OS/2"].usWeightClass = 400
        bold.save(fonts_folder / "bold.ttf")
        (fonts_folder / "regular.ttf").write_bytes(named(self.HOUSE))
        faces = self.found()
        assert faces.regular.data == named(self.HOUSE)
        assert faces.bold.data == (fonts_folder / "bold.ttf").read_bytes()

    def test_a_weight_that_is_missing_is_named(self, fonts_folder: Path) -> None:
        (fonts_folder / "regular.ttf").write_bytes(named(self.HOUSE))
        assert "the weight 700" in self.problem().message

    @pytest.mark.parametrize("family", ["Nothing: Sans-Serif, 3", "", "*", "House Sans:lang=ar", "-"])
    def test_any_name_is_looked_for(self, family: str, fonts_folder: Path) -> None:
        assert self.problem(family).severity == "error"

    def test_a_collection_is_taken_apart(self, fonts_folder: Path) -> None:
        collection = TTCollection()
        collection.fonts = [TTFont(BytesIO(named(self.HOUSE, bold=bold))) for bold in (False, True)]
        collection.save(fonts_folder / "both.ttc")
        faces = self.found()
        assert [face.families for face in (faces.regular, faces.bold)] == [{self.HOUSE}] * 2
        assert faces.regular.data[:4] == b"\0\1\0\0"
        assert faces.regular.font.get_nominal_glyph(ord("ب")) is not None


class TestVariableFonts:
    @pytest.mark.parametrize(("weight", "width"), [(400, 400), (700, 550)])
    def test_a_weight_of_one_is_a_font_of_its_own(self, weight: int, width: int) -> None:
        faces = fonts.faces(*(own(variable(300, 800), "Varied") for _ in range(2)))
        face = faces.regular if weight == 400 else faces.bold
        font = TTFont(BytesIO(face.data))
        assert "fvar" not in font
        assert face.font.get_glyph_h_advance(face.font.get_nominal_glyph(ord("ب"))) == width
        style = "Regular" if weight == 400 else "Bold"
        assert [font["name"].getDebugName(id) for id in (1, 2, 4)] == ["Varied", style, f"Varied {style}"]
        assert font["OS/2"].usWeightClass == weight
        assert (font["head"].macStyle & 1, bool(font["OS/2"].fsSelection & 0x20)) == (weight == 700, weight == 700)

    def test_the_same_font_gives_the_same_bytes(self) -> None:
        first, second = (instance(hb.Face(variable(300, 800)), 700) for _ in range(2))
        assert first == second

    @pytest.mark.parametrize(("least", "most"), [(300, 600), (500, 900), (100, 300)])
    def test_one_without_a_weight_is_refused(self, least: int, most: int) -> None:
        assert code(own(variable(least, most), "Varied")) == "bad-font"
