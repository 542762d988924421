"""Values with places to numbers."""

from __future__ import annotations

import math
import re
from typing import Any

from deckgen.language import numbers
from deckgen.limits import shown
from deckgen.outline.misread import wrong_type
from deckgen.outline.reading import WrongValueError
from deckgen.outline.values import Number
from deckgen.outline.yaml import Str
from deckgen.problems import Either, Message

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_WHOLE = r"[-+]?[0-9]{1,15}"


def number(whole: bool, bounds: Number | None, value: Any) -> float:
    """Return a number in any digits.

    It is an ``int`` where it must be ``whole``.

    Raises:
        WrongValueError: it is none, or out of bounds.
    """
    wanted = Message("a whole number") if whole else Message("a number")
    if bounds:
        wanted = Message("{kind} from {least:g} to {most:g}", kind=wanted, least=bounds.least, most=bounds.most)
    if not isinstance(value, Str):
        raise wrong_type(wanted, value)
    if not value.plain:
        raise WrongValueError(
            "wrong-type",
            Message('must be {wanted}, not the text "{value}"', wanted=wanted, value=shown(value)),
            Message("write it without quotes"),
        )
    written = numbers.ascii_digits(value)
    if not whole and not re.fullmatch(_NUMBER, written):
        written = _decimal(value, wanted)
    elif whole and not re.fullmatch(_WHOLE, written):
        raise wrong_type(wanted, value, _alone(written))
    read = int(written) if whole else float(written)
    if not math.isfinite(read) or (bounds and not bounds.least <= read <= bounds.most):
        raise WrongValueError(
            "out-of-range", Message("must be {wanted}, not {value}", wanted=wanted, value=shown(value))
        )
    return read


def _decimal(value: Str, wanted: Message) -> str:
    """Return a number that is not written as YAML writes them: ``2,5``, ``1'440``."""
    found = {str(number.value) for number in numbers.readings(value).values() if not number.percent}
    if len(found) > 1:
        raise WrongValueError(
            "wrong-type",
            Message(
                'must be {wanted}; "{value}" can be {numbers}',
                wanted=wanted,
                value=value,
                numbers=Either(sorted(found)),
            ),
        )
    if not found:
        raise wrong_type(wanted, value, _alone(numbers.ascii_digits(value)))
    return found.pop()


def _alone(written: str) -> Message | None:
    """Return the hint to write a number without the words beside it, ``None`` where there is none or several."""
    found = re.findall(r"[0-9]+(?:\.[0-9]+)?", written)
    return Message("write the number alone: {number}", number=found[0]) if len(found) == 1 else None
