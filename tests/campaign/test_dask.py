"""A campaign on a Dask cluster: the pictures of one machine, and none lost with a worker."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from campaign.conftest import ROWS, SQUARE, TEMPLATE, many, names, pictures

import infographix as ig
from infographix.campaign.events import Drawn, Event
from infographix.campaign.folder import Folder, lines

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the cluster's workers are killed"),
    # Dask's own resources are let go of after its cluster has closed.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler and two workers with one thread each, in processes of their own."""
    import distributed

    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as started,
    ):
        yield started


def test_a_cluster_draws_the_bytes_that_this_machine_draws(cluster: Any, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    ig.campaign(ROWS, TEMPLATE, out=here, formats=[SQUARE], jobs=1)
    done = ig.campaign(ROWS, TEMPLATE, out=there, formats=[SQUARE], dask=cluster.scheduler_address)
    assert (done.drawn, done.failed) == (3, 0)
    assert pictures(here) == pictures(there)
    for name in pictures(here):
        assert (here / name).read_bytes() == (there / name).read_bytes()


def test_nothing_is_lost_with_a_worker_that_is_killed_in_the_middle(
    cluster: Any, tmp_path: Path
) -> None:
    events: list[Event] = []
    before = {worker.process.pid for worker in cluster.workers.values()}

    def watch(event: Event) -> None:
        events.append(event)
        if len(names(events, Drawn)) == 8 and isinstance(event, Drawn):
            os.kill(min(before), signal.SIGKILL)

    done = ig.campaign(
        many(50),
        TEMPLATE,
        out=f"file://{tmp_path / 'share'}",
        state=tmp_path / "state",
        formats=[SQUARE],
        dask=cluster.scheduler_address,
        on_event=watch,
    )
    assert min(before) not in {worker.process.pid for worker in cluster.workers.values()}
    assert (done.drawn, done.failed, done.exit_code) == (50, 0, 0)
    assert len(pictures(tmp_path / "share")) == 50
    drawn = Counter(
        line["picture"]
        for line in lines(Folder(tmp_path / "state").journal)
        if line["event"] == "drawn"
    )
    assert len(drawn) == 50
    assert set(drawn.values()) == {1}


def test_a_scheduler_that_does_not_answer_is_a_spec_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infographix.campaign import api

    monkeypatch.setattr(api, "PATIENCE", 0.3)
    with pytest.raises(ig.SpecError, match="does not answer"):
        ig.campaign(ROWS, TEMPLATE, out=tmp_path, dask="tcp://127.0.0.1:9")
