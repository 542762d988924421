"""Pictures: decoded, cleaned, and no larger than their place on a slide asks for.

Nothing but the pixels comes through: no place where it was taken, no camera, no author, nothing appended.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from deckgen.files import Files
from deckgen.layout.page import Logo
from deckgen.limits import exceeded, shown
from deckgen.problems import OutlineError, Place, Problem
from deckgen.units import EMU_PER_INCH, Emu, inch

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
"""Formats that Pillow decodes by itself. For others it would start programs, such as Ghostscript for PostScript."""

DPI = 220
"""PowerPoint's own "high quality" for pictures."""

LOGO_W, LOGO_H = inch(1.6), inch(0.6)
"""A logo's largest place, on the cover."""

FLAT = 4096
"""A picture with more colours is a photograph: JPEG is the smaller and shows no difference."""

QUALITY = 90


def logo(files: Files, name: str, place: Place) -> Logo:
    """Return the logo, cleaned.

    Args:
        files: what the outline may read.
        name: the picture's path, as the author wrote it.
        place: where the author wrote it.

    Raises:
        OutlineError: there is no such picture, or it cannot be decoded.
    """
    image = _smaller(_decoded(files, name, place), LOGO_W, LOGO_H)
    data, format = _encoded(image)
    return Logo(data, format, image.width, image.height, place)


def _decoded(files: Files, name: str, place: Place) -> Image:
    """Return the picture, or its first frame, upright and in sRGB with or without transparency."""
    from PIL import Image, ImageOps

    data, most = files.read(name, place, "picture_bytes"), files.limits.picture_pixels
    try:
        with warnings.catch_warnings():
            # The limit is ours; Pillow only warns.
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=FORMATS)
            if image.width * image.height <= most:
                return _srgb(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        pass
    except Exception as error:
        # Decoders answer a broken file with errors of any kind: OSError, SyntaxError, struct.error, …
        what = f'"{shown(name)}" cannot be decoded as a picture'
        raise OutlineError([Problem("bad-picture", place, what, f"one of {', '.join(FORMATS)}")]) from error
    raise OutlineError([exceeded("picture_pixels", most, f'"{shown(name)}" has too many pixels', place)])


def _srgb(image: Image) -> Image:
    from PIL import ImageCms

    if image.mode.startswith("I"):
        # Pillow would clip the sixteen bits of a grey at the eighth instead of scaling them.
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode not in ("L", "CMYK"):
        image = image.convert(mode)
    if profile:
        try:
            own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, own, srgb, outputMode=mode) or image
        except (ImageCms.PyCMSError, OSError):
            # A broken profile, or one for other colours: without it they are nearly right.
            pass
    image = image.convert(mode)
    image.info.clear()
    return image


def _smaller(image: Image, w: Emu, h: Emu) -> Image:
    """Return the picture with no more pixels than a box of that size shows."""
    scale = min(1, w * DPI / EMU_PER_INCH / image.width, h * DPI / EMU_PER_INCH / image.height)
    if scale == 1:
        return image
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))


def _encoded(image: Image) -> tuple[bytes, Literal["png", "jpeg"]]:
    out = BytesIO()
    if image.mode == "RGB" and image.getcolors(FLAT) is None:
        image.save(out, "JPEG", quality=QUALITY, subsampling=0)
        return out.getvalue(), "jpeg"
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), "png"
