from __future__ import annotations

import struct
from pathlib import Path

import pytest

from deckgen.units import inch
from tests.layout.test_picture import near, opened, read


def tiff(bits: int, sort: int, samples: tuple[float, ...], channels: int = 1, photometric: int = 1) -> bytes:
    """Return a TIFF of one row; ``sort`` is 1 for whole numbers, 2 for ones with a sign, 3 for fractions."""
    letter = {(16, 1): "H", (16, 2): "h", (32, 1): "I", (32, 2): "i", (32, 3): "f", (64, 3): "d"}[bits, sort]
    data = struct.pack(f"<{len(samples)}{letter}", *samples)
    width, each = len(samples) // channels, struct.pack(f"<{channels}H", *[bits] * channels)
    tags = {256: width, 257: 1, 258: each, 259: 1, 262: photometric, 273: 8, 277: channels, 278: 1, 279: len(data)}
    tags[339] = struct.pack(f"<{channels}H", *[sort] * channels)
    at, more, entries = 8 + len(data) + 2 + 12 * len(tags) + 4, b"", b""
    for tag, value in tags.items():
        if isinstance(value, int):
            entries += struct.pack("<HHII", tag, 4, 1, value)
        elif len(value) <= 4:
            entries += struct.pack("<HHI", tag, 3, channels) + value.ljust(4, b"\0")
        else:
            entries += struct.pack("<HHII", tag, 3, channels, at + len(more))
            more += value
    head = b"II*\0" + struct.pack("<I", 8 + len(data))
    return head + data + struct.pack("<H", len(tags)) + entries + bytes(4) + more


@pytest.mark.parametrize(
    ("data", "greys"),
    [
        (tiff(16, 1, (0, 0x8000, 0xFFFF)), (0, 128, 255)),
        (tiff(16, 1, (0, 2048, 4095)), (0, 128, 255)),
        (tiff(16, 1, (0, 128, 255)), (0, 128, 255)),
        (tiff(16, 1, (0, 0x4000, 0x4000)), (0, 64, 64)),
        (tiff(16, 2, (-1000, 0, 32000)), (0, 4, 128)),
        (tiff(16, 1, (0, 0x8000, 0xFFFF), photometric=0), (255, 127, 0)),
        (tiff(32, 1, (0, 2**31, 2**32 - 1)), (0, 128, 255)),
        (tiff(32, 1, (0, 128, 255)), (0, 128, 255)),
        (tiff(32, 1, (0, 0x8000, 0xFFFF)), (0, 128, 255)),
        (tiff(32, 2, (-100, 0, 155)), (0, 100, 255)),
        (tiff(32, 3, (0, 0.5, 1)), (0, 128, 255)),
        (tiff(32, 3, (0, 0.25, 2.5)), (0, 64, 255)),
        (tiff(32, 3, (-1, 128, 255)), (0, 128, 255)),
        (tiff(32, 3, (0, 32768, 65535)), (0, 128, 255)),
        (tiff(32, 3, (float("nan"), 0.5, float("inf"))), (0, 128, 0)),
    ],
)
def test_greys_of_more_than_eight_bits_keep_their_lightness(
    data: bytes, greys: tuple[int, ...], tmp_path: Path
) -> None:
    shown = opened(read(tmp_path, data, "p.tif").whole(inch(1), inch(1))).convert("L")
    assert near([shown.getpixel((x, 0)) for x in range(3)], greys, 1)


@pytest.mark.parametrize(
    ("data", "color"),
    [
        (tiff(16, 1, (0xFFFF, 0, 0x8000), 3, 2), (255, 0, 128)),
        (tiff(16, 1, (0, 0xFFFF, 0x8000, 0), 4, 5), (255, 0, 127)),
    ],
)
def test_colours_of_sixteen_bits(data: bytes, color: tuple[int, ...], tmp_path: Path) -> None:
    assert near(opened(read(tmp_path, data, "p.tif").whole(inch(1), inch(1))).getpixel((0, 0)), color)
