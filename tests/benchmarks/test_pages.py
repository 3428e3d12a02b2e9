"""The benchmark of pages asks what readers ask, of pages that are served."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.load import Load, drive
from benchmarks.pages import (
    ANEW,
    CLIENTS,
    GOALS,
    REFERENCE,
    Measured,
    answer_requests,
    figures,
    fill,
    measure,
    production,
)
from benchmarks.pages_run import Filled
from benchmarks.portal import SAMPLES, serving


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """A short run on the samples."""
    folder: Path = tmp_path_factory.mktemp("pages")
    environment = production(folder)
    filled = fill(SAMPLES, 120, environment)
    assert len(filled.popular) + len(filled.others) == len(list(SAMPLES.glob("*.md")))
    assert len({tuple(step) for step in filled.steps}) == len(filled.steps)
    with serving(folder, environment, threads=1) as port:
        return measure(port, filled, seconds=0.2, rounds=1)


def test_nothing_is_answered_with_an_error(measured: Measured) -> None:
    assert measured.errors == []


def test_every_kind_is_measured_beside_the_reference(measured: Measured) -> None:
    for clients in CLIENTS:
        for kind in (REFERENCE, *GOALS):
            assert measured.rates[kind, clients][0] > 0
    names = {figure.name for figure in figures(measured)}
    assert {f"{kind}, {clients} clients" for kind in GOALS for clients in CLIENTS} <= names


def test_a_share_is_that_of_the_same_round() -> None:
    rounds = Measured()
    for ok, page in ((100, 50), (10, 2), (40, 16)):
        rounds.note(REFERENCE, 8, Load(ok, 1.0))
        rounds.note("step", 8, Load(page, 1.0))
    assert rounds.share("step", 8) == 0.4
    rounds.note(ANEW, 8, Load(1, 1.0, ["lost"]))
    assert rounds.errors == [f"{ANEW}, 8 clients: lost"]


def test_who_does_not_answer_is_an_error() -> None:
    requests = answer_requests(Filled(steps=[["a" * 24, "x", "s1"]]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("benchmarks.load.TIMEOUT_SECONDS", 1)
        load = drive(9, requests, clients=1, seconds=1)
    assert load.answered == 0
    assert len(load.errors) == 1
