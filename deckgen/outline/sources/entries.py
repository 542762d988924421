"""The key ``sources``: own entries, imported ones, and changed ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from deckgen.files import folded
from deckgen.language import known
from deckgen.limits import shown
from deckgen.outline import nodes
from deckgen.outline.fields import keys_of
from deckgen.outline.misread import wrong_type
from deckgen.outline.model import Source
from deckgen.outline.nodes import IDS, Handler, twice
from deckgen.outline.reading import Reading
from deckgen.outline.values import Text
from deckgen.outline.yaml import Map, Null, Seq, Str
from deckgen.problems import Message, OutlineError, Problem


def read_sources(value: Any, handler: Handler, reading: Reading) -> Any:
    """Return the sources, with those of the reference files that ``from`` names.

    An entry of the outline with the id of an imported one changes the keys that it has: a text in a language is
    added to the imported text, ``null`` takes a key out.
    """
    if not isinstance(value, Map) or "from" not in value:
        return nodes.read_mapping(IDS["sources"], value, handler, reading)
    listed = value["from"] if isinstance(value["from"], Seq) else [value["from"]]
    imported: dict[str, Source] = {}
    for name in listed:
        _import(name, imported, reading)
    own = nodes.without(value, ("from",))
    first = {folded(id): id for id in imported}
    for id in own:
        if id not in imported and folded(id) in first:
            place = imported[first[folded(id)]].place
            what = Message(
                "{message} of {path}",
                message=twice(Message("source"), id, first[folded(id)], place.line),
                path=shown(place.path),
            )
            reading.problem("duplicate-source", value.key_places[id], what)
    removed: dict[str, list[str]] = {}
    for id in own.keys() & imported.keys():
        own[id], removed[id] = _completed(own[id], imported[id])
    read = nodes.read_mapping(IDS["sources"], own, handler, reading) if own else {}
    changed = {id: _changed(imported[id], source, removed[id]) for id, source in read.items() if id in imported}
    return {**imported, **read, **changed}


def check_faults(own: Mapping[str, Any], reading: Reading) -> None:
    """Record the faults of imported entries.

    They are errors where an entry is cited, else warnings.

    Args:
        own: the outline's own entries; one with a title stands in place of an imported one that is at fault.
        reading: what is recorded; its mentions are complete.
    """
    cited = {id for referent, id, _ in reading.mentions if referent == "source"}
    for id, problems in reading.faults.items():
        entry = own.get(id)
        instead = isinstance(entry, Str) or (isinstance(entry, Map) and "title" in entry)
        severity: Any = "error" if id in cited and not instead else "warning"
        reading.problems.extend(replace(problem, severity=severity) for problem in problems)


def _import(name: Any, imported: dict[str, Source], reading: Reading) -> None:
    """Add the sources of a reference file, and remember them and its faults for those who cite them."""
    # Late: most outlines name none.
    from deckgen.outline.sources import references
    from deckgen.outline.sources.reference_file import References

    if not isinstance(name, Str):
        raise wrong_type(Message("a path or a list of paths"), name)
    try:
        found = references.load(name, reading.files.read(name, name.place, "data_bytes"), name.place)
    except OutlineError as error:
        found = References({}, {}, list(error.problems))
    known = {folded(id): id for id in imported}
    for id, source in found.sources.items():
        if (first := known.setdefault(folded(id), id)) != id:
            place = imported[first].place
            what = Message(
                "{message} of {path}", message=twice(Message("source"), id, first, place.line), path=shown(place.path)
            )
            found.faults.setdefault(id, []).append(Problem("duplicate-source", source.place, what))
        if imported.setdefault(id, source) != source:
            what = Message('the source "{id}" is another one in {path}', id=shown(id), path=imported[id].place.path)
            found.faults.setdefault(id, []).append(Problem("duplicate-source", source.place, what))
    for id, problems in found.faults.items():
        reading.faults.setdefault(id, []).extend(problems)
    reading.problems.extend(found.problems)
    reading.references.update(imported)
    # Where a file is broken, whoever cites it would be told that the source is unknown.
    reading.references_whole = reading.references_whole and not found.problems


def _completed(entry: Any, imported: Source) -> tuple[Any, list[str]]:
    """Return an entry with the imported title where it has none, and the keys that it takes out."""
    if not isinstance(entry, Map) or (entry and all(map(known, entry))):
        return entry, []
    removed = [
        key for key, value in entry.items() if isinstance(value, Null) and key in keys_of(Source) and key != "title"
    ]
    rest = nodes.without(entry, removed)
    if "title" not in rest:
        title = Str(next(iter(imported.title.said.values())))
        title.place, title.plain, title.verbatim, title.doubt = entry.place, False, None, None
        rest["title"] = title
    return rest, removed


def _changed(imported: Source, own: Source, removed: list[str]) -> Source:
    """Return an imported source with what the outline says of it."""
    changes: dict[str, Any] = {keys_of(Source)[key].name: keys_of(Source)[key].default for key in removed}
    for key in keys_of(Source).values():
        said = getattr(own, key.name)
        if key.required or said != key.default:
            changes[key.name] = _with_languages(getattr(imported, key.name), said)
    return replace(imported, place=own.place, **changes)


def _with_languages(imported: Any, said: Any) -> Any:
    """Return a text that the outline gives in single languages with the imported one for all others."""
    if not isinstance(said, Text) or "" in said.said or not isinstance(imported, Text):
        return said
    return Text({**imported.said, **said.said}, {**imported.places, **said.places})
