from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.support import Terminal


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Terminal]:
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield Terminal(tmp_path, monkeypatch, capsys)
    # The command line takes these over for its own short life.
    gc.enable()
    sys.unraisablehook = sys.__unraisablehook__
    for number, handler in handlers.items():
        signal.signal(number, handler)
