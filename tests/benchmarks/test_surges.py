"""The simulation of surges runs from the command line, in seconds instead of a minute."""

from __future__ import annotations

import json

import numpy as np
import pytest

from benchmarks.__main__ import main
from benchmarks.surges_portal import Articles
from benchmarks.surges_run import BEGIN, Watch


def test_it_counts_false_alarms_and_times_surges(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["surges", "--json", "--articles=100", "--weeks=1", "--timed=3"])

    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    figures = {one["name"]: one["value"] for one in printed["figures"]}
    assert printed["benchmark"] == "surges"
    assert figures["false alarms"] <= 1
    assert figures["ten people in five minutes, usually one a day, seen in five"] >= 0.95
    assert (status == 0) is all(one["holds"] for one in printed["figures"])


def test_a_false_alarm_is_counted_where_more_are_allowed() -> None:
    watch = Watch.over(Articles.drawn(100, 1.0, 30.0, np.random.default_rng(1)), 3000.0)
    watch.week(BEGIN)
    assert watch.alarms > 20
