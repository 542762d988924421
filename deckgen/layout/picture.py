"""Pictures: decoded, cleaned, and no larger than needed.

Their place on a slide says how large.

Nothing but the pixels comes through: no place where it was taken, no camera, no author, nothing appended.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from msgspec import Struct

from deckgen.files import Files
from deckgen.layout import grey
from deckgen.layout.geometry import WIDE
from deckgen.limits import exceeded, shown
from deckgen.outline.values import FileName
from deckgen.problems import Listed, Message, OutlineError, Place, Problem
from deckgen.units import EMU_PER_INCH, Emu, inch

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
"""Formats that Pillow decodes by itself. For others it would start programs, such as Ghostscript for PostScript."""

LOSSY = ("JPEG", "MPO")
"""What a camera writes; MPO is a JPEG file with further pictures behind the first."""

DPI = 220
"""PowerPoint's own "high quality" for pictures."""

MOST = round(WIDE.content_w * DPI / EMU_PER_INCH)
"""The most pixels that a side of a picture is shown with, on the widest of our slides."""

LOGO_W, LOGO_H = inch(1.6), inch(0.6)
"""A logo's largest place, on the cover."""

FLAT = 4096
"""A picture with more colours is a photograph: JPEG is the smaller and shows no difference."""

QUALITY = 88


class Pixels(Struct, frozen=True):
    """A picture as a renderer needs it.

    It has its width and height in pixels.
    """

    data: bytes
    format: Literal["png", "jpeg"]
    w: int
    h: int


class Logo(Struct, frozen=True):
    """The deck's logo, and where the outline names it."""

    pixels: Pixels
    place: Place


class Source(Struct, frozen=True):
    """A picture, decoded when that is needed.

    ``digest`` is its file's, ``width`` and ``height`` are its pixels when it is upright.
    ``decode`` returns it in sRGB, the first frame, with or without transparency; and whether it has more colours than a
    drawing, so that JPEG shows it as well as PNG.
    """

    digest: bytes
    width: int
    height: int
    decode: Callable[[], tuple[Image, bool]]

    @property
    def image(self) -> Image:
        """The decoded picture."""
        return self.decode()[0]

    @property
    def photo(self) -> bool:
        """Whether it has more colours than a drawing."""
        return self.decode()[1]

    def size_in(self, w: Emu, h: Emu) -> tuple[Emu, Emu]:
        """Return the width and height of the whole picture.

        It is as large as a box of that size allows.
        """
        scale = min(w / self.width, h / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    def whole(self, w: Emu, h: Emu) -> Pixels:
        """Return the whole picture for a box of its own proportions."""
        return self._pixels(w, h, (0, 0, self.width, self.height))

    def cropped(self, w: Emu, h: Emu) -> Pixels:
        """Return the middle of the picture.

        That is as much of it as fills a box of that size.
        """
        scale = min(self.width / w, self.height / h)
        # Where nothing is cut off, rounding may leave less than nothing.
        left, top = max(0, self.width - w * scale) / 2, max(0, self.height - h * scale) / 2
        return self._pixels(w, h, (left, top, self.width - left, self.height - top))

    def _pixels(self, w: Emu, h: Emu, part: tuple[float, float, float, float]) -> Pixels:
        """Return a part of the picture, with no more pixels than a box of that size shows."""
        have = part[2] - part[0], part[3] - part[1]
        scale = min(1, w * DPI / EMU_PER_INCH / have[0], h * DPI / EMU_PER_INCH / have[1])
        size = max(1, round(have[0] * scale)), max(1, round(have[1] * scale))
        return _once((self.digest, part, size), lambda: _encoded(self.image, self.photo, part, size))


T = TypeVar("T")
_MADE: dict[Any, Any] = {}
MOST_MADE = 96
"""So much is kept of what was made of pictures, encoded ones, sizes and digests; the oldest goes first."""


def _once(key: Any, make: Callable[[], T]) -> T:
    """Return what is made of a picture, once in a process: many slides, readers and decks show the same."""
    if key not in _MADE:
        _MADE[key] = make()
        for oldest in list(_MADE)[:-MOST_MADE]:
            _MADE.pop(oldest, None)
    made: T = _MADE[key]
    return made


def _encoded(image: Image, photo: bool, part: tuple[float, float, float, float], size: tuple[int, int]) -> Pixels:
    from PIL.Image import Resampling

    cut = image.resize(size, Resampling.LANCZOS, part)
    out = BytesIO()
    if photo:
        cut.save(out, "JPEG", quality=QUALITY, subsampling=0)
    else:
        cut.save(out, "PNG", optimize=True)
    return Pixels(out.getvalue(), "jpeg" if photo else "png", *size)


def logo(files: Files, name: FileName) -> Logo:
    """Return the logo, cleaned.

    Args:
        files: what the outline may read.
        name: the picture's path.

    Raises:
        OutlineError: there is no such picture, or it cannot be decoded.
    """
    source = read(files, name)
    return Logo(source.whole(*source.size_in(LOGO_W, LOGO_H)), name.place)


def read(files: Files, name: FileName) -> Source:
    """Return a picture.

    Args:
        files: what the outline may read.
        name: the picture's path.

    Raises:
        OutlineError: there is no such picture, it has more pixels than the limit, or it cannot be decoded whole.
    """
    most = files.limits.picture_pixels
    data = cache(lambda: files.read(name, name.place, "picture_bytes"))
    now = cache(lambda: hashlib.sha256(data()).digest())
    # An outline's slides show one content of a file, which is read again only where it is decoded again.
    digest = _once((files, files.find(name, name.place)), now)

    @cache
    def decode() -> tuple[Image, bool]:
        if now() != digest:
            what = Message('"{name}" was changed while the deck was made', name=shown(name))
            raise OutlineError([Problem("bad-picture", name.place, what, Message("make the deck again"))])
        return _decoded(data(), name, most)

    # With the limit, so that a picture which another outline may show is still refused.
    size = _once((digest, most), lambda: decode()[0].size)
    return Source(digest, *size, decode)


def _decoded(data: bytes, name: FileName, most: int) -> tuple[Image, bool]:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # The limit is ours; Pillow only warns.
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=FORMATS)
            if image.width * image.height <= most:
                lossy = image.format in LOSSY
                # A photograph of 50 megapixels is decoded at half or a quarter of its size, which is still enough.
                image.draft(None, (MOST, MOST))
                ImageOps.exif_transpose(image, in_place=True)
                shallow = grey.eight_bits(image, getattr(image, "tag_v2", {})) if grey.deep(image) else image
                upright = _srgb(shallow)
                return upright, upright.mode == "RGB" and (lossy or upright.getcolors(FLAT) is None)
    except (Image.DecompressionBombError, MemoryError):
        pass
    except Exception as error:
        # Late: most pictures are whole.
        from deckgen.layout import foreign_formats

        # Decoders answer a broken file with errors of any kind: OSError, SyntaxError, struct.error, …
        what, hint = foreign_formats.way_out(data, name, MOST) or (
            Message('"{name}" cannot be decoded as a picture', name=shown(name)),
            Message("it is damaged, or none of {formats}", formats=Listed(FORMATS)),
        )
        raise OutlineError([Problem("bad-picture", name.place, what, hint)]) from error
    raise OutlineError(
        [exceeded("picture_pixels", most, Message('"{name}" has too many pixels', name=shown(name)), name.place)]
    )


def _srgb(image: Image) -> Image:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile: Any = image.info.get("icc_profile")
    lab = image.mode == "LAB"
    if image.mode not in ("L", "CMYK", "LAB", mode):
        image = image.convert(mode)
    if profile or lab:
        from PIL import ImageCms

        try:
            own = ImageCms.createProfile("LAB") if lab else ImageCms.ImageCmsProfile(BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):
            # A broken profile, or one for other colours: without it they are nearly right.
            pass
    # Many programs write photographs with transparency of which nothing is used.
    if mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        mode = "RGB"
    if image.mode != mode:
        image = image.convert(mode)
    image.info.clear()
    return image
