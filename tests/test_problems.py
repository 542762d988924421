from __future__ import annotations

from deckgen.problems import Message, Place, Problem, in_order


def test_problems_that_differ_in_their_hint_alone_stay_in_order() -> None:
    place = Place("outline.yaml", 2, 1)
    hints = (Message("write {digits}", digits=digits) for digits in ("0-9", "٠-٩", "۰-۹"))
    problems = [Problem("mixed-digits", place, Message("two systems"), hint, "warning") for hint in hints]
    assert in_order([*problems, *problems]) == tuple(problems)
    assert in_order(reversed(problems)) == tuple(reversed(problems))
