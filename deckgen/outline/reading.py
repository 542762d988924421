"""What one reading of an outline gathers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Literal

from msgspec import Struct, field

from deckgen.files import Files
from deckgen.limits import shown
from deckgen.outline import presentation_forms
from deckgen.outline.characters import named
from deckgen.outline.nearest import odd_character, without_odd
from deckgen.outline.presentation_forms import Met
from deckgen.outline.safety import Finding
from deckgen.outline.yaml import Str
from deckgen.problems import Message, Place, Problem

Referent = Literal["audience", "source", "section"]

MENTIONS: dict[str, Referent] = {
    "for": "audience", "not_for": "audience", "only": "section", "without": "section", "order": "section",
    "sources": "source",
}  # fmt: skip
"""Keys whose lists name what stands elsewhere in the outline."""


class Near(Struct, frozen=True):
    """A wrong word, and those that it may have been meant for.

    ``otherwise`` is the hint where it is near none of them.
    """

    word: str
    known: Collection[str]
    otherwise: Message | None = None


class WrongValueError(ValueError):
    """A value that its key cannot hold. ``message`` goes on after the key: ``must be a list, not a text``."""

    def __init__(self, code: str, message: Message, hint: Message | None = None, near: Near | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.near = near


class ReportedError(ValueError):
    """A value whose problems have been recorded already."""


class Reading(Struct):
    """What one reading of an outline gathers beside the outline itself.

    ``mentions`` are the ids that it refers to and where, ``forms`` the words with Arabic presentation forms. ``near``
    holds the wrong word of a problem and what it may have been meant for; ``unknown_keys`` the keys that are none,
    by place. ``references`` are the sources of
    reference files and ``faults`` what is wrong with single entries of them, by id; ``references_whole`` says that
    all of these files could be read.
    """

    files: Files
    problems: list[Problem] = field(default_factory=list)
    near: dict[Problem, Near] = field(default_factory=dict)
    unknown_keys: dict[Place, str] = field(default_factory=dict)
    mentions: list[tuple[Referent, str, Place]] = field(default_factory=list)
    forms: list[Met] = field(default_factory=list)
    references: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, list[Problem]] = field(default_factory=dict)
    references_whole: bool = True

    def problem(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        """Record a problem."""
        self.problems.append(Problem(code, place, message, hint))

    def is_close(self) -> bool:
        """Return whether problems are looked at closely. What is not shown is not, for it takes time."""
        return len(self.problems) < self.files.limits.problems

    def unknown(self, code: str, place: Place, what: Message, near: Near) -> None:
        """Record a word that is none of the known ones."""
        if code == "unknown-key":
            self.unknown_keys[place] = near.word
        odd = odd_character(near.word)
        if odd is not None and (meant := without_odd(near.word)) in near.known:
            character = named(near.word[odd])
            message = Message(
                'the {what} "{word}" holds {character}', what=what, word=shown(meant), character=character
            )
            self.problem(code, place._replace(column=place.column + odd), message, Message("delete it"))
            return
        problem = Problem(code, place, Message('unknown {what} "{word}"', what=what, word=shown(near.word)))
        self.problems.append(problem)
        self.near[problem] = near

    def based(self, value: Str) -> str:
        """Return a string with base letters in place of Arabic presentation forms."""
        first = presentation_forms.first_word(value)
        if first is None:
            return str(value)
        self.forms.append(Met(first[0], value.at(first.start())))
        return presentation_forms.base_letters(value)

    def findings(self, value: Str, findings: Iterable[Finding]) -> None:
        """Record what is wrong with a text."""
        for found in findings:
            place = value.at(found.offset)
            self.problems.append(Problem(found.code, place, found.message, found.hint, found.severity))
