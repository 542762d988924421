from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms, PngImagePlugin

from deckgen.files import Files
from deckgen.layout import picture
from deckgen.layout.picture import DPI, Pixels, Source
from deckgen.limits import Limits
from deckgen.outline.values import FileName
from deckgen.problems import OutlineError, Place, Problem
from deckgen.units import EMU_PER_INCH, inch

HERE = Place("study.yaml", 4, 7)
RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)
ORIENTATION, CAMERA = 0x0112, 0x010F


def noise(w: int, h: int) -> Image.Image:
    """Return a picture of as many colours as a photograph has; the same each time."""
    image = Image.new("RGB", (w, h))
    image.putdata([((x * 7919) % 256, (x * 104729) % 256, (x // w * 31) % 256) for x in range(w * h)])
    return image


def thirds(w: int = 90, h: int = 40) -> Image.Image:
    """Return red, green and blue, from the left."""
    image = Image.new("RGB", (w, h), GREEN)
    image.paste(RED, (0, 0, w // 3, h))
    image.paste(BLUE, (w - w // 3, 0, w, h))
    return image


def read(folder: Path, image: Image.Image | bytes, name: str = "p.png", **options: Any) -> Source:
    if isinstance(image, bytes):
        (folder / name).write_bytes(image)
    else:
        image.save(folder / name, **options)
    return picture.read(Files(folder), FileName(name, HERE))


def refused(folder: Path, data: bytes, name: str = "p.png", **limits: int) -> Problem:
    (folder / name).write_bytes(data)
    with pytest.raises(OutlineError) as caught:
        picture.read(Files(folder, (), replace(Limits(), **limits)), FileName(name, HERE))
    (problem,) = caught.value.problems
    assert problem.place == HERE
    assert name in problem.message
    return problem


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def opened(pixels: Pixels) -> Image.Image:
    image = Image.open(BytesIO(pixels.data))
    assert image.size == (pixels.w, pixels.h)
    assert image.format is not None
    assert image.format.lower() == pixels.format
    return image


def near(color: Any, wanted: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(color, wanted, strict=True))


def exchanged() -> bytes:
    """Return a profile in which the numbers of red stand for blue, and those of blue for red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")


class TestCropping:
    def test_the_whole_picture_keeps_its_proportions(self, tmp_path: Path) -> None:
        source = read(tmp_path, thirds(90, 40))
        assert source.size_in(inch(9), inch(9)) == (inch(9), inch(4))
        assert source.size_in(inch(9), inch(2)) == (inch(4.5), inch(2))
        image = opened(source.whole(inch(9), inch(4)))
        assert image.size == (90, 40)
        assert [image.getpixel((x, 20)) for x in (5, 45, 85)] == [RED, GREEN, BLUE]

    @pytest.mark.parametrize(("w", "h", "size"), [(3, 4, (30, 40)), (9, 2, (90, 20)), (9, 4, (90, 40))])
    def test_the_middle_fills_the_box(self, w: int, h: int, size: tuple[int, int], tmp_path: Path) -> None:
        image = opened(read(tmp_path, thirds(90, 40)).cropped(inch(w), inch(h)))
        assert image.size == size
        middle = size[0] // 2
        assert image.getpixel((middle, size[1] // 2)) == GREEN

    @pytest.mark.slow
    def test_no_more_pixels_than_the_box_shows(self, tmp_path: Path) -> None:
        source = read(tmp_path, noise(900, 600))
        assert (source.whole(inch(3), inch(2)).w, source.cropped(inch(2), inch(2)).w) == (3 * DPI, 2 * DPI)

    def test_no_pixels_are_made_up(self, tmp_path: Path) -> None:
        assert opened(read(tmp_path, thirds(9, 4)).whole(inch(9), inch(4))).size == (9, 4)

    @pytest.mark.parametrize("size", [(20000, 1), (1, 20000), (1, 1)])
    def test_extreme_proportions_stay_a_picture(self, size: tuple[int, int], tmp_path: Path) -> None:
        source = read(tmp_path, Image.new("RGB", size, RED))
        w, h = source.size_in(inch(7), inch(4))
        assert min(w, h) > 0
        for pixels in (source.whole(w, h), source.cropped(inch(7), inch(4))):
            assert opened(pixels).getpixel((0, 0)) == RED

    def test_a_huge_photograph_is_decoded_smaller_but_sharp_enough(self, tmp_path: Path) -> None:
        side = 2 * picture.MOST + 10
        source = read(tmp_path, Image.new("RGB", (side, side), RED), "p.jpg")
        assert picture.MOST <= source.image.width < side
        assert source.cropped(picture.MOST * EMU_PER_INCH // DPI, inch(1)).w == picture.MOST


class TestOneContent:
    """An outline's slides show one content of a file, however often they name it."""

    def test_what_was_shown_once_is_shown_again(self, tmp_path: Path) -> None:
        files, name = Files(tmp_path), FileName("p.png", HERE)
        first = read(tmp_path, noise(90, 40))
        shown = picture.read(files, name).whole(inch(9), inch(4))
        (tmp_path / "p.png").write_bytes(encoded(thirds(30, 30), "PNG"))
        again = picture.read(files, name)
        assert ((again.width, again.height), again.whole(inch(9), inch(4))) == ((first.width, first.height), shown)
        assert picture.read(Files(tmp_path), name).width == 30

    def test_another_part_of_a_file_that_was_changed_is_refused(self, tmp_path: Path) -> None:
        files, name = Files(tmp_path), FileName("p.png", HERE)
        (tmp_path / "p.png").write_bytes(encoded(noise(90, 40), "PNG"))
        picture.read(files, name).whole(inch(9), inch(4))
        (tmp_path / "p.png").write_bytes(encoded(thirds(30, 30), "PNG"))
        with pytest.raises(OutlineError, match="was changed while the deck was made") as caught:
            picture.read(files, name).cropped(inch(1), inch(1))
        assert caught.value.problems[0].place == HERE
        assert picture.read(Files(tmp_path), name).cropped(inch(1), inch(1)).w == 30


class TestFormats:
    def test_a_photograph_becomes_jpeg(self, tmp_path: Path) -> None:
        assert read(tmp_path, noise(200, 100)).whole(inch(1), inch(1)).format == "jpeg"

    def test_a_drawing_stays_png_also_where_it_is_made_smaller(self, tmp_path: Path) -> None:
        assert read(tmp_path, thirds(900, 400)).whole(inch(1), inch(0.5)).format == "png"

    def test_a_grey_photograph_stays_jpeg(self, tmp_path: Path) -> None:
        assert read(tmp_path, noise(200, 100).convert("L"), "p.jpg").whole(inch(1), inch(0.5)).format == "jpeg"

    def test_a_photograph_that_could_be_transparent_but_is_not_becomes_jpeg(self, tmp_path: Path) -> None:
        assert read(tmp_path, noise(200, 100).convert("RGBA")).whole(inch(1), inch(0.5)).format == "jpeg"

    def test_what_is_transparent_stays_so(self, tmp_path: Path) -> None:
        image = noise(100, 100).convert("RGBA")
        image.paste((0, 0, 0, 0), (0, 0, 50, 100))
        shown = opened(read(tmp_path, image).whole(inch(0.2), inch(0.2)))
        assert shown.format == "PNG"
        assert (shown.getpixel((2, 20))[3], shown.getpixel((40, 20))[3]) == (0, 255)  # type: ignore[index]

    def test_a_palette_with_a_transparent_colour(self, tmp_path: Path) -> None:
        image = thirds().quantize(4)
        clear = image.getpixel((5, 20))
        shown = opened(read(tmp_path, image, transparency=clear).whole(inch(1), inch(1)))
        assert [shown.convert("RGBA").getpixel((x, 20))[3] for x in (5, 45)] == [0, 255]  # type: ignore[index]

    @pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "TIFF"])
    def test_of_many_frames_the_first_is_shown(self, format: str, tmp_path: Path) -> None:
        first, second = (Image.new("RGB", (30, 20), color) for color in (RED, BLUE))
        data = encoded(first, format, save_all=True, append_images=[second])
        assert near(opened(read(tmp_path, data).whole(inch(3), inch(2))).convert("RGB").getpixel((15, 10)), RED)

    @pytest.mark.parametrize(("format", "name"), [("BMP", "p.bmp"), ("TIFF", "p.tif"), ("JPEG", "p.png")])
    def test_a_file_is_known_by_its_content(self, format: str, name: str, tmp_path: Path) -> None:
        assert opened(read(tmp_path, encoded(thirds(), format), name).whole(inch(3), inch(2)))

    def test_the_same_picture_gives_the_same_bytes(self, tmp_path: Path) -> None:
        data = encoded(noise(300, 200), "PNG")
        assert read(tmp_path, data).whole(inch(1), inch(1)) == read(tmp_path, data, "q.png").whole(inch(1), inch(1))


class TestColours:
    def test_cmyk(self, tmp_path: Path) -> None:
        image = Image.new("CMYK", (20, 20), (0, 255, 255, 0))
        shown = opened(read(tmp_path, image, "p.jpg").whole(inch(1), inch(1)))
        assert shown.mode == "RGB"
        assert near(shown.getpixel((10, 10)), (255, 0, 0))

    def test_lab(self, tmp_path: Path) -> None:
        image = Image.merge("LAB", [Image.new("L", (20, 20), value) for value in (137, 208, 195)])
        assert near(opened(read(tmp_path, image, "p.tif").whole(inch(1), inch(1))).getpixel((5, 5)), (255, 0, 0), 16)

    def test_sixteen_bits_of_grey(self, tmp_path: Path) -> None:
        image = Image.new("I;16", (20, 20), 0x8000)
        assert opened(read(tmp_path, image).whole(inch(1), inch(1))).convert("RGB").getpixel((5, 5)) == (128, 128, 128)

    @pytest.mark.parametrize("name", ["p.png", "p.jpg"])
    def test_a_profile_is_applied(self, name: str, tmp_path: Path) -> None:
        source = read(tmp_path, Image.new("RGB", (20, 20), (0, 0, 255)), name, icc_profile=exchanged())
        assert near(opened(source.whole(inch(1), inch(1))).getpixel((5, 5)), (255, 0, 0))

    def test_a_profile_leaves_transparency_alone(self, tmp_path: Path) -> None:
        source = read(tmp_path, Image.new("RGBA", (20, 20), (0, 0, 255, 90)), icc_profile=exchanged())
        assert near(opened(source.whole(inch(1), inch(1))).getpixel((5, 5)), (255, 0, 0, 90))

    def test_a_broken_profile_is_left_out(self, tmp_path: Path) -> None:
        source = read(tmp_path, Image.new("RGB", (20, 20), RED), icc_profile=b"none")
        assert opened(source.whole(inch(1), inch(1))).getpixel((5, 5)) == RED


class TestCleaning:
    def test_it_stands_upright(self, tmp_path: Path) -> None:
        exif = Image.Exif()
        exif[ORIENTATION] = 6
        source = read(tmp_path, thirds(90, 40), exif=exif)
        assert source.image.size == (40, 90)
        shown = opened(source.whole(inch(4), inch(9)))
        assert [shown.getpixel((20, y)) for y in (5, 45, 85)] == [RED, GREEN, BLUE]
        assert ORIENTATION not in shown.getexif()

    @pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
    def test_nothing_but_the_pixels_comes_through(self, format: str, tmp_path: Path) -> None:
        exif = Image.Exif()
        exif[CAMERA] = "CANARY-CAMERA"
        exif.get_ifd(0x8825)[1] = "CANARY-GPS"
        options: dict[str, Any] = {"exif": exif}
        if format == "PNG":
            options["pnginfo"] = PngImagePlugin.PngInfo()
            options["pnginfo"].add_text("Author", "CANARY-AUTHOR")
            options["pnginfo"].add_itxt("XML:com.adobe.xmp", "CANARY-XMP")
        elif format != "TIFF":
            options["xmp"] = b"<x>CANARY-XMP</x>"
        appended = BytesIO()
        with ZipFile(appended, "w") as archive:
            archive.writestr("CANARY-ZIP", "CANARY")
        data = encoded(noise(100, 80), format, **options)
        assert b"CANARY" in data
        assert b"CANARY" not in read(tmp_path, data + appended.getvalue()).whole(inch(1), inch(1)).data


class TestRefusals:
    @pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"])
    @pytest.mark.parametrize("kept", [0.2, 0.7])
    def test_a_truncated_picture(self, format: str, kept: float, tmp_path: Path) -> None:
        data = encoded(noise(200, 100), format)
        assert refused(tmp_path, data[: round(kept * len(data))]).code == "bad-picture"

    @pytest.mark.parametrize(
        "data", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"MZ\x90\x00", b"%!PS-Adobe-3.0 EPSF\n"]
    )
    def test_what_is_no_picture(self, data: bytes, tmp_path: Path) -> None:
        problem = refused(tmp_path, data)
        assert problem.code == "bad-picture"
        assert "PNG, JPEG" in (problem.hint or "")

    @pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf", b'<?xml version="1.0"?>\n<!-- a map -->\n'])
    def test_an_svg_says_how_to_make_a_picture_of_it(self, head: bytes, tmp_path: Path) -> None:
        problem = refused(tmp_path, head + b'<svg xmlns="http://www.w3.org/2000/svg"/>', "map.svg")
        assert "SVG" in problem.message
        assert "inkscape map.svg" in (problem.hint or "")

    def test_too_many_pixels(self, tmp_path: Path) -> None:
        problem = refused(tmp_path, encoded(thirds(90, 40), "PNG"), picture_pixels=3599)
        assert (problem.code, "picture-pixels" in problem.message) == ("limit", True)
        assert read(tmp_path, thirds(90, 40)).image.size == (90, 40)

    def test_a_bomb_is_known_by_its_head(self, tmp_path: Path) -> None:
        head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
        data = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in chunks
        )
        assert refused(tmp_path, data).code == "limit"

    def test_too_many_bytes(self, tmp_path: Path) -> None:
        assert refused(tmp_path, encoded(thirds(), "PNG"), picture_bytes=20).code == "limit"


def test_a_logo_is_no_larger_than_its_largest_place(tmp_path: Path) -> None:
    thirds(3000, 1000).save(tmp_path / "logo.png")
    logo = picture.logo(Files(tmp_path), FileName("logo.png", HERE))
    assert (logo.pixels.w, logo.pixels.h, logo.place) == (round(1.6 * DPI), round(1.6 * DPI / 3), HERE)
