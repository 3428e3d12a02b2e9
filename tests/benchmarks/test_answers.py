"""The benchmark of answers runs from the command line, in a second instead of a minute."""

from __future__ import annotations

import json

import pytest

from benchmarks.__main__ import main


def test_it_measures_a_portal_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["answers", "--json", "--seconds=1", "--readers=4"])

    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    figures = {one["name"]: one["value"] for one in printed["figures"]}
    assert printed["benchmark"] == "answers"
    assert list(figures) == [
        "answers",
        "requests",
        "errors",
        "lost",
        "doubled",
        "wrong outcomes",
        "p99",
    ]
    assert [figures[name] for name in ("errors", "lost", "doubled", "wrong outcomes")] == [0] * 4
    assert (status == 0) is all(one["holds"] for one in printed["figures"])
