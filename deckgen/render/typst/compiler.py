"""Markup to PDF, PNG and SVG, by Typst."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, NamedTuple

from deckgen.render.typst.drawing import Typeface, Typefaces
from deckgen.render.typst.files import BOLD, REGULAR

Format = Literal["pdf", "png", "svg"]


class Compiler(NamedTuple):
    """Typst with a folder that holds the deck's ``files``.

    It has its own fonts for what the deck's lack.
    """

    folder: Path
    fonts: Any
    faces: Typefaces

    @classmethod
    def of(cls, folder: Path) -> Compiler:
        """Return Typst with the files in a folder."""
        import typst

        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
        # The family as the files name it, which may name the weight as well.
        named = {Path(font.path).name: Typeface(font.family, font.weight) for font in fonts.fonts() if font.path}
        return cls(folder, fonts, Typefaces(named[REGULAR], named[BOLD]))

    def pages(self, markup: str, form: Format, ppi: float | None = None) -> list[bytes]:
        """Return a PDF, or each page as a picture.

        A PNG has ``ppi`` pixels in an inch.
        """
        import typst

        made: Any = typst.compile(
            {"main": markup.encode()}, root=self.folder, font_paths=self.fonts, format=form, ppi=ppi
        )
        if form == "pdf":
            from deckgen.render.typst.searchable import searchable

            return [searchable(made)]
        return made if isinstance(made, list) else [made]

    def query(self, markup: str, selector: str) -> list[Any]:
        """Return values of a document's metadata, in order.

        They are those that a selector finds.
        """
        import typst

        found = typst.query({"main": markup.encode()}, selector, field="value", root=self.folder, font_paths=self.fonts)
        values: list[Any] = json.loads(found)
        return values
