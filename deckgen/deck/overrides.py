"""What a call gives that goes before the outline's own top-level keys."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

from deckgen.files import Files
from deckgen.language import known
from deckgen.language.numbers import Digits
from deckgen.limits import shown
from deckgen.outline import yaml
from deckgen.outline.fields import keys_of
from deckgen.outline.model import Audience, Settings, SlideSize, Template
from deckgen.outline.nearest import nearest
from deckgen.outline.reading import Reading
from deckgen.outline.validate import read_node
from deckgen.outline.values import FileName
from deckgen.outline.wording import worded
from deckgen.problems import Listed, Message, UsageError, did_you_mean, errors

_PLAIN = ("theme", "language", "digits", "size")
"""What the command line gives too. A path to a theme starts from the current folder."""


def read(given: Mapping[str, Any], files: Files) -> Mapping[str, Any]:
    """Return overrides by the names of the outline's fields.

    Args:
        given: values as an outline would say them, by key; ``None`` takes a key out.
        files: what the outline may read.

    Raises:
        UsageError: there is no such key, or it cannot hold the value.
    """
    for key in given:
        if key not in (keys := keys_of(Settings)):
            near = nearest(key, keys)
            hint = did_you_mean(near) if near else Message("there are: {known}", known=Listed(keys))
            raise UsageError(Message('unknown override "{key}" ({hint})', key=shown(key), hint=hint))
    _stop_on_misuse(given)
    plain: dict[str, Any] = {
        key: value if value is None else str(value) for key, value in given.items() if key in _PLAIN
    }
    rest = {key: value for key, value in given.items() if key not in _PLAIN}
    if isinstance(template := rest.get("template"), str | Path):
        # As a theme's, its path starts from the current folder.
        plain |= {"template": Template(path=cast(FileName, str(template)))}
        del rest["template"]
    return {**plain, **_read(rest, files)} if rest else plain


def _read(given: Mapping[str, Any], files: Files) -> Mapping[str, Any]:
    """Return overrides read as an audience's, who may change the same keys."""
    root, problems = yaml.load(yaml.written(given).encode(), "overrides", files.limits)
    reading = Reading(files)
    audience = read_node(Audience, root, reading) if root is not None else None
    found = errors([*problems, *worded(reading)])
    if audience is None or found:
        raise UsageError(found[0].message)
    return audience.overrides


def _stop_on_misuse(given: Mapping[str, Any]) -> None:
    tag = given.get("language")
    if tag is not None and not known(tag):
        raise UsageError(Message('unknown language "{tag}"; a language is a tag such as ar, ar-SY, en', tag=tag))
    for key, choices in (("digits", get_args(Digits)), ("size", get_args(SlideSize))):
        value = given.get(key)
        if value is not None and value not in choices:
            raise UsageError(
                Message('unknown {key} "{given}"; there are: {known}', key=key, given=value, known=Listed(choices))
            )
