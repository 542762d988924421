"""A run of the command line.

Its streams, the signals that stop it, its exit code.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from deckgen.cli import streams
from deckgen.cli.stopping import Stopping


def run(arguments: Sequence[str]) -> int:
    """Return the exit code of a command line.

    Whatever it raises is told in a line.
    """
    stopping = Stopping()
    stopping.listen()
    streams.secure()
    # Nothing that a command makes is garbage before its end; collecting costs a third of a large deck's time.
    gc.disable()
    # Before and behind the command's name: whoever has just seen it fail adds the option at the end.
    own = [argument for argument in arguments if argument != "--debug"]
    code, failed = 0, None
    try:
        code = _called(own)
        # Before the interpreter's end, which would report it as a fault of its own.
        sys.stdout.flush()
    # A library in Rust panics with what is no Exception.
    except BaseException as error:
        failed = error
    stopping.end()
    # The interpreter collects once more at its end; what is frozen it leaves alone.
    gc.freeze()
    from deckgen.cli import failure

    # Of a library that is interrupted may come any error, or none.
    if stopping.signal is not None or isinstance(failed, KeyboardInterrupt) or code == stopping.code:
        return failure.stopped(stopping.code)
    return code if failed is None else failure.told(failed, debug=len(own) < len(arguments))


def _called(arguments: Sequence[str]) -> int:
    from deckgen.cli import language, report
    from deckgen.cli.app import app

    own, asked = language.taken(arguments)
    report.speak(language.chosen(asked, os.environ, console=sys.platform == "win32" and sys.stderr.isatty()))
    try:
        app(own)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0
