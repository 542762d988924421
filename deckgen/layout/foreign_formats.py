"""Formats of pictures that Pillow does not decode by itself.

Authors have pictures in them; each has its way out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from shlex import quote

from msgspec import Struct

from deckgen.limits import shown
from deckgen.problems import Message

HEAD = 1024
"""How far into a file an SVG's first tag is looked for, behind comments and declarations."""

_BOX = slice(4, 8)
_BRANDS = slice(8, 64)
"""Where a file of ISO/IEC 14496-12 says that it is one, and what it holds."""


class Foreign(Struct, frozen=True):
    """A format of pictures.

    How a file of it is known, and a command that exports it. ``{name}`` and ``{stem}`` are the file's.
    """

    format: str
    knows: Callable[[bytes], bool]
    command: str | None = None


def _begins(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(heads)


def _holds(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda data: data[_BOX] == b"ftyp" and any(brand in data[_BRANDS] for brand in brands)


def _is_svg(data: bytes) -> bool:
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head


FOREIGN = (
    Foreign("SVG", _is_svg, "inkscape {name} -w {most} -o {stem}.png"),
    Foreign("AVIF", _holds(b"avif", b"avis"), "avifdec {name} {stem}.png"),
    Foreign("HEIC", _holds(b"hei", b"hev", b"mif1", b"msf1"), "heif-convert {name} {stem}.jpg"),
    Foreign("PDF", _begins(b"%PDF-"), "pdftoppm -png -r 220 -singlefile {name} {stem}"),
    Foreign(
        "PostScript", _begins(b"%!PS", b"\xc5\xd0\xd3\xc6"), "gs -dSAFER -sDEVICE=png16m -r220 -o {stem}.png {name}"
    ),
    Foreign("JPEG XL", _begins(b"\xff\x0a", b"\0\0\0\x0cJXL "), "djxl {name} {stem}.png"),
    Foreign("JPEG 2000", _begins(b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  "), "opj_decompress -i {name} -o {stem}.png"),
    Foreign("Photoshop", _begins(b"8BPS")),
    Foreign("EMF or WMF", lambda data: data[40:44] == b" EMF" or data.startswith(b"\xd7\xcd\xc6\x9a")),
    Foreign("TIFF", _begins(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), "magick {name} -depth 8 {stem}.png"),
)
"""Tried in this order: AVIF files may name HEIC's brands too. TIFF files are asked about that cannot be decoded."""


def way_out(data: bytes, name: str, most: int) -> tuple[Message, Message] | None:
    """Return what a file is that cannot be decoded.

    With it comes how to make a picture of it; ``None`` where that is unknown.

    Args:
        data: the file.
        name: its path as the outline says it.
        most: the most pixels that its side is shown with.
    """
    for foreign in FOREIGN:
        if foreign.knows(data):
            what = Message('"{name}" is in {format}, which cannot be decoded', name=shown(name), format=foreign.format)
            hint = Message("open it in the program that made it and export it as a picture (PNG, JPEG)")
            if foreign.command:
                file, stem = (quote(shown(path)) for path in (name, str(PurePath(name).with_suffix(""))))
                command = foreign.command.format(name=file, stem=stem, most=most)
                hint = Message("export it as a picture (PNG, JPEG), for example with: {command}", command=command)
            return what, hint
    return None
