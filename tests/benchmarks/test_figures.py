"""What others script against: figures, goals, one line of JSON, the exit status."""

from __future__ import annotations

import argparse
import json

import pytest

from benchmarks import answers
from benchmarks.__main__ import main
from benchmarks.figures import Figure

GOOD = Figure("errors", 0, "requests", "= 0")
BAD = Figure("p99", 7000.5, "ms", "<= 5000")


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """What the benchmark finds; a test adds to it."""
    found: list[Figure] = []

    def run(options: argparse.Namespace) -> list[Figure]:
        return found

    monkeypatch.setattr(answers, "run", run)
    return found


@pytest.mark.parametrize(
    ("value", "goal", "holds"),
    [
        (0, "= 0", True),
        (1, "= 0", False),
        (5, "<= 5", True),
        (5.1, "<= 5", False),
        (5, ">= 5", True),
        (4.9, ">= 5", False),
    ],
)
def test_a_figure_holds_when_it_reaches_its_goal(value: float, goal: str, holds: bool) -> None:
    assert Figure("x", value, "ms", goal).holds is holds


def test_it_prints_each_figure_with_its_goal(
    measured: list[Figure], capsys: pytest.CaptureFixture[str]
) -> None:
    measured += [GOOD, BAD]

    main(["answers"])

    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == ["errors", "0", "requests", "goal", "=", "0", "holds"]
    assert second.split() == ["p99", "7000.5", "ms", "goal", "<=", "5000", "MISSED"]


def test_it_prints_one_line_of_json_last(
    measured: list[Figure], capsys: pytest.CaptureFixture[str]
) -> None:
    measured += [GOOD, BAD]

    main(["answers", "--json"])

    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "benchmark": "answers",
        "figures": [
            {"name": "errors", "value": 0, "unit": "requests", "goal": "= 0", "holds": True},
            {"name": "p99", "value": 7000.5, "unit": "ms", "goal": "<= 5000", "holds": False},
        ],
    }


def test_it_succeeds_when_every_figure_holds(measured: list[Figure]) -> None:
    measured.append(GOOD)

    assert main(["answers"]) == 0


def test_it_fails_when_one_does_not_hold(measured: list[Figure]) -> None:
    measured += [GOOD, BAD]

    assert main(["answers"]) == 1


def test_it_refuses_a_name_it_does_not_know() -> None:
    with pytest.raises(SystemExit) as refused:
        main(["fortune"])

    assert refused.value.code == 2
