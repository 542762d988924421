"""A sheet of a template's layouts, with what is told of each."""

from __future__ import annotations

from typing import NamedTuple

from deckgen.theme.house import Drawing
from deckgen.units import Emu, Rect


class Box(NamedTuple):
    """A box on a layout. It is a placeholder of the template, or one that a deck has there."""

    rect: Rect
    label: str
    kind: str


class Cell(NamedTuple):
    """A layout: its name, drawing and boxes. ``told`` is what it serves for, or why it does not."""

    name: str
    told: str
    used: bool
    drawings: tuple[Drawing, ...]
    boxes: tuple[Box, ...]


class Sheet(NamedTuple):
    """The layouts of a template. ``size`` is that of a slide 7.5 in high, ``language`` that of what is told."""

    size: tuple[Emu, Emu]
    language: str
    rtl: bool
    cells: tuple[Cell, ...]
