from __future__ import annotations

from pathlib import Path

import pytest

from tests.layout.test_grey import tiff
from tests.layout.test_picture import refused


@pytest.mark.parametrize(
    ("data", "format", "command"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC", "heif-convert p.raw p.jpg"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIC", "heif-convert p.raw p.jpg"),
        (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miaf", "AVIF", "avifdec p.raw p.png"),
        (b"\0\0\0\x20ftypmif1\0\0\0\0mif1avifmiaf", "AVIF", "avifdec p.raw p.png"),
        (b"%PDF-1.7\n", "PDF", "pdftoppm -png -r 220 -singlefile p.raw p"),
        (b"%!PS-Adobe-3.0 EPSF\n", "PostScript", "-o p.png p.raw"),
        (b"\xff\x0a\xfa\x1f", "JPEG XL", "djxl p.raw p.png"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000", "opj_decompress -i p.raw -o p.png"),
        (b"8BPS\0\1", "Photoshop", "the program that made it"),
        (b"\1\0\0\0" + bytes(36) + b" EMF", "EMF", "the program that made it"),
        (tiff(64, 3, (0, 0.5, 1)), "TIFF", "magick p.raw -depth 8 p.png"),
        (tiff(32, 3, (0, 0.5, 1), 3, 2), "TIFF", "magick p.raw -depth 8 p.png"),
    ],
)
def test_a_format_that_is_not_decoded_says_how_to_export_it(
    data: bytes, format: str, command: str, tmp_path: Path
) -> None:
    problem = refused(tmp_path, data + bytes(64), "p.raw")
    assert problem.code == "bad-picture"
    assert f" {format}" in problem.message
    assert "export it as a picture (PNG, JPEG)" in (problem.hint or "")
    assert command in (problem.hint or "")


def test_a_name_with_a_blank_stands_in_quotes(tmp_path: Path) -> None:
    assert "'my map.heic'" in (refused(tmp_path, b"\0\0\0\x18ftypheic", "my map.heic").hint or "")
