"""The language in which the command line speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen import messages
from deckgen.problems import Either, Message, UsageError

OPTION = "--messages"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What names the locale, the first one that says anything (POSIX.1-2024, 8.2)."""


def taken(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Return the arguments without the option, and its language.

    That is the language that the option asks for.

    It may stand before and behind the command's name.
    """
    rest: list[str] = []
    asked: str | None = None
    words = iter(arguments)
    for word in words:
        if word == OPTION:
            asked = next(words, "")
        elif word.startswith(f"{OPTION}="):
            asked = word.partition("=")[2]
        else:
            rest.append(word)
    return rest, asked


def chosen(asked: str | None, environment: Mapping[str, str], *, console: bool = False) -> str:
    """Return the language of messages.

    Args:
        asked: what the option says.
        environment: ``DECKGEN_MESSAGES``, and the variables of the locale.
        console: whether they stand in a console of Windows, which does not set text from the right.

    Raises:
        UsageError: the option names no language of messages.
    """
    if asked is not None:
        if asked not in messages.languages():
            known = Either(messages.languages())
            raise UsageError(Message('--messages takes {known}, not "{asked}"', known=known, asked=asked))
        return asked
    if own := environment.get("DECKGEN_MESSAGES"):
        return messages.nearest(own)
    if console:
        return messages.ENGLISH
    return messages.nearest(next(filter(None, map(environment.get, LOCALE)), ""))
