from __future__ import annotations

from tests.cli.support import Terminal


def test_the_manual_page_is_all_that_stdout_gets(terminal: Terminal) -> None:
    code, out, err = terminal.run("explain", "over-time")
    assert (code, err) == (0, "")
    assert out.startswith("The stated minutes")


def test_an_unknown_word_is_a_wrong_command_line(terminal: Terminal) -> None:
    line = 'deckgen: error: nothing is called "unknown-kye" (did you mean "unknown-key"?)\n'
    assert terminal.run("explain", "unknown-kye") == (2, "", line)
