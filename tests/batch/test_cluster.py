"""Workers of a cluster make the same decks, also where one of them dies."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import deckgen
from deckgen.batch.jobs import Outcome
from tests.batch.support import Here, decks, jobs, states
from tests.cli.support import Terminal
from tests.cli.test_build import files

if TYPE_CHECKING:
    from distributed import LocalCluster

pytestmark = [pytest.mark.process, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> LocalCluster:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=str(tmp_path_factory.mktemp("dask")),
        silence_logs=True,
    ) as cluster:
        yield cluster


def test_a_worker_that_is_killed_loses_nothing_and_nothing_is_made_twice(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import Client

    # Several jobs are a task, of which some may be done when its worker dies.
    monkeypatch.setattr("deckgen.batch.run.SHARES", 8)
    asked = jobs(tmp_path, 10, None, "minister")
    deckgen.build_many(asked, Here())
    single = decks(tmp_path)
    shutil.rmtree(tmp_path / "decks")
    killed: list[int] = []

    with Client(cluster) as client:
        pids = client.run(os.getpid)

        def kill(outcome: Outcome) -> None:
            if not killed and outcome.state == "made":
                killed.append(next(iter(pids.values())))
                os.kill(killed[0], signal.SIGKILL)

        found = deckgen.build_many(asked, client.get_executor(), told=kill)
    assert len(killed) == 1
    assert [outcome.job for outcome in found] == asked
    assert states(found) == {"made": 20}
    assert decks(tmp_path) == single


def test_the_command_knows_its_address(cluster: LocalCluster, terminal: Terminal) -> None:
    jobs(Path(), 3)
    address = cluster.scheduler_address
    code, out, err = terminal.run("batch", "*-?.yaml", "-o", "decks", "--scheduler", address)
    assert (code, out, err.partition(" (")[0]) == (0, "", "3 made")
    assert [name for name in files(terminal) if name.endswith(".pptx")] == [f"decks/دراسة-{n}.pptx" for n in range(3)]
    assert terminal.run("batch", "*-?.yaml", "-o", "decks").err.startswith("0 made, 3 unchanged")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "no address", "x://y"])
def test_where_no_scheduler_answers_it_is_said(
    address: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deckgen.batch.cluster.SECONDS", 1)
    jobs(Path(), 1)
    code, _, err = terminal.run("batch", "*-?.yaml", "-o", "decks", "--scheduler", address)
    assert (code, files(terminal)) == (2, ["study.yaml", "دراسة-0.yaml"])
    assert f'no scheduler answers at "{address}"' in err.splitlines()[-1]


def test_cores_here_and_workers_elsewhere_exclude_each_other(terminal: Terminal) -> None:
    code, _, err = terminal.run("batch", "study.yaml", "-o", "decks", "--scheduler", "x", "--jobs", "2")
    assert (code, err) == (2, "deckgen: error: --jobs and --scheduler exclude each other\n")
