"""Themes by name or by file. A theme file says what it changes of a built-in theme, or gives every colour itself.

Annotations are no strings here, as in ``model.py``.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePath
from typing import Annotated, Any

from msgspec import field

from deckgen import theme
from deckgen.files import Files
from deckgen.outline import own_file
from deckgen.outline.reading import Reading
from deckgen.outline.values import Color, Doc, FileName, Node, Number
from deckgen.problems import Listed, Message, OutlineError, Place, Problem, UsageError
from deckgen.theme import contrast
from deckgen.theme.tints import tints
from deckgen.theme.tokens import MADE, ROLES, TLP, FontFile, Role, Theme


class Colors(Node, frozen=True, kw_only=True):
    """The colours of slides. They sit in PowerPoint's own slots, so that whoever changes those recolours the deck."""

    bg: Annotated[Color | None, Doc("the ground of slides")] = None
    ink: Annotated[Color | None, Doc("text")] = None
    panel: Annotated[Color | None, Doc("the ground of cards, panels and strips")] = None
    deep: Annotated[Color | None, Doc("a second ground, for what is added by hand")] = None
    a1: Annotated[Color | None, Doc("headlines, emphasis, the first party")] = None
    a2: Annotated[Color | None, Doc("kickers, labels, bullets and marks")] = None
    a3: Annotated[Color | None, Doc("the second party: large heads, bars and marks")] = None
    a4: Annotated[Color | None, Doc("warnings")] = None
    a5: Annotated[Color | None, Doc("muted text, connectors and outlines")] = None
    a6: Annotated[Color | None, Doc("hairlines that carry no meaning")] = None
    hl: Annotated[Color | None, Doc("links")] = None


class Cover(Node, frozen=True, kw_only=True):
    """The colours of the cover and of dividers."""

    bg: Annotated[Color | None, Doc("the ground")] = None
    band: Annotated[Color | None, Doc("the band of the pattern")] = None
    line: Annotated[Color | None, Doc("the pattern's lines")] = None
    title: Annotated[Color | None, Doc("the title")] = None
    sub: Annotated[Color | None, Doc("the second line")] = None
    meta: Annotated[Color | None, Doc("who, where and when")] = None
    accent: Annotated[Color | None, Doc("kicker, rule and number")] = None


class Deep(Node, frozen=True, kw_only=True):
    """The colours of deep panels and strips."""

    fill: Annotated[Color | None, Doc("the ground")] = None
    text: Annotated[Color | None, Doc("text")] = None
    accent: Annotated[Color | None, Doc("emphasis and labels")] = None


class FontFiles(Node, frozen=True, kw_only=True):
    """A font family of one's own. Texts are measured in its files: those named, or those that are installed."""

    family: Annotated[str, Doc("the family's name, as its files say it")]
    regular: Annotated[FileName | None, Doc("the file of the regular weight, from this file's folder")] = None
    bold: Annotated[FileName | None, Doc("the file of the bold weight")] = None
    scale: Annotated[float, Number(1, 1.5), Doc("how many times larger a face is set that is small for its size")] = 1

    def problems(self) -> Iterator[Problem]:
        """Yield a problem where only one of the two files is named."""
        if (self.regular is None) != (self.bold is None):
            what = Message(
                '"fonts" needs "{key}" too, or neither of the files where the family is installed',
                key="bold" if self.regular else "regular",
            )
            yield Problem("missing-key", self.place, what)


class ThemeFile(Node, frozen=True, kw_only=True):
    """A theme file."""

    base: Annotated[str | None, Doc("the built-in theme that it changes")] = None
    colors: Annotated[Colors, Doc("the colours of slides")] = field(default_factory=Colors)
    cover: Annotated[Cover, Doc("the colours of the cover and of dividers")] = field(default_factory=Cover)
    deep: Annotated[Deep, Doc("the colours of deep panels")] = field(default_factory=Deep)
    fonts: Annotated[FontFiles | None, Doc("a font family in place of FiraGO")] = None

    def roles(self) -> dict[Role, Color]:
        """Return the colours that the file gives, by role."""
        groups = {"": self.colors, "cover": self.cover, "deep": self.deep}
        given: dict[Role, Color] = {}
        for role in ROLES:
            group, _, name = role.rpartition(".")
            if group in groups and (color := getattr(groups[group], name)) is not None:
                given[role] = color
        return given


def find(name: str, files: Files) -> Theme:
    """Return the theme of a name.

    It is a built-in one, one of an installed package, or one in a file.

    Args:
        name: a ``FileName`` where an outline gives it; its path starts from the outline's folder. Any other string is
            the caller's own; a path in it starts from the current folder and may lead anywhere.
        files: what the outline may read.

    Raises:
        UsageError: no such theme.
        OutlineError: the theme's file has errors.
    """
    if name in theme.built_in():
        return load(name)
    if theme.is_path(name):
        return read(name, files, name.place) if isinstance(name, FileName) else _elsewhere(Path(name), files)
    added = theme.installed()
    if name not in added:
        raise UsageError(
            Message('unknown theme "{name}"; there are: {known}', name=name, known=Listed((*theme.built_in(), *added)))
        )
    return _elsewhere(added[name], files)


@cache
def load(name: str) -> Theme:
    """Return a built-in theme.

    Args:
        name: one of ``theme.built_in()``.
    """
    return _elsewhere(theme.FOLDER / f"{name}.yaml", Files(theme.FOLDER))


def _elsewhere(path: Path, files: Files) -> Theme:
    if not path.is_file():
        raise UsageError(Message('there is no theme file "{path}"', path=path))
    beside = Files(path.parent, files.allowed, files.limits)
    try:
        return read(path.name, beside, Place(str(path), 1, 1))
    finally:
        files.named.update(beside.named)


def read(name: str, files: Files, place: Place) -> Theme:
    """Return the theme in a file.

    Codes besides those of ``files``, ``yaml`` and ``validate.py``: ``not-a-theme``, ``bad-color``,
    ``low-contrast``.

    Args:
        name: the file's path as its author wrote it.
        files: what may be read.
        place: where the path is written.

    Raises:
        OutlineError: with every problem, each at its line and column of the file.
    """
    otherwise = Message("a theme file is a mapping of keys")
    given, reading = own_file.read(ThemeFile, name, files, place, "not-a-theme", otherwise)
    return own_file.whole(_theme(PurePath(name), given, reading) if given else None, reading)


def _theme(name: PurePath, given: ThemeFile, reading: Reading) -> Theme | None:
    """Return the theme that a file's keys say, ``None`` where colours of it are missing."""
    own = given.roles()
    colors: dict[Role, str] = {**TLP, **(load(given.base).colors if given.base else {})}
    colors |= {role: color.upper() for role, color in own.items()}
    fonts = fonts_of(name.parent, given.fonts, reading)
    missing = Listed(
        role if "." in role else f"colors.{role}" for role in ROLES if role not in colors and role not in MADE
    )
    if missing:
        reading.problem(
            "missing-key",
            given.place,
            Message("the theme has no color for {roles}", roles=missing),
            Message('or it needs a "base"'),
        )
        return None
    for pair, found in contrast.weak(colors):
        what = Message(
            "{role} on {ground} has a contrast of {contrast:.2f}:1, too weak for {what}",
            role=pair.role,
            ground=pair.ground,
            contrast=found,
            what=pair.what,
        )
        place = next(own[role].place for role in (pair.role, pair.ground) if role in own)
        reading.problem("low-contrast", place, what, Message("{least:g}:1 at least", least=pair.least))
    colors |= {role: tint.of(colors) for role, tint in tints(colors).items()}
    colors = {role: colors[role] for role in ROLES}
    return Theme(name.stem, colors, contrast.dark(colors), **fonts)


WEIGHTS = 2


def fonts_of(folder: PurePath, given: FontFiles | None, reading: Reading) -> dict[str, Any]:
    """Return what a file says of fonts. It is by the fields of ``Theme``; ``folder`` is the file's."""
    if given is None:
        return {}
    found: dict[str, Any] = {"family": given.family, "scale": given.scale}
    files = {key: name for key, name in (("regular", given.regular), ("bold", given.bold)) if name is not None}
    if not files:
        return {**found, "installed": given.place}
    for key, name in files.items() if len(files) == WEIGHTS else ():
        try:
            data = reading.files.read(str(folder / name), name.place, "font_bytes")
            found[key] = FontFile(data, given.family, name.place)
        except OutlineError as error:
            reading.problems.extend(error.problems)
    return found
