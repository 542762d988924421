"""Prints how far apart lines stand in installed font families, beside what the fonts say of themselves.

Run from the repository's root, with the package installed:

    python benchmarks/pitch.py                              # families that are common in the region
    python benchmarks/pitch.py "Noto Naskh Arabic" Heebo    # any others

All numbers are in em. The fonts come from Debian (fonts-noto-core, fonts-hosny-amiri) and from the npm packages
@expo-google-fonts/FAMILY.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from deckgen.problems import OutlineError, Place
from deckgen.text import fonts
from deckgen.text.pitch import pitch
from deckgen.theme.tokens import BODY_PCT, LABEL_PCT, TITLE_PCT, Theme

FAMILIES = (
    *("Cairo", "Tajawal", "Almarai", "IBM Plex Sans Arabic", "Amiri", "Noto Naskh Arabic", "Noto Sans Arabic"),
    *("Noto Kufi Arabic", "Vazirmatn", "Noto Nastaliq Urdu", "Noto Sans Hebrew", "Assistant", "Heebo"),
)


def line(family: str) -> str:
    """Return a family's row: its own height, and the pitches of titles, bodies and small labels."""
    place = Place(str(Path(__file__)), 1, 1)
    try:
        faces = fonts.of_theme(Theme("house", {}, family=family, installed=place))
    except OutlineError:
        return f"{family:22} is not installed"
    script = "Hebr" if faces.regular.has(ord("ש")) and not faces.regular.has(ord("ش")) else "Arab"
    found = pitch(faces, script)
    unit = "points" if found.exact else "percent"
    pitches = found.line(1, TITLE_PCT, bold=True), found.line(1, BODY_PCT), found.line(1, LABEL_PCT)
    return f"{family:22} {found.natural:6.2f} {unit:>8} " + " ".join(f"{em:6.2f}" for em in pitches)


def main() -> None:
    """Print a row for each family."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", default=FAMILIES)
    print(f"{'family':22} {'height':>6} {'as':>8} {'title':>6} {'body':>6} {'label':>6}")
    for family in parser.parse_args().families:
        print(line(family))


if __name__ == "__main__":
    main()
