"""What is wrong with an outline, as data. It says where, what, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, Self

from msgspec import Struct

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A place in a file that the author wrote. Lines and columns count from 1; columns count code points."""

    path: str
    line: int
    column: int


class Message(str):
    """A message in English that ``messages`` can say in other languages.

    ``template`` is its wording, with ``{names}`` in the form of ``str.format``; ``values`` are what the names stand
    for: numbers, texts as their author wrote them, messages, and lists of these.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Self:
        """Return the wording with its values."""
        message = super().__new__(cls, template.format_map(values))
        message.template, message.values = template, values
        return message

    def __reduce__(self) -> tuple[object, ...]:
        """Return what makes the same message in another process."""
        return _message, (self.template, self.values)


def _message(template: str, values: Mapping[str, object]) -> Message:
    return Message(template, **values)


class Listed(tuple[object, ...]):
    """The words of a list within a message.

    Each of them is a text or a message; ``sign`` parts them.
    """

    sign = Message(", ")

    def __str__(self) -> str:
        """Return the list in English."""
        return self.sign.join(map(str, self))


class Either(Listed):
    """The words of a list of which one is meant."""

    sign = Message(" or ")


def closest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """Return the known word that is spelt most like another.

    It is ``None`` where none has as much in common with it as ``least``, of 1.
    """
    # Late: only mistakes need it.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1, least)), None)


def did_you_mean(word: str) -> Message:
    """Return the hint with the word that may have been meant."""
    return Message('did you mean "{word}"?', word=word)


class Problem(Struct, frozen=True):
    """One finding. ``code`` is stable and documented; ``hint`` says what to write instead."""

    code: str
    place: Place
    message: Message
    hint: Message | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the line that a person sees: ``path:line:column: error: message (hint) [code]``."""
        return self.line(f"{self.message} ({self.hint})" if self.hint else self.message)

    def line(self, sentence: str) -> str:
        """Return the line that a person sees, which says this sentence. Everything else in it is for programs too."""
        path, line, column = self.place
        return f"{path}:{line}:{column}: {self.severity}: {sentence} [{self.code}]"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by place, without repetitions. Where places are the same, errors stand first."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.severity, p.code, p.message)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those of the problems that stop a deck from being made."""
    return [problem for problem in problems if problem.severity == "error"]


class OutlineError(Exception):
    """The outline, or a file that it names, is wrong. ``problems`` says where and how."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[object, ...]:
        """Return what makes the same error in another process."""
        return OutlineError, (self.problems,)


class UsageError(Exception):
    """What was asked for has to be asked differently. Another option helps, another output, or an extra installed."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


class WorkerError(Exception):
    """A job failed for no reason that its author could mend.

    deckgen itself failed, or the process at work died.
    """

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)
