"""What one reading of an outline gathers. It also says how a value is called wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from deckgen.files import Files
from deckgen.limits import shown
from deckgen.outline import presentation_forms
from deckgen.outline.presentation_forms import Met
from deckgen.outline.safety import Finding
from deckgen.outline.yaml import Map, Null, Seq, Str
from deckgen.problems import Message, Place, Problem

Referent = Literal["audience", "source", "section"]


class WrongValueError(ValueError):
    """A value that its key cannot hold. ``message`` goes on after the key: ``must be a list, not a text``."""

    def __init__(
        self, code: str, message: Message, hint: Message | None = None, near: tuple[str, Iterable[str]] = ("", ())
    ):
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.near = near


class ReportedError(ValueError):
    """A value whose problems have been recorded already."""


@dataclass(slots=True)
class Reading:
    """What one reading of an outline gathers beside the outline itself.

    ``mentions`` are the ids that it refers to and where, ``forms`` the words with Arabic presentation forms. ``near``
    holds the wrong word of a problem and those that it may have been meant for. ``references`` are the sources of
    reference files and ``faults`` what is wrong with single entries of them, by id; ``references_whole`` says that
    all of these files could be read.
    """

    files: Files
    problems: list[Problem] = field(default_factory=list)
    near: dict[Problem, tuple[str, Iterable[str]]] = field(default_factory=dict)
    mentions: list[tuple[Referent, str, Place]] = field(default_factory=list)
    forms: list[Met] = field(default_factory=list)
    references: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, list[Problem]] = field(default_factory=dict)
    references_whole: bool = True

    def problem(self, code: str, place: Place, message: Message, hint: Message | None = None) -> None:
        """Record a problem."""
        self.problems.append(Problem(code, place, message, hint))

    def unknown(self, code: str, place: Place, what: Message, word: str, known: Iterable[str]) -> None:
        """Record a word that is none of the known ones."""
        problem = Problem(code, place, Message('unknown {what} "{word}"', what=what, word=shown(word)))
        self.problems.append(problem)
        self.near[problem] = (word, known)

    def based(self, value: Str) -> str:
        """Return a string with base letters in place of Arabic presentation forms."""
        first = presentation_forms.first_word(value)
        if first is None:
            return str(value)
        self.forms.append(Met(first[0], value.at(first.start())))
        return presentation_forms.base_letters(value)

    def findings(self, value: Str, findings: Iterable[Finding]) -> None:
        """Record what is wrong with a text."""
        for code, message, hint, offset in findings:
            self.problem(code, value.at(offset), message, hint)


def wrong_type(wanted: Message, value: object) -> WrongValueError:
    """Return the error that a value is not of the wanted kind."""
    if isinstance(value, Null):
        return WrongValueError("null-value", Message("has no value"), Message("it must be {wanted}", wanted=wanted))
    got = (
        Message("a mapping")
        if isinstance(value, Map)
        else Message("a list")
        if isinstance(value, Seq)
        else Message('the text "{text}"', text=shown(str(value)))
    )
    return WrongValueError("wrong-type", Message("must be {wanted}, not {got}", wanted=wanted, got=got))
