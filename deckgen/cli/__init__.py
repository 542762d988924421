"""The command line: one file per command, found by being here.

Only the called one is loaded.

Exit codes: 0 done; 1 what is mended by editing the outline or a file that it names; 2 what is mended by
another command line; 3 everything else; 130 stopped by Ctrl-C, 143 and 129 by SIGTERM and SIGHUP.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    try:
        # Late: what comes before these lines is all that Ctrl-C does not stop quietly.
        from deckgen.cli.process import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
        # contextlib, which would suppress the error, takes a while to load.
        try:  # noqa: SIM105
            print("deckgen: stopped", file=sys.stderr)
        except OSError:
            pass
    raise SystemExit(code)
