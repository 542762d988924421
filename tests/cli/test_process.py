"""Signals, streams and libraries that fail: what whoever runs the command line sees, and its exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deckgen import pipeline
from deckgen.cli.stopping import PATIENCE
from tests.cli.support import STUDY, Terminal
from tests.cli.test_build import CLEAN, files

pytestmark = pytest.mark.process

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8"}
DECKGEN = [sys.executable, "-m", "deckgen"]

AT_AN_IMPORT = """
import os, signal, sys

class Stop:
    left = {imports}

    def find_spec(self, name, path=None, target=None):
        if "deckgen.cli" in sys.modules:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.{signal})

sys.meta_path.insert(0, Stop())
sys.argv[1:] = {arguments}
from deckgen.cli import main
main()
"""


def ran(*arguments: str, code: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line, or a program, in a process of its own."""
    command = [sys.executable, "-c", code] if code else DECKGEN
    return subprocess.run(
        [*command, *arguments], capture_output=True, text=True, env=ENVIRONMENT | settings, check=False, timeout=60
    )


def after(line: str, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command line behind a line of Python that changes what it will meet."""
    return ran(code=f"{line}\nimport sys\nsys.argv[1:] = {list(arguments)}\nfrom deckgen.cli import main\nmain()")


@pytest.fixture(autouse=True)
def _clean(terminal: Terminal) -> None:
    terminal.write(CLEAN)


@pytest.mark.parametrize("imports", [1, 5, 200])
def test_ctrl_c_while_modules_load_is_one_line(imports: int, terminal: Terminal) -> None:
    arguments = ["build", "study.yaml"]
    done = ran(code=AT_AN_IMPORT.format(imports=imports, signal="SIGINT", arguments=arguments))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "deckgen: stopped\n")
    assert files(terminal) == ["study.yaml"]


def test_importing_the_package_touches_no_signal() -> None:
    names = "[signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]"
    program = f"import signal, sys; hook = sys.unraisablehook; before = {names}; import deckgen, deckgen.cli.app; "
    program += f"deckgen.load, deckgen.Deck; assert {names} == before; assert sys.unraisablehook is hook"
    done = ran(code=program)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("number", "code", "where"),
    [
        ("SIGINT", 130, "files.atomic._replace"),
        ("SIGTERM", 143, "render.typst.pdf"),
        ("SIGHUP", 129, "pipeline.plan"),
    ],
)
def test_what_is_begun_is_tidied_up(number: str, code: int, where: str, terminal: Terminal, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    module, _, name = where.rpartition(".")
    line = f"""
import os, signal, deckgen.{module} as module
real = module.{name}
def stopped(*arguments, **named):
    os.kill(os.getpid(), signal.{number})
    os.kill(os.getpid(), signal.SIGTERM)
    return real(*arguments, **named)
module.{name} = stopped
os.environ["TMPDIR"] = {str(temporary)!r}
"""
    Path("study.pdf").write_bytes(b"old")
    done = after(line, "build", "study.yaml", "--format", "pdf,pptx", "-o", "new/../.")
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "deckgen: stopped\n")
    assert list(temporary.iterdir()) == []
    assert files(terminal) == ["study.pdf", "study.yaml"]
    assert Path("study.pdf").read_bytes() == b"old"


def test_signals_that_whoever_starts_it_has_ignored_stay_so() -> None:
    line = """
import os, signal, deckgen.pipeline as pipeline
ignored = [signal.SIGINT, signal.SIGHUP]
for number in ignored:
    signal.signal(number, signal.SIG_IGN)
real = pipeline.validate
def validate(*arguments, **named):
    for number in ignored:
        os.kill(os.getpid(), number)
    return real(*arguments, **named)
pipeline.validate = validate
"""
    done = after(line, "check", "study.yaml")
    assert (done.returncode, done.stderr) == (0, "no problems\n")


@pytest.mark.parametrize(
    "met",
    [
        "raise ValueError('a library takes it for its own error') from error",
        "return real(*arguments, **named)",
        "raise SystemExit(1)",
    ],
)
def test_an_interrupt_is_one_whatever_a_library_makes_of_it(met: str, terminal: Terminal) -> None:
    line = f"""
import os, signal, time, deckgen.pipeline as pipeline
real = pipeline.validate
def validate(*arguments, **named):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)
    except BaseException as error:
        {met}
pipeline.validate = validate
"""
    done = after(line, "check", "study.yaml")
    assert (done.returncode, done.stdout, done.stderr.splitlines()[-1]) == (130, "", "deckgen: stopped")
    assert "Schema" not in done.stderr


def test_an_interrupt_in_a_finaliser_is_not_lost() -> None:
    line = """
import os, signal, time, deckgen.pipeline as pipeline
real = pipeline.validate
class Finalised:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)
def validate(*arguments, **named):
    Finalised()
    time.sleep(0.2)
    return real(*arguments, **named)
pipeline.validate = validate
"""
    done = after(line, "check", "study.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "deckgen: stopped\n")


def test_a_program_that_hangs_can_be_ended() -> None:
    line = """
import time, deckgen.pipeline as pipeline
def hang(*arguments, **named):
    print("hangs", flush=True)
    while True:
        try:
            time.sleep(60)
        except BaseException:
            pass
pipeline.validate = hang
"""
    code = f"{line}\nimport sys\nsys.argv[1:] = ['check', 'study.yaml']\nfrom deckgen.cli import main\nmain()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=ENVIRONMENT, text=True) as hanging:
        assert hanging.stdout
        assert hanging.stdout.readline() == "hangs\n"
        hanging.send_signal(signal.SIGINT)
        time.sleep(PATIENCE + 0.2)
        hanging.send_signal(signal.SIGINT)
        assert hanging.wait(30) == 130


class Panic(BaseException):
    """What a library in Rust raises where it fails itself."""


def test_the_panic_of_a_library_is_a_line(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(*_: object, **__: object) -> None:
        raise Panic("index out of bounds")

    monkeypatch.setattr(pipeline, "build", panic)
    code, out, err = terminal.run("build", "study.yaml")
    assert (code, out) == (3, "")
    assert err == "deckgen: error: deckgen itself failed (Panic: index out of bounds); --debug shows where\n"


def shell(script: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a script in which $D is the command line."""
    environment = ENVIRONMENT | {"D": " ".join(DECKGEN)} | settings
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full", "2>&- >&- <&-", "2> >(exit)"])
def test_stderr_never_decides(stderr: str, terminal: Terminal) -> None:
    usual = terminal.built(CLEAN).read_bytes()
    Path("study.pptx").write_bytes(b"old")
    Path("bad.yaml").write_text(CLEAN.replace("minutes: 5", "minutes: five"), "utf-8")
    done = shell(f"for name in study bad; do $D build $name.yaml {stderr}; echo $?; done")
    assert (done.stdout, done.stderr) == ("0\n1\n", "")
    assert Path("study.pptx").read_bytes() == usual
    assert files(terminal) == ["bad.yaml", "study.pptx", "study.yaml"]


ASKED = ["show study.yaml", "schema", "check --json study.yaml", "--version", "--help"]


@pytest.mark.parametrize("asked", ASKED)
def test_what_was_asked_for_and_cannot_be_written_is_an_error(asked: str, terminal: Terminal) -> None:
    terminal.write(STUDY)
    done = shell(f"$D {asked} >/dev/full")
    assert (done.returncode, done.stderr) == (
        3, 'deckgen: error: "standard output": No space left on device\n',
    )  # fmt: skip


def test_a_closed_stdout_is_one_too() -> None:
    for unbuffered in ("", "1"):
        done = shell("$D explain no-message >&-", PYTHONUNBUFFERED=unbuffered)
        assert (done.returncode, done.stderr) == (3, 'deckgen: error: "standard output": Bad file descriptor\n')
    done = shell("$D build study.yaml >&-")
    assert (done.returncode, done.stderr) == (0, "study.pptx: 4 slides\n")


@pytest.mark.parametrize(
    ("asked", "reader", "unbuffered", "code"),
    [
        ("schema", "true", "", 0),
        ("schema", "head -n 1", "1", 0),
        ("check --json study.yaml", "true", "", 1),
        ("--help", "head -n 1", "1", 0),
    ],
)
def test_what_is_read_no_further_is_no_error(
    asked: str, reader: str, unbuffered: str, code: int, terminal: Terminal
) -> None:
    terminal.write(CLEAN.replace("minutes: 5", "minutes: five"))
    done = shell(f"set -o pipefail; $D {asked} | {reader}", PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr) == (code, "")


def test_python_may_be_told_to_optimise(terminal: Terminal) -> None:
    commands = (["build", "--help"], ["schema"], ["explain", "no-message"], ["build", "study.yaml"])
    program = f"""
import sys
from deckgen.cli import main
for sys.argv[1:] in {commands}:
    try:
        main()
    except SystemExit as ended:
        print(ended.code, flush=True)
"""
    usual = ran(code=program)
    written = {name: Path(name).read_bytes() for name in files(terminal)}
    done = ran(code=program, PYTHONOPTIMIZE="2")
    assert (done.stdout, done.stderr) == (usual.stdout, usual.stderr)
    assert usual.stdout.endswith("\n0\n0\n")
    assert {name: Path(name).read_bytes() for name in files(terminal)} == written
