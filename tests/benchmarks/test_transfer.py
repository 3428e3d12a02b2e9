"""The benchmark of imports makes a file and imports it twice."""

from __future__ import annotations

import json

import pytest

from benchmarks.__main__ import main
from benchmarks.transfer import figures
from benchmarks.transfer_run import Imported, sessions


def test_the_same_sessions_are_made_each_time() -> None:
    assert list(sessions(20)) == list(sessions(20))


def test_a_million_is_reckoned_from_the_rate() -> None:
    imported = Imported(1000, 1000, 0, seconds=0.6, seconds_again=0.1, memory_mib=100)

    values = {one.name: one.value for one in figures(imported)}

    assert values["a million"] == 10
    assert values["known again"] == 10_000


def test_it_runs_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["transfer", "--json", "--sessions=200"])

    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    values = {one["name"]: one["value"] for one in printed["figures"]}
    assert values["sessions"] == 200
    assert (values["not added"], values["added by the same file again"]) == (0, 0)
    assert (status == 0) is all(one["holds"] for one in printed["figures"])
