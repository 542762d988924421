"""A slide kind and a theme that are not deckgen's own."""

from pathlib import Path

THEME = Path(__file__).with_name("harbour.yaml")
