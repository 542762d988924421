"""The template that an outline names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from deckgen.files import Files
from deckgen.house.package import Archive, TemplateError
from deckgen.house.read import Template, read
from deckgen.house.survey import Survey, survey
from deckgen.limits import Limits, shown
from deckgen.outline import mapping_file, model
from deckgen.outline.mapping_file import MappingFile
from deckgen.outline.values import FileName
from deckgen.problems import Message, OutlineError, Place, Problem, UsageError
from deckgen.theme.tokens import Theme
from deckgen.units import EMU_PER_INCH, inch

FAMILY = "FiraGO"
"""The font of a deck whose theme names none."""


def of_outline(given: model.Template, files: Files, *, rtl: bool, look: Theme) -> tuple[Template, Theme, list[Problem]]:
    """Return the template that an outline wears, its theme, and warnings.

    The theme has the fonts of the template's mapping file. Warnings stand where the template is named, or in that file.

    Args:
        given: what the outline says; a path that is no ``FileName`` starts from the current folder.
        files: what the outline may read.
        rtl: the deck's direction.
        look: the deck's theme.

    Raises:
        UsageError: there is no file of the path that the caller gives.
        OutlineError: the template or its mapping file cannot be read or used.
    """
    name, place = given.path, given.path.place if isinstance(given.path, FileName) else Place(given.path, 1, 1)
    asked = None
    if given.mapping is not None:
        asked, fonts = mapping_file.read(given.mapping, files, given.mapping.place)
        if fonts:
            look = replace(look, **{"regular": None, "bold": None, "installed": None, **fonts})
    if isinstance(given.path, FileName):
        data = files.read(name, place, "template_bytes")
    else:
        data = _elsewhere(Path(name), files, place)
    keep = given.keep_layouts
    template = _read(data, name, place, files.limits, rtl=rtl, family=look.family, asked=asked, keep=keep)[0]
    found = [
        Problem(found.code, found.place or place, _of(name, found.message), severity="warning")
        for found in template.findings
    ]
    latin = template.house.latin
    if latin and latin.casefold() != look.family.casefold():
        what = Message('Latin letters wear "{face}", which is not measured: lines with them have more room', face=latin)
        found.append(Problem("template-font-unmeasured", place, _of(name, what), severity="warning"))
    return template, look, found


def left_out(outline: model.Outline, template: Template, tracker: int) -> Iterator[Problem]:
    """Yield a warning for whatever a template has no room for.

    Args:
        outline: the outline.
        template: its template.
        tracker: how many entries the tracker over the headlines has.
    """
    assert outline.template
    given = outline.template.path
    place = given.place if isinstance(given, FileName) else outline.place
    house = template.house
    found = []
    if tracker >= TRACKED and house.content.tracker is None:
        found.append(Message("it has no room for the tracker over its titles, which is left out"))
    if outline.logo:
        found.append(Message("it has its own logo; that of the outline is left out"))
    if template.boxes["content"].own_title:
        found.append(Message("its title is vertical: headlines stand in the body's first rows"))
    body = house.content.body
    if body.w < LEAST[0] or body.h < LEAST[1]:
        w, h = (round(length * house.scale / EMU_PER_INCH, 1) for length in (body.w, body.h))
        found.append(
            Message(
                'its layout "{layout}" leaves {w} x {h} in for what a slide shows: texts must be short',
                layout=house.content.name,
                w=w,
                h=h,
            )
        )
    for what in found:
        yield Problem("template-no-room", place, _of(given, what), severity="warning")


TRACKED = 2
"""The least entries that a tracker is drawn for."""

LEAST = inch(8.6), inch(4.4)
"""The body of our own slides of 4:3, on a slide 7.5 in high."""


class Surveyed(NamedTuple):
    """What there is to say of a template. With it come the template as it stands, and its file."""

    survey: Survey
    template: Template
    archive: Archive


def surveyed(path: Path, limits: Limits) -> Surveyed:
    """Return what there is to say of a template. It is that for a right-to-left deck.

    Raises:
        UsageError: there is no such file.
        OutlineError: it cannot be read or used.
    """
    place = Place(str(path), 1, 1)
    data = _elsewhere(path, Files(path.parent, (), limits), place)
    template, archive = _read(data, path.name, place, limits, rtl=True, family=FAMILY)
    standing = MappingFile(mirror="never")
    there = _read(data, path.name, place, limits, rtl=template.rtl, family=FAMILY, asked=standing)[0]
    return Surveyed(survey(template, archive), there, archive)


def _read(
    data: bytes,
    name: str,
    place: Place,
    limits: Limits,
    *,
    rtl: bool,
    family: str,
    asked: MappingFile | None = None,
    keep: bool = False,
) -> tuple[Template, Archive]:
    try:
        archive = Archive(data, name, limits)
        return read(archive, name, rtl=rtl, family=family, asked=asked, keep=keep), archive
    except TemplateError as error:
        what = Message('the template "{name}" cannot be used: {reason}', name=shown(name), reason=error.message)
        if error.place:
            what = _of(name, error.message)
        raise OutlineError([Problem(error.code, error.place or place, what, error.hint)]) from None


def _of(name: str, what: Message) -> Message:
    return Message('the template "{name}": {what}', name=shown(name), what=what)


def _elsewhere(path: Path, files: Files, place: Place) -> bytes:
    """Return the bytes of a template that the caller names; it counts among the files that are read."""
    if not path.exists():
        raise UsageError(Message('there is no template "{path}"', path=path))
    own = Files(path.parent, files.allowed, files.limits)
    try:
        return own.read(path.name, place, "template_bytes")
    finally:
        files.named.update(own.named)
