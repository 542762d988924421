"""Why programs repair or refuse a deck: causes on record that no schema knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.powerpoint import MASTER, NOTES_MASTER, PRESENTATION, PowerPoint

LISTS = ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
EOT_MAGIC = b"LP"


def causes(file: PowerPoint) -> list[str]:
    """Return what is wrong with a file, empty where nothing is."""
    return [*_package(file), *_presentation(file), *_identities(file)]


def _package(file: PowerPoint) -> Iterator[str]:
    """Yield what PowerPoint repairs in the package."""
    overrides = {name[1:] for name in file.find("[Content_Types].xml", "ct:Override/@PartName")}
    defaults = set(file.find("[Content_Types].xml", "ct:Default/@Extension"))
    yield from (f"{name} has a content type, but is not there" for name in overrides - set(file.names))
    for name in file.names:
        extension = name.rpartition(".")[2]
        if name not in overrides and extension not in defaults:
            yield f"{name} has no content type"
        if extension == "fntdata" and file.data(name)[34:36] != EOT_MAGIC:
            yield f"{name} is no Embedded OpenType file"
        if "printerSettings" in name:
            yield f"{name} is a printer's"
        for kind, target in file.relations(name).values():
            if kind != "hyperlink" and target not in file.names:
                yield f"{name} is related to {target}, which is not there"
    yield from (f"{name} is there twice" for name in _repeated(file.names))


def _presentation(file: PowerPoint) -> Iterator[str]:
    """Yield what PowerPoint repairs, and Keynote refuses, in the presentation."""
    children = [child.tag.split("}")[1] for child in file.xml(PRESENTATION)]
    if children[:3] != LISTS:
        yield f"the presentation begins with {children[:3]}"
    if file.find(PRESENTATION, "p:sldSz/@type"):
        yield "the size of the slides has a type"
    if set(file.parts("slides")) != set(file.slides):
        yield "a slide is not in the list of slides"
    if file.related(MASTER, "theme") == file.related(NOTES_MASTER, "theme"):
        yield "slide master and notes master share a theme"
    listed, sections = (
        file.find(PRESENTATION, path) for path in ("p:sldIdLst/p:sldId/@id", "//p14:section//p14:sldId/@id")
    )
    if sections and sections != listed:
        yield "the sections do not hold every slide once, in order"


def _identities(file: PowerPoint) -> Iterator[str]:
    """Yield identifiers that stand twice."""
    parts = [name for name in file.names if re.fullmatch(r"ppt/\w+/\w+\.xml", name)]
    for name in parts:
        yield from (f"{name} has shape {id} twice" for id in _repeated(file.find(name, "//p:cNvPr/@id")))
    for path in ("//a16:creationId/@id", "p:cSld/p:extLst//p14:creationId/@val"):
        found = [id for name in parts for id in file.find(name, path)]
        yield from (f"the identity {id} is there twice" for id in _repeated(found))
    for path in ("p:sldIdLst/p:sldId/@id", "//p14:section/@id"):
        yield from (f"the id {id} is there twice" for id in _repeated(file.find(PRESENTATION, path)))
    ids = file.find(PRESENTATION, "p:sldMasterIdLst/p:sldMasterId/@id")
    ids += file.find(MASTER, "p:sldLayoutIdLst/p:sldLayoutId/@id")
    yield from (f"the id {id} of a master or layout is there twice" for id in _repeated(ids))


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
