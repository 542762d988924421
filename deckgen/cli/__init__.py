"""The command line: one file per command, found by being here.

Only the called one is loaded.

Exit codes: 0 done; 1 what is mended by editing the outline or a file that it names; 2 what is mended by
another command line; 3 everything else; 130 stopped by Ctrl-C, 143 and 129 by SIGTERM and SIGHUP.
"""

from __future__ import annotations

import os
import sys


def program() -> None:
    """Run the command line, and end the process at once.

    Python would first free what a command has made, object by object, which takes as long as laying out 50 slides.
    """
    code = _called()
    # The processes of a batch are to be told that it ends.
    if "multiprocessing" in sys.modules:
        raise SystemExit(code)
    for stream in (sys.stdout, sys.stderr):
        # None where the process has none; what cannot be written has been told.
        try:  # noqa: SIM105
            stream.flush()
        except (AttributeError, OSError, ValueError):
            pass
    os._exit(code)


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    raise SystemExit(_called())


def _called() -> int:
    try:
        # Late: what comes before these lines is all that Ctrl-C does not stop quietly.
        from deckgen.cli.process import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        # contextlib, which would suppress the error, takes a while to load.
        try:  # noqa: SIM105
            print("deckgen: stopped", file=sys.stderr)
        except OSError:
            pass
        return 130
